"""What every adapter of the port Keyring keeps to, and which keyrings of a system are none."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null

from exitcoach.errors import RecordsLocked
from exitcoach.stores.keys import Keyring
from exitcoach.stores.system_keyring import SystemKeyring
from tests.fakes.keyring import ForgetfulBackend, LockedBackend, MemoryBackend, MemoryKeyring


@pytest.fixture
def backend() -> Iterator[MemoryBackend]:
    """The keyring of this system, in memory while a test lasts."""
    before, found = keyring.get_keyring(), MemoryBackend()
    keyring.set_keyring(found)
    yield found
    keyring.set_keyring(before)


@pytest.fixture(params=["memory", "system"])
def ring(request: pytest.FixtureRequest, backend: MemoryBackend) -> Keyring:
    return MemoryKeyring() if request.param == "memory" else SystemKeyring()


def test_a_secret_comes_back_by_its_name(ring: Keyring):
    """Each its own; the last one told counts."""
    ring.put("one", "first")
    ring.put("other", "second")
    ring.put("one", "third")

    assert (ring.get("one"), ring.get("other")) == ("third", "second")


def test_an_unknown_name_has_nothing(ring: Keyring):
    """That is no failure."""
    assert ring.get("nobody") == ""


def test_what_was_dropped_is_gone(ring: Keyring):
    """Only that; to drop what is not there does nothing."""
    ring.put("one", "first")
    ring.put("other", "second")
    for _ in range(2):
        ring.drop("one")

    assert (ring.get("one"), ring.get("other")) == ("", "second")


def test_secrets_stand_under_the_name_of_the_program(backend: MemoryBackend):
    """So that people find them in the window of their system."""
    SystemKeyring().put("abc", "secret")

    assert backend.kept == {("exitcoach", "abc"): "secret"}


class _Chain(chainer.ChainerBackend):
    """Tries these in turn."""

    priority = -1  # type: ignore[assignment]
    backends: tuple[KeyringBackend, ...] = ()

    def __init__(self, *backends: KeyringBackend) -> None:
        self.backends = backends  # type: ignore[misc]


@pytest.mark.parametrize(
    "found",
    [
        fail.Keyring(),
        null.Keyring(),
        LockedBackend(),
        _Chain(null.Keyring(), fail.Keyring()),
        _Chain(),
    ],
    ids=["fails", "keeps nothing", "locked", "a chain of such", "an empty chain"],
)
def test_a_keyring_that_keeps_nothing_is_none(backend: MemoryBackend, found: KeyringBackend):
    """It is refused before anything depends on it."""
    keyring.set_keyring(found)

    with pytest.raises(RecordsLocked) as locked:
        SystemKeyring().put("abc", "secret")
    assert locked.value.why == "no-keyring"


def test_a_keyring_that_forgets_is_found_out(backend: MemoryBackend):
    """At once, not when the records are to be read."""
    keyring.set_keyring(ForgetfulBackend())

    with pytest.raises(RecordsLocked) as locked:
        SystemKeyring().put("abc", "secret")
    assert locked.value.why == "no-keyring"


def test_of_a_chain_the_first_good_one_is_taken(backend: MemoryBackend):
    """What goes before it would have kept nothing."""
    good = MemoryBackend()
    keyring.set_keyring(_Chain(null.Keyring(), good))
    SystemKeyring().put("abc", "secret")

    assert list(good.kept.values()) == ["secret"]
    assert SystemKeyring().get("abc") == "secret"
