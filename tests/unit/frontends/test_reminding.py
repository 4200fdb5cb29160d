"""The reminders of one conversation."""

from itertools import pairwise

from exitcoach.domain.playbooks import Moment
from exitcoach.domain.text import in_language
from exitcoach.frontends.reminding import Reminding, findings_in, tags_for
from tests.fakes.clock import TickingClock
from tests.fakes.scenes import a_scene

DEFENSIVE = "I understand, but it is our policy"


def texts(scene, moment):
    """The reminders a stage has for a moment."""
    return {in_language(one.text, scene.language) for one in scene.stage.reminders if one.moment is moment}


def test_never_the_same_reminder_twice_in_a_row():
    """Question after question, the line changes."""
    reminding = Reminding(TickingClock().now)
    questions = ("story", "emotion", "intensity", "heard_out", "playback", "playback_confirmed", "firmness")
    lines = [reminding.line(a_scene(question, {}, language="en")) for question in questions]

    assert all(one != other for one, other in pairwise(lines))


def test_the_reminder_stays_while_the_question_stays():
    """A note, a refusal or a popup brings the same question back, and the same line."""
    reminding = Reminding(TickingClock().now)
    scene = a_scene("story", {}, language="en")

    assert reminding.line(scene) == reminding.line(scene)


def test_a_hot_client_outranks_the_stage():
    """From intensity 4 on, the reminder is one for heat."""
    scene = a_scene("playback", {"intensity": 4}, language="en")

    assert Reminding(TickingClock().now).line(scene) in texts(scene, Moment.HOT)


def test_a_long_listening_is_praised():
    """Three minutes of listening are good, and it says so."""
    clock = TickingClock()
    reminding = Reminding(clock.now)
    reminding.line(a_scene("story", {}, language="en"))
    clock.advance(minutes=4)
    scene = a_scene("emotion", {}, language="en")

    assert reminding.line(scene) in texts(scene, Moment.LONG_LISTENING)


def test_two_defensive_phrases_in_a_stage_are_told():
    """The coach's findings of this stage count; those of the client's words do not."""
    scene = a_scene("firmness", {"playback": f"{DEFENSIVE}. {DEFENSIVE}.", "story": DEFENSIVE}, language="en")

    assert findings_in(scene) >= 2
    assert Reminding(TickingClock().now).line(scene) in texts(scene, Moment.TONE)


def test_after_a_no_thank_and_let_go():
    """The line after a no is that of letting go."""
    answers = {"explore": True, "permission": "no", "firmness": "open", "cause": "core.quality", "heard_out": True}
    scene = a_scene("decision", {**answers, "story": "x", "playback_confirmed": "yes"}, language="en")

    assert Reminding(TickingClock().now).line(scene) in texts(scene, Moment.AFTER_NO)


def test_the_gate_is_known_only_from_recovery_on():
    """While the client is still telling, the verdict chooses no phrases."""
    assert "hold" not in tags_for(a_scene("story", {}, language="en"))
    assert "hold" in tags_for(a_scene("explore", {}, language="en"))
