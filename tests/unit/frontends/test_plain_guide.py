"""What the plain mode tells before a question: each thing when it is new."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from exitcoach.domain.cases import Note
from exitcoach.domain.playbooks import Moment
from exitcoach.domain.scenes import Scene
from exitcoach.frontends.plain_guide import Guide
from tests.fakes.records import CALL
from tests.fakes.scenes import ASKED, EXPLAINED, HEARD, a_scene, general
from tests.fakes.typist import Typist, told

FIRST = a_scene("client.name", {}, language="en", first=True)
OPENING = [line["en"] for line in general().cards["opening"]]
HOT = {**HEARD, "intensity": 5}


def before(*scenes: Scene) -> list[list[str]]:
    """What one conversation tells before each of the scenes."""
    guide = Guide(lambda: CALL)
    return [guide.before(scene) for scene in scenes]


def reminders(lines: Sequence[str]) -> list[str]:
    return [line.removeprefix("Remember: ") for line in lines if line.startswith("Remember: ")]


def of_moment(stage: str, moment: Moment) -> list[str]:
    found = general().stage(stage)
    assert found is not None
    return [reminder.text["en"] for reminder in found.reminders if reminder.moment is moment]


def test_a_call_begins_with_the_opening_card():
    """Then how to type, the stage with its goal, two phrases to say, two to avoid, one reminder."""
    lines = before(FIRST)[0]
    stage = general().stages[0]
    assert lines[: len(OPENING) + 2] == [
        "Before you begin",
        *OPENING,
        "An empty line leaves a question for later; :h lists what else may be typed.",
    ]
    rest = lines[len(OPENING) + 2 :]
    assert rest[:3] == ["", "Stage 1 of 6: Opening.", stage.goal["en"]]
    assert [line.partition(":")[0] for line in rest[3:]] == ["Say", "Say", "Avoid", "Avoid", "Remember"]


def test_a_stage_is_announced_when_it_changes_and_only_then():
    """In full the first time, by its name when one comes back to it."""
    story, channel = a_scene("story", language="en"), a_scene("channel", language="en")
    _first, again, entered, back = before(FIRST, channel, story, channel)
    assert again == []
    assert entered[1] == "Stage 2 of 6: Listen."
    assert len(entered) == 8
    assert back == ["", "Stage 1 of 6: Opening."]


def test_a_call_taken_up_again_begins_with_the_last_answers():
    """Where one was is heard before what comes next."""
    lines = before(a_scene("firmness_evidence", language="en"))[0]
    assert lines[:3] == ["The last answers:", "Story confirmed: Yes", "Firmness: Leaning towards leaving"]
    assert "Stage 2 of 6: Listen." in lines


def test_a_hot_client_is_remembered_once():
    """The moment may last; the same words twice are not heard any more."""
    scenes = [a_scene(question, HOT, language="en") for question in ("heard_out", "playback", "firmness")]
    entered, *later = before(*scenes)
    assert reminders(entered)[0] in of_moment("listen", Moment.HOT)
    said = [reminder for lines in (entered, *later) for reminder in reminders(lines)]
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("scene", "moment"),
    [
        (a_scene("promises", ASKED, field="what", language="en"), Moment.BEFORE_PROMISE),
        (a_scene("decision", {**EXPLAINED, "explore": True, "permission": "no"}, language="en"), Moment.AFTER_NO),
    ],
)
def test_a_moment_brings_its_reminder_in_the_middle_of_a_stage(scene: Scene, moment: Moment):
    _entered, lines = before(a_scene("explore", EXPLAINED, language="en"), scene)
    assert reminders(lines)[0] in of_moment("recovery", moment)


def test_two_findings_of_the_coach_bring_their_reminder():
    guide = Guide(lambda: CALL)
    guide.before(a_scene("heard_out", language="en"))
    guide.heard(2)
    assert reminders(guide.before(a_scene("playback", language="en")))[0] in of_moment("listen", Moment.TONE)


def test_listening_long_is_praised():
    """By the clock, from the moment the stage was entered."""
    now = CALL
    guide = Guide(lambda: now)
    guide.before(a_scene("story", language="en"))
    now += timedelta(minutes=4)
    assert reminders(guide.before(a_scene("emotion", language="en")))[0] in of_moment("listen", Moment.LONG_LISTENING)


def test_the_advice_is_told_with_the_one_question():
    """The verdict in plain words, every reason, what to do; not again after a note."""
    explore = a_scene("explore", HEARD, language="en")
    entered, again = before(explore, explore)
    words = general().verdicts["hold"]
    reasons = [general().reasons[code]["en"] for code in explore.gate.reasons]
    assert entered[-len(reasons) - 2 :] == [
        f"The advice: {words.headline['en']}.",
        *reasons,
        words.advice["en"],
    ]
    assert again == []


def test_the_debrief_begins_with_the_notes_and_what_is_needed():
    notes = (Note(at=CALL, stage="listen", text="Ana of\nsupport"),)
    scene = replace(a_scene("cause", {}, gone=True, language="en"), notes=notes)
    lines = before(scene)[0]
    assert lines[-3:] == [
        "Your notes:",
        "15:00 Listen: Ana of support",
        "Still needed to close: Firmness, Main cause, Decision, Contact allowed",
    ]
    assert "Stage 6 of 6: Debrief." in lines


def test_phrases_are_those_of_this_client():
    """A death has words of its own, and general ones that would hurt are not shown."""
    lines = told(a_scene("apology", {**EXPLAINED, "cause": "circumstance.deceased"}, language="en")).splitlines()
    stage = general().stage("close")
    assert stage is not None
    fit = [phrase.text["en"] for phrase in stage.say if "circumstance.deceased" in phrase.fits]
    assert [line.removeprefix("Say: ") for line in lines if line.startswith("Say: ")] == fit[:2]


def test_a_notice_is_told_once():
    typist = Typist("", "")
    wizard = typist.wizard("2 cases are unfinished: exitcoach resume")
    wizard.ask(FIRST)
    wizard.ask(FIRST)
    assert typist.paper.getvalue().count("unfinished") == 1
    assert typist.paper.getvalue().startswith("2 cases are unfinished")
