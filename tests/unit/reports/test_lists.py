"""Several names in one sentence."""

import pytest

from exitcoach.locale import speak
from exitcoach.reports.lists import listed


@pytest.fixture
def spanish():
    speak("es")
    yield
    speak("en")


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], ""),
        (["“Price”"], "“Price”"),
        (["“Price”", "“Waiting”"], "“Price” and “Waiting”"),
        (["“Price”", "“Waiting”", "“Errors”"], "“Price”, “Waiting”, and “Errors”"),
    ],
)
def test_names_as_english_lists_them(names, told):
    """One alone, two with a word between, more with commas."""
    assert listed(names) == told


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("“Mudanza”", "“Precio” y “Mudanza”"),
        ("“Indiferencia”", "“Precio” e “Indiferencia”"),
        ("“Índice”", "“Precio” e “Índice”"),
        ("Historia", "“Precio” e Historia"),
        ("Hielo", "“Precio” y Hielo"),
        ("Iones", "“Precio” y Iones"),
    ],
)
def test_spanish_has_another_word_before_the_same_sound(spanish, last, told):
    """Where the sound is that of the conjunction itself; a diphthong is another sound."""
    assert listed(["“Precio”", last]) == told


def test_only_the_last_name_changes_the_word(spanish):
    """A name with the conjunction in it stays as it is."""
    assert listed(["Uno y Ida", "Indiferencia y Irse", "Ida"]) == "Uno y Ida, Indiferencia y Irse e Ida"
