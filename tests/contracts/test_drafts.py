"""What every adapter of the port Drafts keeps to."""

from pathlib import Path

import pytest

from exitcoach.domain.cases import Record
from exitcoach.domain.commitments import Investigation
from exitcoach.domain.events import Drafted, Noted, NoteDrafted, Opened, Place, Recalled
from exitcoach.domain.ids import BadId
from exitcoach.ports import CaseInUse, Draft, Drafts, UnknownCase
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.layout import Home
from tests.fakes.encrypted_homes import encrypted
from tests.fakes.records import CALL, GENERAL, MemoryDrafts, a_full_case, a_private, a_started, an_id, some_events


@pytest.fixture(params=["memory", "journal", "investigations", "encrypted"])
def drafts(request: pytest.FixtureRequest, home: Path) -> Drafts:
    if request.param == "memory":
        return MemoryDrafts()
    if request.param == "encrypted":
        return JournalDrafts(encrypted(home))
    folder = Home(home).investigations if request.param == "investigations" else None
    return JournalDrafts(Home(home), folder=folder)


def begun(drafts: Drafts, case_id: str) -> str:
    with drafts.create(case_id) as journal:
        for event in some_events(case_id):
            journal.append(event)
    return case_id


def test_what_was_appended_is_read_back(drafts: Drafts):
    """A journal holds the events as they were given, in order."""
    case_id = begun(drafts, an_id())

    assert Draft(some_events(case_id)) == drafts.peek(case_id)


def test_an_investigation_comes_back_with_what_it_set_out_from(drafts: Drafts):
    """An event that holds an earlier investigation comes back equal."""
    case_id = an_id()
    opened = Opened(
        at=CALL,
        case_id=case_id,
        employee="Ana",
        language="es",
        playbook=GENERAL,
        seen=Investigation(findings="Late", finished_on=CALL.date(), factors=("Night",), client_told=False),
        given={"investigation.factors": ({"what": "Night"},), "investigation.client_told": False},
        anew=True,
    )
    with drafts.create(case_id) as journal:
        journal.append(opened)

    assert drafts.peek(case_id) == Draft((opened,))


def test_a_stored_case_can_be_recalled_into_a_journal(drafts: Drafts):
    """An event that holds a whole record comes back equal."""
    case_id = an_id()
    recalled = Recalled(at=CALL, record=Record(a_full_case(case_id), a_private(case_id)))
    with drafts.create(case_id) as journal:
        journal.append(recalled)

    assert (recalled,) == drafts.peek(case_id).events


def test_words_half_written_are_read_back(drafts: Drafts):
    """Those of an answer with their place, those of a note, and that they were given up."""
    case_id = an_id()
    place = Place(question="incidents", row=1, field="what")
    typed = (
        a_started(case_id),
        Drafted(at=CALL, place=place, text="se per\u2028dió"),
        NoteDrafted(at=CALL, text="llamar a\x1b Ana"),
        NoteDrafted(at=CALL, text=""),
    )
    with drafts.create(case_id) as journal:
        for event in typed:
            journal.append(event)

    assert typed == drafts.peek(case_id).events


def test_an_opened_journal_goes_on_where_it_stopped(drafts: Drafts):
    """Events appended after opening follow those that were there."""
    case_id = begun(drafts, an_id())
    more = Noted(at=CALL, text="otra vez")
    with drafts.open(case_id) as (journal, draft):
        journal.append(more)

    assert some_events(case_id) == draft.events
    assert (*some_events(case_id), more) == drafts.peek(case_id).events


def test_each_event_is_there_before_the_next(drafts: Drafts):
    """What append has taken can be read at once, while the journal is still open."""
    case_id = an_id()
    with drafts.create(case_id) as journal:
        for number, event in enumerate(some_events(case_id), start=1):
            journal.append(event)

            assert number == len(drafts.peek(case_id).events)


def test_a_journal_knows_its_case(drafts: Drafts):
    """The journal names the case it belongs to."""
    with drafts.create(an_id()) as journal:
        assert an_id() == journal.case_id


def test_ids_are_oldest_first(drafts: Drafts):
    """Ids come in the order in which the calls began, whatever the order of writing."""
    made = [begun(drafts, an_id(number)) for number in (5, 1, 3)]

    assert tuple(sorted(made)) == drafts.ids()


def test_nothing_stored_means_no_ids(drafts: Drafts):
    """An empty home is no failure."""
    assert drafts.ids() == ()


def test_an_interview_without_an_event_leaves_no_trace(drafts: Drafts):
    """A journal that was made and given nothing is not told, and its id can be used."""
    with drafts.create(an_id()):
        assert drafts.ids() == ()

    assert drafts.ids() == ()
    assert an_id() == begun(drafts, an_id())


def test_an_id_is_used_once(drafts: Drafts):
    """A second journal for a case is refused, and the first keeps what it has."""
    case_id = begun(drafts, an_id())

    with pytest.raises(CaseInUse), drafts.create(case_id):
        pass

    assert some_events(case_id) == drafts.peek(case_id).events


@pytest.mark.parametrize("again", ["create", "open"])
def test_a_running_interview_is_locked(drafts: Drafts, again: str):
    """While one holds the journal, another is told that it is in use; afterwards it is free."""
    case_id = begun(drafts, an_id())
    with drafts.open(case_id):
        assert drafts.peek(case_id).in_use
        with pytest.raises(CaseInUse) as refused, getattr(drafts, again)(case_id):
            pass
        assert case_id == refused.value.case_id

    assert not drafts.peek(case_id).in_use
    with drafts.open(case_id) as (journal, _):
        journal.append(Noted(at=CALL, text="libre"))


@pytest.mark.parametrize("name", [an_id(9), "nothing", "../etc/passwd", ""])
def test_an_unknown_case_is_told(drafts: Drafts, name: str):
    """No journal of that id: the failure names it."""
    with pytest.raises(UnknownCase) as peeked:
        drafts.peek(name)
    with pytest.raises(UnknownCase), drafts.open(name):
        pass

    assert name == peeked.value.start


def test_only_a_case_id_names_a_journal(drafts: Drafts):
    """Nothing else becomes the name of a file."""
    with pytest.raises(BadId), drafts.create("../elsewhere"):
        pass


def test_a_retired_journal_is_out_of_the_way(drafts: Drafts):
    """A retired journal is no longer told; the others stay."""
    case_id, other = begun(drafts, an_id(1)), begun(drafts, an_id(2))
    drafts.retire(case_id)

    assert (other,) == drafts.ids()
    with pytest.raises(UnknownCase):
        drafts.peek(case_id)
    with pytest.raises(UnknownCase), drafts.open(case_id):
        pass


def test_retiring_twice_is_retiring_once(drafts: Drafts):
    """What is not there need not be retired, and a case taken up anew can be retired again."""
    case_id = begun(drafts, an_id())
    for _ in range(2):
        drafts.retire(case_id)
    begun(drafts, case_id)
    drafts.retire(case_id)

    assert drafts.ids() == ()


def test_a_journal_open_elsewhere_is_not_retired(drafts: Drafts):
    """Whoever holds it goes on undisturbed."""
    case_id = begun(drafts, an_id())
    with drafts.open(case_id) as (journal, _):
        drafts.retire(case_id)
        journal.append(Noted(at=CALL, text="sigo"))

    assert (case_id,) == drafts.ids()
    assert len(some_events(case_id)) + 1 == len(drafts.peek(case_id).events)
