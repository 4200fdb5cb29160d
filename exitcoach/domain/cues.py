"""Which words help now: the phrases and reminders that fit what is known of this client, best first.

Tags are the words phrases are tagged with: emotions, firmness, verdicts, decisions, causes.
"""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import TypeVar

from exitcoach.domain.playbooks import Moment, Phrase, Reminder, Stage

Cue = TypeVar("Cue", bound=Phrase | Reminder)


def fitting(cues: Sequence[Cue], tags: Sequence[str]) -> tuple[Cue, ...]:
    """The cues that fit, those made for this client before the general ones."""
    allowed = [cue for cue in cues if not _matches(cue.unless, tags)]
    made_for_this = [cue for cue in allowed if cue.fits and _matches(cue.fits, tags)]
    return (*made_for_this, *(cue for cue in allowed if not cue.fits))


def turned(cues: Sequence[Cue], tags: Sequence[str], turn: int) -> tuple[Cue, ...]:
    """The fitting cues, the general ones beginning further on at each turn, so that not all questions show the same."""
    fit = fitting(cues, tags)
    special = tuple(cue for cue in fit if cue.fits)
    general = fit[len(special) :]
    first = turn % len(general) if general else 0
    return (*special, *general[first:], *general[:first])


def reminders_for(stage: Stage, moment: Moment, tags: Sequence[str]) -> tuple[Reminder, ...]:
    """The stage's reminders for one moment."""
    return fitting([reminder for reminder in stage.reminders if reminder.moment is moment], tags)


def _matches(patterns: Sequence[str], tags: Sequence[str]) -> bool:
    return any(fnmatchcase(tag, pattern) for tag in tags for pattern in patterns)
