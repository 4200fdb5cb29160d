"""When the house may go back to the client: the gate, and that it was done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Corrective, CorrectiveState, Recontact
from exitcoach.domain.recontact import lacking
from exitcoach.followups.facts import FollowFacts
from exitcoach.followups.refusal import GateClosed, NotPossible, refuse_other_days


@dataclass(frozen=True, slots=True, kw_only=True)
class RecontactGate:
    """Open, or everything that is ``missing``, in the order of ``domain.recontact.MISSING``.

    ``pending``: correctives not verified, by id. ``opened_on`` is the day the last condition came true, where it can
    be told.
    """

    missing: tuple[str, ...] = ()
    not_before: date | None = None
    pending: tuple[str, ...] = ()
    opened_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def gate(facts: FollowFacts, correctives: Sequence[Corrective], *, taxonomy: Taxonomy, today: date) -> RecontactGate:
    """The gate of a case with these correctives, those of the house and not their copies."""
    not_before = facts.day("recontact_after")
    circumstance = taxonomy.is_circumstance(facts.word("cause"))
    needed = () if circumstance else correctives
    pending = tuple(one.id for one in needed if one.state is not CorrectiveState.VERIFIED)
    missing = lacking(
        consent=facts.word("recontact_consent") == "yes",
        not_before=not_before,
        circumstance=circumstance,
        investigation=facts.investigation,
        correctives=correctives,
        today=today,
    )
    found_on = None if circumstance or facts.investigation is None else facts.investigation.finished_on
    days = (not_before, found_on, *(one.verified_on for one in needed))
    opened = None if missing else max((day for day in days if day), default=None)
    return RecontactGate(missing=missing, not_before=not_before, pending=pending, opened_on=opened)


def made(
    facts: FollowFacts,
    found: RecontactGate,
    *,
    on: date,
    today: date,
    call: date,
    by: str = "",
    received: str = "",
    channel: str = "",
) -> Recontact:
    """That the client was contacted again. Raises GateClosed with everything missing, and NotPossible.

    Not a second time before the client's reply to the first is known, and on no day before the gate opened.
    """
    if not found.is_open:
        raise GateClosed(facts.id, found.missing, found.not_before, found.pending)
    before = facts.recontact
    if before and not before.received:
        raise NotPossible("reply-awaited", case=facts.id, on=before.on.isoformat())
    refuse_other_days(on, today=today, call=call)
    if found.opened_on and on < found.opened_on:
        raise NotPossible("day-before-gate", on=on.isoformat(), opened=found.opened_on.isoformat())
    reply = received.strip()
    return Recontact(
        on=on,
        by=by,
        received=reply,
        received_on=on if reply else None,
        channel=channel,
        number=before.number + 1 if before else 1,
    )


def answered(facts: FollowFacts, received: str, *, on: date, today: date) -> Recontact:
    """What the client said to it. Raises NotPossible."""
    before = facts.recontact
    if before is None:
        raise NotPossible("no-recontact", case=facts.id)
    if before.received:
        raise NotPossible("answered-already", case=facts.id)
    if not received.strip():
        raise NotPossible("note-needed", about=facts.id)
    if on > today:
        raise NotPossible("day-ahead", on=on.isoformat(), today=today.isoformat())
    if on < before.on:
        raise NotPossible("day-before-recontact", on=on.isoformat(), recontact=before.on.isoformat())
    return replace(before, received=received.strip(), received_on=on)
