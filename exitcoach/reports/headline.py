"""The report in one to three sentences, for somebody who reads nothing else."""

from collections.abc import Iterator

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.figures import Figures
from exitcoach.insights.share import Share
from exitcoach.locale import _, ngettext
from exitcoach.reports import wording
from exitcoach.reports.lists import listed
from exitcoach.reports.numbers import of_words, percent, period
from exitcoach.services.report import Report

_AS_MANY = 3
"""Causes that lead together and can still be named in one sentence."""


def headline(report: Report, taxonomy: Taxonomy) -> tuple[str, ...]:
    """How many left, what over, and what waits to be done; nothing without a case."""
    if not report.figures.n:
        return ()
    sentences = (_left(report), _cause(report.figures, taxonomy), _waiting(report.figures))
    return tuple(filter(None, sentences))


def part_words(share: Share) -> str:
    """``half of the cases``: the share as people say it, where it comes near enough; else the percentage."""
    if share.few:
        return of_words(share)
    exactly = {1.0: _("all the cases"), 0.5: _("half of the cases")}
    nearly = (
        (0.94, 1.0, _("nearly all the cases")),
        (0.73, 0.77, _("about three quarters of the cases")),
        (0.64, 0.69, _("about two thirds of the cases")),
        (0.5, 0.56, _("just over half of the cases")),
        (0.45, 0.5, _("nearly half of the cases")),
        (0.31, 0.36, _("about a third of the cases")),
        (0.23, 0.27, _("about a quarter of the cases")),
    )
    part = share.count / share.of
    near = next((words for low, high, words in nearly if low <= part <= high), "")
    words = exactly.get(part) or near or _("{percent} of the cases").format(percent=percent(share))
    return f"{words} ({of_words(share)})"


def _left(report: Report) -> str:
    figures = report.figures
    left = figures.definitive.get("leaves", 0)
    # The noun goes with all the clients, in Spanish the verb with those who left.
    words = ngettext("{left} of {n} clients left", "{left} of {n} clients left", left)
    told = (words if figures.n > 1 else _("{left} of {n} client left")).format(left=left, n=figures.n)
    when = period(report.selection.since, report.selection.until)
    told = f"{told} {when}" if when else told
    before = figures.before
    if before and before.figures.n:
        former = Share(before.figures.definitive.get("leaves", 0), before.figures.n)
        told += _("; {share} {when}").format(share=of_words(former), when=period(before.since, before.until))
    return f"{told}."


def _cause(figures: Figures, taxonomy: Taxonomy) -> str:
    primary = figures.causes.primary
    if not primary:
        return _("No cause is known yet.")
    most = primary[0][1]
    leading = [wording.cause_label(taxonomy, cause) for cause, count in primary if count == most]
    share = Share(most, figures.n)
    if len(leading) == 1:
        return _("The commonest main cause is “{cause}”: {part}.").format(cause=leading[0], part=part_words(share))
    if len(leading) > _AS_MANY:
        return _("No cause stands out: the commonest have {share} each.").format(share=of_words(share))
    causes = listed([f"“{cause}”" for cause in leading])
    return _("The commonest main causes are {causes}: {share} each.").format(causes=causes, share=of_words(share))


def _waiting(figures: Figures) -> str:
    waiting = "; ".join(_counted(figures))
    if waiting:
        return _("To act on: {list}.").format(list=waiting)
    return _("Nothing is overdue.")


def _counted(figures: Figures) -> Iterator[str]:
    raised = len(figures.alarms.raised) if figures.alarms else 0
    late = (
        (raised, ngettext("{count} alarm", "{count} alarms", raised)),
        (
            figures.promises.overdue,
            ngettext("{count} promise overdue", "{count} promises overdue", figures.promises.overdue),
        ),
        (
            figures.investigations.overdue,
            ngettext("{count} investigation overdue", "{count} investigations overdue", figures.investigations.overdue),
        ),
        (
            figures.correctives.overdue,
            ngettext("{count} corrective overdue", "{count} correctives overdue", figures.correctives.overdue),
        ),
        (
            len(figures.correctives.back),
            ngettext(
                "{count} failure back after it was put right",
                "{count} failures back after they were put right",
                len(figures.correctives.back),
            ),
        ),
    )
    return (words.format(count=count) for count, words in late if count)
