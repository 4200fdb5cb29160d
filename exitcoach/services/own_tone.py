"""One's own words over time: how often they sounded defensive, month by month. For nobody else."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from exitcoach.domain.cases import ToneFinding
from exitcoach.domain.text import fold
from exitcoach.ports import CaseStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What is needed of a case."""

    id: str
    created: datetime
    employee: str
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is needed of the private part of a case."""

    id: str
    tone: tuple[ToneFinding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """``month`` is ``YYYY-MM``; ``places`` are those that sounded defensive in its ``calls``."""

    month: str
    calls: int
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTone:
    """``months`` oldest first; ``markers`` and ``stages`` with their counts, most first."""

    calls: int = 0
    places: int = 0
    months: tuple[Month, ...] = ()
    markers: Mapping[str, int] = field(default_factory=dict)
    stages: Mapping[str, int] = field(default_factory=dict)


def own_tone(store: CaseStore, employee: str, zone: tzinfo, since: date | None = None) -> OwnTone:
    """The tone of the calls ``employee`` took since that day, practice left out."""
    months = {
        call.id: f"{call.created.astimezone(zone):%Y-%m}"
        for call in store.scan(Call)
        if fold(call.employee) == fold(employee)
        and not call.practice
        and (since is None or call.created.astimezone(zone).date() >= since)
    }
    found = {said.id: said.tone for said in store.scan_private(Said) if said.id in months}
    places = Counter(months[case_id] for case_id, tone in found.items() for _ in tone)
    calls = Counter(months.values())
    heard = [finding for tone in found.values() for finding in tone]
    return OwnTone(
        calls=len(months),
        places=len(heard),
        months=tuple(Month(month=month, calls=calls[month], places=places[month]) for month in sorted(calls)),
        markers=dict(Counter(finding.marker for finding in heard).most_common()),
        stages=dict(Counter(finding.stage for finding in heard).most_common()),
    )
