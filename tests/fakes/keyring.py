"""Keyrings in memory: the port's own, and a backend of the library's."""

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from exitcoach.errors import RecordsLocked


class MemoryKeyring:
    """Keeps secrets as long as it lives; ``asked`` are the names somebody wanted."""

    def __init__(self, **secrets: str) -> None:
        self.secrets = dict(secrets)
        self.asked: list[str] = []

    def get(self, name: str) -> str:
        self.asked.append(name)
        return self.secrets.get(name, "")

    def put(self, name: str, secret: str) -> None:
        self.secrets[name] = secret

    def drop(self, name: str) -> None:
        self.secrets.pop(name, None)


class NoKeyring(MemoryKeyring):
    """A system that has none."""

    def get(self, name: str) -> str:
        raise RecordsLocked("exitcoach", "no-keyring")


class MemoryBackend(KeyringBackend):
    """What the library calls a keyring. It is never chosen by itself: even the one that always fails comes before."""

    priority = -1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


class ForgetfulBackend(MemoryBackend):
    """Takes everything and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        return


class LockedBackend(MemoryBackend):
    """Nobody unlocked it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("locked")
