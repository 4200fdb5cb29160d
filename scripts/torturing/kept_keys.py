"""A keyring in a folder: many processes share it, and none of them reaches the real one."""

import os
from pathlib import Path

from keyring.backend import KeyringBackend

from exitcoach.stores.keys import Keys
from exitcoach.stores.layout import Home

FOLDER = "TORTURE_KEYS"
"""The variable that names it."""


class FolderKeyring(KeyringBackend):
    """A file a secret, by its name. Never chosen by itself."""

    priority = -1  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        return FolderKeys(Path(os.environ[FOLDER])).get(username) or None

    def set_password(self, service: str, username: str, password: str) -> None:
        FolderKeys(Path(os.environ[FOLDER])).put(username, password)

    def delete_password(self, service: str, username: str) -> None:
        FolderKeys(Path(os.environ[FOLDER])).drop(username)


class FolderKeys:
    """The same for whoever looks on. What was dropped is kept: copies of a home share their key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> str:
        path = self._folder / name
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def put(self, name: str, secret: str) -> None:
        self._folder.mkdir(exist_ok=True)
        (self._folder / name).write_text(secret, encoding="utf-8")

    def drop(self, name: str) -> None:
        return


def keys_of(home: Path) -> Path:
    """The keyring of this home and of those beside it."""
    return home.parent / "keys"


def home_at(path: Path) -> Home:
    """The home, and its key where it is encrypted."""
    return Home(path, Keys(FolderKeys(keys_of(path))))
