"""What is encrypted comes back to whoever has the key, in its own place, and to nobody else."""

from binascii import a2b_base64, b2a_base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitcoach.errors import RecordsLocked
from exitcoach.stores.codec import decode_fields
from exitcoach.stores.key_file import in_keyring
from exitcoach.stores.month import place_of
from exitcoach.stores.vault import PLAIN, PLAIN_ONLY, KeyVault, decrypted, is_encrypted
from tests.fakes.encrypted_homes import OTHER, PRIVATE, a_vault
from tests.fakes.records import an_id

PLACE = place_of(an_id(), "cases")
DOCUMENT = '{"id":"x","story":"Se perdió el pedido"}'.encode()
MINE = a_vault()
HOWS = ("encrypt", "deposit")
hows = pytest.mark.parametrize("how", HOWS)


@pytest.fixture(scope="module")
def locked() -> KeyVault:
    """Knows the public key only."""

    def nobody() -> bytes:
        raise RecordsLocked("encryption.json", "nobody")

    return KeyVault(in_keyring(PRIVATE).public, nobody)


def refuses(hidden: bytes, place: str = PLACE) -> bool:
    try:
        MINE.decrypt(place, hidden)
    except ValueError:
        return True
    return False


@given(how=st.sampled_from(HOWS), document=st.binary(max_size=300), place=st.text(max_size=30))
def test_what_was_encrypted_comes_back(how: str, document: bytes, place: str):
    """Any bytes, any place, and another vault of the same key opens it too."""
    hidden = getattr(MINE, how)(place, b"{" + document)

    assert is_encrypted(hidden)
    assert a_vault().decrypt(place, hidden) == b"{" + document


@hows
def test_the_same_is_never_encrypted_the_same(how: str):
    """Two equal answers do not show that they are equal, and no word of either shows."""
    one, other = (getattr(MINE, how)(PLACE, DOCUMENT) for _ in range(2))

    assert one != other
    assert b"pedido" not in one + other


@hows
@pytest.mark.parametrize(
    "other",
    [
        place_of(an_id(1), "cases"),
        place_of(an_id(), "private"),
        f"events/{an_id()}/1",
        f"{PLACE} ",
        "",
    ],
)
def test_what_stands_in_anothers_place_is_refused(how: str, other: str):
    """Another id, kind or number: none can be put there."""
    hidden = getattr(MINE, how)(PLACE, DOCUMENT)

    assert refuses(hidden, other)


@hows
def test_any_changed_byte_is_refused(how: str):
    """In the text of it, or in what the text stands for."""
    hidden = getattr(MINE, how)(PLACE, DOCUMENT)
    for place in range(len(hidden)):
        changed = bytearray(hidden)
        changed[place] ^= 1
        # What does not begin as it should is read as it is: no JSON of a record, and no line of any file.
        assert not is_encrypted(bytes(changed)) or refuses(bytes(changed))
    for value in map(str.encode, decode_fields(hidden).values()):
        data = a2b_base64(value)
        for place in range(len(data)):
            changed = bytearray(data)
            changed[place] ^= 0x80
            assert refuses(hidden.replace(value, b2a_base64(bytes(changed), newline=False)))


@hows
@pytest.mark.parametrize("length", [0, 1, 11, 12, 27, 28])
def test_what_is_cut_is_refused(how: str, length: int):
    """Down to nothing."""
    value = decode_fields(getattr(MINE, how)(PLACE, DOCUMENT))["encrypted"]
    cut = b2a_base64(a2b_base64(value)[:length], newline=False)

    assert refuses(b'{"encrypted":"%s"}' % cut)


@pytest.mark.parametrize("hidden", [b'{"encrypted":"","more":1}', b'{"key":"","encrypted":"\xc3\xa9"}', b'{"key":"x"}'])
def test_what_is_no_envelope_of_ours_is_refused(hidden: bytes):
    """More fields, fewer, or no base64."""
    assert refuses(hidden)


@hows
def test_another_key_opens_nothing(how: str):
    """Neither what was encrypted under it, nor the key of the process."""
    hidden = getattr(a_vault(OTHER), how)(PLACE, DOCUMENT)

    assert refuses(hidden)


def test_a_deposit_needs_no_private_key(locked: KeyVault):
    """A call is saved while nobody has the key; to read it back takes the key."""
    hidden = locked.deposit(PLACE, DOCUMENT)

    assert MINE.decrypt(PLACE, hidden) == DOCUMENT
    for needs_the_key in (
        lambda: locked.decrypt(PLACE, hidden),
        lambda: locked.encrypt(PLACE, DOCUMENT),
        locked.unlock,
    ):
        with pytest.raises(RecordsLocked):
            needs_the_key()


def test_the_private_key_is_asked_for_once():
    """However much is read with it."""
    asked: list[int] = []

    def private() -> bytes:
        asked.append(1)
        return PRIVATE

    vault = KeyVault(in_keyring(PRIVATE).public, private)
    for _ in range(3):
        vault.decrypt(PLACE, vault.encrypt(PLACE, DOCUMENT))

    assert len(asked) == 1


def test_what_never_was_encrypted_is_read_beside_it():
    """As it is, whole or by its fields."""
    fields = decode_fields(DOCUMENT)

    assert MINE.decrypt(PLACE, DOCUMENT) == DOCUMENT
    assert decrypted(fields, PLACE, MINE) == fields
    assert decrypted(decode_fields(MINE.encrypt(PLACE, DOCUMENT)), PLACE, MINE) == fields


def test_without_a_key_file_nothing_is_encrypted_and_nothing_opened():
    """What somebody did encrypt is told as locked, never taken for a record."""
    assert PLAIN.encrypt(PLACE, DOCUMENT) == PLAIN.deposit(PLACE, DOCUMENT) == PLAIN.decrypt(PLACE, DOCUMENT)
    for how in HOWS:
        with pytest.raises(RecordsLocked) as locked:
            PLAIN.decrypt(PLACE, getattr(MINE, how)(PLACE, DOCUMENT))
        assert locked.value.why == "missing"
    assert PLAIN_ONLY.of(None) is PLAIN  # type: ignore[arg-type]
    assert not PLAIN.encrypts
    assert MINE.encrypts
