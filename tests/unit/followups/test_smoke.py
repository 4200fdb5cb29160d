"""What a signal is about, and which cases it was the first sign of."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from exitcoach.domain.commitments import Smoke
from exitcoach.followups.cues import Cues
from exitcoach.followups.smoke import guess, links
from exitcoach.playbook.shelf import built_in
from exitcoach.playbook.signals import signal_cues
from tests.fakes.records import an_id
from tests.fakes.scenes import general
from tests.unit.followups.cases import facts
from tests.unit.followups.signals import ENGLISH, SPANISH, UNSEEN_ENGLISH, UNSEEN_SPANISH

GENERAL = general()
CUES = signal_cues(built_in() / "no house")
LOGGED = Smoke(
    id=an_id(80),
    at=datetime(2026, 11, 10, tzinfo=UTC),
    by="Ana",
    text="Tres clientes se quejan de cobros dobles en la factura",
    cause="core.error_billing",
)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Otra vez errores de cobro en noviembre", "core.error_billing"),
        ("another billing error, third this week", "core.error_billing"),
        ("NADIE RESPONDIÓ el correo del cliente", "response.none"),
        ("prometieron llamar: promesa incumplida", "response.broken_promise"),
    ],
)
def test_the_cause_is_guessed_from_the_words(text: str, cause: str):
    """In either language, whatever the case and the accents."""
    assert guess(text, GENERAL, "es", CUES).causes[0] == cause


@pytest.mark.parametrize(
    ("signals", "at_least"), [(SPANISH, 0.9), (ENGLISH, 0.9), (UNSEEN_SPANISH, 0.4), (UNSEEN_ENGLISH, 0.4)]
)
def test_how_often_the_first_guess_is_right(signals: tuple[tuple[str, str], ...], at_least: float):
    """Nearly always with the words we know, and two times in five with words nobody thought of."""
    right = [text for text, cause in signals if guess(text, GENERAL, "es", CUES).causes[:1] == (cause,)]

    assert len(right) >= at_least * len(signals), set(dict(signals)) - set(right)


def test_a_phrase_says_more_than_its_words():
    """In its order, with other words between; and a word of many causes counts for less."""
    cues = Cues(
        by_cause={"price.high": ("llega tarde",), "core.quality": ("tarde", "llega"), "core.damage": ("tarde",)}
    )

    assert guess("el pedido llega siempre tarde", GENERAL, "es", cues).causes[0] == "price.high"
    assert guess("por la tarde llega", GENERAL, "es", cues).causes[0] == "core.quality"


def test_the_names_of_causes_are_enough_without_cues():
    """A playbook with causes of its own needs no list of words."""
    assert guess("errores de cobro", GENERAL, "es").causes[0] == "core.error_billing"


def test_places_are_told_in_the_language_of_the_words():
    """Departments and processes of the playbook, as a person would write them."""
    department = GENERAL.departments[0]

    assert guess(department["es"], GENERAL, "es").departments[0] == department["es"]
    assert guess(department["es"], GENERAL, "en").departments[0] == department["en"]


def test_nothing_is_guessed_from_nothing():
    """Words that say little, and none at all, point nowhere."""
    for text in ("", "para que esto nunca más", "xyzzy quux"):
        found = guess(text, GENERAL, "es", CUES)
        assert (found.causes, found.departments, found.processes) == ((), (), ())


def case(number: int, **changes: object) -> object:
    answers = {"cause": "price.high", "call.date": "2026-11-20", **changes}
    return facts(an_id(number), answers=answers)


def test_a_first_signal_finds_its_smoke():
    """Two words in common; or one, and the same cause."""
    cases = (
        case(1, first_signal="Un cobro doble en octubre"),
        case(2, first_signal="Una factura rara", cause="core.error_billing"),
        case(3, first_signal="Una factura rara"),
        case(4, cause="core.error_billing"),
        case(5, first_signal="Un cobro doble", **{"call.date": "2026-11-09"}),
    )
    day = date(2026, 11, 20)

    assert links((LOGGED,), cases, UTC) == {LOGGED.id: ((an_id(1), day), (an_id(2), day))}  # type: ignore[arg-type]


def test_practice_has_no_smoke():
    """It was no fire."""
    played = replace(facts(answers={"first_signal": "cobro doble en la factura"}), practice=True)

    assert links((LOGGED,), (played,), UTC) == {LOGGED.id: ()}
