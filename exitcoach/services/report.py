"""The figures of a selection, and the cases they were counted from."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo

from exitcoach.domain.cases import Answers
from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.anonymize import Anonymizer
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.figures import Figures, compute
from exitcoach.insights.selection import Selection
from exitcoach.ports import AmbiguousCase, CaseStore, UnknownCase

PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A case that was named and is not counted: its status, or ``practice``."""

    id: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """``cases``: the counted ones, each its JSON as stored, when they were asked for."""

    selection: Selection
    figures: Figures
    cases: tuple[bytes, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def report(
    store: CaseStore,
    selection: Selection,
    taxonomy: Taxonomy,
    zone: tzinfo,
    *,
    with_cases: bool = True,
    stand_ins: Mapping[str, str] | None = None,
) -> Report:
    """Report on the stored cases; ``stand_ins`` (the words of ``anonymize.LABELS``) takes the people out.

    Raises UnknownCase and AmbiguousCase for the starts of ids in the selection.
    """
    chosen = replace(selection, cases=_whole_ids(store, selection.cases))
    left_out: list[LeftOut] = []
    counted = _counted(store, chosen, zone, left_out)
    if stand_ins is not None:
        counted = _anonymous(counted, Anonymizer(stand_ins))
    kept: list[bytes] = []
    figures = compute(_keeping(counted, kept) if with_cases else (facts for _, facts in counted), taxonomy.control)
    return Report(selection=chosen, figures=figures, cases=tuple(kept), left_out=tuple(left_out))


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


def _counted(
    store: CaseStore, selection: Selection, zone: tzinfo, left_out: list[LeftOut]
) -> Iterator[tuple[bytes, CaseFacts]]:
    for raw, facts in store.scan(CaseFacts):
        if selection.takes(facts, zone):
            if facts.counted:
                yield raw, facts
            elif selection.cases:
                left_out.append(LeftOut(facts.id, PRACTICE if facts.practice else facts.status.value))


def _keeping(counted: Iterator[tuple[bytes, CaseFacts]], kept: list[bytes]) -> Iterator[CaseFacts]:
    for raw, facts in counted:
        kept.append(raw)
        yield facts


def _anonymous(counted: Iterator[tuple[bytes, CaseFacts]], anonymizer: Anonymizer) -> Iterator[tuple[bytes, CaseFacts]]:
    """Two passes: the names of all cases are learned before the first one is told."""
    selected = list(counted)
    for raw, _ in selected:
        anonymizer.learn(json.loads(raw))
    for raw, facts in selected:
        case = anonymizer.anonymous(json.loads(raw))
        told = json.dumps(case, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        yield told, replace(facts, answers=_answers(case["answers"]))


def _answers(plain: object) -> Answers:
    """Answers as they are decoded: a list is a tuple."""
    pairs = plain.items() if isinstance(plain, dict) else ()
    return {question: tuple(value) if isinstance(value, list) else value for question, value in pairs}
