"""Where the key comes from: a file, the keyring, whoever sits here; in this order, and nobody is asked in vain."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exitcoach.errors import RecordsLocked
from exitcoach.stores.files import previous_of
from exitcoach.stores.key_file import (
    KeyFile,
    drop_key_file,
    in_keyring,
    recovery_code,
    with_passphrase,
    write_key_file,
)
from exitcoach.stores.keys import TRIES, Keys, asking
from exitcoach.stores.vault import KEY_FILE, PLAIN
from tests.fakes.encrypted_homes import OTHER, PRIVATE, QUICK
from tests.fakes.keyring import MemoryKeyring, NoKeyring

WORDS = "cuatro palabras que no van juntas"
CODE = recovery_code(PRIVATE)
KEPT = in_keyring(PRIVATE)
FULL = {KEPT.fingerprint: CODE}


class Typist:
    """Types these, one after the other; ``wrong`` is whether each time was told to be another try."""

    def __init__(self, *lines: str | None) -> None:
        self.lines = list(lines)
        self.wrong: list[bool] = []

    def __call__(self, found: KeyFile, wrong: bool) -> str | None:
        self.wrong.append(wrong)
        return self.lines.pop(0)


@pytest.fixture(autouse=True)
def _nobody() -> Iterator[None]:
    """Nobody sits here but whom a test sits down."""
    token = asking.set(None)
    yield
    asking.reset(token)


@pytest.fixture
def seated() -> Iterator[Callable[..., Typist]]:
    """Sits somebody down, until the test is over."""
    tokens = []

    def sit(*lines: str | None) -> Typist:
        typist = Typist(*lines)
        tokens.append(asking.set(typist))
        return typist

    yield sit
    for token in reversed(tokens):
        asking.reset(token)


@pytest.fixture
def guarded(tmp_path: Path) -> Path:
    """A home whose key is under a passphrase."""
    (tmp_path / "guarded").mkdir()
    write_key_file(tmp_path / "guarded", with_passphrase(PRIVATE, WORDS, QUICK))
    return tmp_path / "guarded"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A home whose key is in the keyring."""
    (tmp_path / "kept").mkdir()
    write_key_file(tmp_path / "kept", KEPT)
    return tmp_path / "kept"


def why(keys: Keys, home: Path) -> tuple[str, str]:
    with pytest.raises(RecordsLocked) as locked:
        keys.unlock(home)
    return locked.value.why, Path(locked.value.path).name


def opens(keys: Keys, home: Path) -> bool:
    keys.unlock(home)
    vault = keys.of(home)
    return vault.encrypts and vault.decrypt("here", vault.encrypt("here", b"{}")) == b"{}"


def test_a_home_without_a_key_file_is_plain(tmp_path: Path):
    """Nobody is asked for anything."""
    keys = Keys(NoKeyring())
    keys.unlock(tmp_path)

    assert keys.of(tmp_path) is PLAIN


def test_the_keyring_gives_the_key_by_its_fingerprint(kept: Path):
    """Nobody is asked."""
    keyring = MemoryKeyring(**FULL)

    assert opens(Keys(keyring), kept)
    assert keyring.asked == [KEPT.fingerprint]


def test_a_key_file_goes_before_the_keyring(kept: Path, tmp_path: Path, seated: Callable[..., Typist]):
    """Which is not even looked at, nor is anybody asked."""
    (tmp_path / "code").write_text(f"{CODE.lower()}\n", encoding="utf-8")
    keyring, typist = NoKeyring(), seated()

    assert opens(Keys(keyring, tmp_path / "code"), kept)
    assert typist.wrong == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_key_file_is_read_as_editors_write_it(guarded: Path, tmp_path: Path, encoding: str):
    """With the marks that Windows puts at the beginning."""
    (tmp_path / "code").write_text(f"{CODE}\r\n", encoding=encoding)

    assert opens(Keys(NoKeyring(), tmp_path / "code"), guarded)


@pytest.mark.parametrize("content", [recovery_code(OTHER), WORDS, "", "A" * 10_000, None])
def test_a_key_file_that_does_not_open_is_told(
    guarded: Path, tmp_path: Path, seated: Callable[..., Typist], content: str | None
):
    """Nothing else is tried in its stead: it was asked for by name."""
    typist = seated()
    if content is not None:
        (tmp_path / "code").write_text(content, encoding="utf-8")

    assert why(Keys(MemoryKeyring(**FULL), tmp_path / "code"), guarded) == (
        "key-file" if content is None else "other-key",
        "code",
    )
    assert typist.wrong == []


def test_whoever_sits_here_is_asked_when_the_keyring_has_nothing(kept: Path, seated: Callable[..., Typist]):
    """There is none, it does not have the key, or it has another: the recovery code opens."""
    for keyring in (NoKeyring(), MemoryKeyring(), MemoryKeyring(**{KEPT.fingerprint: recovery_code(OTHER)})):
        typist = seated(CODE)

        assert opens(Keys(keyring), kept)
        assert typist.wrong == [False]


def test_nobody_here_is_told_with_what_failed(kept: Path, guarded: Path, seated: Callable[..., Typist]):
    """Where nobody must be asked, and where nobody could type."""
    homes = ((NoKeyring(), kept, "no-keyring"), (MemoryKeyring(), kept, "keyring"), (NoKeyring(), guarded, "nobody"))
    for keyring, home, reason in homes:
        assert why(Keys(keyring), home) == (reason, KEY_FILE)
    for keyring, home, reason in homes:
        seated(None)
        assert why(Keys(keyring), home) == (reason, KEY_FILE)


def test_a_passphrase_needs_no_keyring(guarded: Path, seated: Callable[..., Typist]):
    """It is not looked at."""
    typist, keyring = seated(WORDS), MemoryKeyring(**FULL)

    assert opens(Keys(keyring), guarded)
    assert (typist.wrong, keyring.asked) == ([False], [])


def test_three_tries(guarded: Path, seated: Callable[..., Typist]):
    """The second and third are told to be more; the third may be right, and there is no fourth."""
    typist = seated("one", "two", WORDS)
    assert opens(Keys(NoKeyring()), guarded)
    assert typist.wrong == [False, True, True]

    typist = seated(*("wrong",) * (TRIES + 1))
    assert why(Keys(NoKeyring()), guarded) == ("wrong", KEY_FILE)
    assert len(typist.wrong) == TRIES == 3


def test_who_gives_up_is_not_asked_again(guarded: Path, seated: Callable[..., Typist]):
    """In the same run, whatever else wants the key."""
    keys, typist = Keys(NoKeyring()), seated("wrong", "")

    assert [why(keys, guarded)[0] for _ in range(3)] == ["declined"] * 3
    assert len(typist.wrong) == 2


def test_who_was_not_asked_is_asked_later(guarded: Path, seated: Callable[..., Typist]):
    """While a client was on the line nobody was; afterwards the answer opens."""
    keys = Keys(NoKeyring())
    assert why(keys, guarded)[0] == "nobody"
    typist = seated(WORDS)

    assert opens(keys, guarded)
    assert opens(keys, guarded)
    assert len(typist.wrong) == 1


def test_one_answer_opens_every_folder_under_that_key(guarded: Path, tmp_path: Path, seated: Callable[..., Typist]):
    """A backup that is looked into, a home from before a restore; under another key somebody is asked again."""
    for name, private in (("backup", PRIVATE), ("foreign", OTHER)):
        (tmp_path / name).mkdir()
        write_key_file(tmp_path / name, with_passphrase(private, "other words", QUICK))
    keys, typist = Keys(NoKeyring()), seated(WORDS, "other words")

    assert opens(keys, guarded)
    assert opens(keys, tmp_path / "backup")
    assert len(typist.wrong) == 1
    assert opens(keys, tmp_path / "foreign")
    assert len(typist.wrong) == 2


def test_a_key_that_is_known_is_not_looked_for(guarded: Path):
    """Who just made it need not type it."""
    keys = Keys(NoKeyring())
    keys.know(KEPT, PRIVATE)

    assert opens(keys, guarded)


def test_another_window_may_encrypt_or_decrypt(tmp_path: Path):
    """Each look at the home sees how it is now."""
    keys = Keys(MemoryKeyring(**FULL))
    seen = [keys.of(tmp_path).encrypts]
    write_key_file(tmp_path, KEPT)
    seen.append(keys.of(tmp_path).encrypts)
    (tmp_path / KEY_FILE).unlink()
    seen.append(keys.of(tmp_path).encrypts)
    drop_key_file(tmp_path)
    seen.append(keys.of(tmp_path).encrypts)

    assert seen == [False, True, True, False]


def test_what_is_wrong_with_the_key_file_of_the_home_is_told(kept: Path):
    """Whatever else is at hand."""
    for path in (kept / KEY_FILE, previous_of(kept / KEY_FILE)):
        path.write_bytes(b"{}")

    assert why(Keys(MemoryKeyring(**FULL)), kept) == ("damaged", KEY_FILE)
