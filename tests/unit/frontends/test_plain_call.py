"""Whole calls in the plain mode, as the screen shows them."""

import pytest

from exitcoach.domain.cases import Record, Status
from exitcoach.locale import speak
from exitcoach.services.take_call import Beginning, take_call
from tests.fakes.clock import TickingClock
from tests.fakes.ears import few_ears
from tests.fakes.records import MemoryCaseStore, MemoryDrafts
from tests.fakes.scenes import general
from tests.fakes.typist import Typist

SPANISH = (
    "Rosa Núñez",
    "Se muda \\",
    "a otra ciudad",
    ":n Quiere factura en papel",
    "quizá",
    "firme",
    ":?",
    "mudanza",
    "1",
    "n",
    "3",
    "k",
    ":h",
    "1,2",
    ":x",
)
ENGLISH = (
    "Ann Field",
    *[""] * 5,
    "2020-03",
    "5",
    "Slow for months",
    "frus",
    "5",
    "y",
    ":t",
    "I understand, but it was slow",
    ":b",
    "It was slow for months",
    "2",
    "op",
    ":x",
    "price",
    "4",
    "4",
    "3",
    ":x",
)


def call(language: str, lines: tuple[str, ...], *, express: bool) -> tuple[Record, str]:
    record, shown = begun(language, lines, express=express)
    assert record is not None
    return record, shown


def begun(language: str, lines: tuple[str, ...], *, express: bool) -> tuple[Record | None, str]:
    typist = Typist(*lines)
    beginning = Beginning(playbook=general(), employee="Ana", language=language, express=express)
    speak(language)
    try:
        wizard, store = typist.wizard(), MemoryCaseStore()
        record = take_call(beginning, MemoryDrafts(), store, wizard, TickingClock(), lambda: 1, few_ears)
    finally:
        speak("en")
    assert typist.left == []
    return record, typist.paper.getvalue()


@pytest.mark.parametrize(("language", "lines", "express"), [("es", SPANISH, True), ("en", ENGLISH, False)])
def test_a_short_call_reads_as_a_conversation(language: str, lines: tuple[str, ...], express: bool, golden):
    """From the first word to a closed case; what is typed stands after the prompt."""
    record, shown = call(language, lines, express=express)
    assert record.case.status is Status.CLOSED
    golden(f"plain/{'express' if express else 'call'}.{language}.txt", shown)


@pytest.mark.parametrize(("language", "lines", "express"), [("es", SPANISH, True), ("en", ENGLISH, False)])
def test_nothing_is_drawn(language: str, lines: tuple[str, ...], express: bool):
    """No control characters, no boxes, no trailing blanks: every line can be read aloud."""
    shown = call(language, lines, express=express)[1]
    assert [character for character in set(shown) if ord(character) < 32 and character != "\n"] == []
    assert set("─│╭╮╰╯●○✓✗▸⏱") & set(shown) == set()
    assert [line for line in shown.splitlines() if line != line.rstrip() and line != "> "] == []


@pytest.mark.parametrize("end", [(), (":q",), (":?", ":q")])
def test_a_call_that_ends_before_its_first_answer_leaves_nothing(end: tuple[str, ...]):
    """Whether the input ended or somebody stopped it."""
    assert begun("en", end, express=False)[0] is None


@pytest.mark.parametrize("stops", range(1, len(ENGLISH)))
def test_a_call_that_ends_anywhere_keeps_everything(stops: int):
    """The input may end after any line: what was answered so far is in the case."""
    record = call("en", ENGLISH[:stops], express=False)[0]
    whole = call("en", ENGLISH, express=False)[0].case.answers
    assert record.case.status in (Status.INTERRUPTED, Status.DEBRIEF)
    known = dict(record.case.answers)
    if known.get("playback") == "I understand, but it was slow":
        known["playback"] = "It was slow for months"
    assert known.items() <= dict(whole).items()
