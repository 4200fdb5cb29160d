"""Taking people out of all the records of a home."""

import shutil
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from exitcoach.domain.cases import Record, Status
from exitcoach.domain.commitments import Smoke
from exitcoach.ports import CaseInUse
from exitcoach.services.erasing import Change, Place, erase, look
from exitcoach.services.following import Author
from exitcoach.services.forget import find_person, forgetting
from exitcoach.services.read_cases import Archive
from exitcoach.stores.erasing import HomeRecords
from exitcoach.stores.house import HouseLedger
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.layout import Home
from exitcoach.stores.readable import readable
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.clock import TickingClock
from tests.fakes.encrypted_homes import encrypted, with_key
from tests.fakes.playbook_source import FakePlaybooks
from tests.fakes.playbooks import small_playbook
from tests.fakes.records import CALL, a_full_case, a_private, a_record, a_started, an_answered, an_id

FIXTURES = Path(__file__).parents[2] / "fixtures"
ROSA = ("Rosa Núñez",)
GENERAL = "general"
STEPS = ("drop_journals", "change_house", "change", "renew_copies")


class Failing(HomeRecords):
    """The records of a home on a machine that stops at one step."""

    def __init__(self, home: Home, step: str) -> None:
        super().__init__(home)
        self._step = step

    def __getattribute__(self, name: str) -> object:
        if name in STEPS and name == object.__getattribute__(self, "_step"):
            raise KeyboardInterrupt
        return object.__getattribute__(self, name)


def place(home: Path, records: HomeRecords | None = None) -> Place:
    here = with_key(home)
    archive = Archive(MonthlyStore(here), JournalDrafts(here), FakePlaybooks(replace(small_playbook(), id=GENERAL)))
    inquiries = JournalDrafts(here, folder=here.investigations)
    return Place(records or HomeRecords(here), archive, inquiries)


def rosa(where: Place) -> Change:
    found = find_person(ROSA, where.archive, UTC)
    return forgetting(ROSA, found.person, Author(by="Eva", clock=TickingClock(), zone=UTC))


def texts(home: Path) -> str:
    vault, paths = with_key(home).vault, (path for path in home.rglob("*") if path.is_file())
    return "\n".join(
        readable(path.relative_to(home).as_posix(), path.read_bytes(), vault).decode() for path in sorted(paths)
    )


@pytest.fixture(params=["plain", "encrypted"])
def filled(request: pytest.FixtureRequest, home: Path) -> Path:
    """Rosa's case written twice, her debrief on its way, a signal that names her, and somebody else's case."""
    here = encrypted(home) if request.param == "encrypted" else with_key(home)
    store, drafts = MonthlyStore(here), JournalDrafts(here)
    store.merge(Record(a_full_case(an_id(0)), a_private(an_id(0))))
    store.merge(Record(a_full_case(an_id(0), revision=99), a_private(an_id(0))))
    store.merge(a_record(an_id(1), answers={"client.name": "Pedro Gil", "story": "Como a rosa nuñez."}))
    HouseLedger(here).add(Smoke(id=an_id(3), at=CALL, by="Eva", text="Rosa Núñez se queja"))
    with drafts.create(an_id(2)) as journal:
        journal.append(a_started(an_id(2)))
        journal.append(an_answered("client.name", "Rosa Núñez"))
        journal.append(an_answered("story", "Otra vez"))
    return home


def test_what_would_be_changed_is_all_there_is(filled: Path):
    """Filed cases, one on its way, one of somebody else who speaks of her, the signal, the journal and the copy."""
    where = place(filled)
    found = look(where, rosa(where))

    assert found.cases == (an_id(0), an_id(1), an_id(2))
    assert found.items == 1
    assert f"drafts/{an_id(2)}.jsonl" in found.files
    assert "núñez" in texts(filled).casefold()


def test_nothing_of_her_is_left_and_nothing_else_is_lost(filled: Path):
    """The draft is filed, and can be gone on with; the other case keeps its client."""
    where = place(filled)
    change = rosa(where)
    done = erase(where, change, look(where, change).cases)

    assert done.files == ()
    assert not [name for name in ("núñez", "nuñez", "pedido perdido") if name in texts(filled).casefold()]
    assert where.archive.store.ids() == (an_id(0), an_id(1), an_id(2))
    assert where.archive.drafts.ids() == ()
    assert where.archive.read(an_id(2)).case.status is Status.INTERRUPTED
    assert where.archive.read(an_id(1)).case.answers["client.name"] == "Pedro Gil"
    assert not look(where, rosa(where)).any


@pytest.mark.parametrize("step", STEPS)
def test_what_was_interrupted_can_be_gone_on_with(filled: Path, step: str):
    """Wherever it stopped, the next time finds what is left and takes it out."""
    where = place(filled)
    change = rosa(where)
    with pytest.raises(KeyboardInterrupt):
        erase(place(filled, Failing(with_key(filled), step)), change, look(where, change).cases)
    again = place(filled)
    change = rosa(again)
    found = look(again, change)
    assert found.any
    erase(again, change, found.cases)

    assert "núñez" not in texts(filled).casefold()
    assert "nuñez" not in texts(filled).casefold()


def test_originals_made_by_the_erasing_itself_go_too(home: Path):
    """To write a month of an older version keeps it as it was beside it."""
    shutil.copytree(FIXTURES / "schema1", home, dirs_exist_ok=True)
    where = place(home)
    change = rosa(where)
    done = erase(where, change, look(where, change).cases)

    assert [name for name in done.copies if name.startswith("cases/")] == ["cases/2026-11.json.form1.bak"]
    assert not list(home.rglob("*.bak"))
    assert "núñez" not in texts(home).casefold()


def test_a_journal_that_cannot_be_read_is_not_lost(filled: Path):
    """It stays, and is named: nobody knows what else is in it."""
    journal = filled / "drafts" / f"{an_id(2)}.jsonl"
    journal.write_bytes(journal.read_bytes()[40:])
    where = place(filled)
    change = rosa(where)
    done = erase(where, change, look(where, change).cases)

    assert done.unreadable == (an_id(2),)
    assert done.files == (f"drafts/{an_id(2)}.jsonl",)
    assert journal.exists()


def test_a_running_interview_is_waited_for(filled: Path):
    """Nothing is changed while her case is open in a window."""
    where = place(filled)
    before = texts(filled)
    with where.archive.drafts.open(an_id(2)):
        change = rosa(where)
        with pytest.raises(CaseInUse):
            erase(where, change, look(where, change).cases)

    assert texts(filled) == before
