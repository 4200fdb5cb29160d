"""A case without anybody in it: what happened stays for the figures, who it happened to and their words go."""

from collections.abc import Mapping
from dataclasses import replace

from exitcoach.domain.cases import Answers, Case, Private, Record, Row, Value
from exitcoach.domain.catalog import BY_ID
from exitcoach.domain.commitments import Change, Investigation, Promise
from exitcoach.domain.questions import Kind

ERASED = "[…]"
"""Stands where something was said, as far as figures count that it was."""
_TEXTS = frozenset({Kind.TEXT, Kind.NOTE})
_PLACES = frozenset({"client.segment", "first_signal_by", "department", "process", "position", "owner"})
"""Texts that name no person outside the house: figures are grouped by them."""
_COUNTED = frozenset({"apology", "first_signal", "what"})
_OF_THE_HOUSE = "corrective."


def erased(case: Case, told: Change) -> Case:
    """The case with the anonymous facts only, and the change that tells so; whoever works in the house stays named."""
    return replace(
        case,
        answers=_answers(case.answers),
        notes=(),
        promises=tuple(map(_promise, case.promises)),
        decided=replace(case.decided, note="") if case.decided else None,
        investigation=_investigation(case.investigation) if case.investigation else None,
        recontact=replace(case.recontact, received=_counted(case.recontact.received)) if case.recontact else None,
        returned=replace(case.returned, because="") if case.returned else None,
        history=(*map(_change, case.history), told),
    )


def without_private(record: Record) -> Record:
    """The record with nothing that is the employee's own."""
    return replace(record, private=Private(id=record.private.id, revision=record.private.revision))


def without_spoken_words(private: Private) -> Private:
    """The private part without the employee's words to the client; what the employee felt, and how often which marker
    was heard, stays."""
    answers = {name: value for name, value in private.answers.items() if name in BY_ID or not isinstance(value, str)}
    tone = tuple(replace(finding, words=ERASED, start=0, end=len(ERASED)) for finding in private.tone)
    return replace(private, answers=answers, tone=tone)


def _answers(answers: Answers) -> Answers:
    told = ((question, _answer(question, value)) for question, value in answers.items())
    return {question: value for question, value in told if value is not None}


def _answer(question: str, value: Value) -> Value | None:
    spec = BY_ID.get(question)
    if spec is None:  # of a playbook of the house's own: nobody knows what a text in it says
        return value if isinstance(value, bool | int) else None
    if spec.kind is Kind.LIST and isinstance(value, tuple):
        rows = tuple(_row(question, row) for row in value if isinstance(row, Mapping))
        return tuple(row for row in rows if row) or None
    return _text(question, str(value)) or None if spec.kind in _TEXTS else value


def _row(question: str, row: Row) -> Row:
    texts = {field.id for field in BY_ID[question].fields if field.kind in _TEXTS}
    told = {name: _text(name, str(value)) if name in texts else value for name, value in row.items()}
    return {name: value for name, value in told.items() if value != ""}


def _text(name: str, text: str) -> str:
    if name in _PLACES:
        return text
    return _counted(text) if name in _COUNTED else ""


def _promise(promise: Promise) -> Promise:
    return replace(promise, what=ERASED, tell_client_by="", note="")


def _investigation(found: Investigation) -> Investigation:
    return replace(
        found,
        findings=_counted(found.findings),
        should_have="",
        factors=(),
        no_corrective_because=_counted(found.no_corrective_because),
        notes=(),
    )


def _change(change: Change) -> Change:
    # What is told of a corrective is the house's, and told there too.
    return change if change.what.startswith(_OF_THE_HOUSE) else replace(change, note="")


def _counted(text: str) -> str:
    return ERASED if text.strip() else ""
