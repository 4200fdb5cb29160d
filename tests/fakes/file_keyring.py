"""A keyring of the system for tests: a file of JSON, named by ``TEST_KEYRING``. PYTHON_KEYRING_BACKEND chooses it."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from exitcoach.stores.system_keyring import SERVICE

FILE = "TEST_KEYRING"
CHOSEN = {"PYTHON_KEYRING_BACKEND": "tests.fakes.file_keyring.FileKeyring"}


class FileKeyring(KeyringBackend):
    """Keeps secrets in that file; where there is none, is locked."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return secrets(_file()).get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        _write(_file(), secrets(_file()) | {f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        kept = secrets(_file())
        if kept.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError(username)
        _write(_file(), kept)


def secrets(file: Path) -> dict[str, str]:
    """All it keeps. Raises KeyringLocked."""
    try:
        return dict(json.loads(file.read_text(encoding="utf-8")))
    except OSError:
        raise KeyringLocked from None


def keep(file: Path, name: str, secret: str) -> None:
    """Keep a secret of exitcoach in it."""
    kept = secrets(file) if file.exists() else {}
    _write(file, kept | {f"{SERVICE}/{name}": secret})


def _file() -> Path:
    return Path(os.environ.get(FILE, os.devnull + ".none"))


def _write(file: Path, kept: dict[str, str]) -> None:
    file.write_text(json.dumps(kept), encoding="utf-8")
