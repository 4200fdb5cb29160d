"""Which reminder when."""

import pytest

from exitcoach.coach.reminders import HOT, LONG, TONE, Situation, choose, moments
from exitcoach.domain.playbooks import Moment, Reminder, Stage
from tests.fakes.playbooks import words


def a_reminder(name: str, moment: Moment = Moment.ENTERING, fits: tuple[str, ...] = ()) -> Reminder:
    return Reminder(text=words(name), moment=moment, fits=fits)


def a_stage(*reminders: Reminder) -> Stage:
    return Stage(id="listen", title=words("l"), goal=words("g"), questions=(), reminders=reminders)


BREATHE, SLOWLY, LONGER = a_reminder("breathe"), a_reminder("slowly", Moment.HOT), a_reminder("longer")
CALM = Situation(stage="listen", question="story")
ANGRY = Situation(stage="listen", question="story", intensity=HOT)


@pytest.mark.parametrize(
    ("situation", "expected"),
    [
        (CALM, []),
        (ANGRY, [Moment.HOT]),
        (Situation(stage="listen", question="story", intensity=HOT - 1, seconds_in_stage=LONG - 1), []),
        (Situation(stage="listen", question="story", seconds_in_stage=LONG), [Moment.LONG_LISTENING]),
        (Situation(stage="causes", question="cause", seconds_in_stage=LONG), []),
        (Situation(stage="listen", question="playback", findings=TONE), [Moment.TONE]),
        (Situation(stage="listen", question="playback", findings=TONE - 1), []),
        (Situation(stage="recovery", question="decision", declined=True), [Moment.AFTER_NO]),
        (Situation(stage="causes", question="cause", declined=True), []),
        (Situation(stage="recovery", question="promises", intensity=HOT), [Moment.BEFORE_PROMISE, Moment.HOT]),
        (Situation(stage="close", question="recontact_consent"), [Moment.BEFORE_GOODBYE]),
    ],
)
def test_moments(situation: Situation, expected: list[Moment]) -> None:
    """The most pressing first; entering is always one."""
    assert list(moments(situation)) == [*expected, Moment.ENTERING]


def test_the_pressing_one_first() -> None:
    """A hot client outranks the stage; a calm one is not told to slow down."""
    stage = a_stage(BREATHE, SLOWLY)

    assert choose(stage, ANGRY, (), ()) == SLOWLY
    assert choose(stage, CALM, (), ()) == BREATHE


def test_never_the_same_twice_in_a_row() -> None:
    """A new one is shown before an old one, and the last one is never repeated at once."""
    stage = a_stage(BREATHE, LONGER)

    assert choose(stage, CALM, (), (BREATHE,)) == LONGER
    assert choose(stage, CALM, (), (BREATHE, LONGER)) == BREATHE
    assert choose(a_stage(BREATHE), CALM, (), (BREATHE,)) is None
    assert choose(a_stage(), CALM, (), ()) is None


def test_tags() -> None:
    """One made for this client comes before one for everybody, and is kept from all others."""
    mine = a_reminder("mine", fits=("sad",))

    assert choose(a_stage(BREATHE, mine), CALM, ("sad",), ()) == mine
    assert choose(a_stage(mine), CALM, ("angry",), ()) is None
