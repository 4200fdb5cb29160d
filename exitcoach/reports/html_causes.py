"""Why the clients left: the Pareto, whose hands it was in, and how it went from month to month."""

from collections.abc import Iterator

from exitcoach.domain.causes import Control, Taxonomy
from exitcoach.insights.figures import Figures
from exitcoach.insights.share import Ranking, Share
from exitcoach.locale import _
from exitcoach.reports import html_marks as marks
from exitcoach.reports import wording
from exitcoach.reports.charts import ParetoRow, pareto
from exitcoach.reports.html_parts import Block, Cell, Part, Picture, Table
from exitcoach.reports.html_tables import MOST_ROWS, cause_counts, part_row, share_row, share_table
from exitcoach.reports.numbers import percent

_BARS = 12
_PRIMARY = "causes.primary"


def causes_part(figures: Figures, taxonomy: Taxonomy) -> Part | None:
    """The Pareto of the main causes, with its table."""
    if not figures.causes.primary:
        return None
    rows, ticks = _bars(figures.causes.primary, taxonomy), [(part / 2, percent(Share(part, 2))) for part in range(3)]
    words = {
        "title": _("Main causes, most frequent first"),
        "description": _("Bars for the cases of each cause, and a line for what they make together. See the table."),
    }
    return Part(
        id="causes",
        title=_("Why they leave"),
        lead=(
            _("Bars count the main cause of each case; the line adds them up. Coloured: causes we could have avoided."),
        ),
        blocks=(
            Picture(svg=pareto(rows, id="pareto-wide", narrow=False, ticks=ticks, **words)),
            Picture(svg=pareto(rows, id="pareto-narrow", narrow=True, ticks=ticks, **words)),
            _cause_table(figures, taxonomy),
        ),
    )


def hands_part(figures: Figures, taxonomy: Taxonomy) -> Part | None:
    """Whose hands it was in, how the cause is known, and what the house found when it looked."""
    causes = figures.causes
    blocks: list[Block] = []
    if causes.avoidable.of:
        rows = [
            part_row(
                label,
                f"causes.control.{control}",
                "causes.avoidable.of",
                Share(causes.control[control], causes.avoidable.of),
                strong=control == Control.AVOIDABLE.value,
            )
            for control, label in wording.controls().items()
        ]
        unknown = share_row(_("Cause not known"), "causes.unknown", causes.unknown, strong=False)
        blocks.append(share_table(_("In whose hands the main cause was"), _("In whose hands"), [*rows, unknown]))
    blocks += _basis(figures)
    blocks += _diagnosed(figures, taxonomy)
    return Part(id="hands", title=_("In whose hands it was"), blocks=tuple(blocks)) if blocks else None


def _basis(figures: Figures) -> Iterator[Block]:
    """Bare counts: a case of the time before exitcoach may not tell, and is in none of them."""
    if any(figures.causes.basis.values()):
        labels = wording.bases()
        yield Table(
            caption=_("How we know the main cause"),
            columns=(_("How we know"), _("Cases")),
            rows=tuple(
                (labels.get(basis, basis), marks.count(f"causes.basis.{basis}", count))
                for basis, count in figures.causes.basis.items()
            ),
        )


def _diagnosed(figures: Figures, taxonomy: Taxonomy) -> Iterator[Block]:
    causes = figures.causes
    if not causes.diagnosed:
        return
    found = _("Main causes the house found when it looked into it")
    yield cause_counts(found, "causes.diagnosed", causes.diagnosed, taxonomy)
    agreed = share_row(_("The house found the cause named in the call"), "causes.agreed", causes.agreed)
    yield share_table(_("Whether the two agree, of the cases that have both"), _("Named and found"), [agreed])


def _bars(ranking: Ranking, taxonomy: Taxonomy) -> tuple[ParetoRow, ...]:
    total, together = sum(count for _id, count in ranking), 0
    shown = len(ranking) if len(ranking) <= _BARS + 1 else _BARS
    rows = []
    for place, (cause, count) in enumerate(ranking[:shown]):
        together += count
        rows.append(
            ParetoRow(
                label=wording.cause_label(taxonomy, cause),
                count_mark=marks.in_picture(marks.count(f"{_PRIMARY}.{place}.1", count)),
                share=count / total,
                cumulated=together / total,
                cumulated_mark=marks.in_picture(marks.cumulated(_PRIMARY, place + 1, Share(together, total))),
                strong=taxonomy.control(cause) is Control.AVOIDABLE,
            )
        )
    return (*rows, _rest(ranking, shown, total)) if shown < len(ranking) else tuple(rows)


def _rest(ranking: Ranking, shown: int, total: int) -> ParetoRow:
    count = sum(count for _id, count in ranking[shown:])
    paths = (f"{_PRIMARY}.{place}.1" for place in range(shown, len(ranking)))
    return ParetoRow(
        label=_("Every other cause"),
        count_mark=marks.in_picture(marks.added(paths, count)),
        share=count / total,
        cumulated=1,
        cumulated_mark=marks.in_picture(marks.cumulated(_PRIMARY, len(ranking), Share(total, total))),
        strong=False,
    )


def _cause_table(figures: Figures, taxonomy: Taxonomy) -> Table:
    causes, together, rows = figures.causes, 0, list[tuple[Cell, ...]]()
    total = sum(count for _id, count in causes.primary)
    anywhere = {cause: (place, count) for place, (cause, count) in enumerate(causes.any)}
    controls = wording.controls()
    for place, (cause, count) in enumerate(causes.primary[:MOST_ROWS]):
        together += count
        path, (any_place, any_count) = f"{_PRIMARY}.{place}.1", anywhere[cause]
        control = taxonomy.control(cause)
        rows.append(
            (
                wording.cause_label(taxonomy, cause),
                controls[control.value] if control else marks.NOTHING,
                marks.count(path, count),
                marks.ratio(path, "causes.avoidable.of", Share(count, total)),
                marks.cumulated(_PRIMARY, place + 1, Share(together, total)),
                marks.count(f"causes.any.{any_place}.1", any_count),
            )
        )
    return Table(
        caption=_("Main causes"),
        columns=(_("Cause"), _("In whose hands"), _("Cases"), _("Share"), _("Added up"), _("Main or contributing")),
        rows=tuple(rows),
        worded=frozenset({1}),
        folded=True,
        note=_("A case can have several causes, so those of the last column can sum over all cases."),
    )
