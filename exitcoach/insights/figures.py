"""All figures of a selection, in one pass over its cases."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass

from exitcoach.domain.cases import Status
from exitcoach.insights.causes import CauseFigures, CauseTally, ControlOf
from exitcoach.insights.exits import (
    AskFigures,
    AskTally,
    ObstacleFigures,
    ObstacleTally,
    PromiseFigures,
    PromiseTally,
    RecontactFigures,
    RecontactTally,
)
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.goodbyes import GoodbyeFigures, GoodbyeTally
from exitcoach.insights.outcomes import OutcomeTally
from exitcoach.insights.places import PlaceFigures, PlaceTally
from exitcoach.insights.share import Ranking, Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Every number a report gives; ``public`` is its form in JSON."""

    n: int
    without_debrief: int
    outcomes: Mapping[str, int]
    definitive: Mapping[str, int]
    causes: CauseFigures
    obstacles: ObstacleFigures
    asks: AskFigures
    against_advice: Share
    goodbye: GoodbyeFigures
    recontact: RecontactFigures
    promises: PromiseFigures
    map: tuple[PlaceFigures, ...]
    departments: Ranking
    processes: Ranking


class _Tallies:
    def __init__(self) -> None:
        self.outcomes = OutcomeTally()
        self.causes = CauseTally()
        self.obstacles = ObstacleTally()
        self.asks = AskTally()
        self.goodbyes = GoodbyeTally()
        self.recontacts = RecontactTally()
        self.promises = PromiseTally()
        self.places = PlaceTally()

    def adders(self) -> tuple[Callable[[CaseFacts], None], ...]:
        return (
            self.outcomes.add,
            self.causes.add,
            self.obstacles.add,
            self.asks.add,
            self.goodbyes.add,
            self.recontacts.add,
            self.promises.add,
            self.places.add,
        )


def compute(cases: Iterable[CaseFacts], control_of: ControlOf) -> Figures:
    """The figures of those of the cases that count; ``control_of`` says whose hands a cause was in."""
    tallies, n, without_debrief = _Tallies(), 0, 0
    adders = tallies.adders()
    for facts in cases:
        if facts.counted:
            n += 1
            without_debrief += facts.status is Status.DEBRIEF
            for add in adders:
                add(facts)
    places = tallies.places.figures()
    return Figures(
        n=n,
        without_debrief=without_debrief,
        outcomes=tallies.outcomes.given(),
        definitive=tallies.outcomes.definitive(),
        causes=tallies.causes.figures(control_of),
        obstacles=tallies.obstacles.figures(),
        asks=tallies.asks.figures(),
        against_advice=tallies.asks.against_advice(),
        goodbye=tallies.goodbyes.figures(control_of),
        recontact=tallies.recontacts.figures(),
        promises=tallies.promises.figures(),
        map=places.rows,
        departments=places.departments,
        processes=places.processes,
    )


def public(figures: Figures) -> Mapping[str, object]:
    """The figures as the contract names them in JSON."""
    plain = asdict(figures)
    plain["obstacles"] = {
        "each": figures.obstacles.each,
        "with": asdict(figures.obstacles.met),
        "unanswered": figures.obstacles.unanswered,
    }
    return plain
