"""Where it went wrong: departments across processes as a table of heat, and every place in words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from exitcoach.insights.figures import Figures
from exitcoach.insights.places import PlaceFigures
from exitcoach.locale import _
from exitcoach.reports import html_marks as marks
from exitcoach.reports.html_parts import Block, Cell, Part, Table
from exitcoach.reports.html_tables import MOST_ROWS

_DEPARTMENTS, _PROCESSES = 8, 6
_SHADES = 5
_Heat = Mapping[tuple[str, str], Sequence[int]]


def places_part(figures: Figures) -> Part | None:
    """The map; nothing when nobody said where."""
    if not figures.map:
        return None
    blocks: list[Block] = [_list(figures.map)]
    if figures.departments and figures.processes:
        blocks.insert(0, _heat(figures))
    return Part(
        id="places",
        title=_("Where it went wrong"),
        lead=(_("Departments down, processes across; the stronger the colour, the more often it was named."),),
        blocks=tuple(blocks),
    )


def _heat(figures: Figures) -> Table:
    """The places of one department and process added up: the rows of the map by their numbers."""
    heat: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in enumerate(figures.map):
        heat[row.department, row.process].append(number)
    departments = [name for name, _count in figures.departments[:_DEPARTMENTS]]
    processes = [name for name, _count in figures.processes[:_PROCESSES]]
    counts = {place: sum(figures.map[number].cases for number in numbers) for place, numbers in heat.items()}
    most = max((counts.get((row, column), 0) for row in departments for column in processes), default=0)
    return Table(
        caption=_("How often each place was named"),
        columns=(_("Department"), *map(marks.typed, processes)),
        rows=tuple(
            (
                marks.typed(department),
                *(_cell(heat.get((department, process), ()), figures.map, most) for process in processes),
            )
            for department in departments
        ),
        heat=True,
        note=_("A case that names two positions of one place counts there twice. Every place is in the list below."),
    )


def _cell(numbers: Sequence[int], rows: Sequence[PlaceFigures], most: int) -> Cell:
    cases = sum(rows[number].cases for number in numbers)
    if not cases:
        return Markup('<span class="shade shade-0">·</span>')
    told = marks.added((f"map.{number}.cases" for number in numbers), cases)
    return Markup('<span class="shade shade-{}">{}</span>').format(-(-cases * _SHADES // most), told)


def _list(rows: Sequence[PlaceFigures]) -> Table:
    more = len(rows) - MOST_ROWS
    return Table(
        caption=_("Every place, and what should have happened there"),
        columns=(_("Department"), _("Process"), _("Position"), _("Cases"), _("What should have happened")),
        rows=tuple(
            (
                _name(row.department),
                _name(row.process),
                _name(row.position),
                marks.count(f"map.{number}.cases", row.cases),
                Markup("<br>").join(map(marks.typed, row.should_have)),
            )
            for number, row in enumerate(rows[:MOST_ROWS])
        ),
        worded=frozenset({1, 2, 4}),
        folded=True,
        note=_("Only the first places are listed; --format json has all of them.") if more > 0 else "",
    )


def _name(text: str) -> Cell:
    return marks.typed(text) if text.strip() else marks.NOTHING
