"""Which reminder when: at its moment, and never the same one twice in a row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exitcoach.domain.catalog import CLOSE, LISTEN, RECOVERY
from exitcoach.domain.cues import reminders_for
from exitcoach.domain.playbooks import Moment, Reminder, Stage

HOT = 4
"""From this intensity on a client is hot."""
LONG = 180
"""Seconds in listening that deserve a word of praise."""
TONE = 2
"""Findings in one stage that deserve a word."""
LAST_QUESTIONS = ("recontact_consent", "exit_steps", "gesture")


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the moment is made of; ``findings`` are those of the coach in this stage so far."""

    stage: str
    question: str
    intensity: int = 0
    seconds_in_stage: int = 0
    findings: int = 0
    declined: bool = False


def moments(situation: Situation) -> Iterator[Moment]:
    """The moments it is, the most pressing first."""
    if situation.declined and situation.stage in (RECOVERY, CLOSE):
        yield Moment.AFTER_NO
    if situation.question == "promises":
        yield Moment.BEFORE_PROMISE
    if situation.findings >= TONE:
        yield Moment.TONE
    if situation.intensity >= HOT:
        yield Moment.HOT
    if situation.stage == LISTEN and situation.seconds_in_stage >= LONG:
        yield Moment.LONG_LISTENING
    if situation.question in LAST_QUESTIONS:
        yield Moment.BEFORE_GOODBYE
    yield Moment.ENTERING


def choose(stage: Stage, situation: Situation, tags: Sequence[str], shown: Sequence[Reminder]) -> Reminder | None:
    """The reminder for now; ``shown`` are those of this call so far, the last one last. None when nothing is new.

    The most pressing moment speaks first; one already shown in this stage waits until the others had their turn.
    """
    fit = [reminder for moment in moments(situation) for reminder in reminders_for(stage, moment, tags)]
    fresh = [reminder for reminder in fit if reminder not in shown]
    again = [reminder for reminder in fit if reminder not in shown[-1:]]
    return next(iter((*fresh, *again)), None)
