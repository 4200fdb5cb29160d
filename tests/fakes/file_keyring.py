"""A keyring of the system for tests: a file of JSON, named by ``TEST_KEYRING``. PYTHON_KEYRING_BACKEND chooses it."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

FILE = "TEST_KEYRING"
CHOSEN = {"PYTHON_KEYRING_BACKEND": "tests.fakes.file_keyring.FileKeyring"}


class FileKeyring(KeyringBackend):
    """Keeps secrets in that file; without it, is locked."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._keep(self._kept() | {f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        kept = self._kept()
        if kept.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError(username)
        self._keep(kept)

    def _kept(self) -> dict[str, str]:
        try:
            return dict(json.loads(Path(os.environ[FILE]).read_text(encoding="utf-8")))
        except (KeyError, OSError):
            raise KeyringLocked from None

    def _keep(self, secrets: dict[str, str]) -> None:
        Path(os.environ[FILE]).write_text(json.dumps(secrets), encoding="utf-8")
