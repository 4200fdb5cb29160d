"""The keyring of the system: Windows Credential Locker, macOS Keychain, Secret Service or KWallet."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from exitcoach.errors import RecordsLocked

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "exitcoach"
_NOT_SAFE = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
"""Backends that keep nothing, or keep it for everybody to read."""


class SystemKeyring:
    """Secrets under the name of this program."""

    def get(self, name: str) -> str:
        """The secret of this name; empty where there is none. Raises RecordsLocked (``no-keyring``)."""
        return self._done(lambda backend: backend.get_password(SERVICE, name)) or ""

    def put(self, name: str, secret: str) -> None:
        """Keep a secret, and see that it is kept. Raises RecordsLocked (``no-keyring``)."""
        self._done(lambda backend: backend.set_password(SERVICE, name, secret))
        if self.get(name) != secret:
            raise RecordsLocked(SERVICE, "no-keyring")

    def drop(self, name: str) -> None:
        """Forget a secret, where there is one. Raises RecordsLocked (``no-keyring``)."""
        if self.get(name):
            self._done(lambda backend: backend.delete_password(SERVICE, name))

    def _done(self, action: Callable[["KeyringBackend"], str | None]) -> str | None:
        import keyring

        try:
            return action(_safe(keyring.get_keyring()))
        except RecordsLocked:
            raise
        except Exception as failure:
            raise RecordsLocked(SERVICE, "no-keyring") from failure


def _safe(backend: "KeyringBackend") -> "KeyringBackend":
    """The backend, or the first good one of those it tries in turn. Raises RecordsLocked."""
    chained = getattr(backend, "backends", None) or (backend,)
    for one in chained:
        if not type(one).__module__.startswith(_NOT_SAFE):
            return one
    raise RecordsLocked(SERVICE, "no-keyring")
