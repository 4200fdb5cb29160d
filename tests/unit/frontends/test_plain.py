"""The plain mode's conversation: commands, the end of the input, interruptions."""

import subprocess
import sys
from dataclasses import replace

import pytest

from exitcoach.domain.cases import Note
from exitcoach.domain.scenes import Back, Drop, Gone, Jot, Later, Reply, Say, Shorten, Stop
from exitcoach.frontends.plain_commands import NAMES
from tests.fakes.records import CALL
from tests.fakes.scenes import ASKED, EXPLAINED, HEARD, a_scene, general
from tests.fakes.typist import INTERRUPT, Typist, after, conversation, reply, told

SCENE = a_scene("client.account", language="en")
INCIDENTS = {**HEARD, "incidents": ({"what": "Lost order"},)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (":b", Back()),
        (":o", Later()),
        (":s", Shorten()),
        (":x", Gone()),
        (":q", Stop()),
        (":n Ask Ana", Jot("Ask Ana")),
        (":N  Ask Ana ", Jot("Ask Ana")),
        ("  :b  ", Back()),
        (":B", Back()),
        ("", Later()),
        ("   ", Later()),
    ],
)
def test_a_command_is_a_colon_and_a_letter(line: str, expected: Reply):
    """Blanks around it and case do not matter; an empty line is later."""
    assert reply(SCENE, line) == expected


@pytest.mark.parametrize("line", [":d", ":o", ":b", ":n later", ":x", ":q"])
def test_a_side_step_is_open_in_every_kind_of_question(line: str):
    """Also in the middle of finding a cause."""
    row = a_scene("incidents", INCIDENTS, field="should_have", row=0)
    scenes = [row] if line == ":d" else [row, a_scene("channel"), a_scene("cause"), a_scene("exit_steps", ASKED)]
    expected = {":d": Drop, ":o": Later, ":b": Back, ":n later": Jot, ":x": Gone, ":q": Stop}[line]
    assert [type(reply(scene, line)) for scene in scenes] == [expected] * len(scenes)


@pytest.mark.parametrize(
    ("line", "answer"),
    [("::)", ":)"), ("  ::b", ":b"), ("::: hm", ":: hm"), ("no: really", "no: really")],
)
def test_two_colons_begin_a_text_with_one(line: str, answer: str):
    assert reply(SCENE, line) == Say(answer)


@pytest.mark.parametrize("line", [":z", ":)", ":", ":bb", ":b now", ": b"])
def test_a_colon_that_begins_no_command_is_told_and_asked_again(line: str):
    """It could be a slip: nothing is stored."""
    shown = told(SCENE, line, "Rosa")
    told_after = after(line, shown)
    assert told_after[0] == f"“{line}” is no command; :h lists them. A text that begins with a colon needs two."
    assert told_after[2] == "Which company or household do they speak for?"
    assert reply(SCENE, line, "Rosa") == Say("Rosa")


def test_a_note_needs_its_text():
    assert after(":n", told(SCENE, ":n"))[0] == "Type the note after :n in the same line."


def test_dropping_needs_an_entry_that_has_been_begun():
    """In a new row there is nothing yet."""
    new = a_scene("incidents", HEARD, field="what", row=0, language="en")
    assert after(":d", told(new, ":d"))[0] == "There is no entry to drop here."
    assert reply(a_scene("incidents", INCIDENTS, field="should_have", row=0), ":d") == Drop()


@pytest.mark.parametrize("scene", [replace(SCENE, express=True), a_scene("channel", gone=True, language="en")])
def test_what_is_short_already_is_not_shortened(scene):
    assert after(":s", told(scene, ":s"))[0] == "There is nothing to shorten here."


def test_help_lists_every_command():
    """And how answers are typed; then the question comes again."""
    lines = after(":h", told(SCENE, ":h"))
    assert [line[:3] for line in lines if line.startswith(":")] == [f":{name} "[:3] for name in NAMES]
    assert lines[-2:] == ["Which company or household do they speak for?", "> "]


def test_help_in_the_debrief_says_what_gone_means_there():
    shown = told(a_scene("channel", gone=True, language="en"), ":h")
    assert ":x it is enough: close the case" in shown
    assert ":x the client has gone" in told(SCENE, ":h")


def test_what_do_i_say_now():
    """The talking point, then the phrases, those for this client first."""
    lines = after(":?", told(a_scene("story", {"emotion": "sad"}, language="en"), ":?"))
    stage = general().stage("listen")
    assert stage is not None
    made_for_this = next(phrase.text["en"] for phrase in stage.say if "sad" in phrase.fits)
    assert lines[:2] == ["What do I say now?", general().question("story").tip["en"]]  # type: ignore[union-attr]
    assert lines[2] == f"1. {made_for_this}"


def test_known_departments_are_told_on_demand():
    """They are suggestions: any text is taken."""
    scene = a_scene("incidents", INCIDENTS, field="department", row=0, language="en")
    assert "Known here: Customer service, Sales" in told(scene, ":?")
    assert "Known here" not in told(scene)
    assert reply(scene, "Kitchen") == Say("Kitchen")


def test_the_calm_card():
    lines = after(":t", told(SCENE, ":t"))
    card = [line["en"] for line in general().cards["calm"]]
    assert lines[: len(card) + 1] == ["One breath", *card]


def test_the_end_of_the_input_stops():
    """Also after something that was not taken."""
    assert reply(SCENE) == Stop()
    assert reply(a_scene("channel"), "nonsense") == Stop()


def test_nobody_there_is_not_a_stop():
    """Where nothing was ever typed nobody answers; once something was, the end is a stop."""
    with pytest.raises(EOFError):
        Typist().wizard(heard=False).ask(SCENE)
    typist = Typist("Rosa")
    wizard = typist.wizard(heard=False)
    assert [wizard.ask(SCENE), wizard.ask(SCENE)] == [Say("Rosa"), Stop()]
    assert wizard.heard


def test_interrupting_stops():
    assert reply(SCENE, INTERRUPT) == Stop()


def test_a_line_goes_on_after_a_backslash():
    """In texts and in notes; the end of the input ends the text too."""
    story = a_scene("story")
    assert reply(story, "Three times\\", "and nobody\\", "called.") == Say("Three times\nand nobody\ncalled.")
    assert reply(SCENE, ":n Ana\\", "of support") == Jot("Ana\nof support")
    assert reply(story, "Three times\\") == Say("Three times")


def test_what_was_typed_before_an_interruption_is_kept():
    """As a draft of the answer; a note is stored first, and then it stops."""
    assert reply(a_scene("story"), "Three\\", "times\\", INTERRUPT) == Stop("Three\ntimes")
    replies, _shown = conversation(SCENE, ":n Ana\\", INTERRUPT, "not read", turns=2)
    assert replies == [Jot("Ana"), Stop()]


def test_a_draft_survives_notes_and_stops():
    """Both say again what was being typed, as an empty draft would erase it."""
    drafted = a_scene("story", draft="Three times")
    assert reply(drafted, ":n Ana") == Jot("Ana", "Three times")
    assert reply(drafted, ":q") == Stop("Three times")
    assert reply(drafted) == Stop("Three times")
    assert reply(drafted, INTERRUPT) == Stop("Three times")


def test_an_empty_line_keeps_a_draft():
    """As Enter does in the framed wizard; later is said with its command, and keeps it as a draft."""
    drafted = a_scene("story", draft="Three\ntimes", language="en")
    line = "You were typing this: Three times. An empty line keeps it; :o leaves it for later."
    assert line in told(drafted)
    assert reply(drafted, "") == Say("Three\ntimes")
    assert reply(drafted, ":o") == Later("Three\ntimes")
    assert reply(drafted, ":b") == Back("Three\ntimes")
    assert reply(drafted, ":s") == Shorten("Three\ntimes")
    assert reply(drafted, ":x") == Gone("Three\ntimes")


@pytest.mark.parametrize(("question", "draft"), [("channel", ""), ("causes_contributing", "price.high"), ("cause", "")])
def test_an_empty_line_leaves_a_draft_that_it_cannot_show(question: str, draft: str):
    """What was begun at the framed wizard is still there when the question comes again."""
    assert reply(a_scene(question, EXPLAINED, draft=draft), "") == Later(draft)


def test_a_note_half_written_elsewhere_is_kept_as_a_note():
    """A line is written or it is not: what the framed wizard had of a note becomes one, before anything is asked."""
    scene = a_scene("story", draft="Three", draft_note="Ana of \x1b support", language="en")
    replies, shown = conversation(scene, "not read yet")

    assert replies == [Jot("Ana of \x1b support", "Three")]
    assert shown == "The note you were writing is kept: Ana of \ufffd support\n"


def test_a_draft_that_cannot_be_read_is_told():
    drafted = a_scene("client.since", draft="a while", language="en")
    assert after("", told(drafted, ""))[0] == "Write a day as 2026-12-15, +7, today or tomorrow."


def test_a_note_is_told_when_it_is_stored():
    """That is, when the question comes again."""
    typist = Typist(":n Ana", ":q")
    wizard = typist.wizard()
    wizard.ask(SCENE)
    assert "Noted." not in typist.paper.getvalue()
    wizard.ask(replace(SCENE, notes=(Note(at=CALL, stage="open", text="Ana"),)))
    assert after(":n Ana", typist.paper.getvalue())[0] == "Noted."


@pytest.mark.parametrize(
    ("code", "facts", "sentence"),
    [
        ("needed-here", {"field": "owner"}, "This is needed here; :d drops the entry, :b goes back."),
        ("needed-here", {}, "This is needed here; :b goes back."),
        ("too-many", {"most": "3"}, "At most 3 of them."),
        (
            "needed-to-close",
            {"missing": "firmness, cause"},
            "Closing needs this answer; “unknown” is a fine one. :q leaves it for later. (Firmness, Main cause)",
        ),
        ("at-the-start", {}, "This is the first question."),
        ("some-new-code", {}, "That cannot be taken here."),
    ],
)
def test_a_refusal_names_the_commands_of_this_mode(code: str, facts: dict[str, str], sentence: str):
    """Before the question; no key of the framed wizard is named."""
    shown = told(a_scene("firmness", language="en", refusal=code, facts=facts))
    assert shown.splitlines()[0] == sentence
    assert "^" not in shown
    assert "Shift-Tab" not in shown


def test_words_that_sound_defensive_are_told_with_what_to_say():
    """Of what the employee says, never of what the client says; the answer is taken all the same."""
    words = "I understand, but it was late"
    scenes = {name: a_scene(name, language="en") for name in ("playback", "firmness_evidence")}
    told_after = after(words, told(scenes["playback"], words))
    assert [line.partition("; ")[0] for line in told_after] == ["“I understand, but” may sound defensive"]
    assert after(words, told(scenes["firmness_evidence"], words)) == []
    assert reply(scenes["playback"], words) == Say(words)


def test_words_well_chosen_are_praised_in_one_line():
    """Not while anything in them sounds defensive."""
    scene, words = a_scene("playback", language="en"), "You waited nine days."

    assert after(words, told(scene, words)) == ["Well said. It gives back what you heard."]
    assert "Well said" not in told(scene, "You waited nine days. I understand, but it was late")


def test_what_steers_a_screen_is_not_repeated():
    """A stand-in is shown; what is stored is what was typed."""
    scene = a_scene("client.name", {"client.name": "Rosa\x1b[31m"}, language="en")
    assert "\x1b" not in told(scene, "")
    assert reply(SCENE, "Rosa\x1b[31m") == Say("Rosa\x1b[31m")
    assert "\x1b" not in told(a_scene("channel"), "").replace("> ", "")


def test_nothing_that_draws_is_loaded():
    """The plain mode starts without the libraries of the framed one, and works where they cannot."""
    ask = "import sys, exitcoach.frontends.plain; print({'prompt_toolkit', 'questionary', 'rich'} & set(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", ask], capture_output=True, check=True, encoding="utf-8")
    assert ended.stdout == "set()\n"
