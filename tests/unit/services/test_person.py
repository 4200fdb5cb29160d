"""A person as somebody writes their name."""

import pytest

from exitcoach.services.erased import ERASED
from exitcoach.services.person import Person, also_named, is_named

ANSWERS = {
    "client.name": "Marta Ríos",
    "client.account": "Panadería Ríos",
    "client.ref": "AB-10017",
    "client.caller": "Lucía Ríos",
    "recontact_at": "marta@rios.example",
}


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("marta rios", "client.name"),
        ("  MARTA  RÍOS ", "client.name"),
        ("Ríos, Marta", "client.name"),
        ("Panaderia Rios", "client.account"),
        ("ab-10017", "client.ref"),
        ("Lucia Ríos", "client.caller"),
        ("Marta@Rios.example", "recontact_at"),
        ("Marta", ""),
        ("Marta Ríos Gil", ""),
        ("", ""),
    ],
)
def test_a_name_is_the_whole_name(name: str, question: str):
    """In any case, with or without accents, turned round; never a part of it."""
    assert is_named((name,), ANSWERS) == question


def test_what_else_they_are_called_is_learned():
    """Of the client name, reference and address; of who called for somebody only the address."""
    assert set(also_named("client.ref", ANSWERS)) == {"Marta Ríos", "AB-10017", "marta@rios.example"}
    assert set(also_named("client.caller", ANSWERS)) == {"marta@rios.example"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hablé con marta rios ayer", f"Hablé con {ERASED} ayer"),
        ("Escribe a MARTA@rios.example hoy", f"Escribe a {ERASED} hoy"),
        ("Pedido AB-10017, otra vez", f"Pedido {ERASED}, otra vez"),
        ("Pedido AB-100171", "Pedido AB-100171"),
        ("Marta, de Cobros", "Marta, de Cobros"),
        ("Los Ríos", "Los Ríos"),
    ],
)
def test_other_texts_lose_what_can_mean_nobody_else(text: str, told: str):
    """A whole name, a reference, an address; one name alone is that of many."""
    person = Person(("Marta Ríos", "AB-10017", "marta@rios.example"))

    assert person.without(text) == told
    assert person.is_in(f"{text}\nmás") is (text != told)


def test_a_first_name_alone_is_not_looked_for():
    """It would take the words of many."""
    assert not Person(("Marta",)).is_searchable
    assert Person(("Marta",)).without("Marta llamó") == "Marta llamó"
