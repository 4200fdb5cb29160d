"""encryption.json: the right words open it, whatever they were typed with; what is wrong with it is told."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitcoach.errors import RecordsLocked
from exitcoach.stores.files import previous_of
from exitcoach.stores.key_file import (
    BLOCK,
    COST,
    LANES,
    KeyFile,
    drop_key_file,
    in_keyring,
    key_file_bytes,
    new_private_key,
    private_of,
    public_of,
    read_key_file,
    recovery_code,
    with_passphrase,
    write_key_file,
)
from exitcoach.stores.seal import seal
from exitcoach.stores.vault import KEY_FILE
from tests.fakes.disk import RefusingOnce
from tests.fakes.encrypted_homes import OTHER, PRIVATE, QUICK

WORDS = "caballo batería grapa correcta"
CODE = recovery_code(PRIVATE)


@pytest.fixture(scope="module")
def quick() -> KeyFile:
    return with_passphrase(PRIVATE, WORDS, QUICK)


def test_a_passphrase_costs_what_it_should():
    """As much as is advised, written in the file, so that a later version may ask for more."""
    found = with_passphrase(PRIVATE, WORDS)

    assert found.cost == (COST, BLOCK, LANES) == (2**17, 8, 1)
    assert found.opened_with(WORDS) == PRIVATE


def test_passphrase_and_recovery_code_open_and_nothing_else_does(quick: KeyFile):
    """Upper case is another passphrase; the code of another home is none."""
    assert quick.opened_with(WORDS) == quick.opened_with(CODE) == PRIVATE
    for wrong in (WORDS.upper(), WORDS[:-1], "", recovery_code(OTHER)):
        assert quick.opened_with(wrong) == b""
    assert quick.fits(PRIVATE)
    assert not quick.fits(OTHER)
    assert not quick.fits(b"")


@pytest.mark.parametrize(
    "typed",
    [
        "caballo bateri\u0301a grapa correcta",
        "caballo\u00a0batería grapa correcta",
        "ｃaballo batería grapa correcta",
    ],
)
def test_the_same_words_of_other_characters_open(quick: KeyFile, typed: str):
    """Accents in one character or two, spaces and letters of another width: keyboards differ."""
    assert quick.opened_with(typed) == PRIVATE


def test_the_keyring_is_named_by_the_fingerprint():
    """The file has nothing of the private key; only the recovery code opens it."""
    found = in_keyring(PRIVATE)

    assert (found.kept, found.salt, found.wrapped) == ("keyring", b"", b"")
    assert len(found.fingerprint) == 16
    assert found.fingerprint != in_keyring(OTHER).fingerprint
    assert found.opened_with(CODE) == PRIVATE
    assert found.opened_with(WORDS) == b""


def test_every_home_has_a_key_of_its_own():
    """By chance."""
    assert len({new_private_key() for _ in range(20)}) == 20
    assert {len(new_private_key()) for _ in range(5)} == {32}


@given(private=st.binary(min_size=32, max_size=32))
def test_the_recovery_code_is_the_private_key(private: bytes):
    """Fourteen groups of four, none of 0, 1, 8, 9 in them."""
    code = recovery_code(private)

    assert private_of(code) == private
    assert [len(group) for group in code.split("-")] == [4] * 14
    assert not set("0189") & set(code)


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        f"  {CODE}\r\n",
        CODE.replace("-", "–"),
        CODE.replace("O", "0").replace("I", "1").replace("B", "8"),
        CODE.lower().replace("o", "0").replace("i", "1"),
        f"\ufeff{CODE}",
        "\n".join(CODE.split("-")),
    ],
)
def test_the_recovery_code_is_read_as_people_type_it(typed: str):
    """Small letters, other separators or none, digits for the letters they look like."""
    assert private_of(typed) == PRIVATE


def test_a_code_with_a_wrong_character_is_none():
    """Its check tells, at every place, and so do characters that are missing or too many."""
    plain = CODE.replace("-", "")
    for place, letter in enumerate(plain):
        other = "C" if letter != "C" else "D"
        assert private_of(plain[:place] + other + plain[place + 1 :]) == b""
    for wrong in ("", plain[:-1], plain[:-8], f"{plain}AAAAAAAA", plain.replace(plain[0], "ñ"), "9" * 56, "-" * 70):
        assert private_of(wrong) == b""


def test_it_is_read_as_it_was_written(tmp_path: Path, quick: KeyFile):
    """With a copy beside it; dropped, nothing of it is left."""
    for found in (quick, in_keyring(PRIVATE), replace(quick, salt=b"another salt 123")):
        write_key_file(tmp_path, found)

        assert read_key_file(tmp_path) == found
        assert (tmp_path / KEY_FILE).read_bytes() == previous_of(tmp_path / KEY_FILE).read_bytes()
        assert PRIVATE not in (tmp_path / KEY_FILE).read_bytes()
    drop_key_file(tmp_path)

    assert read_key_file(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("which", [KEY_FILE, f"{KEY_FILE}.previous"])
@pytest.mark.parametrize("harm", ["gone", "empty", "one byte", "a folder"])
def test_one_of_the_two_is_enough(tmp_path: Path, quick: KeyFile, which: str, harm: str):
    """No call waits for a repair."""
    write_key_file(tmp_path, quick)
    harmed = tmp_path / which
    data = harmed.read_bytes()
    harmed.unlink()
    if harm == "a folder":
        harmed.mkdir()
    elif harm != "gone":
        harmed.write_bytes(b"" if harm == "empty" else data.replace(b'"public":"', b'"public":"A', 1))

    assert read_key_file(tmp_path) == quick


def test_any_changed_byte_is_damage(tmp_path: Path, quick: KeyFile):
    """With another public key, for one, all that is written would be written for nobody."""
    data = key_file_bytes(quick)
    for place in range(len(data)):
        for bits in (1, 0x20, 0xFF):
            changed = bytearray(data)
            changed[place] ^= bits
            (tmp_path / KEY_FILE).write_bytes(changed)
            with pytest.raises(RecordsLocked) as locked:
                read_key_file(tmp_path)
            assert (locked.value.why, locked.value.path) == ("damaged", str(tmp_path / KEY_FILE))


def told(quick: KeyFile) -> dict[str, object]:
    return json.loads(key_file_bytes(quick))


def written(tmp_path: Path, facts: object) -> str:
    """What reading such a file is refused with."""
    body = json.dumps(facts, separators=(",", ":")).encode()
    (tmp_path / KEY_FILE).write_bytes(seal(body))
    with pytest.raises(RecordsLocked) as locked:
        read_key_file(tmp_path)
    return locked.value.why


def test_one_of_a_newer_version_is_told_as_that(tmp_path: Path, quick: KeyFile):
    """Also where there is a copy that this version could read."""
    write_key_file(tmp_path, quick)

    assert written(tmp_path, {**told(quick), "form": 2}) == "newer"


@pytest.mark.parametrize(
    "cost",
    [
        {"n": 2**40, "r": 8, "p": 1},
        {"n": 2**17, "r": 8, "p": 2**20},
        {"n": 3, "r": 8, "p": 1},
        {"n": 1, "r": 8, "p": 1},
        {"n": -2, "r": -8, "p": 1},
        {"n": 0, "r": 0, "p": 0},
        {"n": 2, "r": 8},
        {"n": "many", "r": 8, "p": 1},
        None,
    ],
)
def test_an_absurd_cost_is_never_paid(tmp_path: Path, quick: KeyFile, cost: dict[str, object] | None):
    """It would take all memory there is, or is none at all."""
    salt = {"salt": "AAAA"} if cost else {}

    assert written(tmp_path, {**told(quick), "scrypt": {**(cost or {}), **salt} or None}) == "damaged"


@pytest.mark.parametrize(
    "changes",
    [
        {"public": "AAAA"},
        {"public": "é"},
        {"public": 7},
        {"kept": "paper"},
        {"kept": None},
        {"wrapped": ""},
        {"wrapped": "AAAA"},
        {"encryption": "other"},
        {"form": "one"},
    ],
)
def test_what_this_program_never_writes_is_damage(tmp_path: Path, quick: KeyFile, changes: dict[str, object]):
    """Whoever changed it."""
    assert written(tmp_path, {**told(quick), **changes}) == "damaged"


@pytest.mark.parametrize("facts", [[], 7, {}, None, {"encryption": "exitcoach"}])
def test_other_json_is_damage(tmp_path: Path, facts: object):
    """Of whatever shape."""
    assert written(tmp_path, facts) == "damaged"


def test_a_disk_that_refuses_leaves_one_that_opens(tmp_path: Path, quick: KeyFile):
    """Whatever it refuses: the one before or the new one, and the same private key."""
    first = in_keyring(PRIVATE)
    for number in range(8):
        write_key_file(tmp_path, first)
        with pytest.raises(OSError, match="No space"):
            write_key_file(tmp_path, quick, layer=RefusingOnce(number, "ENOSPC"))
        assert read_key_file(tmp_path) in (first, quick)
        assert public_of(PRIVATE) == first.public
