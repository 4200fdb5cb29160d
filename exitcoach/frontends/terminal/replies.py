"""What a question of the wizard can end with, beside its answer."""

from dataclasses import dataclass

from exitcoach.domain.scenes import Back, Drop, Gone, Jot, Later, Reply, Shorten, Stop


@dataclass(frozen=True, slots=True)
class Both:
    """One reply, and right after it another: what was begun is kept before the question is left."""

    first: Reply
    then: Reply


SIDE_STEPS = (Back, Both, Drop, Gone, Jot, Later, Shorten, Stop)
