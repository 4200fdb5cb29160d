"""A report with something in every part of the page: two hundred cases of a year, the same each time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, timedelta
from functools import cache
from random import Random

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Corrective, CorrectiveState, Lesson, Smoke
from exitcoach.insights.alarms import AlarmTally
from exitcoach.insights.around import Around, SupportFacts
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.figures import Before, Figures, compute
from exitcoach.insights.groups import GroupTally
from exitcoach.insights.selection import Selection
from exitcoach.playbook.load import load
from exitcoach.playbook.shelf import GENERAL, built_in
from exitcoach.services.report import Quote, Report
from tests.unit.insights.cases import NOON, facts

TODAY = date(2026, 11, 2)
FIRST = date(2025, 11, 1)
PLACES = (
    ("Support", "Repairs", "Technician"),
    ("Support", "Call-backs", "Team lead"),
    ("Billing", "Invoices", "Clerk"),
    ("Billing", "Refunds", ""),
    ("Sales", "Welcome", "Advisor"),
    ("Network", "Repairs", "Field engineer"),
)
WISHES = ("Call back the same day", "Send a technician in two days", "Check the bill before it leaves", "")
CAUSES = ("response.none", "core.reliability", "price.increase", "core.error_billing", "response.slow", "price.high")
CAUSES += ("competition.offer", "encounter.indifferent", "access.wait", "circumstance.moved", "unknown.not_said")
CAUSES += ("ethics.dishonest", "fit.unused", "fit.missing", "core.repeated", "circumstance.deceased")
OBSTACLES = (("none",), ("none",), ("none",), ("waiting",), ("transferred", "waiting"), ("paperwork",), ("fee",), ())
STATES = ("kept", "kept", "kept", "open", "broken", "withdrawn")
CURE = Corrective(
    id="c1",
    what="A named person calls back every open complaint by noon",
    owner="Eva Sanz",
    state=CorrectiveState.VERIFIED,
    cause="response.none",
    planned_on=date(2026, 3, 1),
    placed_on=date(2026, 3, 20),
    verified_on=date(2026, 5, 4),
    cases=("261122-h3k2v000001", "261122-h3k2v000005"),
)
QUOTES = (
    ("response.none", "I rang four times. Four different people told me that somebody would call me back."),
    ("core.reliability", "When it works it is wonderful. It just never works on a Monday, and on Mondays I invoice."),
    ("price.increase", "You did not even write to me. I found out from my bank."),
    ("core.error_billing", "Every month I correct your bill for you. I am tired of being your accountant."),
)
LESSONS = (
    ("response.none", "Say when you will call, and call even if you know nothing yet."),
    ("core.error_billing", "Read the last three bills before you speak about the fourth."),
)


@cache
def taxonomy() -> Taxonomy:
    file = built_in() / f"{GENERAL}.yaml"
    return load(file.read_bytes(), file.name).causes


def around() -> Around:
    smokes = tuple(
        Smoke(id=f"s{number}", at=NOON - timedelta(days=22 + 9 * number), by="Ana", text=text, cause=cause)
        for number, (text, cause) in enumerate(
            [("Third client this week asks who will call back", "response.none"), ("The new bill has no total", "")]
        )
    )
    support = {
        f"261122-h3k2v{number:06d}": SupportFacts(wanted=number % 7 == 0, backed=1 + number % 5)
        for number in range(180, 230)
    }
    return Around(today=TODAY, zone=UTC, smokes=smokes, correctives=(CURE,), support=support)


def believable(since: date = FIRST, until: date = date(2026, 10, 31)) -> Report:
    """A report on the period, compared with the one before and grouped by department."""
    chosen, figures = tuple(cases()), compute(cases_between(since, until), taxonomy().control, around())
    length = until - since
    before = compute(cases_between(since - length, since - timedelta(days=1)), taxonomy().control, around())
    alarms, groups = AlarmTally(around(), until), GroupTally("department", around(), taxonomy().control)
    for each in chosen:
        alarms.add(each)
    for each in cases_between(since, until):
        groups.add(each)
    told = replace(
        figures,
        alarms=alarms.alarms(),
        groups=groups.figures(),
        before=Before(since=since - length, until=since - timedelta(days=1), figures=before),
    )
    return whole(told, Selection(since=since, until=until, departments=()))


def whole(figures: Figures, selection: Selection, said: Sequence[str] = ()) -> Report:
    """The figures as a report that has quotes and lessons too: believable ones, or what was ``said``."""
    quotes = [("response.none", text) for text in said] or QUOTES
    lessons = [("response.none", text) for text in said] or LESSONS
    return Report(
        selection=selection,
        figures=figures,
        made_on=TODAY,
        quotes=tuple(Quote(cause=cause, text=text, day=date(2026, 10, 7)) for cause, text in quotes),
        lessons=tuple(Lesson(id="l1", text=text, cause=cause) for cause, text in lessons),
    )


def cases_between(since: date, until: date) -> tuple[CaseFacts, ...]:
    return tuple(each for each in cases() if since.isoformat() <= each.word("call.date") <= until.isoformat())


@cache
def cases() -> tuple[CaseFacts, ...]:
    """From July of one year to October of the next, more and more of them over answers that never came."""
    chance, made = Random(20261102), []
    for number in range(1, 241):
        day = date(2025, 7, 1) + timedelta(days=int(488 * (number / 240) ** 0.8))
        made.append(_case(chance, number, day))
    return tuple(made)


def _case(chance: Random, number: int, day: date) -> CaseFacts:
    late = (day - date(2025, 7, 1)).days / 488
    cause = "response.none" if chance.random() < late**6 else chance.choices(CAUSES, range(len(CAUSES), 0, -1))[0]
    cause = "encounter.rude" if day >= date(2026, 10, 8) and chance.random() < 0.6 else cause
    decision = chance.choices(("leaves", "stays", "decides_later", ""), (70, 16, 10, 4))[0]
    leaves = decision == "leaves"
    answers = {
        "call.date": day.isoformat(),
        "cause": cause,
        "causes_contributing": [each for each in chance.sample(CAUSES[:10], 2) if each != cause],
        "cause_basis": chance.choice(("stated", "stated", "inferred")),
        "incidents": [_incident(chance) for _ in range(chance.randint(0, 2))],
        "explore": chance.random() < 0.6,
        "thanks_given": chance.random() < 0.9,
        "feedback_valued": chance.random() < 0.7,
        "investigation_promised": chance.random() < 0.5,
        "door_open_said": chance.random() < 0.55,
        "apology": chance.choice(("I am sorry that nobody rang.", "", "I am sorry.")),
        "recontact_consent": chance.choice(("yes", "yes", "no", "not_asked")),
        "channel": chance.choice(("phone", "phone", "email", "chat")),
    }
    answers |= {"decision": decision} if decision else {}
    answers |= {"obstacles": list(chance.choice(OBSTACLES))} if leaves else {}
    if chance.random() < 0.3:
        answers |= {
            "first_signal": "The call-backs piled up",
            "first_signal_on": (day - timedelta(chance.randint(5, 60))).isoformat(),
        }
    begun = NOON.replace(year=day.year, month=day.month, day=day.day)
    return facts(
        number,
        created=begun.isoformat(),
        left_at=(begun + timedelta(minutes=chance.randint(4, 31))).isoformat(),
        status=chance.choice(("closed", "closed", "closed", "debrief")),
        asks=chance.randint(0, 1),
        gate={"verdict": chance.choice(("care", "explore", "let_go")), "reasons": []},
        answers=answers,
        promises=_promises(chance, day),
        returned={"on": (day + timedelta(days=chance.randint(20, 120))).isoformat()}
        if leaves and chance.random() < 0.12
        else None,
        investigation=_investigation(chance, day, cause),
        correctives=[_corrective(chance, number)] if chance.random() < 0.2 else [],
    )


def _incident(chance: Random) -> dict:
    department, process, position = chance.choices(PLACES, (5, 4, 3, 2, 1, 2))[0]
    return {
        "what": "It failed",
        "department": department,
        "process": process,
        "position": position,
        "should_have": chance.choice(WISHES),
    }


def _promises(chance: Random, day: date) -> list[dict]:
    if chance.random() < 0.6:
        return []
    state, due = chance.choice(STATES), day + timedelta(days=chance.randint(3, 30))
    settled = {"settled_on": (due + timedelta(days=chance.randint(-3, 2))).isoformat()} if state != "open" else {}
    return [{"id": "p1", "what": "Call", "owner": "Luis", "due": due.isoformat(), "state": state} | settled]


def _investigation(chance: Random, day: date, cause: str) -> dict | None:
    if chance.random() < 0.55:
        return None
    finished = (day + timedelta(days=chance.randint(3, 20))).isoformat()
    return {
        "findings": "Nobody owned it.",
        "diagnosed": [chance.choice((cause, "response.none"))],
        "finished_on": finished,
    }


def _corrective(chance: Random, number: int) -> dict:
    state = chance.choice(("planned", "in_place"))
    return {"id": f"k{number}", "what": "Check twice", "owner": "Eva", "due": "2026-09-30", "state": state}
