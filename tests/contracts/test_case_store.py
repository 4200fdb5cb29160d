"""What every adapter of the port CaseStore keeps to."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from exitcoach.domain.cases import Answers, Private, Record, Status
from exitcoach.domain.commitments import Decided, PromiseState
from exitcoach.followups.refusal import NotPossible
from exitcoach.ports import CaseStore, UnknownCase
from exitcoach.stores.codec import decode_case, encode_case
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
from tests.fakes.encrypted_homes import encrypted
from tests.fakes.records import MemoryCaseStore, a_case, a_full_case, a_private, a_record, an_id

OCTOBER, DECEMBER = datetime(2026, 10, 3, tzinfo=UTC), datetime(2026, 12, 24, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The fields a report might need."""

    id: str
    status: Status
    created: datetime
    answers: Answers


@pytest.fixture(params=["memory", "monthly", "encrypted"])
def store(request: pytest.FixtureRequest, home: Path) -> CaseStore:
    if request.param == "memory":
        return MemoryCaseStore()
    return MonthlyStore(encrypted(home) if request.param == "encrypted" else Home(home))


def over_three_months(store: CaseStore) -> tuple[str, ...]:
    ids = (an_id(2, DECEMBER), an_id(1), an_id(3, OCTOBER), an_id(0, DECEMBER))
    for case_id in ids:
        store.merge(a_record(case_id))
    return tuple(sorted(ids))


def test_a_record_comes_back_as_it_was(store: CaseStore):
    """Every field of a case and of its private part survives being stored."""
    record = Record(a_full_case(), a_private())

    assert store.merge(record)
    assert record == store.get(record.case.id)


def test_nothing_private_is_nothing_stored(store: CaseStore):
    """A case without a private part comes back with an empty one."""
    store.merge(a_record())

    assert a_record() == store.get(an_id())


@pytest.mark.parametrize(("revision", "kept"), [(3, False), (4, False), (5, True)])
def test_only_a_greater_revision_is_kept(store: CaseStore, revision: int, kept: bool):
    """A journal that turns up again never overwrites what came after it."""
    store.merge(a_record(revision=4, employee="Ana"))

    assert kept is store.merge(a_record(revision=revision, employee="Luis"))
    assert ("Luis" if kept else "Ana") == store.get(an_id()).case.employee


def test_a_private_part_that_was_emptied_is_emptied(store: CaseStore):
    """What the employee took back does not stay."""
    store.merge(Record(a_case(), replace(a_private(), support=None)))
    store.merge(a_record(revision=2))

    assert a_record(revision=2) == store.get(an_id())


def test_other_cases_of_the_month_stay(store: CaseStore):
    """Merging one case leaves its neighbours as they were."""
    for number in range(5):
        store.merge(Record(a_full_case(an_id(number)), a_private(an_id(number))))
    store.merge(a_record(an_id(2), revision=2))

    for number in (0, 1, 3, 4):
        assert Record(a_full_case(an_id(number)), a_private(an_id(number))) == store.get(an_id(number))


def test_ids_are_oldest_first(store: CaseStore):
    """Ids come by the moment of the call, over all months."""
    assert over_three_months(store) == store.ids()


def test_cases_come_oldest_first(store: CaseStore):
    """So do the cases."""
    ids = over_three_months(store)

    assert [a_case(case_id) for case_id in ids] == list(store.cases())


def test_scan_gives_only_the_fields_of_the_shape(store: CaseStore):
    """Each case comes as the shape that was asked for."""
    case = a_full_case()
    store.merge(Record(case, a_private()))

    assert [Outline(id=case.id, status=case.status, created=case.created, answers=case.answers)] == list(
        store.scan(Outline)
    )


def test_documents_are_the_cases_as_json(store: CaseStore):
    """Those that are wanted and there, oldest first, as often as they are wanted."""
    case, ids = a_full_case(an_id(5, OCTOBER)), over_three_months(store)
    store.merge(Record(case, a_private()))
    wanted = frozenset((ids[-1], case.id, an_id(9)))

    lines = list(store.documents(wanted))

    assert [case.id, ids[-1]] == [decode_case(line).id for line in lines]
    assert [encode_case(case), encode_case(a_case(ids[-1]))] == lines == list(store.documents(wanted))


def test_scan_is_in_order_and_leaves_nothing_out(store: CaseStore):
    """Practice is stored like any case; leaving it out is the caller's affair."""
    ids = over_three_months(store)
    store.merge(a_record(an_id(7, DECEMBER), practice=True))

    assert [*ids, an_id(7, DECEMBER)] == [outline.id for outline in store.scan(Outline)]


def test_the_json_of_a_case_has_nothing_private(store: CaseStore):
    """What is the employee's own stays apart."""
    store.merge(Record(a_case(), a_private()))
    [line] = store.documents([an_id()])

    assert "feeling" not in line.decode()
    assert "tone" not in json.loads(line)


def test_text_that_could_break_a_line_is_stored_whole(store: CaseStore):
    """Line separators and control characters come back, and are never raw in the JSON."""
    text = "a\u0085b\u2028c\u2029d\x1be\x7ff\x9bg\nh\ti\u200bñ😀"
    store.merge(a_record(answers={"story": text}))
    [outline], [line] = store.scan(Outline), store.documents([an_id()])

    assert text == outline.answers["story"]
    assert [line.decode()] == line.decode().splitlines()
    assert "ñ😀" in line.decode()


@pytest.mark.parametrize("name", [an_id(9), "nothing", "../cases", ""])
def test_an_unknown_case_is_told(store: CaseStore, name: str):
    """No case of that id: the failure names it."""
    store.merge(a_record())

    with pytest.raises(UnknownCase) as unknown:
        store.get(name)
    assert name == unknown.value.start


def test_an_empty_store_has_nothing(store: CaseStore):
    """An empty home is no failure."""
    assert store.ids() == ()
    assert list(store.cases()) == []
    assert list(store.scan(Outline)) == []


LEFT = Decided(decision="leaves", on=date(2026, 12, 1), by="Eva")


def decided(record: Record) -> Record:
    return replace(record, case=replace(record.case, decided=LEFT))


def test_a_change_after_the_call_is_made_on_what_is_stored(store: CaseStore):
    """It counts in ``followed``; the revision of the interview stays."""
    store.merge(Record(a_full_case(followed=4), a_private()))
    changed = store.update(an_id(), decided)

    assert changed == Record(a_full_case(followed=5, decided=LEFT), a_private())
    assert store.get(an_id()) == changed


def test_no_change_counts_nothing(store: CaseStore):
    """What stays as it was is not written."""
    store.merge(a_record())

    assert store.update(an_id(), lambda record: record) == a_record()
    assert store.get(an_id()) == a_record()


def test_a_change_of_the_private_part_is_kept(store: CaseStore):
    """Also where there was none."""
    store.merge(a_record())
    helped = replace(a_private(), answers={}, tone=(), timeline=())
    store.update(an_id(), lambda record: replace(record, private=helped))

    assert store.get(an_id()).private == helped


def test_a_change_that_is_refused_changes_nothing(store: CaseStore):
    """What the change raises comes out, and the store goes on."""

    def refuse(_: Record) -> Record:
        raise NotPossible("stays", case=an_id())

    store.merge(a_record())
    with pytest.raises(NotPossible):
        store.update(an_id(), refuse)
    assert store.get(an_id()) == a_record()
    assert store.update(an_id(), decided).case.decided == LEFT


def test_a_change_of_an_unknown_case_is_told(store: CaseStore):
    """As reading it is."""
    for name in (an_id(9), "nothing"):
        with pytest.raises(UnknownCase):
            store.update(name, decided)


def test_the_interview_does_not_undo_what_came_after_the_call(store: CaseStore):
    """A debrief that was begun before a promise was kept keeps both when it is merged."""
    followed = Record(a_full_case(followed=4), a_private())
    store.merge(followed)
    open_again = tuple(replace(made, state=PromiseState.OPEN, settled_on=None) for made in followed.case.promises)
    debriefed = a_record(revision=9, employee="Luis", promises=open_again)

    assert store.merge(debriefed)
    stored = store.get(an_id())
    assert stored.case == replace(
        a_full_case(followed=4, revision=9, employee="Luis"),
        answers=debriefed.case.answers,
        gate=None,
        asks=0,
        notes=(),
        timeline=(),
    )
    assert stored.private == Private(id=an_id(), revision=9, support=a_private().support)


def test_private_parts_come_as_the_shape_that_was_asked_for(store: CaseStore):
    """Oldest first, without the empty ones."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Felt:
        id: str
        answers: Answers

    for case_id in reversed(over_three_months(store)[:2]):
        store.merge(Record(a_case(case_id, revision=2), a_private(case_id, revision=2)))

    assert [(felt.id, felt.answers) for felt in store.scan_private(Felt)] == [
        (an_id(3, OCTOBER), {"feeling": 4}),
        (an_id(1), {"feeling": 4}),
    ]


def test_many_are_merged_at_once(store: CaseStore):
    """Over several months, each with its private part; the ids of those that were kept come back, oldest first."""
    records = [Record(a_full_case(case_id), a_private(case_id)) for case_id in (an_id(2, DECEMBER), an_id(1))]
    store.merge(a_record(an_id(3)))

    assert store.merge_all(iter(records)) == (an_id(1), an_id(2, DECEMBER))
    assert [store.get(record.case.id) for record in records] == records
    assert store.ids() == (an_id(1), an_id(3), an_id(2, DECEMBER))


def test_of_many_only_greater_revisions_are_kept(store: CaseStore):
    """What is stored already, or told twice in one go, is kept as ``merge`` would keep it."""
    store.merge(a_record(an_id(1), revision=4, employee="Ana"))
    store.merge(a_record(an_id(2), employee="Ana"))
    told = [a_record(an_id(1), revision=4, employee="Luis"), a_record(an_id(2), revision=2, employee="Luis")]
    twice = [a_record(an_id(3), revision=2, employee="Eva"), a_record(an_id(3), employee="Luis")]

    assert store.merge_all([*told, *twice]) == (an_id(2), an_id(3))
    assert [case.employee for case in store.cases()] == ["Ana", "Luis", "Eva"]
    assert store.merge_all([]) == ()


def test_merging_many_undoes_nothing_that_came_after_the_call(store: CaseStore):
    """As merging one does not."""
    store.merge(a_record())
    store.update(an_id(), decided)
    store.merge_all([a_record(revision=2, employee="Luis")])

    assert store.get(an_id()).case == replace(a_case(revision=2, employee="Luis"), decided=LEFT, followed=1)
