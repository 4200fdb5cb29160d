"""Which words help now."""

from collections.abc import Sequence

import pytest

from exitcoach.domain.cues import fitting, reminders_for, turned
from exitcoach.domain.playbooks import Moment, Phrase, Reminder, Stage
from tests.fakes.playbooks import words


def a_phrase(name: str, fits: Sequence[str] = (), unless: Sequence[str] = ()) -> Phrase:
    return Phrase(text=words(name), fits=tuple(fits), unless=tuple(unless))


ALL = (
    a_phrase("always"),
    a_phrase("for the angry", ["angry"]),
    a_phrase("for the core", ["core.*"]),
    a_phrase("not for the dead", unless=["circumstance.deceased"]),
    a_phrase("when holding", ["hold"], ["angry"]),
)


def names(cues: Sequence[Phrase | Reminder]) -> list[str]:
    return [cue.text["en"].removesuffix(" (en)") for cue in cues]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], ["always", "not for the dead"]),
        (["angry"], ["for the angry", "always", "not for the dead"]),
        (["core.quality", "hold"], ["for the core", "when holding", "always", "not for the dead"]),
        (["angry", "hold"], ["for the angry", "always", "not for the dead"]),
        (["circumstance.deceased"], ["always"]),
    ],
)
def test_fitting(tags: list[str], expected: list[str]) -> None:
    """Those made for this client come first; what does not suit is not shown."""
    assert names(fitting(ALL, tags)) == expected


def test_turned() -> None:
    """The general ones begin further on at each turn, those for this client stay in front."""
    cues = (a_phrase("a"), a_phrase("b"), a_phrase("c"), a_phrase("mine", ["sad"]))

    assert names(turned(cues, ["sad"], 1)) == ["mine", "b", "c", "a"]
    assert names(turned(cues, ["sad"], 3)) == ["mine", "a", "b", "c"]
    assert turned((), [], 5) == ()


def test_reminders() -> None:
    """Only those of the moment."""
    reminders = (
        Reminder(text=words("breathe")),
        Reminder(text=words("slower"), moment=Moment.HOT),
        Reminder(text=words("quieter"), moment=Moment.HOT, fits=("angry",)),
    )
    stage = Stage(id="listen", title=words("l"), goal=words("g"), questions=(), reminders=reminders)

    assert names(reminders_for(stage, Moment.ENTERING, [])) == ["breathe"]
    assert names(reminders_for(stage, Moment.HOT, ["angry"])) == ["quieter", "slower"]
    assert reminders_for(stage, Moment.AFTER_NO, []) == ()
