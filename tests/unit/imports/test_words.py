"""What words of other codings may stand for."""

import pytest

from exitcoach.imports.words import NOTHING, Guess, Sure, plain, stems
from tests.fakes.imports import CAUSES


@pytest.mark.parametrize(
    ("word", "guess"),
    [
        ("Price too high", Guess("price.high", Sure.EXACT)),
        (" Mudanza ", Guess("circumstance.moved", Sure.EXACT)),
        ("PRECIO  DEMASIADO ALTO!", Guess("price.high", Sure.FOLDED)),
        ("Expensive", Guess("price.high", Sure.KNOWN)),
        ("None of the above.", Guess(NOTHING, Sure.KNOWN)),
        ("the prices were too high", Guess("price.high", Sure.NEAREST)),
        ("relocated", Guess("circumstance.moved", Sure.NEAREST)),
        ("expensve", Guess("price.high", Sure.NEAREST)),
        ("Xyzzy-42", Guess("", Sure.NONE)),
        ("", Guess("", Sure.NONE)),
        ("the of a", Guess("", Sure.NONE)),
    ],
)
def test_a_guess_says_how_sure_it_is(word: str, guess: Guess):
    """Our own label first, in any language; then the lists; then what shares the words that say something."""
    assert guess == CAUSES.guess(word)


def test_plain_words_have_no_case_accents_or_marks():
    """What differs in them alone is the same word; what is nothing else is itself."""
    assert plain("  Fecha_de-BAJÁ: ") == "fecha de baja"
    assert plain("#") == "#"


def test_stems_leave_out_what_says_nothing():
    """And cut the rest to its beginning."""
    assert stems("The relocation of the relocated") == {"reloca"}
