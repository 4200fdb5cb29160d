"""What figures need besides the cases: the day it is, and what the house keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo

from exitcoach.domain.commitments import Corrective, Lesson, Smoke


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportFacts:
    """The private answers of a case about its employee. They are only ever told as totals."""

    wanted: bool | None
    backed: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """``zone`` is the local time; ``correctives`` are the house's own, as they stand now.

    ``support`` is by case. ``days`` after the call an investigation is due.
    """

    today: date
    zone: tzinfo
    smokes: tuple[Smoke, ...] = ()
    correctives: tuple[Corrective, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    support: Mapping[str, SupportFacts] = field(default_factory=dict)
    days: int = 14
