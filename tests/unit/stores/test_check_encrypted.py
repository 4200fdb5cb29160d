"""Damage in an encrypted home is seen, named and mended as in any other, and nothing but damage can be in it."""

import re
import shutil
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exitcoach.errors import RecordsLocked
from exitcoach.services.check import Edits, Finding, Outcome, Wrong
from exitcoach.stores.backups import Backups
from exitcoach.stores.encrypting import decrypt_home, encrypt_home
from exitcoach.stores.files import previous_of
from exitcoach.stores.key_file import key_file_bytes, write_key_file
from exitcoach.stores.layout import Home
from exitcoach.stores.vault import KEY_FILE
from tests.fakes.checking import (
    CASES,
    PRIVATE,
    RETIRED,
    RUNNING,
    STAMP,
    STORED,
    a_furnished_home,
    checked,
    everything,
    spoil,
    without_copies,
)
from tests.fakes.encrypted_homes import OTHER, encrypted, key_file, with_key, without_key
from tests.fakes.records import an_id

RUNNING_JOURNAL = f"drafts/{RUNNING}.jsonl"
FILES = (
    CASES,
    PRIVATE,
    "house/correctives.json",
    RUNNING_JOURNAL,
    f"drafts/retired/{RETIRED}.jsonl-1",
    f"drafts/investigations/{an_id(1)}.jsonl",
)
some = settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_furnished_home(encrypted(tmp_path_factory.mktemp("template") / "home"), backed_up=True).path


@pytest.fixture
def furnished(template: Path, tmp_path: Path) -> Home:
    return with_key(shutil.copytree(template, tmp_path / "furnished"))


@pytest.fixture
def bare(furnished: Home) -> Home:
    """Without a backup and without a copy from before."""
    return without_copies(furnished)


@pytest.fixture
def plain(tmp_path: Path) -> Home:
    """One that nobody has encrypted yet."""
    return a_furnished_home(with_key(tmp_path / "plain"), backed_up=True)


def again(template: Path, home: Home) -> Home:
    shutil.rmtree(home.path)
    return with_key(shutil.copytree(template, home.path))


def problems(findings: tuple[Finding, ...]) -> list[tuple[Wrong, str]]:
    return [(finding.problem, finding.file) for finding in findings]


def contents(home: Home) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.path.rglob("*") if path.is_file() and path.suffix != ".lock"}


def mends_all(home: Home, name: str, spoilt: bytes) -> None:
    before = everything(home)
    (home.path / name).write_bytes(spoilt)

    assert checked(home)
    checked(home, Edits.UNDO)
    assert before == everything(home)
    assert checked(home) == ()


def test_a_whole_home_has_no_problem(furnished: Home):
    """A repair changes nothing, and what is set aside in one is no plain record."""
    before = contents(furnished)

    assert checked(furnished) == checked(furnished, Edits.ACCEPT) == ()
    assert before == contents(furnished)


@some
@given(name=st.sampled_from(FILES), place=st.floats(0, 1, exclude_max=True), bits=st.integers(1, 255))
def test_any_changed_byte_is_seen_and_mended(template: Path, furnished: Home, name: str, place: float, bits: int):
    """In whichever file, wherever it is."""
    home = again(template, furnished)
    data = bytearray((home.path / name).read_bytes())
    data[int(place * len(data))] ^= bits
    mends_all(home, name, bytes(data))


@some
@given(name=st.sampled_from(FILES), place=st.floats(0, 1, exclude_max=True))
def test_a_cut_anywhere_is_seen_and_mended(template: Path, furnished: Home, name: str, place: float):
    """From the copy before, the journal or the backup, which are encrypted too."""
    home = again(template, furnished)
    data = (home.path / name).read_bytes()
    mends_all(home, name, data[: int(place * len(data))])


@some
@given(name=st.sampled_from(FILES), place=st.floats(0, 0.99), length=st.integers(2, 4096))
def test_a_stretch_of_zeros_is_seen_and_mended(template: Path, furnished: Home, name: str, place: float, length: int):
    """As a disk does that lost a block."""
    home = again(template, furnished)
    data = (home.path / name).read_bytes()
    begin = int(place * (len(data) - 2))
    end = min(begin + length, len(data))
    mends_all(home, name, data[:begin] + bytes(end - begin) + data[end:])


@pytest.mark.parametrize("name", [CASES, RUNNING_JOURNAL])
@pytest.mark.parametrize("place", [0.3, 0.6])
def test_one_byte_needs_no_other_source(bare: Home, name: str, place: float):
    """Its checksum is outside of what is encrypted."""
    before = everything(bare)
    path = bare.path / name
    data = bytearray(path.read_bytes())
    data[int(place * len(data))] ^= 0x11
    path.write_bytes(data)

    assert {one.source for one in checked(bare, Edits.ASK)} == {"itself"}
    assert before == everything(bare)


def with_line(path: Path, record: str, change) -> None:
    """Change what stands in the line of a record, and make every checksum fit: a foreign hand, not a failing disk."""
    lines = path.read_bytes().split(b"\n")
    number = next(n for n, line in enumerate(lines) if line.startswith(b'"%s"' % record.encode()))
    comma = b"," if lines[number].endswith(b",") else b""
    body = change(lines[number].removesuffix(b",")[: -len(b',"crc":"00000000"}')])
    lines[number] = b'%s,"crc":"%08x"}%s' % (body, crc32(body), comma)
    path.write_bytes(b"\n".join(lines))
    head, rest = path.read_bytes().split(b"\n", 1)
    found = re.search(rb'"kind":"(\w+)","schema":(\d+),"form":(\d+),"count":(\d+),"crc":"(\w{8})"', head)
    assert found is not None
    crc = crc32(b" ".join(found.groups()[:4]), crc32(rest.removesuffix(b"\n}}\n")))
    path.write_bytes(head.replace(found[5], b"%08x" % crc) + b"\n" + rest)


def test_a_change_inside_an_encrypted_line_is_damage(furnished: Home):
    """Even where all checksums fit: nobody edits what nobody can read. It comes back from elsewhere."""
    before = everything(furnished)
    path = furnished.path / CASES
    with_line(path, STORED[1], lambda body: body[:80] + (b"A" if body[80:81] != b"A" else b"B") + body[81:])

    assert [(Wrong.RECORD, STORED[1])] == [(one.problem, one.record) for one in checked(furnished)]
    for edits in (Edits.ASK, Edits.ACCEPT):
        assert Outcome.TAKEN_IN not in {one.outcome for one in checked(furnished, edits)}
    assert before == everything(furnished)


def test_a_record_in_anothers_place_is_damage(furnished: Home):
    """What somebody else was told is not taken for what this client said."""
    before = everything(furnished)
    path = furnished.path / CASES
    other = next(line for line in path.read_bytes().split(b"\n") if line.startswith(b'"%s"' % STORED[2].encode()))
    with_line(path, STORED[1], lambda body: body[:20] + other.removesuffix(b",")[20 : -len(b',"crc":"00000000"}')])

    assert [(Wrong.RECORD, STORED[1])] == [(one.problem, one.record) for one in checked(furnished, Edits.ACCEPT)]
    assert before == everything(furnished)


def test_a_plain_record_written_in_by_hand_is_an_edit(furnished: Home):
    """It can be taken in, and is encrypted then."""
    path = furnished.path / CASES
    document = b'"%s":{"schema":1,"id":"%s"' % (STORED[0].encode(), STORED[0].encode())
    whole = decrypted_line(furnished, STORED[0]).replace("Rosa Núñez".encode(), b"Rosa Pardo")
    assert whole.startswith(document)
    line = next(line for line in path.read_bytes().split(b"\n") if line.startswith(b'"%s"' % STORED[0].encode()))
    spoil(path, line.removesuffix(b","), whole)

    assert (Wrong.EDITED, CASES) in problems(checked(furnished))
    told = [(one.problem, one.outcome) for one in checked(furnished, Edits.ACCEPT)]
    # What was written in is not encrypted where it was set aside.
    assert told == [(Wrong.EDITED, Outcome.TAKEN_IN), (Wrong.PLAIN, Outcome.LEFT)]
    assert everything(furnished).records[0].case.answers["client.name"] == "Rosa Pardo"
    assert b"Rosa" not in path.read_bytes()


def decrypted_line(home: Home, record: str) -> bytes:
    copy = with_key(shutil.copytree(home.path, home.path.with_name("copy")))
    decrypt_home(copy)
    lines = (copy.path / CASES).read_bytes().split(b"\n")
    return next(line for line in lines if line.startswith(b'"%s"' % record.encode())).removesuffix(b",")


@pytest.mark.parametrize("edits", [None, Edits.ASK, Edits.UNDO])
@pytest.mark.parametrize("name", [CASES, RUNNING_JOURNAL, f"{KEY_FILE}.previous"])
def test_without_the_key_nothing_is_touched(furnished: Home, name: str, edits: Edits | None):
    """Whatever is damaged: what cannot be read is not to be mended, and nothing is set aside."""
    path = furnished.path / name
    if name != f"{KEY_FILE}.previous":
        path.write_bytes(path.read_bytes()[:-60])
    before = contents(furnished)

    with pytest.raises(RecordsLocked) as locked:
        checked(without_key(furnished.path), edits)
    assert locked.value.why == "keyring"
    assert before == contents(furnished)


def test_without_the_key_not_even_what_is_plain_is_touched(plain: Home):
    """Encrypting was interrupted before its first record; half of a repair would be worse than none."""
    write_key_file(plain.path, key_file())
    path = plain.path / RUNNING_JOURNAL
    path.write_bytes(path.read_bytes().replace(b"pedido", b"pe\0\0do", 1))
    before = contents(plain)

    with pytest.raises(RecordsLocked):
        checked(without_key(plain.path), Edits.ASK)
    assert before == contents(plain)


def test_plain_files_in_an_encrypted_home_are_named(plain: Home):
    """Months, the house, journals, the log of exports, originals, backups; to encrypt is what mends it."""
    (plain.path / "exports.log").write_bytes(b'{"at":"2026-11-22"}\n')
    shutil.copy(plain.path / CASES, plain.cases / "2026-10.json.form1.bak")
    write_key_file(plain.path, key_file())
    backup = Backups(plain).paths()[0].relative_to(plain.path).as_posix()
    found = checked(plain)

    assert {one.problem for one in found} == {Wrong.PLAIN}
    names = {one.file for one in found}
    assert names > {*FILES, "exports.log", "cases/2026-10.json.form1.bak", backup, f"{CASES}.previous"}
    assert {one.line for one in found if one.file in FILES} == {2}
    assert [one.outcome for one in checked(plain, Edits.ASK)] == [Outcome.LEFT] * len(found)
    assert everything(plain).records
    encrypt_home(plain, key_file())
    assert problems(checked(plain)) == [(Wrong.PLAIN, backup)]


def test_a_file_plain_in_part_is_named_with_its_line(furnished: Home):
    """A line that was never encrypted, between others that are."""
    path = furnished.path / CASES
    whole = decrypted_line(furnished, STORED[1])
    with_line(path, STORED[1], lambda _: whole[: -len(b',"crc":"00000000"}')])
    found = checked(furnished)

    assert [(one.problem, one.file, one.line) for one in found] == [(Wrong.PLAIN, CASES, 3)]


def test_what_is_damaged_is_told_as_that(furnished: Home):
    """Not also as plain: it is encrypted when it is mended."""
    path = furnished.path / RUNNING_JOURNAL
    path.write_bytes(path.read_bytes().replace(b'"key":"', b'"kex":"'))

    assert Wrong.PLAIN not in {one.problem for one in checked(furnished)}


@pytest.mark.parametrize("name", [KEY_FILE, f"{KEY_FILE}.previous"])
@pytest.mark.parametrize("harm", [b"", b"{}\n", b"\0" * 200])
def test_a_damaged_key_file_is_mended_from_the_other(furnished: Home, name: str, harm: bytes):
    """The records are read meanwhile; what was there is set aside."""
    before = everything(furnished)
    (furnished.path / name).write_bytes(harm)
    problem = Wrong.KEY if name == KEY_FILE else Wrong.COPY

    assert problems(checked(furnished)) == [(problem, name)]
    assert [one.outcome for one in checked(furnished, Edits.ASK)] == [Outcome.MENDED]
    assert before == everything(furnished)
    assert (furnished.path / name).read_bytes() == key_file_bytes(key_file())
    assert (furnished.damaged / STAMP / name).read_bytes() == harm
    assert checked(furnished) == ()


def test_one_byte_of_the_key_file_needs_no_other_source(bare: Home):
    """Its checksum tells which."""
    path = bare.path / KEY_FILE
    for place in range(0, len(key_file_bytes(key_file())), 9):
        data = bytearray(key_file_bytes(key_file()))
        data[place] ^= 0x21
        path.write_bytes(data)
        previous_of(path).unlink(missing_ok=True)

        assert [(one.problem, one.source) for one in checked(bare)] == [(Wrong.KEY, "itself")]
        checked(bare, Edits.ASK)
        assert path.read_bytes() == previous_of(path).read_bytes() == key_file_bytes(key_file())


@pytest.mark.parametrize("harm", [b"no key", None])
def test_a_key_file_comes_back_from_a_backup(furnished: Home, harm: bytes | None):
    """Where both are gone or damaged; until then nothing else can be told."""
    before = everything(furnished)
    path, [backup] = furnished.path / KEY_FILE, Backups(furnished).paths()
    for one in (path, previous_of(path)):
        one.unlink()
        if harm:
            one.write_bytes(harm)
    problem = Wrong.KEY if harm else Wrong.MISSING

    assert [(one.problem, one.file, one.source) for one in checked(furnished)] == [(problem, KEY_FILE, backup.name)]
    assert [one.outcome for one in checked(furnished, Edits.ASK)] == [Outcome.MENDED]
    assert before == everything(furnished)
    assert checked(furnished) == ()


def test_a_key_file_that_nothing_has_any_more_is_told(bare: Home):
    """Nothing is set aside, nothing is taken for damaged records."""
    (bare.path / KEY_FILE).unlink()
    before = contents(bare)
    for harm, why in ((None, "missing"), (b"no key", "damaged")):
        if harm:
            (bare.path / KEY_FILE).write_bytes(harm)
        for edits in (None, Edits.UNDO):
            with pytest.raises(RecordsLocked) as locked:
                checked(bare, edits)
            assert locked.value.why == why
    (bare.path / KEY_FILE).unlink()
    assert before == contents(bare)


def test_the_key_file_of_another_home_is_not_taken(furnished: Home, tmp_path: Path):
    """A newer backup of other records, put among ours: its key opens none of them."""
    before, [ours] = everything(furnished), Backups(furnished).paths()
    other = a_furnished_home(encrypted(tmp_path / "other", OTHER), backed_up=True)
    [backup] = Backups(other).paths()
    shutil.copy(backup, furnished.backups / "daily-20261122-230000.zip")
    for one in (furnished.path / KEY_FILE, previous_of(furnished.path / KEY_FILE)):
        one.unlink()

    assert [one.source for one in checked(furnished, Edits.ASK)] == [ours.name]
    assert before == everything(furnished)
    ours.unlink()
    for one in (furnished.path / KEY_FILE, previous_of(furnished.path / KEY_FILE)):
        one.unlink()
    with pytest.raises(RecordsLocked) as locked:
        checked(furnished, Edits.ASK)
    assert locked.value.why == "missing"


def test_a_backup_under_a_key_that_is_gone_stands_in_nobodys_way(plain: Home, furnished: Home):
    """A home that is not encrypted is mended from what it has."""
    [backup] = Backups(furnished).paths()
    shutil.copy(backup, plain.backups / "daily-20261122-110000.zip")
    spoil(plain.path / CASES, b'"verdict"', b'"v\0\0dict"')

    assert [one.outcome for one in checked(plain, Edits.ASK)] == [Outcome.MENDED]
    assert checked(plain) == ()
