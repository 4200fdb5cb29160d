"""What a person feels while typing: a key to its echo, Enter to the next question."""

from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from prompt_toolkit.document import Document

from benchmarks.calls import interview
from benchmarks.homes import Homes
from benchmarks.measure import Comparison, Timed, in_turns, timed
from benchmarks.terminal import Terminal, installed, python, surroundings
from exitcoach.frontends.terminal.ear import Ear
from exitcoach.playbook.ears import Ears
from exitcoach.services.hearing import hearing

AIM = 1.5
CASES, CHARACTERS = 10_000, 2_000
KEYSTROKES, ENTERS, PROCESSES, TEXTS = 100, 60, 15, 300
MOST_SECONDS = 0.005
WIDTH = 80
LATER, BACK, RUB_OUT = "\x0f", "\x1b[Z", "\x7f"
PASTED = "\x1b[200~{}\x1b[201~"
SPOKEN = "playback"
NEW = "¶"
"""Nothing else on the screen has this character."""
WORDS = "Le cobraron dos veces y nadie le llamó; sí, pero le avisamos por correo. "
FIRST, SECOND = "¿Cómo se llama?", "¿Por quién habla?"
FLOOR = f'''
import questionary

while True:
    questionary.text("{FIRST}").unsafe_ask()
    questionary.text("{SECOND}").unsafe_ask()
'''
HEARING = """
import sys

from exitcoach.__main__ import main

sys.exit(main())
"""
DEAF = """
from prompt_toolkit.lexers import SimpleLexer

from exitcoach.frontends.terminal.ear import Ear
from exitcoach.playbook.ears import Ears
from exitcoach.services.hearing import hearing

Ear.hint = lambda _ear, _text, _width: []
Ear.lex_document = lambda _ear, document: SimpleLexer("class:answer").lex_document(document)
"""


def measure(homes: Homes) -> Iterator[Comparison]:
    """The echo with and without the coach, the coach alone, and the way to the next question."""
    yield _echo(homes)
    yield _alone(homes)
    yield _first_enter(homes)
    yield _enters(homes)


def _echo(homes: Homes) -> Comparison:
    environment = surroundings(homes.holding(CASES).path, homes.folder / "compiled")
    command = partial(python, str(_written(homes.folder / "hearing.py", HEARING)), "start")
    deaf = python(str(_written(homes.folder / "deaf.py", DEAF + HEARING)), "start")
    with Terminal(command(), environment) as hearing, Terminal(deaf, environment) as silent:
        ours, floor = in_turns(_keystroke(hearing), _keystroke(silent), KEYSTROKES, warm_up=10)
    return Comparison(
        what=f"a key to its echo, {CHARACTERS:,} characters in the field, {CASES:,} stored cases",
        over="the same without the coach",
        ours=ours,
        floor=floor,
        aim=AIM,
    )


def _keystroke(terminal: Terminal) -> Timed:
    asked = [question.ask["es"] for question in interview().playbook.questions]
    spoken = next(question.ask["es"] for question in interview().playbook.questions if question.id == SPOKEN)
    terminal.shown(asked[0])
    terminal.settle()
    _go_to(terminal, spoken, len(asked))
    terminal.press(PASTED.format(_text()))
    terminal.settle()

    def press() -> float:
        seconds = terminal.seconds(NEW, NEW)
        terminal.settle()
        terminal.press(RUB_OUT)
        terminal.settle()
        return seconds

    return press


def _go_to(terminal: Terminal, asked: str, most: int) -> None:
    for _ in range(most):
        terminal.press(LATER)
        if asked in terminal.settle():
            return
    raise LookupError(asked)


def _alone(homes: Homes) -> Comparison:
    ears = Ears(own=Path("nowhere"), cache=homes.folder / "compiled" / "tone")
    ear = Ear(hearing(ears.get_anyway, "es", "listen", {}))
    texts = (_text(str(number)) for number in count())

    def hear() -> None:
        text = next(texts)
        line_of = ear.lex_document(Document(text))
        line_of(0)
        ear.hint(text, WIDTH)

    ours = tuple(timed(hear) for _ in range(TEXTS))
    return Comparison(
        what=f"the coach alone on a changed text of {CHARACTERS:,} characters",
        over="the 5 ms a keystroke may take",
        ours=ours,
        floor=(MOST_SECONDS,) * TEXTS,
        aim=1.0,
    )


def _first_enter(homes: Homes) -> Comparison:
    environment = surroundings(homes.holding(CASES).path, homes.folder / "compiled")
    first, second = _asked()
    floor = python(str(_written(homes.folder / "two.py", FLOOR)))

    def enter(command: list[str], here: str, there: str) -> float:
        with Terminal(command, environment) as terminal:
            terminal.shown(here)
            terminal.settle()
            terminal.press("Ana")
            terminal.settle()
            return terminal.seconds("\r", there)

    ours = partial(enter, [installed(), "start"], first, second)
    times = in_turns(ours, partial(enter, floor, FIRST, SECOND), PROCESSES, warm_up=1)
    return Comparison(
        what=f"Enter to the next question, the first time, {CASES:,} stored cases",
        over="a program that asks two questionary.text in turn",
        ours=times[0],
        floor=times[1],
        aim=AIM,
    )


def _enters(homes: Homes) -> Comparison:
    environment = surroundings(homes.holding(CASES).path, homes.folder / "compiled")
    first, second = _asked()
    floor = python(str(_written(homes.folder / "two.py", FLOOR)))
    with Terminal([installed(), "start"], environment) as ours, Terminal(floor, environment) as its:
        times = in_turns(_entering(ours, first, second, BACK), _entering(its, FIRST, SECOND, "\r"), ENTERS, warm_up=5)
    return Comparison(
        what=f"Enter to the next question, later on, {CASES:,} stored cases",
        over="a program that asks two questionary.text in turn",
        ours=times[0],
        floor=times[1],
        aim=AIM,
    )


def _entering(terminal: Terminal, here: str, there: str, back: str) -> Timed:
    terminal.shown(here)
    terminal.settle()

    def enter() -> float:
        terminal.press("A")
        terminal.settle()
        seconds = terminal.seconds("\r", there)
        terminal.settle()
        terminal.press(back)
        terminal.settle()
        return seconds

    return enter


def _asked() -> tuple[str, str]:
    first, second, *_ = (question.ask["es"] for question in interview().playbook.questions)
    return first, second


def _text(begins: str = "") -> str:
    return (begins + WORDS * (CHARACTERS // len(WORDS) + 1))[:CHARACTERS]


def _written(path: Path, program: str) -> Path:
    path.write_text(program, encoding="utf-8")
    return path
