"""Where a flaw is in the tree."""

import pytest

from exitcoach.sheet import scan_sheet


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: !x 1", ["a"]),
        ("a: {b: !x {c: 1}}", ["a.b"]),
        ("a.b: !x\n  c: 1", ["a.b"]),
        ("p:\n  - q: 1\n  - q: !x 2\n    r: *s\n", ["p[2].q", "p[2].r"]),
        ("!x k: 1", ["k"]),
        ("!x\na: 1", [""]),
        ("a: 1\n---\nb: 2", [""]),
    ],
)
def test_trail(text: str, expected: list[str]) -> None:
    """A flaw in a readable file is told with the keys and the row that lead to it."""
    _, problems = scan_sheet(text.encode(), "f.yaml")

    assert [problem.where for problem in problems] == expected
