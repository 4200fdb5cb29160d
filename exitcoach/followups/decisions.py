"""What became of a client: chose later, left after all, came back."""

from datetime import date

from exitcoach.domain.commitments import Decided, Returned
from exitcoach.followups.facts import LEAVES, STAYS, FollowFacts
from exitcoach.followups.refusal import NotPossible, refuse_other_days


def decided(
    facts: FollowFacts, decision: str, *, on: date, today: date, call: date, by: str = "", note: str = ""
) -> Decided:
    """What the client chose: for who wanted to think, or stayed and leaves now. Raises NotPossible."""
    if facts.decision == LEAVES:
        raise NotPossible("left-already", case=facts.id)
    if facts.decision == STAYS == decision:
        raise NotPossible("decided-already", case=facts.id, decision=decision)
    refuse_other_days(on, today=today, call=_since(facts, call))
    return Decided(decision=decision, on=on, by=by, note=note.strip())


def returned(facts: FollowFacts, *, on: date, today: date, call: date, because: str = "", by: str = "") -> Returned:
    """The client came back; only who left can. Raises NotPossible."""
    if facts.returned:
        raise NotPossible("returned-already", case=facts.id, on=facts.returned.on.isoformat())
    if facts.decision != LEAVES:
        raise NotPossible("stays", case=facts.id)
    refuse_other_days(on, today=today, call=_since(facts, call))
    return Returned(on=on, because=because.strip(), by=by)


def _since(facts: FollowFacts, call: date) -> date:
    return max(call, facts.decided.on) if facts.decided else call
