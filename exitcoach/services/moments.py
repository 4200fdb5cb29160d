"""Moments as records keep them: to the second."""

from datetime import datetime

from exitcoach.ports import Clock


def moment(clock: Clock) -> datetime:
    """This moment, without its fractions."""
    return clock.now().replace(microsecond=0)
