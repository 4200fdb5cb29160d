"""Questions answered by typing."""

import pytest

from exitcoach.domain.scenes import Later, Reply, Say, Stop
from exitcoach.locale import speak
from tests.fakes.scenes import ASKED, EXPLAINED, HEARD, a_scene
from tests.fakes.terminal import BACKSPACE, ENTER, LINE_BREAK, TAB, play, reply, screen

ROW = {**EXPLAINED, "incidents": ({"what": "Pedido perdido"},)}


def field(name: str, language: str = "es"):
    return a_scene("incidents", ROW, field=name, language=language)


def test_typed_words_are_the_answer():
    assert reply(a_scene("playback"), "Perdieron su pedido", ENTER) == Say("Perdieron su pedido")


def test_words_are_kept_in_one_form():
    """However the keyboard composes an accent, the stored text is the same."""
    assert reply(a_scene("playback"), "man\u0303ana", ENTER) == Say("mañana")


@pytest.mark.parametrize("typed", [" ", "   "])
def test_an_empty_line_leaves_the_question_for_later(typed: str):
    assert reply(a_scene("playback"), typed, ENTER) == Later()


def test_what_was_answered_stands_in_the_field():
    """Enter keeps it; more may be added."""
    assert reply(a_scene("client.name"), ENTER) == Say("Rosa Núñez")
    assert reply(a_scene("client.name"), " Vega", ENTER) == Say("Rosa Núñez Vega")


def test_what_was_being_typed_stands_in_the_field():
    """Before the answer given earlier: it is newer."""
    assert reply(a_scene("client.name", draft="Rosa María"), ENTER) == Say("Rosa María")


def test_a_note_has_several_lines():
    """Esc and Enter, as Alt-Enter sends them, break the line; Enter alone ends the answer."""
    assert reply(a_scene("story", {}), "Uno", LINE_BREAK, "dos", ENTER) == Say("Uno\ndos")


@pytest.mark.parametrize(
    ("language", "typed", "day"),
    [
        ("es", "+7", "2026-11-29"),
        ("es", "-1", "2026-11-21"),
        ("es", "hoy", "2026-11-22"),
        ("es", "mañana", "2026-11-23"),
        ("es", "Manana", "2026-11-23"),
        ("es", "pasado mañana", "2026-11-24"),
        ("es", "15/12", "2026-12-15"),
        ("es", "5.1.2027", "2027-01-05"),
        ("es", "2026-12-15", "2026-12-15"),
        ("en", "tomorrow", "2026-11-23"),
        ("en", "today", "2026-11-22"),
        ("en", "+14", "2026-12-06"),
    ],
)
def test_days_as_people_type_them(language: str, typed: str, day: str):
    """Counted from the day on the clock."""
    assert reply(a_scene("decision_due", language=language), typed, ENTER) == Say(day)


@pytest.mark.parametrize("typed", ["2019", "2019-05"])
def test_a_year_is_enough_where_nobody_knows_more(typed: str):
    assert reply(a_scene("client.since"), typed, ENTER) == Say(typed)


@pytest.mark.parametrize(
    ("question", "language", "typed", "told"),
    [
        ("decision_due", "en", "next week", "Write a day as"),
        ("decision_due", "en", "15/12", "Write a day as"),
        ("decision_due", "es", "31/02", "Write a day as"),
        ("decision_due", "en", "2027", "The whole day is needed"),
    ],
)
def test_what_is_no_day_is_refused_and_stays_to_be_mended(question: str, language: str, typed: str, told: str):
    """A sentence says how days are written, and the field still has what was typed."""
    scene = a_scene(question, language=language)

    refused = play(scene, typed, ENTER)

    assert told in refused.screens[-1]
    assert refused.reply == Stop(typed)
    assert reply(scene, typed, ENTER, BACKSPACE * len(typed), "+1", ENTER) == Say("2026-11-23")


def test_a_number_is_a_number():
    assert reply(field("times"), "3", ENTER) == Say(3)


@pytest.mark.parametrize("typed", ["0", "tres", "2.5"])
def test_what_is_no_number_is_refused_and_stays_to_be_mended(typed: str):
    assert "Write a whole number from 1." in screen(field("times"), typed, ENTER)
    assert reply(field("times"), typed, ENTER, BACKSPACE * len(typed), "12", ENTER) == Say(12)


@pytest.mark.parametrize(
    ("name", "language", "typed", "known"),
    [
        ("department", "es", "atencion", "Atención al cliente"),
        ("department", "es", "FACTURACIÓN", "Facturación y cobros"),
        ("department", "en", "bill", "Billing and collections"),
        ("process", "es", "entr", "Entrega"),
    ],
)
def test_tab_completes_what_the_playbook_knows(name: str, language: str, typed: str, known: str):
    """Accents and capitals are forgiven; the answer has the playbook's spelling."""
    assert reply(field(name, language), typed, TAB, ENTER) == Say(known)


def test_tab_leaves_alone_what_the_playbook_does_not_know():
    """A house has departments no playbook foresaw."""
    assert reply(field("department"), "Bodega 7", TAB, ENTER) == Say("Bodega 7")


def test_tab_completes_nothing_elsewhere():
    assert reply(a_scene("playback"), "atenc", TAB, ENTER) == Say("atenc")


@pytest.mark.parametrize(
    ("name", "keys", "answer"),
    [
        ("what", ("Pedido perdido", ENTER), Say("Pedido perdido")),
        ("reported_before", ("s",), Say(True)),
        ("when", ("2026-10", ENTER), Say("2026-10")),
        ("position", (ENTER,), Later()),
    ],
)
def test_the_fields_of_a_repeated_group(name: str, keys: tuple[str, ...], answer: Reply):
    """Each is asked as what it is."""
    scene = a_scene("incidents", EXPLAINED, field=name)

    assert reply(scene, *keys) == answer


def test_a_row_is_told_by_its_number():
    """The second promise is asked as the second."""
    rows = {**ASKED, "promises": ({"what": "Llamar", "owner": "Luis", "due": "2026-12-01"},)}

    assert "▸ 2. ¿Qué se hará?" in screen(a_scene("promises", rows, field="what", row=1))


def test_what_the_playbook_says_is_in_the_language_of_the_case():
    """The interface may speak another one."""
    speak("en")

    assert "▸ Give back in one sentence what you heard." in screen(a_scene("playback", HEARD, language="en"))
    assert "▸ Devuelva en una frase lo que oyó." in screen(a_scene("playback", HEARD, language="es"))
