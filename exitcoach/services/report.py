"""The figures of a selection, and the cases they were counted from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Lesson, LessonState
from exitcoach.insights.anonymize import LABELS, Anonymizer
from exitcoach.insights.around import Around
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.figures import Figures
from exitcoach.insights.quotes import words_of
from exitcoach.insights.selection import Selection
from exitcoach.ports import AmbiguousCase, CaseStore, UnknownCase
from exitcoach.services.counting import PRACTICE, Counting, LeftOut
from exitcoach.services.nameless import nameless_around, nameless_figures
from exitcoach.services.report_cases import AnonymousCases, Cases, StoredCases

__all__ = ["PRACTICE", "LeftOut", "Quote", "Report", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a client, without anybody's name."""

    cause: str
    text: str
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """``cases``: the counted ones, each its JSON as stored; ``answered``: every question any of them answers.

    ``made_on``: the local day. ``lessons``: published ones.
    """

    selection: Selection
    figures: Figures
    made_on: date
    cases: Cases = ()
    answered: frozenset[str] = frozenset()
    left_out: tuple[LeftOut, ...] = ()
    quotes: tuple[Quote, ...] = ()
    lessons: tuple[Lesson, ...] = ()


def report(
    store: CaseStore,
    selection: Selection,
    taxonomy: Taxonomy,
    around: Around,
    *,
    group_by: str = "",
    stand_ins: Mapping[str, str] | None = None,
    heal: Callable[[str], object] = str,
) -> Report:
    """Report on the stored cases; ``stand_ins`` (the words of ``anonymize.LABELS``) takes the people out.

    ``group_by``: one of ``groups.PARTS``, or empty. ``heal`` brings a case's copies of the house's correctives up to
    date before it is told.
    Raises UnknownCase and AmbiguousCase for the starts of ids in the selection.
    """
    chosen = replace(selection, cases=_whole_ids(store, selection.cases))
    counting = Counting(chosen, taxonomy, around, group_by)
    for facts in store.scan(CaseFacts):
        counting.add(facts)
    for case_id in counting.stale:
        heal(case_id)
    stored = StoredCases(store, tuple(counting.chosen))
    if stand_ins is None:
        return _told(chosen, counting, around, stored, _quotes(counting, store, LABELS))
    anonymizer = Anonymizer(stand_ins)
    nameless = nameless_around(around, anonymizer)
    cases = AnonymousCases(stored, anonymizer)
    counting = Counting(chosen, taxonomy, nameless, group_by)
    for facts in store.scan(CaseFacts):
        answers = cases.answers_of(facts.id)
        counting.add(facts if answers is None else replace(facts, answers=answers))
    told = _told(chosen, counting, nameless, cases, _quotes(counting, store, stand_ins))
    return replace(
        told,
        figures=nameless_figures(told.figures, anonymizer),
        selection=replace(chosen, cases=tuple(map(anonymizer.id, chosen.cases))),
        left_out=tuple(LeftOut(anonymizer.id(one.id), one.why) for one in told.left_out),
    )


def _told(selection: Selection, counting: Counting, around: Around, cases: Cases, quotes: tuple[Quote, ...]) -> Report:
    return Report(
        selection=selection,
        figures=counting.figures(),
        made_on=around.today,
        cases=cases,
        answered=frozenset(counting.answered),
        left_out=tuple(counting.left_out),
        quotes=quotes,
        lessons=tuple(lesson for lesson in around.lessons if lesson.state is LessonState.PUBLISHED),
    )


def _quotes(counting: Counting, store: CaseStore, stand_ins: Mapping[str, str]) -> tuple[Quote, ...]:
    """What clients said: their names are always taken out, whoever reads it."""
    candidates = counting.candidates()
    of = AnonymousCases(StoredCases(store, [one.case for one in candidates]), Anonymizer(stand_ins))
    return tuple(
        Quote(cause=one.cause, text=words_of(of.answers_of(one.case) or {}), day=one.day) for one in candidates
    )


def _whole_ids(store: CaseStore, starts: tuple[str, ...]) -> tuple[str, ...]:
    ids = store.ids() if starts else ()
    return tuple(_whole_id(start, ids) for start in starts)


def _whole_id(start: str, ids: tuple[str, ...]) -> str:
    wanted = start.strip().lower()
    matches = [case_id for case_id in ids if wanted and case_id.startswith(wanted)]
    if not matches:
        raise UnknownCase(start)
    if len(matches) > 1:
        raise AmbiguousCase(start, matches)
    return matches[0]
