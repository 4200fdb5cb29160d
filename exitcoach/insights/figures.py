"""All figures of a selection, in one pass over its cases."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date

from exitcoach.insights.alarms import Alarms, public_alarms
from exitcoach.insights.around import Around
from exitcoach.insights.causes import CauseFigures, CauseTally, ControlOf
from exitcoach.insights.cures import CorrectiveFigures, CorrectiveTally
from exitcoach.insights.durations import MinuteTally
from exitcoach.insights.exits import AskFigures, AskTally, ObstacleFigures, ObstacleTally
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.goodbyes import GoodbyeFigures, GoodbyeTally
from exitcoach.insights.groups import Grouping
from exitcoach.insights.heads import HeadTally
from exitcoach.insights.house import HouseFigures, HouseTally
from exitcoach.insights.inquiries import InvestigationFigures, InvestigationTally
from exitcoach.insights.months import MonthFigures, MonthTally
from exitcoach.insights.outcomes import OutcomeTally
from exitcoach.insights.places import PlaceFigures, PlaceTally
from exitcoach.insights.promises import PromiseFigures, PromiseTally
from exitcoach.insights.recontacts import RecontactFigures, RecontactTally
from exitcoach.insights.returns import ReturnFigures, ReturnTally
from exitcoach.insights.share import Ranking, Share
from exitcoach.insights.smoke import SmokeFigures, SmokeTally
from exitcoach.insights.spread import Spread

_ONLY_NOW = ("before", "groups", "alarms", "by_month")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Every number a report gives; ``public`` is its form in JSON.

    ``imported`` of ``n`` are cases of the time before exitcoach: figures that need what these lack leave them out.
    ``undated``: those of which nobody knows the day of the call.
    """

    n: int
    imported: int
    undated: int
    without_debrief: int
    outcomes: Mapping[str, int]
    definitive: Mapping[str, int]
    causes: CauseFigures
    obstacles: ObstacleFigures
    asks: AskFigures
    against_advice: Share
    goodbye: GoodbyeFigures
    minutes: Spread
    recontact: RecontactFigures
    promises: PromiseFigures
    investigations: InvestigationFigures
    correctives: CorrectiveFigures
    returns: ReturnFigures
    map: tuple[PlaceFigures, ...]
    departments: Ranking
    processes: Ranking
    by_month: tuple[MonthFigures, ...]
    smoke: SmokeFigures
    alarms: Alarms | None = None
    house: HouseFigures = field(default_factory=HouseFigures)
    groups: Grouping | None = None
    before: "Before | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The figures of the period before."""

    since: date
    until: date
    figures: Figures


class FigureTally:
    """Takes in the cases one by one, and leaves out those that do not count.

    Groups, alarms and the period before are added by whoever wants them.
    """

    def __init__(self, control_of: ControlOf, around: Around) -> None:
        self._control_of = control_of
        self._tallies = _Tallies(control_of, around)
        self._adders = self._tallies.adders()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        if facts.counted:
            for add in self._adders:
                add(facts)

    def figures(self) -> Figures:
        """The figures of all cases so far."""
        return self._tallies.figures(self._control_of)


class _Tallies:
    def __init__(self, control_of: ControlOf, around: Around) -> None:
        self.heads = HeadTally(around.zone)
        self.outcomes = OutcomeTally(around.today)
        self.causes = CauseTally()
        self.obstacles = ObstacleTally()
        self.asks = AskTally()
        self.goodbyes = GoodbyeTally()
        self.minutes = MinuteTally()
        self.correctives = CorrectiveTally(around)
        self.recontacts = RecontactTally(around, control_of, self.correctives.of)
        self.promises = PromiseTally(around.today)
        self.investigations = InvestigationTally(around, control_of)
        self.returns = ReturnTally(around)
        self.places = PlaceTally()
        self.months = MonthTally(around)
        self.smoke = SmokeTally(around)
        self.house = HouseTally(around.support)

    def adders(self) -> tuple[Callable[[CaseFacts], None], ...]:
        return tuple(tally.add for tally in vars(self).values())

    def figures(self, control_of: ControlOf) -> Figures:
        places = self.places.figures()
        return Figures(
            n=self.heads.n,
            imported=self.heads.imported,
            undated=self.heads.undated,
            without_debrief=self.heads.without_debrief,
            outcomes=self.outcomes.given(),
            definitive=self.outcomes.definitive(),
            causes=self.causes.figures(control_of),
            obstacles=self.obstacles.figures(),
            asks=self.asks.figures(),
            against_advice=self.asks.against_advice(),
            goodbye=self.goodbyes.figures(control_of),
            minutes=self.minutes.figures(),
            recontact=self.recontacts.figures(),
            promises=self.promises.figures(),
            investigations=self.investigations.figures(),
            correctives=self.correctives.figures(),
            returns=self.returns.figures(),
            map=places.rows,
            departments=places.departments,
            processes=places.processes,
            by_month=self.months.figures(),
            smoke=self.smoke.figures(),
            house=self.house.figures(),
        )


def compute(cases: Iterable[CaseFacts], control_of: ControlOf, around: Around) -> Figures:
    """The figures of those of the cases that count; ``control_of`` says whose hands a cause was in."""
    tally = FigureTally(control_of, around)
    for facts in cases:
        tally.add(facts)
    return tally.figures()


def public(figures: Figures) -> Mapping[str, object]:
    """The figures as the contract names them in JSON."""
    plain = asdict(replace(figures, before=None))
    plain["obstacles"] = {
        "each": figures.obstacles.each,
        "with": asdict(figures.obstacles.met),
        "unanswered": figures.obstacles.unanswered,
    }
    if figures.alarms:
        plain["alarms"] = public_alarms(figures.alarms)
    if figures.before:
        plain["before"] = _public_before(figures.before)
    return plain


def _public_before(before: Before) -> Mapping[str, object]:
    told = {name: value for name, value in public(before.figures).items() if name not in _ONLY_NOW}
    return {"since": before.since, "until": before.until} | told
