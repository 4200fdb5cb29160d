"""From the start of the process to the first question on the screen."""

from collections.abc import Iterator
from functools import partial

from benchmarks.calls import interview
from benchmarks.homes import Homes
from benchmarks.measure import Comparison, in_turns
from benchmarks.terminal import installed, python, seconds_until, surroundings

AIM = 1.25
TURNS, FEWER = 25, 15
ASKED = "¿Cómo se llama?"
FLOOR = f'''
import questionary
import typer

app = typer.Typer()


@app.command()
def ask() -> None:
    questionary.text("{ASKED}").unsafe_ask()


app()
'''


def measure(homes: Homes) -> Iterator[Comparison]:
    """The bare command in an empty home and a full one, and the command with options."""
    yield _measured(homes, 0, ("start",), TURNS)
    yield _measured(homes, 10_000, ("start",), FEWER)
    yield _measured(homes, 0, ("start", "--channel", "phone", "--playbook", "general"), FEWER)


def _measured(homes: Homes, cases: int, words: tuple[str, ...], turns: int) -> Comparison:
    environment = surroundings(homes.holding(cases).path, homes.folder / "compiled")
    program = homes.folder / "floor.py"
    program.write_text(FLOOR, encoding="utf-8")
    first = next(interview().playbook.questions).ask["es"]
    ours = partial(seconds_until, first, [installed(), *words], environment)
    floor = partial(seconds_until, ASKED, python(str(program)), environment)
    times = in_turns(ours, floor, turns, warm_up=2)
    return Comparison(
        what=f"first question: exitcoach {' '.join(words)}, {cases:,} stored cases",
        over="a typer program that asks one questionary.text",
        ours=times[0],
        floor=times[1],
        aim=AIM,
    )
