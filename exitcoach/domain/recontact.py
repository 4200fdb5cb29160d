"""When the house may go back to a client: the conditions, and which of them a case lacks."""

from collections.abc import Iterable
from datetime import date

from exitcoach.domain.commitments import Corrective, CorrectiveState, Investigation

CONSENT, NOT_BEFORE, INVESTIGATION, CORRECTIVE = "consent", "not_before", "investigation", "corrective"
MISSING = (CONSENT, NOT_BEFORE, INVESTIGATION, CORRECTIVE)


def lacking(
    *,
    consent: bool,
    not_before: date | None,
    circumstance: bool,
    investigation: Investigation | None,
    correctives: Iterable[Corrective],
    today: date,
) -> tuple[str, ...]:
    """Everything that is missing, in the order of MISSING. After a circumstance there is nothing to find or to cure."""
    states = [one.state for one in correctives]
    is_finished = investigation is not None and investigation.finished_on is not None
    needs_none = investigation is not None and bool(investigation.no_corrective_because)
    is_cured = all(state is CorrectiveState.VERIFIED for state in states) and (bool(states) or needs_none)
    holds = {
        CONSENT: not consent,
        NOT_BEFORE: not_before is not None and today < not_before,
        INVESTIGATION: not circumstance and not is_finished,
        CORRECTIVE: not circumstance and not is_cured,
    }
    return tuple(name for name in MISSING if holds[name])
