"""A month with something in every figure."""

from dataclasses import replace
from datetime import UTC, date, datetime

from exitcoach.domain.commitments import Lesson, Smoke
from exitcoach.insights.alarms import Alarm, Alarms
from exitcoach.insights.causes import CauseFigures
from exitcoach.insights.cures import CorrectiveFigures, Recurrence
from exitcoach.insights.exits import AskFigures, ObstacleFigures
from exitcoach.insights.figures import Before, Figures
from exitcoach.insights.goodbyes import GoodbyeFigures
from exitcoach.insights.groups import Grouping, GroupRow
from exitcoach.insights.house import HouseFigures
from exitcoach.insights.inquiries import InvestigationFigures
from exitcoach.insights.months import MonthFigures
from exitcoach.insights.places import PlaceFigures
from exitcoach.insights.promises import PromiseFigures
from exitcoach.insights.recontacts import RecontactFigures
from exitcoach.insights.returns import ReturnFigures
from exitcoach.insights.selection import Selection
from exitcoach.insights.share import Share
from exitcoach.insights.smoke import SmokeFigures
from exitcoach.insights.spread import Spread
from exitcoach.services.report import Quote, Report

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
SELECTION = Selection(since=FIRST, until=LAST)

CAUSES = CauseFigures(
    primary=(("response.slow", 12), ("price.high", 5), ("core.reliability", 4), ("circumstance.deceased", 1)),
    any=(("response.slow", 15), ("core.reliability", 9), ("price.high", 5), ("circumstance.deceased", 1)),
    group_primary=(("response", 12), ("price", 5), ("core", 4), ("circumstance", 1)),
    group_any=(("response", 15), ("core", 9), ("price", 5), ("circumstance", 1)),
    control={"A": 16, "M": 5, "U": 1},
    avoidable=Share(16, 22),
    unknown=Share(2, 24),
    basis={"stated": 15, "inferred": 6, "declined": 1, "unanswered": 2},
    diagnosed=(("core.error_billing", 5), ("response.slow", 3)),
    diagnosed_any=(("core.error_billing", 6), ("response.slow", 5)),
    agreed=Share(3, 8),
)
ALARMS = Alarms(
    history="enough",
    first=date(2025, 11, 3),
    since=date(2026, 10, 4),
    until=LAST,
    tested=14,
    recent=24,
    before=52,
    raised=(Alarm(kind="cause", id="response.slow", recent=12, before=9, expected=5.25, p=0.0009, q=0.012),),
    smoke=(
        Smoke(
            id="s1",
            at=datetime(2026, 10, 28, 9, tzinfo=UTC),
            by="Marta Ruiz",
            text="Three people rang twice about the same bill",
            cause="core.error_billing",
        ),
    ),
)
MONTHS = tuple(
    MonthFigures(
        month=f"{2025 + at // 12}-{at % 12 + 1:02}",
        cases=cases,
        left=cases * 3 // 4,
        groups={"response": cases // 3, "price": cases // 4},
    )
    for at, cases in zip(range(10, 22), (9, 14, 11, 8, 0, 13, 12, 15, 11, 17, 20, 24), strict=True)
)


def figures_of(month: date) -> Figures:
    """The figures of a month with nothing beside it."""
    return Figures(
        n=24,
        imported=0,
        undated=0,
        without_debrief=3,
        outcomes={"leaves": 17, "stays": 4, "decides_later": 2, "unknown": 1, "unanswered": 0},
        definitive={"leaves": 18, "stays": 2, "decides_later": 1, "unknown": 1, "unanswered": 0, "unsettled": 2},
        causes=CAUSES,
        obstacles=ObstacleFigures(each=(("waiting", 5), ("paperwork", 2)), met=Share(6, 15), unanswered=9),
        asks=AskFigures(total=11, cases=Share(11, 24)),
        against_advice=Share(2, 11),
        goodbye=GoodbyeFigures(
            count=70,
            of=120,
            by_act={
                "apology": Share(14, 22),
                "thanks": Share(20, 24),
                "feedback": Share(10, 22),
                "investigation": Share(9, 22),
                "no_obstacles": Share(9, 18),
                "door_open": Share(12, 18),
                "recontact_asked": Share(19, 23),
            },
        ),
        minutes=Spread(n=20, median=14.5, low=9, high=22.25),
        recontact=RecontactFigures(
            yes=13,
            no=6,
            not_asked=3,
            unanswered=2,
            consent=Share(13, 19),
            allowed=Share(4, 13),
            made=Share(3, 4),
        ),
        promises=PromiseFigures(
            made=14,
            cases=Share(9, 24),
            open=5,
            kept=6,
            broken=2,
            withdrawn=1,
            overdue=3,
            kept_of_settled=Share(6, 8),
            on_time=Share(4, 6),
        ),
        investigations=InvestigationFigures(finished=Share(8, 16), overdue=5, beyond=1),
        correctives=CorrectiveFigures(
            planned=2,
            in_place=1,
            verified=Share(3, 6),
            overdue=1,
            back=(Recurrence(id="c1", what="Answer every complaint in a day", since=date(2026, 3, 3), cases=2),),
        ),
        returns=ReturnFigures(
            returned=Share(3, 18),
            door_said=Share(3, 12),
            door_unsaid=Share(0, 6),
            days=Spread(n=3, median=41, low=30, high=60),
        ),
        map=(
            PlaceFigures(
                department="Support",
                process="Complaints",
                position="Team lead",
                cases=9,
                should_have=("Answer the same day", "Tell them who is on it"),
            ),
            PlaceFigures(
                department="Billing",
                process="",
                position="",
                cases=4,
                should_have=("Check the first bill of a change",),
            ),
        ),
        departments=(("Support", 13), ("Billing", 4)),
        processes=(("Complaints", 9), ("Repairs", 4)),
        by_month=(MonthFigures(month=f"{month:%Y-%m}", cases=24, left=18, groups={"response": 12}),),
        smoke=SmokeFigures(
            days=Spread(n=11, median=38, low=20, high=75),
            signals=(("response.slow", 8), ("core.reliability", 3)),
            logged=(("core.error_billing", 4), ("response.slow", 2)),
            linked=Share(4, 7),
        ),
    )


FIGURES = replace(
    figures_of(FIRST),
    alarms=ALARMS,
    by_month=MONTHS,
    house=HouseFigures(
        support_wanted=Share(2, 12),
        backed=Spread(n=12, median=4, low=3, high=4.25),
        backed_by={"1": 1, "2": 1, "3": 3, "4": 4, "5": 3},
    ),
    groups=Grouping(
        by="department",
        rows=(
            GroupRow(
                id="Support",
                n=13,
                left=10,
                avoidable=Share(12, 13),
                obstacles=Share(4, 9),
                goodbye=Share(38, 70),
                promises_kept=Share(4, 6),
                returned=Share(2, 10),
            ),
            GroupRow(
                id="",
                n=7,
                left=5,
                avoidable=Share(2, 5),
                obstacles=Share(1, 4),
                goodbye=Share(20, 31),
                promises_kept=Share(0, 0),
                returned=Share(1, 5),
            ),
        ),
    ),
    before=Before(
        since=date(2026, 9, 1),
        until=date(2026, 9, 30),
        figures=replace(
            figures_of(date(2026, 9, 1)),
            n=20,
            outcomes={"leaves": 13, "stays": 5, "decides_later": 1, "unknown": 0, "unanswered": 1},
            definitive={"leaves": 15, "stays": 5, "decides_later": 0, "unknown": 0, "unanswered": 0, "unsettled": 0},
            causes=replace(CAUSES, primary=(("price.high", 8), ("response.slow", 5)), avoidable=Share(9, 18)),
            against_advice=Share(1, 3),
            departments=(("support", 7),),
        ),
    ),
)


def october(**changes: object) -> Report:
    """The report of the month; ``changes`` are to its figures."""
    return Report(
        selection=SELECTION,
        figures=replace(FIGURES, **changes),
        made_on=date(2026, 11, 22),
        quotes=(
            Quote(cause="response.slow", text="I rang four times and nobody knew who I was", day=date(2026, 10, 9)),
            Quote(cause="price.high", text="The new customers pay half", day=None),
        ),
        lessons=(Lesson(id="l1", cause="response.slow", text="Say who will ring back, and when, before you hang up."),),
    )
