"""Damage is seen, named and mended; what a hand edited is told from it; nothing is dropped silently."""

import json
import shutil
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exitcoach.domain.commitments import Lesson
from exitcoach.services.check import Edits, Finding, Outcome, Wrong
from exitcoach.stores.files import previous_of
from exitcoach.stores.house import HouseLedger
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.journal_lines import whole_journal
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
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
from tests.fakes.records import a_full_case, an_id, some_events

RETIRED_JOURNAL = f"drafts/retired/{RETIRED}.jsonl-1"
RUNNING_JOURNAL = f"drafts/{RUNNING}.jsonl"
INQUIRY = f"drafts/investigations/{an_id(1)}.jsonl"
HOUSE = ("house/correctives.json", "house/lessons.json", "house/smoke.json")
FILES = (CASES, PRIVATE, *HOUSE, RUNNING_JOURNAL, RETIRED_JOURNAL, INQUIRY)
many = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_furnished_home(tmp_path_factory.mktemp("template") / "home", backed_up=True).path


@pytest.fixture
def furnished(template: Path, tmp_path: Path) -> Home:
    return Home(shutil.copytree(template, tmp_path / "furnished"))


@pytest.fixture
def bare(furnished: Home) -> Home:
    """Without a backup and without a copy from before."""
    return without_copies(furnished)


def again(template: Path, home: Home) -> Home:
    shutil.rmtree(home.path)
    return Home(shutil.copytree(template, home.path))


def problems(findings: tuple[Finding, ...]) -> list[tuple[Wrong, str]]:
    return [(finding.problem, finding.record) for finding in findings]


def test_a_whole_home_has_no_problem(furnished: Home):
    """Nothing is told of what is as it was written, and a repair changes nothing."""
    before = {path: path.read_bytes() for path in furnished.path.rglob("*") if path.is_file()}

    assert checked(furnished) == ()
    assert checked(furnished, Edits.ACCEPT) == ()
    assert before == {path: path.read_bytes() for path in before}
    assert not furnished.damaged.exists()


@many
@given(name=st.sampled_from(FILES), place=st.floats(0, 1, exclude_max=True), bits=st.integers(1, 255))
def test_any_changed_byte_is_seen_and_mended(template: Path, furnished: Home, name: str, place: float, bits: int):
    """In whichever file, wherever it is; afterwards all is as it was, and a second look finds nothing."""
    home = again(template, furnished)
    before = everything(home)
    data = bytearray((home.path / name).read_bytes())
    data[int(place * len(data))] ^= bits
    (home.path / name).write_bytes(data)
    found = checked(home)

    assert found
    assert all(finding.file == name for finding in found)
    checked(home, Edits.UNDO)
    assert before == everything(home)
    assert checked(home) == ()
    assert bytes(data) == (home.damaged / STAMP / name).read_bytes()


@many
@given(name=st.sampled_from(FILES), place=st.floats(0, 1, exclude_max=True))
def test_a_cut_anywhere_is_seen_and_mended(template: Path, furnished: Home, name: str, place: float):
    """Where a backup has what was cut off, all of it comes back."""
    home = again(template, furnished)
    before = everything(home)
    data = (home.path / name).read_bytes()
    (home.path / name).write_bytes(data[: int(place * len(data))])

    assert checked(home)
    checked(home, Edits.UNDO)
    assert before == everything(home)
    assert checked(home) == ()


@many
@given(
    name=st.sampled_from(FILES),
    place=st.floats(0, 1),
    length=st.integers(2, 4096),
    filling=st.sampled_from(b"\0 \xffx{"),
)
def test_a_stretch_written_over_is_seen_and_mended(
    template: Path, furnished: Home, name: str, place: float, length: int, filling: int
):
    """As a disk does that lost a block."""
    home = again(template, furnished)
    before = everything(home)
    data = bytearray((home.path / name).read_bytes())
    begin = int(place * (len(data) - 2))
    end = min(begin + length, len(data))
    spoilt = bytes(data[:begin]) + bytes([filling]) * (end - begin) + bytes(data[end:])
    if spoilt == bytes(data):
        return
    (home.path / name).write_bytes(spoilt)

    assert checked(home)
    checked(home, Edits.UNDO)
    assert before == everything(home)
    assert checked(home) == ()


@pytest.mark.parametrize("name", FILES)
def test_an_empty_file_is_seen_and_mended(furnished: Home, name: str):
    """It is never taken for one without records."""
    before = everything(furnished)
    (furnished.path / name).write_bytes(b"")

    assert checked(furnished)[0].problem is Wrong.EMPTY
    checked(furnished, Edits.ASK)
    assert before == everything(furnished)


@pytest.mark.parametrize("name", [CASES, PRIVATE])
def test_a_month_that_is_gone_comes_back(furnished: Home, name: str):
    """The copy before it tells that it was there."""
    before = everything(furnished)
    (furnished.path / name).unlink()

    assert checked(furnished)[0].problem is Wrong.MISSING
    checked(furnished, Edits.ASK)
    assert before == everything(furnished)


def test_without_any_copy_the_journal_brings_its_case_back(bare: Home):
    """A month of which nothing is left, and one call whose journal was put away."""
    stored = MonthlyStore(bare).get(RETIRED)
    (bare.cases / "2026-11.json").unlink()
    (bare.private / "2026-11.json").unlink()
    found = checked(bare, Edits.ASK)

    assert problems(found) == [(Wrong.LOST, RETIRED), (Wrong.LOST, RETIRED)]
    assert (found[0].source, found[0].outcome) == ("journal", Outcome.MENDED)
    assert stored == MonthlyStore(bare).get(RETIRED)


def test_a_private_part_tells_that_its_case_is_missing(bare: Home):
    """A case is never without its private part, nor the other way round."""
    (bare.cases / "2026-11.json").unlink()
    lost = {finding.record for finding in checked(bare) if finding.problem is Wrong.LOST}

    assert lost == {STORED[1], STORED[2], RETIRED}


def test_what_nothing_has_any_more_is_set_aside_and_told(bare: Home):
    """The others of its month are mended around it; it lies in the folder of what was set aside."""
    before = everything(bare)
    path = bare.cases / "2026-11.json"
    data = path.read_bytes()
    begin = data.index(STORED[1].encode()) + 200
    path.write_bytes(data[:begin] + b"\0" * 300 + data[begin + 300 :])
    found = checked(bare, Edits.ASK)

    assert [(Wrong.RECORD, STORED[1])] == problems(found)
    assert (found[0].line, found[0].source, found[0].outcome) == (3, "", Outcome.SET_ASIDE)
    assert [record for record in before.records if record.case.id != STORED[1]] == list(everything(bare).records)
    assert STORED[1].encode() in (bare.damaged / STAMP / PRIVATE).read_bytes()
    assert checked(bare) == ()


def test_one_byte_needs_no_other_source(bare: Home):
    """The checksum of the line tells which byte it was."""
    before = everything(bare)
    spoil(bare.cases / "2026-11.json", b'"verdict"', b'"verdicT"')
    found = checked(bare, Edits.ASK)

    assert [(one.source, one.line, one.outcome) for one in found] == [("itself", 3, Outcome.MENDED)]
    assert before == everything(bare)


def test_an_edit_is_told_from_damage_and_waits_for_a_decision(furnished: Home):
    """Which record, which fields; a repair alone does not touch the file."""
    path = furnished.cases / "2026-11.json"
    spoil(path, b"Rosa N\xc3\xba\xc3\xb1ez", b"Rosa Pardo")
    before = path.read_bytes()

    for edits in (None, Edits.ASK):
        found = checked(furnished, edits)
        assert [(Wrong.EDITED, STORED[0], ("answers.client.name",), Outcome.LEFT)] == [
            (one.problem, one.record, one.fields, one.outcome) for one in found
        ]
    assert before == path.read_bytes()


def test_an_edit_can_be_taken_in(furnished: Home):
    """The record reads as edited, and how it was before lies beside what was set aside."""
    spoil(furnished.cases / "2026-11.json", b"Rosa N\xc3\xba\xc3\xb1ez", b"Rosa Pardo")
    found = checked(furnished, Edits.ACCEPT)

    assert [finding.outcome for finding in found] == [Outcome.TAKEN_IN]
    assert MonthlyStore(furnished).get(STORED[0]).case.answers["client.name"] == "Rosa Pardo"
    assert "Rosa Núñez" in (furnished.damaged / STAMP / f"{CASES}.before-edit").read_text(encoding="utf-8")
    assert checked(furnished) == ()


def test_one_letter_by_hand_is_an_edit_to_whoever_says_so(bare: Home):
    """A single bit is what a disk does, and what a capital letter is."""
    spoil(bare.cases / "2026-11.json", b"Rosa N", b"rosa N")

    assert [(Wrong.BIT, STORED[0])] == problems(checked(bare))
    checked(bare, Edits.ACCEPT)
    assert MonthlyStore(bare).get(STORED[0]).case.answers["client.name"] == "rosa Núñez"


def test_a_file_laid_out_by_another_program_is_whole(bare: Home):
    """Only the form was changed: every record is told by its own checksum."""
    before = everything(bare)
    path = bare.cases / "2026-11.json"
    text = json.dumps(json.loads(path.read_bytes()), indent=2, ensure_ascii=False)
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    found = checked(bare)

    assert problems(found) == [(Wrong.HEAD, "")]
    checked(bare, Edits.ASK)
    assert before == everything(bare)


def test_a_line_taken_out_by_hand_is_told(furnished: Home):
    """The head has their number, the copy before has their names."""
    path = furnished.cases / "2026-11.json"
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join((*lines[:1], *lines[2:])))

    assert [(Wrong.LOST, STORED[0])] == problems(checked(furnished))


def test_records_nothing_has_any_more_are_counted(bare: Home):
    """The head of a month tells how many there were, also where its end is missing and nobody else had it."""
    path = bare.cases / "2026-11.json"
    lines = path.read_bytes().split(b"\n")
    (bare.private / "2026-11.json").unlink()
    shutil.rmtree(bare.drafts / "retired")
    path.write_bytes(b"\n".join(lines[:2]) + b"\n")
    before = MonthlyStore(bare)

    assert [(one.problem, one.gone, one.outcome) for one in checked(bare)] == [(Wrong.CUT, 3, Outcome.LEFT)]
    assert [(one.gone, one.outcome) for one in checked(bare, Edits.ASK)] == [(3, Outcome.SET_ASIDE)]
    assert before.ids() == (STORED[0],)
    assert checked(bare) == ()


def test_a_line_taken_out_without_any_copy_is_counted(bare: Home):
    """All that is left reads well, and is still not all."""
    path = bare.cases / "2026-11.json"
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join((lines[0], *lines[2:])))

    assert [(one.problem, one.gone) for one in checked(bare)] == [(Wrong.HEAD, 1)]


def test_a_number_that_was_changed_makes_no_record_gone(bare: Home):
    """The checksum of the file is that of what is there."""
    spoil(bare.cases / "2026-11.json", b'"count":4', b'"count":7')

    assert [(one.problem, one.gone) for one in checked(bare, Edits.ASK)] == [(Wrong.HEAD, 0)]
    assert checked(bare) == ()


def test_an_item_of_the_house_can_be_edited_too(furnished: Home):
    """It has no month, and is found the same way."""
    spoil(furnished.house / "lessons.json", b"Escuchar antes", b"Escuchar primero")
    found = checked(furnished, Edits.ACCEPT)

    assert [(Wrong.EDITED, an_id(12))] == problems(found)
    assert [lesson.text for lesson in HouseLedger(furnished).items(Lesson)] == ["Escuchar primero"]


def test_a_damaged_copy_before_is_told_and_made_again(furnished: Home):
    """It is needed only on a bad day, and must be good then."""
    previous = previous_of(furnished.cases / "2026-11.json")
    previous.write_bytes(previous.read_bytes()[:-40])
    found = checked(furnished, Edits.ASK)

    assert problems(found) == [(Wrong.COPY, "")]
    assert (furnished.cases / "2026-11.json").read_bytes() == previous.read_bytes()


def test_an_earlier_state_is_told_as_such(furnished: Home):
    """The newest copy there is may be older than what was lost."""
    store = MonthlyStore(furnished)
    for revision in (7, 8):
        store.merge(everything(furnished).records[0])
        fuller = a_full_case(STORED[1], revision=revision)
        store.merge(type(everything(furnished).records[0])(fuller, store.get(STORED[1]).private))
    path = furnished.cases / "2026-11.json"
    data = path.read_bytes()
    begin = data.index(b'"answers"', data.index(STORED[1].encode()))
    path.write_bytes(data[:begin] + b"\0" * 400 + data[begin + 400 :])
    found = checked(furnished, Edits.ASK)

    assert [(one.source, one.older) for one in found] == [("previous", True)]
    assert MonthlyStore(furnished).get(STORED[1]).case.revision == 7


def test_the_good_events_of_a_journal_are_kept(bare: Home):
    """One that nothing has any more is left out, and told; the others follow each other still."""
    path = bare.path / RUNNING_JOURNAL
    events = some_events(RUNNING)
    lines = path.read_bytes().split(b"\n")
    lines[2] = b"\0" * len(lines[2])
    path.write_bytes(b"\n".join(lines))
    found = checked(bare, Edits.ASK)

    assert [(one.problem, one.line, one.outcome) for one in found] == [(Wrong.EVENT, 3, Outcome.SET_ASIDE)]
    assert (events[0], *events[2:]) == JournalDrafts(bare).peek(RUNNING).events


def test_a_torn_last_write_is_no_loss(bare: Home):
    """What was confirmed is whole; the torn part is set aside."""
    path = bare.path / RUNNING_JOURNAL
    path.write_bytes(path.read_bytes() + b'{"seq":6,"ev')
    found = checked(bare, Edits.ASK)

    assert [(one.problem, one.record, one.outcome) for one in found] == [(Wrong.TORN, RUNNING, Outcome.MENDED)]
    assert some_events(RUNNING) == JournalDrafts(bare).peek(RUNNING).events


def test_a_journal_in_use_is_left_alone(bare: Home):
    """What its interview writes is on its way."""
    with JournalDrafts(bare).open(RUNNING):
        path = bare.path / RUNNING_JOURNAL
        path.write_bytes(path.read_bytes() + b'{"seq":6')

        assert checked(bare, Edits.UNDO) == ()


def test_a_journal_of_nothing_is_set_aside(bare: Home):
    """It would only be in the way."""
    path = bare.path / RUNNING_JOURNAL
    path.write_bytes(b"\0" * 500)
    found = checked(bare, Edits.ASK)

    assert [finding.outcome for finding in found] == [Outcome.SET_ASIDE]
    assert not path.exists()
    assert (bare.damaged / STAMP / RUNNING_JOURNAL).read_bytes() == b"\0" * 500


def test_a_damaged_backup_is_told_and_set_aside(furnished: Home):
    """It is no source, and must not be taken for one."""
    backup = next(furnished.backups.glob("*.zip"))
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 0xFF
    backup.write_bytes(data)

    assert [finding.problem for finding in checked(furnished)] == [Wrong.BACKUP]
    checked(furnished, Edits.ASK)
    assert (furnished.damaged / STAMP / "backups" / backup.name).exists()
    assert checked(furnished) == ()


def later(data: bytes) -> bytes:
    """The same file as a later exitcoach would write it."""
    if data.startswith(b'{"journal"'):
        lines = whole_journal(RUNNING, some_events(RUNNING)).split(b"\n")
        body = lines[0][: -len(b',"crc":"00000000"}')].replace(b'"schema":1', b'"schema":2')
        return b"\n".join((b'%s,"crc":"%08x"}' % (body, crc32(body)), *lines[1:]))
    return data.replace(b'"schema":1,"form":2,"count"', b'"schema":2,"form":3,"sum"', 1)


@pytest.mark.parametrize("name", [CASES, PRIVATE, *HOUSE, RUNNING_JOURNAL])
def test_a_later_version_is_told_and_left_alone(furnished: Home, name: str):
    """Whichever file it is, nothing of it is touched."""
    path = furnished.path / name
    path.write_bytes(later(path.read_bytes()))
    before = path.read_bytes()

    for edits in (None, Edits.ASK, Edits.UNDO):
        assert (name, Wrong.NEWER) in [(one.file, one.problem) for one in checked(furnished, edits)]
    assert before == path.read_bytes()
