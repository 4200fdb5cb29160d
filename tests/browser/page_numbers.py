"""What each number on the page must be, worked out anew from the figures in JSON."""

import json
import math
import re
from dataclasses import dataclass

import msgspec

from exitcoach.insights.figures import Figures, public

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Shown:
    """A number of the page: which figures it is of, how it is worked out, its value and its letters."""

    figure: str
    form: str
    value: str
    text: str


def as_json(figures: Figures) -> dict:
    """The figures as any other program reads them."""
    return json.loads(msgspec.json.encode(public(figures)))


def wrong(shown: Shown, plain: dict) -> bool:
    """Whether the number, or how it is written, is not what the figures say."""
    wanted = expected(shown, plain)
    return not math.isclose(float(shown.value), wanted, abs_tol=1e-9) or not _says(shown, wanted)


def expected(shown: Shown, plain: dict) -> float:
    """The number that should be there."""
    paths = shown.figure.split()
    if shown.form == "sum":
        return sum(at(path, plain) for path in paths)
    if shown.form == "cumulated":
        counts = [row[1] for row in at(paths[0], plain)]
        return sum(counts[: int(paths[1])]) / sum(counts)
    if shown.form == "ratio":
        return at(paths[0], plain) / sum(at(path, plain) for path in paths[1:])
    if shown.form == "percent":
        return _share(at(paths[0], plain))
    if shown.form == "points":
        return round(100 * (_part(paths[: len(paths) // 2], plain) - _part(paths[len(paths) // 2 :], plain)))
    return float(at(paths[0], plain))


def at(path: str, plain: dict):
    """What lies at the path."""
    found = plain
    for part in path.split("."):
        found = found[int(part)] if isinstance(found, list) else found[part]
    return found


def _part(paths: list[str], plain: dict) -> float:
    return _share(at(paths[0], plain)) if len(paths) == 1 else at(paths[0], plain) / at(paths[1], plain)


def _share(share: dict) -> float:
    return share["count"] / share["of"]


def _says(shown: Shown, wanted: float) -> bool:
    text = shown.text.replace("−", "-").replace("\u00a0", "")
    if shown.form == "probability":
        written = float("".join(c for c in text if c.isdigit() or c in ".,").replace(",", "."))
        return wanted < written if text.startswith("<") else abs(written - wanted) <= 0.00005
    if shown.form in ("percent", "ratio", "cumulated"):
        return abs(float(text.strip("%")) - 100 * wanted) <= 0.5
    if shown.form == "measure":
        return abs(float(text.replace(",", ".")) - wanted) <= 0.05 + 1e-9
    return int("".join(_DIGITS.findall(text))) == abs(wanted) and text.startswith("-") == (wanted < 0)
