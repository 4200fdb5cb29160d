"""Many numbers in one line: the higher the mark, the more."""

from collections.abc import Sequence

BLOCKS = "▁▂▃▄▅▆▇█"
ASCII = "_.:-=+*#"


def sparkline(values: Sequence[int], *, unicode: bool = True) -> str:
    """A mark for each value; the lowest stands for none at all, and for nothing else."""
    marks, most = BLOCKS if unicode else ASCII, max(values, default=0)
    return "".join(marks[_level(value, most, len(marks) - 1)] for value in values)


def _level(value: int, most: int, highest: int) -> int:
    return -(-value * highest // most) if most else 0
