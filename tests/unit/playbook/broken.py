"""Breaking the sample playbook in one place, and reading what is told about it."""

from exitcoach.domain.causes import Taxonomy
from exitcoach.errors import Problem
from exitcoach.playbook.codes import Code
from exitcoach.playbook.load import load
from exitcoach.ports import Rejected
from tests.unit.playbook.sample import SAMPLE

MARK = "‸"
Told = tuple[int, int, str, str]


def with_change(old: str, new: str) -> str:
    """The sample with its one ``old`` replaced."""
    assert SAMPLE.count(old) == 1, f"{old!r} stands {SAMPLE.count(old)} times in the sample"
    return SAMPLE.replace(old, new)


def problems_of(text: str, borrowed: Taxonomy | None = None) -> tuple[Problem, ...]:
    """What loading tells; nothing when it loads."""
    try:
        load(text.encode(), "shop.yaml", (lambda: borrowed) if borrowed else None)
    except Rejected as rejected:
        return rejected.problems
    return ()


def told(text: str) -> list[Told]:
    """Line, column, breadcrumb and code of everything told about a file."""
    return [(problem.line, problem.column, problem.where, problem.code) for problem in problems_of(text)]


def expected(marked: str, *breaches: tuple[str, Code]) -> list[Told]:
    """What should be told: a breadcrumb and a code for every mark in the file."""
    places = list(_places(marked))
    assert len(places) == len(breaches)
    return [(*place, where, code.value) for place, (where, code) in zip(places, breaches, strict=True)]


def unmarked(marked: str) -> str:
    """The file itself."""
    return marked.replace(MARK, "")


def _places(marked: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number, line in enumerate(marked.splitlines(), start=1):
        pieces = line.split(MARK)
        columns = [len("".join(pieces[:count])) + 1 for count in range(1, len(pieces))]
        found.extend((number, column) for column in columns)
    return found
