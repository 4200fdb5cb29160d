"""Smoke: whether a case is the fire of which a logged signal was the first sign."""

from exitcoach.domain.commitments import Smoke
from exitcoach.domain.text import fold
from exitcoach.domain.told import Told


def is_of(smoke: Smoke, words: frozenset[str], case: Told, sign: frozenset[str]) -> bool:
    """Whether the signal was this case's: two words in common, or one and the same cause or place.

    ``words`` are the stems of the signal, ``sign`` those of the first signal the case tells of.
    """
    common = len(words & sign)
    if common != 1:
        return common > 1
    return (
        smoke.cause in case.causes
        or fold(smoke.process) in case.places("process")
        or fold(smoke.department) in case.places("department")
    )
