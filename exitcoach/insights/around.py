"""What figures need besides the cases: the day it is, and what the house keeps."""

from dataclasses import dataclass
from datetime import date, tzinfo

from exitcoach.domain.commitments import Corrective, Lesson, Smoke


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportFacts:
    """The private answers of one case about its employee. They are only ever told as totals."""

    id: str
    wanted: bool | None
    backed: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """``zone`` is the local time; ``correctives`` are the house's own, as they stand now.

    ``days`` after the call an investigation is due.
    """

    today: date
    zone: tzinfo
    smokes: tuple[Smoke, ...] = ()
    correctives: tuple[Corrective, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    support: tuple[SupportFacts, ...] = ()
    days: int = 14
