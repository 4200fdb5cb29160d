"""Whether a case is the fire of a logged signal."""

from datetime import UTC, datetime

import pytest

from exitcoach.domain.commitments import Smoke
from exitcoach.domain.smoke import is_of
from exitcoach.domain.stems import stems
from tests.fakes.records import an_id
from tests.unit.insights.cases import facts

SIGNAL = Smoke(
    id=an_id(80),
    at=datetime(2026, 11, 10, tzinfo=UTC),
    by="Ana",
    text="Tres clientes se quejan de cobros dobles en la factura",
    cause="core.error_billing",
    department="Cobros",
    process="Facturación",
)


def belongs(first_signal, **changes):
    answers = {"first_signal": first_signal} | changes.pop("answers", {})
    case = facts(answers=answers, **changes)
    return is_of(SIGNAL, stems(SIGNAL.text), case, stems(first_signal))


def test_forms_of_a_word_are_one_word():
    """And short or empty ones are none."""
    assert stems("factura FACTURACIÓN facturas de la") == stems("facturado")
    assert stems("para que esto nunca más") == frozenset()


@pytest.mark.parametrize(
    ("first_signal", "answers", "held"),
    [
        ("Un cobro doble en octubre", {}, True),
        ("Una factura rara", {}, False),
        ("Una factura rara", {"cause": "core.error_billing"}, True),
        ("Una factura rara", {"causes_contributing": ["core.error_billing"]}, True),
        ("Una factura rara", {"incidents": [{"department": "COBROS"}]}, True),
        ("Una factura rara", {"incidents": [{"process": "facturacion"}]}, True),
        ("Una factura rara", {"incidents": [{"department": "Ventas"}]}, False),
        ("Nadie contestaba", {"cause": "core.error_billing"}, False),
    ],
)
def test_two_words_in_common_or_one_and_the_same_cause_or_place(first_signal, answers, held):
    """A cause alone is not enough: many cases share it."""
    assert held == belongs(first_signal, answers=answers)


def test_a_diagnosed_cause_is_as_good_as_a_stated_one():
    """The house found it."""
    assert belongs("Una factura rara", investigation={"findings": "", "diagnosed": ["core.error_billing"]})
