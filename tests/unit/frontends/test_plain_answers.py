"""How each kind of question is answered in the plain mode."""

import pytest

from exitcoach.domain.cases import Value
from exitcoach.domain.scenes import Later, Say
from tests.fakes.scenes import ASKED, HEARD, a_scene
from tests.fakes.typist import after, reply, told

PROMISED = {**ASKED, "promises": ({"what": "Call"},)}


@pytest.mark.parametrize(
    ("question", "language", "line", "value"),
    [
        ("channel", "en", "3", "video"),
        ("channel", "en", " 3. ", "video"),
        ("channel", "en", "3)", "video"),
        ("channel", "en", "Video call", "video"),
        ("channel", "en", "VIDEO", "video"),
        ("channel", "en", "in_person", "in_person"),
        ("channel", "en", "in p", "in_person"),
        ("channel", "es", "telefono", "phone"),
        ("channel", "es", "TELÉF", "phone"),
        ("channel", "es", "correo", "email"),
        ("emotion", "es", "decepcion", "disappointed"),
        ("emotion", "es", "angry", "angry"),
        ("firmness", "en", "unknown", "unknown"),
        ("firmness", "es", "no lo se", "unknown"),
        ("playback_confirmed", "es", "sí", "yes"),
        ("playback_confirmed", "es", "si", "yes"),
        ("recontact_consent", "es", "no", "no"),
        ("recontact_consent", "es", "No lo", "not_asked"),
        ("intensity", "en", "5", 5),
        ("thanks_given", "es", "s", True),
        ("thanks_given", "es", "SÍ", True),
        ("thanks_given", "en", "y", True),
        ("thanks_given", "en", "Yes", True),
        ("thanks_given", "en", "true", True),
        ("thanks_given", "es", "n", False),
        ("thanks_given", "en", "NO", False),
        ("call.date", "en", "2026-12-15", "2026-12-15"),
        ("call.date", "en", "+7", "2026-11-29"),
        ("call.date", "en", "-1", "2026-11-21"),
        ("call.date", "es", "mañana", "2026-11-23"),
        ("call.date", "es", "15/12", "2026-12-15"),
        ("client.since", "en", "2019", "2019"),
        ("client.since", "en", "2019-04", "2019-04"),
        ("client.name", "en", " 3 ", " 3 "),
        ("client.name", "es", "Nu\N{COMBINING ACUTE ACCENT}n\N{COMBINING TILDE}ez", "Núñez"),
    ],
)
def test_an_answer_is_read_as_people_type_it(question: str, language: str, line: str, value: Value):
    """By number, by label or a unique start of it, or by id; case and accents are forgiven."""
    assert reply(a_scene(question, ASKED, language=language), line) == Say(value)


@pytest.mark.parametrize(
    ("question", "line", "sentence"),
    [
        ("channel", "9", "Type a number from 1 to 5."),
        ("channel", "0", "Type a number from 1 to 5."),
        ("channel", "fax", "“fax” is none of these."),
        ("channel", "fone", "“fone” is none of these. Did you mean “Phone”?"),
        ("decision", "x\x1b[2J", "“x\N{REPLACEMENT CHARACTER}[2J” is none of these."),
        ("intensity", "6", "Type a number from 1 to 5."),
        ("intensity", "very", "Type a number from 1 to 5."),
        ("thanks_given", "maybe", "Type y or n."),
        ("call.date", "2026", "The whole day is needed here: 2026-12-15, +7, today or tomorrow."),
        ("call.date", "31/31", "Write a day as 2026-12-15, +7, today or tomorrow."),
        ("exit_steps", "1,9", "Type a number from 1 to 6."),
        ("exit_steps", "1, nothing", "“nothing” is none of these."),
    ],
)
def test_what_cannot_be_taken_is_told_in_one_sentence_and_asked_again(question: str, line: str, sentence: str):
    scene = a_scene(question, ASKED, language="en")
    lines = after(line, told(scene, line))
    assert lines[0] == sentence
    assert lines[1] == ""
    assert lines[2] == scene.question.ask["en"]


@pytest.mark.parametrize(
    ("question", "line", "sentence"),
    [
        ("cause_basis", "Th", "“Th” fits several: They said it, They'd rather not say. Type more, or the number."),
        ("emotion", "an", "“an” fits several: Angry, Anxious. Type more, or the number."),
    ],
)
def test_a_start_that_fits_several_is_told_with_all_of_them(question: str, line: str, sentence: str):
    """Nobody's answer is guessed."""
    scene = a_scene(question, ASKED, language="en")
    assert after(line, told(scene, line))[0] == sentence
    assert reply(scene, line, "1") == Say(scene.spec.choices[0])


@pytest.mark.parametrize(
    ("line", "chosen"),
    [
        ("1,3", ("cancellation_registered", "final_bill_explained")),
        ("3 1", ("final_bill_explained", "cancellation_registered")),
        ("1, 1, 1", ("cancellation_registered",)),
        ("1,3,", ("cancellation_registered", "final_bill_explained")),
        ("end date told, refund", ("end_date_told", "refund_or_return")),
        ("Data and documents", ("data_and_documents",)),
        ("end refund", ("end_date_told", "refund_or_return")),
        ("reference_given end_date_told", ("reference_given", "end_date_told")),
    ],
)
def test_several_are_named_with_commas_or_blanks(line: str, chosen: tuple[str, ...]):
    """Each once, however often it is named; labels of several words need their commas."""
    assert reply(a_scene("exit_steps", ASKED, language="en"), line) == Say(chosen)


@pytest.mark.parametrize("line", ["", ",", " , "])
def test_none_of_several_is_later(line: str):
    assert reply(a_scene("exit_steps", ASKED), line) == Later()


@pytest.mark.parametrize(
    ("question", "line", "understood"),
    [
        ("channel", "3", ["Answer: Video call"]),
        ("channel", "video call", []),
        ("exit_steps", "1,2", ["Answer: Cancellation registered, End date told"]),
        ("call.date", "+7", ["Answer: 2026-11-29"]),
        ("call.date", "2026-11-29", []),
        ("client.name", "Rosa", []),
        ("thanks_given", "y", []),
        ("intensity", "3", []),
    ],
)
def test_what_was_understood_is_told_where_the_line_does_not_say_it(question: str, line: str, understood: list[str]):
    """A number says nothing to somebody who cannot see the list any more."""
    assert after(line, told(a_scene(question, ASKED, language="en"), line)) == understood


@pytest.mark.parametrize(
    ("question", "answers", "line"),
    [
        ("client.name", HEARD, "Answer so far: Rosa Núñez. An empty line keeps it."),
        ("emotion", HEARD, "Answer so far: Frustrated. An empty line keeps it."),
        ("heard_out", HEARD, "Answer so far: yes. An empty line keeps it."),
        ("exit_steps", {**ASKED, "exit_steps": ("end_date_told",)}, "Answer so far: End date told."),
        ("cause", ASKED, "Answer so far: Product below expectation. An empty line keeps it."),
    ],
)
def test_an_answer_given_before_is_told(question: str, answers: dict[str, Value], line: str):
    """An empty line is later, and later keeps what was answered."""
    scene = a_scene(question, answers, language="en")
    assert line in told(scene)
    assert reply(scene, "") == Later()


def test_a_field_of_a_group_is_asked_with_its_entry():
    """The second promise is told apart from the first; its choices have the field's own labels."""
    scene = a_scene("promises", PROMISED, field="authority", row=1, language="en")
    shown = told(scene)
    assert "Entry 2: Do they have the authority to do it?" in shown
    assert reply(scene, "3") == Say("to_confirm")


def test_a_field_that_is_known_is_told_by_its_label():
    promises = ({"what": "Call", "owner": "Ana", "authority": "to_confirm"},)
    scene = a_scene("promises", {**ASKED, "promises": promises}, field="authority", row=0, language="en")
    label = scene.question.fields["authority"].choices["to_confirm"]["en"]
    assert f"Answer so far: {label}. An empty line keeps it." in told(scene)


def test_a_number_is_whole_and_from_one():
    scene = a_scene("incidents", {**HEARD, "incidents": ({"what": "Late"},)}, field="times", row=0, language="en")
    assert reply(scene, "3") == Say(3)
    assert after("0", told(scene, "0"))[0] == "Write a whole number from 1."
