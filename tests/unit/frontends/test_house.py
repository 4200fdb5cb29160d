"""What the house knows, told beside the question."""

from exitcoach.domain.scenes import Later, Scene
from exitcoach.frontends.terminal.wizard import Wizard
from tests.fakes.records import CALL
from tests.fakes.scenes import EXPLAINED, a_scene
from tests.fakes.terminal import FakeTerminal, control
from tests.fakes.typist import Typist

EARLIER, LESSON = "2nd time; left in 2025", "Learned here: say the date"


class Knowing:
    """A house that knows one thing of the client and one of the cause."""

    def news(self, scene: Scene) -> tuple[str, ...]:
        return (EARLIER,)

    def lessons(self, scene: Scene) -> tuple[str, ...]:
        return (LESSON,)


def plain(*typed: str, turns: int = 1) -> str:
    typist = Typist(*typed)
    wizard = typist.wizard(house=Knowing())
    for _turn in range(turns):
        wizard.ask(a_scene("client.account", language="en"))
    return typist.paper.getvalue()


def framed(*keys: str) -> list[str]:
    terminal = FakeTerminal(keys)
    with terminal.plugged_in():
        assert Wizard(lambda: CALL, house=Knowing()).ask(a_scene("emotion", EXPLAINED, language="en")) == Later()
    return terminal.shown


def test_plain_mode_tells_it_once():
    """A line before the question, not again before the next; the lessons with the phrases."""
    assert plain(":o", ":o", turns=2).count(EARLIER) == 1
    assert LESSON not in plain(":o")
    assert plain(":?", ":o").count(LESSON) == 1


def test_the_screen_shows_it_over_the_question():
    """A line of its own; the lessons in the help."""
    quiet, helped = framed(control("o"))[-1], framed(control("g"), "x", control("o"))
    assert EARLIER in quiet
    assert LESSON not in quiet
    assert any(LESSON in shown for shown in helped)
