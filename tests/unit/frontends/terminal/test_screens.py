"""What the screens look like: as kept in tests/golden/screens, nothing cut off that matters, nothing hostile drawn."""

from collections.abc import Callable

import pytest

from exitcoach.domain.questions import SCALE, Kind
from exitcoach.domain.scenes import Scene
from exitcoach.domain.text import UNSHOWABLE, in_language
from exitcoach.frontends.terminal.wizard import Wizard
from exitcoach.locale import speak
from tests.fakes.records import CALL
from tests.fakes.scenes import HEARD, a_scene, general
from tests.fakes.shots import PROMISED, ROW, SHOTS
from tests.fakes.terminal import SIZES, FakeTerminal, control, screen

HOSTILE = "rojo \x1b[31m\x07 y \u202eal revés\u2066 \x9b2J fin"
LONG = "Llevo nueve años con ustedes y es la tercera vez que pierden mi pedido. " * 9
IN_BOTH = pytest.mark.parametrize("language", ["es", "en"])


@IN_BOTH
@pytest.mark.parametrize("name", SHOTS)
def test_the_screens_are_as_kept(name: str, language: str, golden: Callable[[str, str], None]):
    """Each at three sizes."""
    speak(language)
    shown = []
    for rows, columns in SIZES:
        picture = screen(SHOTS[name].moment(language), *SHOTS[name].keys, rows=rows, columns=columns)
        shown.append(f"== {columns} x {rows}\n{picture}")

    golden(f"screens/{name}.{language}.txt", "\n".join(shown))


def places():
    """Every question of the playbook, and every field of its groups."""
    for question in general().questions:
        if question.spec.kind is Kind.LIST:
            yield from ((question.id, name) for name in question.spec.field_ids)
        else:
            yield question.id, None


@pytest.mark.parametrize(("question", "field"), [*places()])
def test_question_choices_and_clock_are_in_view_on_the_smallest_screen(question: str, field: str | None):
    """In Spanish, which takes more room. The guidance yields first."""
    speak("es")
    scene = a_scene(question, ROW | PROMISED, field=field)
    lines = screen(scene, rows=14, columns=40).splitlines()
    shown = " ".join(" ".join(lines).split())

    assert len(lines) <= 14
    assert _asked(scene) in shown
    assert [label for label in _choices(scene) if label not in shown] == []
    assert " 01:15 " in lines[-2]
    assert "^C" in lines[-1]


def _asked(scene: Scene) -> str:
    words = scene.question.fields[scene.place.field].ask if scene.place.field else scene.question.ask
    return in_language(words, scene.language)


def _choices(scene: Scene) -> list[str]:
    if scene.spec.kind is Kind.SCALE:
        return [f"{number} {'●' * number}" for number in SCALE]
    words = scene.question.fields[scene.place.field].choices if scene.place.field else scene.question.choices
    return [in_language(words[choice], scene.language) for choice in scene.spec.choices if choice in words]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("question", ["story", "playback"])
def test_however_much_is_typed_the_question_stays_in_view(question: str, size: tuple[int, int]):
    """And so does the end of what is typed, where the cursor is."""
    rows, columns = size
    shown = screen(a_scene(question, {**HEARD, question: LONG + "¡Fin!"}), rows=rows, columns=columns)

    assert "▸ ¿Qué le cuenta?" in shown or "▸ Devuelva en una frase" in shown
    assert "¡Fin!" in "".join(shown.split())
    assert " 01:15 " in shown


@pytest.mark.parametrize("keys", [(), (control("n"), HOSTILE.replace("\x1b", "").replace("\x07", ""))])
def test_hostile_text_steers_no_screen(keys: tuple[str, ...]):
    """Control and bidirectional characters have a stand-in: in fields, in the last answers, in a note."""
    shown = screen(a_scene("playback", {"client.name": HOSTILE, "story": HOSTILE}, draft=HOSTILE), *keys)

    assert [character for character in shown.replace("\n", "") if ord(character) in UNSHOWABLE] == []
    assert "rojo \ufffd[31m" in shown
    assert shown.count("al revés\ufffd") >= 3


def test_a_wide_script_is_not_cut_off_in_the_middle():
    """Characters of two columns count as two."""
    shown = screen(a_scene("emotion", {"client.name": "日本語" * 20}), rows=14, columns=40)

    assert "✓ Nombre: 日本語" in shown or "日本語" not in shown
    assert max(map(len, shown.splitlines())) <= 40


def test_the_screen_is_drawn_anew_when_the_window_changes():
    """The next paint has the new width."""
    terminal = FakeTerminal([control("g"), "x"], rows=24, columns=80)
    with terminal.plugged_in():
        wizard = Wizard(lambda: CALL)
        wizard.ask(a_scene("emotion"))
        terminal.size = terminal.size._replace(rows=14, columns=40)
        wizard.ask(a_scene("emotion"))

    assert len(terminal.shown[0].splitlines()[2]) == 80
    assert max(map(len, terminal.shown[-1].splitlines())) <= 40
