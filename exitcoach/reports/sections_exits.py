"""How the goodbyes ended, how easy the way out was, and how well they were said."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from exitcoach.insights.figures import Figures
from exitcoach.insights.outcomes import UNANSWERED, UNSETTLED
from exitcoach.insights.share import Share
from exitcoach.locale import _, ngettext
from exitcoach.reports import wording
from exitcoach.reports.comparison import Comparison
from exitcoach.reports.section import Line, Section
from exitcoach.reports.spreads import spread_words

_WHERE_THERE_ARE_ANY = frozenset({UNANSWERED, UNSETTLED})


def endings(told: Comparison) -> Iterator[Section]:
    """Who stays is never shown alone: promises and obstacles stand in the same list."""
    note = _("Read who stays next to the promises kept and the obstacles met.")
    yield Section(_("How it ended"), (*_outcomes(told, _given), *_beside(told)), (note,))
    if _filled(told.now.definitive) != _filled(told.now.outcomes):
        title = _("How it ended, with what was decided later")
        yield Section(title, (*_outcomes(told, _definitive), *_beside(told)))


def goodbyes(told: Comparison) -> Iterator[Section]:
    """The way out, the one question, and the acts of a good goodbye."""
    yield _way_out(told)
    yield _one_question(told)
    yield _acts(told)


def _given(figures: Figures) -> Mapping[str, int]:
    return figures.outcomes


def _definitive(figures: Figures) -> Mapping[str, int]:
    return figures.definitive


def _filled(counts: Mapping[str, int]) -> Mapping[str, int]:
    return {outcome: count for outcome, count in counts.items() if count}


def _outcomes(told: Comparison, pick: Callable[[Figures], Mapping[str, int]]) -> Iterator[Line]:
    labels = wording.outcomes()
    for outcome, count in pick(told.now).items():
        if count or outcome not in _WHERE_THERE_ARE_ANY:
            yield told.share(labels.get(outcome, outcome), partial(_outcome, pick, outcome))


def _outcome(pick: Callable[[Figures], Mapping[str, int]], outcome: str, figures: Figures) -> Share:
    return Share(pick(figures).get(outcome, 0), figures.n)


def _beside(told: Comparison) -> tuple[Line, ...]:
    return (
        told.count(_("Promises made"), lambda figures: figures.promises.made),
        told.share(_("Kept, of the promises settled"), lambda figures: figures.promises.kept_of_settled),
        told.share(_("Met an obstacle on the way out"), lambda figures: figures.obstacles.met),
    )


def _way_out(told: Comparison) -> Section:
    labels, obstacles = wording.obstacles(), told.now.obstacles
    each = told.ranking(
        lambda figures: figures.obstacles.each,
        lambda figures: figures.obstacles.met.of,
        lambda obstacle: labels.get(obstacle, obstacle),
    )
    unanswered = ngettext(
        "{count} case has no answer about obstacles.",
        "{count} cases have no answer about obstacles.",
        obstacles.unanswered,
    ).format(count=obstacles.unanswered)
    minutes = spread_words(told.now.minutes)
    return Section(
        _("The way out"),
        (told.share(_("Met an obstacle"), lambda figures: figures.obstacles.met), *each),
        (unanswered,) if obstacles.unanswered else (),
        sentences=(_("Minutes until the client left: {minutes}.").format(minutes=minutes),) if minutes else (),
    )


def _one_question(told: Comparison) -> Section:
    return Section(
        _("The one question"),
        (
            told.share(_("Asked what would make amends"), lambda figures: figures.asks.cases),
            told.share(_("Explored against the advice"), lambda figures: figures.against_advice),
            told.share(_("Promises made in"), lambda figures: figures.promises.cases),
        ),
    )


def _acts(told: Comparison) -> Section:
    acts = (
        told.share(label, partial(_act, act))
        for act, label in wording.acts().items()
        if told.now.goodbye.by_act[act].of
    )
    whole = told.share(_("All of it"), lambda figures: Share(figures.goodbye.count, figures.goodbye.of))
    return Section(_("The goodbye"), (whole, *acts), (_("Done, of the cases where it applies."),))


def _act(act: str, figures: Figures) -> Share:
    return figures.goodbye.by_act[act]
