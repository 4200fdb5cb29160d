"""Lists of leavers to import, and what stands for the words houses use."""

from collections.abc import Iterable, Mapping
from datetime import UTC
from pathlib import Path

from exitcoach.domain.cases import PlaybookRef
from exitcoach.imports.plan import Plan
from exitcoach.imports.proposal import Tongue
from exitcoach.imports.rows import Row, Rows
from exitcoach.imports.words import Lexicon
from exitcoach.services.following import Author
from exitcoach.services.import_cases import Terms
from tests.fakes.clock import TickingClock

CAUSES = Lexicon(
    {"price.high": ("Precio demasiado alto", "Price too high"), "circumstance.moved": ("Mudanza", "Moved away")},
    {"price.high": ("expensive",), "circumstance.moved": ("relocation",), "none": ("other", "none of the above")},
)
COLUMNS = Lexicon(
    {"cause": ("Cause",), "call.date": ("Day of the call",), "client.ref": ("Reference",), "channel": ("Channel",)},
    {
        "cause": ("reason", "main reason"),
        "causes_contributing": ("factors",),
        "client.ref": ("id",),
        "call.date": ("date",),
        "decision": ("status",),
        "story": ("comments",),
        "incidents.department": ("department",),
    },
)
VALUES = {
    "channel": Lexicon({"phone": ("Phone", "Teléfono")}, {"in_person": ("branch",)}),
    "decision": Lexicon({"leaves": ("Leaves",)}, {"leaves": ("churned",), "skip": ("stayed",)}),
}
TONGUE = Tongue(columns=COLUMNS, causes=CAUSES, values=VALUES)


def rows(*cells: Mapping[str, str], name: str = "leavers.csv") -> Rows:
    """A file with these rows; the header is its line 1."""
    found = [Row(number, each) for number, each in enumerate(cells, start=2)]
    return Rows(name=name, columns=tuple(cells[0]), read=lambda: iter(found))


def table(columns: str, *lines: str, name: str = "leavers.csv") -> Rows:
    """The same from lines whose cells stand between bars."""
    names = columns.split("|")
    return rows(*(dict(zip(names, line.split("|"), strict=True)) for line in lines), name=name)


def a_plan(columns: Mapping[str, str], causes: Mapping[str, str | None] | None = None, **more: object) -> Plan:
    """A plan for a list called ``leavers``."""
    return Plan(source="leavers", columns=columns, causes=causes or {}, **more)  # type: ignore[arg-type]


def terms(clock: TickingClock, **more: object) -> Terms:
    """How Ana imports."""
    author = Author(by="Ana", clock=clock, zone=UTC)
    return Terms(playbook=PlaybookRef(id="general", version=1), language="en", author=author, **more)  # type: ignore[arg-type]


def written(folder: Path, name: str, text: str | bytes) -> Path:
    """A file."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def texts(found: Iterable[Row]) -> list[list[str]]:
    """The cells of rows, without their columns."""
    return [list(row.cells.values()) for row in found]
