"""What the coach says while it is typed."""

import pytest

from exitcoach.domain.scenes import unpraised
from exitcoach.frontends.terminal.ear import MOST_LINES, Ear
from exitcoach.frontends.terminal.lines import width_of
from exitcoach.locale import speak
from tests.fakes.ears import few_ears
from tests.fakes.scenes import a_scene
from tests.fakes.terminal import SIZES, control, screen

DEFENSIVE = "Sí, pero es nuestra política"
HEAR = few_ears("es").hear
SAID = HEAR(DEFENSIVE)[-1]


@pytest.fixture(autouse=True)
def _spanish() -> None:
    speak("es")


def test_all_of_it_where_there_is_room():
    (line,) = Ear(HEAR).hint(DEFENSIVE, 200)

    assert line == f"“{SAID.words}” puede sonar a la defensiva → {SAID.suggestion}"


@pytest.mark.parametrize("width", [20, 37, 57])
def test_what_to_say_instead_where_there_is_not(width: int):
    """Never the complaint without the cure: the words are underlined in the field anyhow."""
    lines = Ear(HEAR).hint(DEFENSIVE, width)

    assert " ".join(lines) == f"→ {SAID.suggestion}"
    assert len(lines) <= MOST_LINES
    assert max(map(width_of, lines)) <= width


def test_nothing_where_nothing_is_marked():
    assert Ear(HEAR).hint("Le escucho.", 80) == []


@pytest.mark.parametrize(("rows", "columns"), SIZES)
@pytest.mark.parametrize("keys", [(DEFENSIVE,), (control("n"), DEFENSIVE)], ids=["answer", "note"])
def test_what_to_say_instead_is_in_view_at_every_size(keys: tuple[str, ...], rows: int, columns: int):
    """With its mark, in a field and in a quick note; question and clock stay."""
    lines = screen(a_scene("playback"), *keys, rows=rows, columns=columns).splitlines()
    warned = next(number for number, line in enumerate(lines) if "⚠" in line)

    assert SAID.suggestion in " ".join(" ".join(lines[warned:-2]).split())
    assert "▸ Devuelva en una frase lo que oyó." in lines
    assert " 01:15 " in lines[-2]
    assert len(lines) <= rows


WELL_SAID = "Usted esperó nueve días."


@pytest.mark.parametrize(("rows", "columns"), SIZES)
def test_words_well_chosen_get_one_quiet_mark(rows: int, columns: int):
    """Right after them: nothing else on the screen changes."""
    plain = screen(a_scene("playback", praise=unpraised), WELL_SAID, rows=rows, columns=columns)

    praised = screen(a_scene("playback"), WELL_SAID, rows=rows, columns=columns)

    assert praised == plain.replace(WELL_SAID, f"{WELL_SAID} ✓")


def test_nothing_is_praised_while_anything_sounds_defensive():
    """Nor an unfinished thought, nor the client's words."""
    assert f"{DEFENSIVE} ✓" not in screen(a_scene("playback"), f"{WELL_SAID} {DEFENSIVE}")
    assert "✓" not in screen(a_scene("playback"), f"{WELL_SAID} {DEFENSIVE}").partition("▸")[2].partition("01:15")[0]
    assert f"{WELL_SAID} ✓" not in screen(a_scene("story", {}), WELL_SAID)


def test_the_clients_words_are_never_touched():
    """Nor what the employee records of the house."""
    assert "⚠" not in screen(a_scene("story", {}), DEFENSIVE)
    assert "⚠" not in screen(a_scene("service", {}), DEFENSIVE)
