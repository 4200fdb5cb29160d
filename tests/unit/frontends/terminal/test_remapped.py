"""Side steps on other keys."""

from datetime import timedelta

from exitcoach.domain.scenes import Back, Gone, Jot, Later, Reply, Scene, Shorten, Stop
from exitcoach.frontends.terminal.keymap import DEFAULTS, STEPS, read_keys, shown_key
from exitcoach.frontends.terminal.toolbar import toolbar
from exitcoach.frontends.terminal.wizard import Wizard
from tests.fakes.records import CALL
from tests.fakes.scenes import EXPLAINED, a_scene
from tests.fakes.terminal import ENTER, F1, FakeTerminal, control

TEXT, CHOICE = a_scene("playback"), a_scene("channel")
OTHERS = {
    "help": "^Y",
    "note": "^P",
    "back": "^B",
    "later": "^F",
    "calm": "^W",
    "gone": "^V",
    "shorten": "^K",
    "pause": "^E",
}
ROW = a_scene("incidents", {**EXPLAINED, "incidents": ({"what": "Pedido perdido"},)}, field="what")


def typed(scene: Scene, *keys: str) -> tuple[Reply, list[str]]:
    """The reply and the screens, with all keys remapped."""
    terminal = FakeTerminal(keys)
    with terminal.plugged_in():
        replied = Wizard(lambda: CALL, keymap=read_keys(OTHERS)).ask(scene)
    return replied, terminal.shown


def test_the_new_keys_take_the_steps():
    """In a field and in a list alike."""

    for scene in (TEXT, CHOICE):
        assert typed(scene, control("f"))[0] == Later()
        assert typed(scene, control("b"))[0] == Back()
        assert typed(scene, control("k"))[0] == Shorten()
        assert typed(scene, control("e"))[0] == Stop()
        assert typed(scene, control("v"), ENTER)[0] == Gone()
        assert typed(scene, control("p"), "Ana", ENTER)[0] == Jot("Ana")


def test_the_new_keys_open_the_cards():
    """The second key of the phrases goes on serving."""

    for key in (control("y"), F1):
        assert "What do I say now?" in typed(TEXT, key)[1][-1]
    assert "One breath" in typed(TEXT, control("w"))[1][-1]


def test_a_key_set_free_does_nothing():
    """The line editor would answer with ^O and move in a list with ^N."""

    for key in set(DEFAULTS.values()) - {"s-tab", "c-c"}:
        replied, screens = typed(CHOICE, control(key[-1]))
        assert (replied, screens[0]) == (Stop(), screens[-1])


def test_control_c_always_pauses():
    """Whatever else does."""

    assert typed(TEXT, control("c"))[0] == Stop()


def test_the_toolbar_names_the_new_keys():
    """What is shown is what works."""

    words = "".join(text for _style, text, *_more in toolbar(ROW, CALL + timedelta(1), 200, read_keys(OTHERS))[1])

    assert [key for key in OTHERS.values() if key not in words] == []
    assert [key for step, key in DEFAULTS.items() if step in OTHERS and f" {shown_key(key)} " in words] == []
    assert set(OTHERS) | {"drop"} == set(STEPS)
