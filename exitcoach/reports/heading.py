"""What stands above the figures: what was counted, what was filtered, and what to do when nothing was found."""

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.figures import Figures
from exitcoach.insights.selection import Selection
from exitcoach.locale import _, ngettext
from exitcoach.reports import wording
from exitcoach.reports.numbers import day, span
from exitcoach.services.report import PRACTICE, LeftOut, Report


def counted(report: Report) -> str:
    """How many cases, and how many lack their debrief."""
    figures = report.figures
    lacking, imported = figures.without_debrief, figures.imported
    still = ngettext("{count} still without its debrief", "{count} still without their debrief", lacking)
    older = _("{count} from before exitcoach")
    cases = ngettext("{count} case", "{count} cases", figures.n).format(count=figures.n)
    asides = (words.format(count=count) for count, words in ((lacking, still), (imported, older)) if count)
    return ", ".join((cases, *asides))


def compared(figures: Figures) -> tuple[str, ...]:
    """Which period ``before`` means, and how many cases it had."""
    before = figures.before
    if before is None:
        return ()
    cases = ngettext("{count} case", "{count} cases", before.figures.n).format(count=before.figures.n)
    return (_("Before: {period}, {cases}").format(period=span(before.since, before.until), cases=cases),)


def filters(selection: Selection, taxonomy: Taxonomy) -> tuple[str, ...]:
    """Each filter in words; the texts of people are as they were typed."""
    outcomes = wording.outcomes()
    pairs = (
        (_("From"), (day(selection.since),) if selection.since else ()),
        (_("To"), (day(selection.until),) if selection.until else ()),
        (_("Cause"), tuple(wording.filter_label(taxonomy, cause) for cause in selection.causes)),
        (_("Department"), selection.departments),
        (_("Outcome"), tuple(outcomes.get(outcome, outcome) for outcome in selection.outcomes)),
        (_("Playbook"), selection.playbooks),
        (_("Cases"), selection.cases),
    )
    return tuple(
        _("{filter}: {values}").format(filter=name, values=", ".join(values)) for name, values in pairs if values
    )


def nothing_found(selection: Selection) -> tuple[str, ...]:
    """Kind words for an empty report, and how to see more."""
    if selection.is_everything:
        return (
            _("There is no finished case to report on yet."),
            _("To take a call: exitcoach start"),
            _("To see what a report looks like: exitcoach demo"),
        )
    tries = [
        (bool(selection.since or selection.until), _("widen the days with --since and --until")),
        (bool(selection.causes), _("leave out --cause, or name its whole group")),
        (bool(selection.departments), _("leave out --department")),
        (bool(selection.outcomes), _("leave out --outcome")),
        (bool(selection.playbooks), _("leave out --playbook")),
        (bool(selection.cases), _("leave out --case")),
    ]
    wider = "; ".join(words for holds, words in tries if holds)
    return (_("No finished case is in this selection."), _("To see more: {ways}.").format(ways=wider))


def left_out(cases: tuple[LeftOut, ...]) -> tuple[str, ...]:
    """A sentence for each case that was named and not counted."""
    why = {
        "open": _("the call is still going on"),
        "interrupted": _("the call was interrupted; finish it with: exitcoach resume {case}"),
        PRACTICE: _("it was practice"),
    }
    return tuple(
        _("Case {case} is not counted: {why}.").format(
            case=case.id, why=why.get(case.why, case.why).format(case=case.id)
        )
        for case in cases
    )
