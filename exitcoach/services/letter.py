"""What a letter to a client may say: only what their case tells, and nothing where it is silent."""

from dataclasses import dataclass, replace
from datetime import date, tzinfo
from enum import StrEnum

from exitcoach.domain.cases import Case, Row, Status
from exitcoach.domain.causes import DEATH, NOT_SAID, Taxonomy
from exitcoach.domain.commitments import Promise, PromiseState
from exitcoach.errors import ExitCoachError
from exitcoach.followups.facts import DECIDES_LATER, LEAVES, STAYS, FollowFacts, facts_of
from exitcoach.followups.investigations import DAYS, due_on
from exitcoach.interview.facts import rows
from exitcoach.services.following import NotFiled, refuse_practice


class Variant(StrEnum):
    """The kinds of letter there are; each has its template."""

    FAREWELL = "farewell"
    RECAP = "recap"
    CONDOLENCE = "condolence"
    CIRCUMSTANCE = "circumstance"
    STATEMENT = "statement"


class NoLetter(ExitCoachError):
    """This case has nothing to write: ``code`` is ``undecided`` or ``no-statement``."""

    def __init__(self, code: str, case_id: str) -> None:
        super().__init__(code, case_id)
        self.code = code
        self.case_id = case_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One thing that went wrong, without department or position: those are the house's own. ``when`` as given."""

    what: str
    should_have: str = ""
    when: str = ""
    times: int = 0
    reported_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The facts of a letter, texts as people typed them; what the case does not tell is empty.

    ``told``: the client told us what happened. ``promises`` are those still open. ``consent`` to be contacted is
    ``yes``, ``no`` or empty. ``since`` is a year. ``at`` is where the client wants to hear from us.
    """

    case_id: str
    playbook: str
    variant: Variant
    call: date
    language: str
    employee: str
    name: str = ""
    account: str = ""
    service: str = ""
    since: str = ""
    cause: str = ""
    decision: str = ""
    decision_due: date | None = None
    apology: str = ""
    incidents: tuple[Incident, ...] = ()
    told: bool = False
    investigation_due: date | None = None
    steps: tuple[str, ...] = ()
    effective: date | None = None
    reference: str = ""
    promises: tuple[Promise, ...] = ()
    statement: str = ""
    consent: str = ""
    topic: str = ""
    after: date | None = None
    at: str = ""

    def gone_by(self, today: date) -> tuple[date, ...]:
        """The days the letter names for what is still to come, and that are over."""
        named = [promise.due for promise in self.promises]
        return tuple(day for day in (*named, self.investigation_due, self.decision_due) if day and day < today)


def letter_for(case: Case, taxonomy: Taxonomy, zone: tzinfo, *, days: int = DAYS) -> Letter:
    """The letter to the client; an investigation is due ``days`` after the call.

    Raises NotFiled, NotPossible, NoLetter.
    """
    facts = _ended(case)
    variant = _variant(facts, taxonomy)
    letter = replace(_about(case, facts, zone), variant=variant, at=facts.word("recontact_at"))
    letter = replace(letter, promises=_open(facts), effective=facts.day("effective_date"), steps=_steps(facts))
    if variant is Variant.CONDOLENCE:
        return replace(letter, name=facts.word("client.caller"))  # the client's own name may be that of the deceased
    letter = _with_contact(letter, facts)
    if taxonomy.is_circumstance(letter.cause):
        return letter
    return _with_what_went_wrong(letter, facts, days)


def statement_for(case: Case, zone: tzinfo) -> Letter:
    """What the client wants management to read, as they said it. Raises NotFiled, NotPossible, NoLetter."""
    facts = _ended(case)
    if not facts.word("statement").strip():
        raise NoLetter("no-statement", case.id)
    return _about(case, facts, zone)


def _ended(case: Case) -> FollowFacts:
    if case.status in (Status.OPEN, Status.INTERRUPTED):
        raise NotFiled(case.id)
    refuse_practice(case)
    return facts_of(case)


def _variant(facts: FollowFacts, taxonomy: Taxonomy) -> Variant:
    cause = facts.word("cause")
    if cause == DEATH:
        return Variant.CONDOLENCE
    if facts.decision in (STAYS, DECIDES_LATER):
        return Variant.RECAP
    if facts.decision != LEAVES:
        raise NoLetter("undecided", facts.id)
    return Variant.CIRCUMSTANCE if taxonomy.is_circumstance(cause) else Variant.FAREWELL


def _about(case: Case, facts: FollowFacts, zone: tzinfo) -> Letter:
    return Letter(
        case_id=case.id,
        playbook=case.playbook.id,
        variant=Variant.STATEMENT,
        call=facts.call_day(zone),
        language=case.language,
        employee=case.employee,
        name=facts.word("client.name") or facts.word("client.caller"),
        account=facts.word("client.account"),
        service=facts.word("service"),
        cause=facts.word("cause"),
        reference=facts.word("exit_reference"),
        statement=facts.word("statement"),
    )


def _with_contact(letter: Letter, facts: FollowFacts) -> Letter:
    consent = facts.word("recontact_consent")
    return replace(
        letter,
        decision=facts.decision,
        decision_due=facts.day("decision_due") if facts.decision == DECIDES_LATER else None,
        since=facts.word("client.since")[:4],
        consent=consent if consent in ("yes", "no") else "",
        topic=facts.word("recontact_topic"),
        after=facts.day("recontact_after"),
    )


def _with_what_went_wrong(letter: Letter, facts: FollowFacts, days: int) -> Letter:
    incidents = tuple(_incident(row) for row in rows(facts.answers, "incidents") if row.get("what"))
    declined = letter.cause == NOT_SAID or facts.word("cause_basis") == "declined"
    finished = facts.investigation and facts.investigation.finished_on
    promised = facts.answers.get("investigation_promised") is True and not finished
    return replace(
        letter,
        apology=facts.word("apology"),
        incidents=incidents,
        told=not declined and bool(incidents or facts.word("story").strip()),
        investigation_due=due_on(letter.call, days) if promised else None,
    )


def _incident(told: Row) -> Incident:
    times = told.get("times", 0)
    return Incident(
        what=str(told["what"]),
        should_have=str(told.get("should_have", "")),
        when=str(told.get("when", "")),
        times=times if isinstance(times, int) else 0,
        reported_before=told.get("reported_before") is True,
    )


def _open(facts: FollowFacts) -> tuple[Promise, ...]:
    return tuple(promise for promise in facts.promises if promise.state is PromiseState.OPEN)


def _steps(facts: FollowFacts) -> tuple[str, ...]:
    steps = facts.answers.get("exit_steps", ())
    return tuple(step for step in steps if isinstance(step, str)) if isinstance(steps, tuple) else ()
