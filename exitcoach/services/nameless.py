"""What stands in a report beside its cases, without the people."""

from dataclasses import asdict, replace
from typing import TypeVar

from exitcoach.domain.commitments import Corrective, Lesson, Smoke
from exitcoach.insights.anonymize import Anonymizer
from exitcoach.insights.around import Around
from exitcoach.insights.figures import Figures

Item = TypeVar("Item", Corrective, Lesson, Smoke)
_NAMED = ("id", "case", "corrective")


def nameless_around(around: Around, anonymizer: Anonymizer) -> Around:
    """What the house keeps; ids stay, since cases are found by them."""
    kept: tuple[Corrective | Lesson | Smoke, ...] = (*around.correctives, *around.lessons, *around.smokes)
    for item in kept:
        anonymizer.learn(asdict(item))
    return replace(
        around,
        correctives=tuple(_nameless(item, anonymizer) for item in around.correctives),
        lessons=tuple(_nameless(item, anonymizer) for item in around.lessons),
        smokes=tuple(_nameless(item, anonymizer) for item in around.smokes),
    )


def nameless_figures(figures: Figures, anonymizer: Anonymizer) -> Figures:
    """The figures, the ids in them as in the cases."""
    back = tuple(replace(one, id=anonymizer.id(one.id)) for one in figures.correctives.back)
    alarms = figures.alarms
    if alarms:
        alarms = replace(alarms, smoke=tuple(replace(smoke, id=anonymizer.id(smoke.id)) for smoke in alarms.smoke))
    return replace(figures, alarms=alarms, correctives=replace(figures.correctives, back=back))


def _nameless(item: Item, anonymizer: Anonymizer) -> Item:
    told = anonymizer.of_the_house(asdict(item))
    texts = {name: text for name, text in told.items() if type(text) is str and name not in _NAMED}
    return replace(item, **texts)  # type: ignore[arg-type]
