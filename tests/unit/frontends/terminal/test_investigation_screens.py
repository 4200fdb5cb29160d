"""What an investigation looks like: as kept in tests/golden/screens."""

from collections.abc import Callable

import pytest

from exitcoach.domain import investigation as asked
from exitcoach.frontends.terminal.wizard import Wizard
from exitcoach.locale import speak
from tests.fakes.inquiries import scene_at, told
from tests.fakes.records import CALL
from tests.fakes.terminal import SIZES, TAB, FakeTerminal, control
from tests.unit.services.house import a_left_case

CASE = a_left_case(
    answers={
        "client.name": "Rosa Núñez",
        "story": "Me cobraron dos veces la misma factura.",
        "cause": "core.repeated",
        "causes_contributing": ("response.slow",),
        "investigation_promised": True,
        "incidents": (
            {
                "what": "Cobro doble",
                "should_have": "Cobrar una vez",
                "department": "Facturación",
                "process": "Cobros",
                "position": "Analista de cobros",
            },
        ),
    }
)
SHOTS = {
    "investigation-findings": (asked.FINDINGS, ()),
    "investigation-department": (asked.DEPARTMENTS, ("fact", TAB)),
    "investigation-done": (asked.FACTORS, (control("x"),)),
}


def screen(question: str, language: str, *keys: str, rows: int, columns: int) -> str:
    terminal = FakeTerminal(keys, rows, columns)
    with terminal.plugged_in():
        Wizard(lambda: CALL, house=told(CASE)).ask(scene_at(question, language, CASE))
    return terminal.shown[-1]


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("name", SHOTS)
def test_the_screens_are_as_kept(name: str, language: str, golden: Callable[[str, str], None]):
    """Each at three sizes: what the case says stands over the question."""
    speak(language)
    question, keys = SHOTS[name]
    pictures = [
        f"== {columns} x {rows}\n{screen(question, language, *keys, rows=rows, columns=columns)}"
        for rows, columns in SIZES
    ]

    golden(f"screens/{name}.{language}.txt", "\n".join(pictures))
