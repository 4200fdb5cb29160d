"""What cannot be done after the call, as things stand."""

from collections.abc import Sequence
from datetime import date

from exitcoach.errors import ExitCoachError


class NotPossible(ExitCoachError):
    """Refused: ``code`` names the sentence, which says the way out; ``facts`` fill it. Nothing has changed.

    Codes: ``practice`` (case) · ``promise-settled`` (promise, state, on) · ``note-needed`` (about) · ``day-ahead``
    (on, today) · ``day-before-call`` (on, call) · ``day-before-placed`` (on, placed) · ``day-before-recontact``
    (on, recontact) · ``day-before-gate`` (on, opened) · ``decided-already`` (case, decision) · ``left-already``
    (case) · ``what-needed`` · ``owner-needed`` · ``due-passed`` (due, today) · ``placed-already`` (corrective,
    state) · ``not-in-place`` (corrective, state) · ``verified-already`` (corrective, state) · ``evidence-needed``
    (corrective) · ``linked-already`` (corrective, case) · ``reply-awaited`` (case, on) · ``no-recontact`` (case) ·
    ``answered-already`` (case) · ``stays`` (case) · ``returned-already`` (case, on) · ``findings-needed`` (case) ·
    ``reason-needed`` (case) · ``names-a-person`` (name) ·
    ``cause-needed`` · ``unknown-cause`` (cause) · ``lesson-published`` (lesson, state) ·
    ``lesson-draft`` (lesson, state) · ``lesson-retired`` (lesson, state) · ``no-support`` (case) · ``support-done``
    (case, by).
    """

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class GateClosed(ExitCoachError):
    """Too early to contact the client again: everything ``missing``, as ``domain.recontact.MISSING`` names it.

    ``pending`` are the ids of correctives that are not verified.
    """

    def __init__(
        self, case_id: str, missing: Sequence[str], not_before: date | None = None, pending: Sequence[str] = ()
    ) -> None:
        super().__init__(case_id, missing)
        self.case_id = case_id
        self.missing = tuple(missing)
        self.not_before = not_before
        self.pending = tuple(pending)


def refuse_other_days(on: date, *, today: date, call: date) -> None:
    """What happened after a call happened on its day or later, and no later than today. Raises NotPossible."""
    if on > today:
        raise NotPossible("day-ahead", on=on.isoformat(), today=today.isoformat())
    if on < call:
        raise NotPossible("day-before-call", on=on.isoformat(), call=call.isoformat())
