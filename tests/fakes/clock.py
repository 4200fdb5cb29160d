"""A clock for tests."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)


class TickingClock:
    """Stands at a moment and moves by ``tick`` each time somebody looks; ``advance`` makes time pass."""

    def __init__(self, start: datetime = START, tick: timedelta = timedelta(seconds=1)) -> None:
        self.moment = start
        self.tick = tick

    def now(self) -> datetime:
        shown = self.moment
        self.moment += self.tick
        return shown

    def advance(self, **span: float) -> None:
        self.moment += timedelta(**span)
