"""What the forms of a word have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exitcoach.domain.stems import ROOT, every_stem, stem, stems

FORMS = (
    "factura facturas facturación facturaciones facturamos facturado facturando",
    "cobro cobros cobrar cobramos cobrado cobraron",
    "espera esperar esperando esperas",
    "prometer prometimos prometido prometieron",
    "charge charges charged charging",
    "answer answers answered answering",
    "promise promises promised",
    "invoice invoices invoiced",
)


@pytest.mark.parametrize("forms", FORMS)
def test_forms_of_a_word_are_one_word(forms: str):
    """In Spanish and in English."""
    assert len(stems(forms)) == 1


@pytest.mark.parametrize(("one", "other"), [("espera", "especial"), ("cobro", "cobre"), ("price", "promise")])
def test_other_words_stay_apart(one: str, other: str):
    """Even where they begin alike; of two that differ in their ending alone nothing can be told."""
    assert (stem(one) == stem(other)) is (one == "cobro")


def test_accents_and_case_do_not_matter():
    """As people type in a hurry."""
    assert stems("FACTURACIÓN") == stems("facturacion")


def test_short_and_empty_words_say_nothing():
    """But in a phrase they stand where they stand."""
    assert stems("para que esto nunca más") == frozenset()
    assert every_stem("no se cae") == ("no", "se", "cae")


@given(word=some.text("abcdefghijklmnopqrstuvwxyz", min_size=1))
def test_a_stem_is_its_own_stem(word: str):
    """It begins the word, and never gets shorter than a root."""
    root = stem(word)

    assert stem(root) == root
    assert word.startswith(root)
    assert len(root) >= min(ROOT, len(word))
