"""What the house did after the calls: promises, investigations, correctives, going back, and who came back."""

from collections.abc import Iterator
from functools import partial

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.figures import Figures
from exitcoach.insights.share import Share
from exitcoach.insights.spread import Spread
from exitcoach.locale import _
from exitcoach.reports import wording
from exitcoach.reports.comparison import Comparison
from exitcoach.reports.section import Line, Section
from exitcoach.reports.sections_first import recurrences
from exitcoach.reports.spreads import spread_words


def after_the_call(told: Comparison, taxonomy: Taxonomy) -> Iterator[Section]:
    """In the order things happen; what nobody began is left out. What still stands open has no former figure."""
    if told.now.promises.made:
        yield _promises(told)
    if told.now.investigations.finished.of or told.now.investigations.beyond:
        yield _investigations(told)
    if told.now.correctives.verified.of:
        yield _correctives(told)
    yield _recontact(told)
    if told.now.returns.returned.of:
        yield _returns(told)
    yield from _smoke(told, taxonomy)


def _promises(told: Comparison) -> Section:
    return Section(
        _("Promises"),
        (
            told.count(_("Promises made"), lambda figures: figures.promises.made),
            told.share(_("Kept, of the promises settled"), lambda figures: figures.promises.kept_of_settled),
            told.share(_("On time, of those kept"), lambda figures: figures.promises.on_time),
            told.count(_("Broken"), lambda figures: figures.promises.broken),
            told.count(_("Withdrawn"), lambda figures: figures.promises.withdrawn),
            Line(_("Still open"), count=told.now.promises.open),
            Line(_("Overdue, of the open ones"), count=told.now.promises.overdue, warns=True),
        ),
    )


def _investigations(told: Comparison) -> Section:
    return Section(
        _("Investigations"),
        (
            told.share(_("Finished, of those owed"), lambda figures: figures.investigations.finished),
            Line(_("Investigations overdue"), count=told.now.investigations.overdue, warns=True),
            told.count(_("Finished beyond what was owed"), lambda figures: figures.investigations.beyond),
        ),
        (_("Owed: the client was promised one, or the main cause was avoidable."),),
    )


def _correctives(told: Comparison) -> Section:
    return Section(
        _("Correctives"),
        (
            Line(_("Planned"), count=told.now.correctives.planned),
            Line(_("In place, not yet verified"), count=told.now.correctives.in_place),
            told.share(_("Verified, of all"), lambda figures: figures.correctives.verified),
            Line(_("Correctives overdue"), count=told.now.correctives.overdue, warns=True),
        ),
        sentences=recurrences(told.now),
    )


def _recontact(told: Comparison) -> Section:
    return Section(
        _("May we write again?"),
        (
            told.share(_("Yes, of those asked"), lambda figures: figures.recontact.consent),
            told.share(_("Not asked"), lambda figures: Share(figures.recontact.not_asked, _answers(figures))),
            told.share(_("No answer yet"), lambda figures: Share(figures.recontact.unanswered, _answers(figures))),
            told.share(_("Free to go back to, of those who agreed"), lambda figures: figures.recontact.allowed),
            told.share(_("Gone back to, of those"), lambda figures: figures.recontact.made),
        ),
    )


def _answers(figures: Figures) -> int:
    """The cases in which the question could be answered."""
    recontact = figures.recontact
    return recontact.yes + recontact.no + recontact.not_asked + recontact.unanswered


def _returns(told: Comparison) -> Section:
    return Section(
        _("Who came back"),
        (
            told.share(_("Came back, of all who left"), lambda figures: figures.returns.returned),
            told.share(_("Of those told that the door is open"), lambda figures: figures.returns.door_said),
            told.share(_("Of those not told"), lambda figures: figures.returns.door_unsaid),
        ),
        sentences=_spread(_("Days from the call to the return: {days}."), told.now.returns.days),
    )


def _smoke(told: Comparison, taxonomy: Taxonomy) -> Iterator[Section]:
    """What the house logged has no period, so no former figure."""
    smoke = told.now.smoke
    linked = (Line(_("Smoke logged that a case followed"), smoke.linked),)
    yield Section(
        _("Smoke before the fire"),
        linked if smoke.linked.of else (),
        sentences=_spread(_("Days from the first sign to the call: {days}."), smoke.days),
    )
    leaf = partial(wording.cause_label, taxonomy)
    signals = told.counts(lambda figures: figures.smoke.signals, leaf)
    yield Section(_("Main cause of the cases that gave a sign"), signals, ranking=True)
    logged = tuple(Line(leaf(cause), count=count) for cause, count in smoke.logged)
    yield Section(_("Smoke logged, by cause"), logged, ranking=True)


def _spread(sentence: str, days: Spread) -> tuple[str, ...]:
    words = spread_words(days)
    return (sentence.format(days=words),) if words else ()
