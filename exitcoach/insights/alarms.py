"""Alarms: what comes more often of late than chance explains.

The last 28 days against the 84 before, for each cause, department and process, and for the cases whose cause nobody
understood. A series is tested when it has a case in those 112 days. One with fewer than three of late raises no alarm
and is tested all the same: to leave it out for what it shows would make the others look surer than they are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date

from exitcoach.domain.causes import UNCLEAR, UNKNOWN_GROUP, group_of
from exitcoach.domain.commitments import Smoke
from exitcoach.insights.around import Around
from exitcoach.insights.chance import adjusted, tail
from exitcoach.insights.days import day_of_call
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.places import Spellings

RECENT_DAYS, BEFORE_DAYS = 28, 84
AT_LEAST = 3
FALSE_DISCOVERY = 0.10
CAUSE, DEPARTMENT, PROCESS, DATA_QUALITY = "cause", "department", "process", "data_quality"
ENOUGH, TOO_LITTLE = "enough", "too_little"
_PLACES = (DEPARTMENT, PROCESS)
_ODDS = BEFORE_DAYS // RECENT_DAYS
_Series = tuple[str, str]
_UNKNOWN: _Series = (DATA_QUALITY, UNKNOWN_GROUP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """More cases of one thing than before: ``kind`` and ``id`` say of what.

    ``kind`` is ``cause`` (``id`` a leaf), ``department`` or ``process`` (``id`` its name), or ``data_quality``
    (``id`` is ``unknown``). ``recent`` cases of the last 28 days, ``before`` of the 84 before; ``expected`` of the
    last 28, had all come evenly. ``p``: how likely so many or more are by chance; ``q``: adjusted for all the series.
    """

    kind: str
    id: str
    recent: int
    before: int
    expected: float
    p: float
    q: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarms:
    """``history``: ``enough``, or ``too_little`` to say anything; ``first`` is its first day.

    ``since`` and ``until`` are the last 28 days; ``recent`` and ``before`` all cases of them and of the 84 before.
    ``tested``: how many series were; ``untested``: kinds of series that have cases, and too short a history.
    ``smoke``: what was logged in the last 28 days, oldest first, each ``at`` in local time.
    """

    history: str
    first: date | None
    since: date
    until: date
    tested: int
    raised: tuple[Alarm, ...] = ()
    smoke: tuple[Smoke, ...] = ()
    recent: int = 0
    before: int = 0
    untested: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether an alarm is raised, or smoke was logged."""
        return bool(self.raised or self.smoke)


class AlarmTally:
    """Counts cases by the day of their call, up to ``until``, whatever days a report is about."""

    def __init__(self, around: Around, until: date) -> None:
        self._around = around
        self._until = until
        self._since = _days_before(until, RECENT_DAYS - 1)
        self._start = _days_before(self._since, BEFORE_DAYS)
        self._first = date.max
        self._first_imported: dict[str, date] = {}
        self._cases: Counter[bool] = Counter()
        self._counts: Counter[tuple[_Series, bool]] = Counter()
        self._spellings = {kind: Spellings() for kind in _PLACES}

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        day = self._noticed(facts)
        if day is not None and day >= self._start:
            recent = day >= self._since
            self._cases[recent] += 1
            for series in self._series(facts):
                self._counts[series, recent] += 1

    def notice(self, facts: CaseFacts) -> None:
        """A case the filters leave out: only the history of the home begins no later than it."""
        self._noticed(facts)

    def alarms(self) -> Alarms:
        """What there is to worry about."""
        found = {series for series, _ in self._counts}
        short = {kind for kind, _ in found if self._began(kind) > self._start}
        tested = self._tested(sorted(series for series in found if series[0] not in short))
        first = min((self._first, *self._first_imported.values()))
        return Alarms(
            history=ENOUGH if first <= self._start else TOO_LITTLE,
            first=None if first == date.max else first,
            since=self._since,
            until=self._until,
            tested=len(tested),
            raised=_raised(tested),
            smoke=self._smoke(),
            recent=self._cases[True],
            before=self._cases[False],
            untested=tuple(sorted(short)),
        )

    def _noticed(self, facts: CaseFacts) -> date | None:
        """The day of a case that counts, and has one no later than ``until``."""
        day = day_of_call(facts, self._around.zone) if facts.counted else None
        if day is None or day > self._until:
            return None
        if facts.imported is None:
            self._first = min(self._first, day)
        else:
            self._notice_imported(facts, day)
        return day

    def _notice_imported(self, facts: CaseFacts, day: date) -> None:
        """A file that names no departments is no history of departments: the first named later are not too many."""
        for kind in _told(facts):
            self._first_imported[kind] = min(self._first_imported.get(kind, date.max), day)

    def _began(self, kind: str) -> date:
        return min(self._first, self._first_imported.get(CAUSE if kind == DATA_QUALITY else kind, date.max))

    def _series(self, facts: CaseFacts) -> set[_Series]:
        """Everything the case counts for, once each."""
        primary = facts.word("cause")
        causes = {primary, *facts.words("causes_contributing")} - {""}
        series = {(CAUSE, cause) for cause in causes if group_of(cause) != UNKNOWN_GROUP}
        if primary == UNCLEAR or not (primary or facts.imported):
            series.add(_UNKNOWN)
        for row in facts.rows("incidents"):
            for kind in _PLACES:
                if key := self._spellings[kind].count(str(row.get(kind, "")), 1):
                    series.add((kind, key))
        return series

    def _tested(self, found: Iterable[_Series]) -> tuple[Alarm, ...]:
        counts = [(series, self._counts[series, True], self._counts[series, False]) for series in found]
        chances = [tail(recent, before, _ODDS) for _, recent, before in counts]
        return tuple(
            Alarm(
                kind=kind,
                id=self._spellings[kind].name(key) if kind in _PLACES else key,
                recent=recent,
                before=before,
                expected=(recent + before) / (_ODDS + 1),
                p=p,
                q=q,
            )
            for ((kind, key), recent, before), p, q in zip(counts, chances, adjusted(chances), strict=True)
        )

    def _smoke(self) -> tuple[Smoke, ...]:
        zone = self._around.zone
        local = (replace(smoke, at=smoke.at.astimezone(zone)) for smoke in self._around.smokes)
        lately = [smoke for smoke in local if self._since <= smoke.at.date() <= self._until]
        return tuple(sorted(lately, key=lambda smoke: (smoke.at, smoke.id)))


def public_alarms(alarms: Alarms) -> Mapping[str, object]:
    """The alarms as JSON has them: days and moments are ISO 8601, and nobody who logged a signal is named."""
    return asdict(alarms) | {
        "first": alarms.first and alarms.first.isoformat(),
        "since": alarms.since.isoformat(),
        "until": alarms.until.isoformat(),
        "smoke": [_public_smoke(smoke) for smoke in alarms.smoke],
    }


def _days_before(day: date, days: int) -> date:
    """The first of all days, where there are not so many before."""
    return date.fromordinal(max(1, day.toordinal() - days))


def _public_smoke(smoke: Smoke) -> Mapping[str, str]:
    told = ("id", "text", "cause", "department", "process")
    at = smoke.at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return {"at": at} | {name: getattr(smoke, name) for name in told}


def _raised(tested: Iterable[Alarm]) -> tuple[Alarm, ...]:
    """The surest first."""
    sure = [alarm for alarm in tested if alarm.recent >= AT_LEAST and alarm.q <= FALSE_DISCOVERY]
    return tuple(sorted(sure, key=lambda alarm: (alarm.q, alarm.p, -alarm.recent, alarm.kind, alarm.id)))


def _told(facts: CaseFacts) -> set[str]:
    """The kinds of things the case names any of."""
    kinds = {kind for kind in _PLACES if any(str(row.get(kind, "")).strip() for row in facts.rows("incidents"))}
    return kinds | {CAUSE} if facts.word("cause") else kinds
