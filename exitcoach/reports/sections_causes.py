"""Why the clients left: what they said, what the house found, and where it went wrong."""

from collections.abc import Callable, Iterator
from functools import partial

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.figures import Figures
from exitcoach.insights.share import Ranking, Share
from exitcoach.locale import _
from exitcoach.reports import wording
from exitcoach.reports.comparison import Comparison
from exitcoach.reports.section import Section, Table


def main_cause(told: Comparison, taxonomy: Taxonomy) -> Section:
    """The Pareto of the main causes."""
    return _ranking(
        told, _("Main cause"), lambda figures: figures.causes.primary, partial(wording.cause_label, taxonomy)
    )


def more_causes(told: Comparison, taxonomy: Taxonomy) -> Iterator[Section]:
    """Contributing causes, groups, whose hands it was in, and what the house found."""
    several = _several()
    leaf, group = partial(wording.cause_label, taxonomy), partial(wording.group_label, taxonomy)
    yield _ranking(told, _("All causes, main or contributing"), lambda figures: figures.causes.any, leaf, several)
    yield _ranking(told, _("Main cause, by group"), lambda figures: figures.causes.group_primary, group)
    yield _ranking(told, _("All causes, by group"), lambda figures: figures.causes.group_any, group, several)
    yield _hands(told)
    yield _basis(told)
    yield from _found(told, taxonomy)


def where_it_went_wrong(told: Comparison) -> Iterator[Section]:
    """Departments, processes, and the map of both with positions."""
    yield _ranking(told, _("Departments"), lambda figures: figures.departments, str)
    yield _ranking(told, _("Processes"), lambda figures: figures.processes, str)
    heads = (_("Department"), _("Process"), _("Position"), _("Cases"), _("What should have happened"))
    rows = tuple((row.department, row.process, row.position, row.cases, row.should_have) for row in told.now.map)
    yield Section(_("Where it went wrong"), table=Table(heads, rows) if rows else None)


def _hands(told: Comparison) -> Section:
    lines = [told.share(label, partial(_hand, control)) for control, label in wording.controls().items()]
    unknown = told.share(_("Cause not known"), lambda figures: figures.causes.unknown)
    return Section(_("In whose hands it was"), (*lines, unknown))


def _hand(control: str, figures: Figures) -> Share:
    return Share(figures.causes.control[control], figures.causes.avoidable.of)


def _basis(told: Comparison) -> Section:
    lines = tuple(
        told.share(label, partial(_basis_share, basis))
        for basis, label in wording.bases().items()
        if told.now.causes.basis.get(basis)
    )
    return Section(_("How we know the cause"), lines)


def _basis_share(basis: str, figures: Figures) -> Share:
    counts = figures.causes.basis
    return Share(counts.get(basis, 0), sum(counts.values()))


def _found(told: Comparison, taxonomy: Taxonomy) -> Iterator[Section]:
    """What the house diagnosed, apart from what was filed after the call."""
    causes = told.now.causes
    if not causes.diagnosed:
        return
    agreed = told.share(_("Same as filed after the call"), lambda figures: figures.causes.agreed)
    found = told.ranking(lambda figures: figures.causes.diagnosed, _diagnoses, partial(wording.cause_label, taxonomy))
    note = _("Main causes that investigations found, beside what clients and employees said after the call.")
    yield Section(_("What the house found"), (agreed, *found), (note,))
    if causes.diagnosed_any != causes.diagnosed:
        every = told.ranking(
            lambda figures: figures.causes.diagnosed_any, _diagnoses, partial(wording.cause_label, taxonomy)
        )
        yield Section(_("All causes the house found"), every, (_several(),), ranking=True)


def _diagnoses(figures: Figures) -> int:
    return sum(count for _name, count in figures.causes.diagnosed)


def _several() -> str:
    return _("A case can have several causes, so these shares can sum over 100 %.")


def _ranking(
    told: Comparison, title: str, pick: Callable[[Figures], Ranking], label: Callable[[str], str], *notes: str
) -> Section:
    return Section(title, told.ranking(pick, lambda figures: figures.n, label), notes, ranking=True)
