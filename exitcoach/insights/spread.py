"""How far numbers lie apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The median of ``n`` numbers, and the quartiles ``low`` and ``high``; None when there are none."""

    n: int
    median: float | None
    low: float | None
    high: float | None


NO_SPREAD = Spread(n=0, median=None, low=None, high=None)


def spread(numbers: Iterable[float]) -> Spread:
    """The spread of the numbers; a quartile between two of them lies on the line that joins them."""
    values = sorted(map(float, numbers))
    if not values:
        return NO_SPREAD
    low, median, high = quantiles(values, n=4, method="inclusive") if len(values) > 1 else values * 3
    return Spread(n=len(values), median=median, low=low, high=high)
