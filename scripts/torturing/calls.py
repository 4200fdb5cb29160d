"""A call line by line, cut off at any moment and gone on with until it is closed."""

import os
import re
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random

from exitcoach.playbook.load import load
from exitcoach.playbook.shelf import built_in

from .held import Fact, Held
from .program import PATIENCE_SECONDS, Hung, Said, begin, end

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "client.account": (":n Ask Ana in support", "Field & Co"),
    "service": ("Broadband",),
    "client.since": ("2017",),
    "channel": ("1",),
    "story": ("It was slow for months. " * 8,),
    "emotion": ("3",),
    "intensity": ("3",),
    "heard_out": ("y",),
    "playback": ("It was slow for months.",),
    "playback_confirmed": ("1",),
    "firmness": ("2",),
    "firmness_evidence": ("I could still change my mind",),
    "cause": ("1", "5"),
    "cause_basis": ("1",),
    "causes_confirmed": ("1",),
    "incidents.what": ("Slow evenings",),
    "incidents.should_have": ("Told in time",),
    "incidents.department": ("Network",),
    "incidents.position": ("Shift lead",),
    "incidents.times": ("3",),
    "first_signal": ("Slow evenings",),
    "explore": ("y",),
    "permission": ("1",),
    "wish": ("A faster line",),
    "statement": ("Watch the evenings",),
    "cause_controlled": ("1",),
    "promises.what": ("Call with a plan",),
    "promises.owner": ("Ian Day",),
    "promises.due": ("+7",),
    "promises.authority": ("1",),
    "decision": ("1",),
    "apology": ("I am sorry for the slow months.",),
    "thanks_given": ("y",),
    "feedback_valued": ("y",),
    "investigation_promised": ("y",),
    "door_open_said": ("y",),
    "gesture": ("A handwritten line",),
    "obstacles": ("1",),
    "recontact_consent": ("1",),
    "recontact_channel": ("1",),
    "recontact_at": ("555 0101",),
    "feeling": ("3",),
    "house_backed": ("4",),
    "lesson": ("Listen first.",),
}
WORDS = frozenset({"service", "firmness_evidence", "playback", "wish", "statement", "apology", "gesture", "lesson"})
"""Their answers are the line as it was typed."""


NOTE = "note"
"""What becomes of a quick note, in the debrief."""


@cache
def questions() -> Mapping[str, str]:
    """What is asked, and the question it is."""
    file = built_in() / "general.yaml"
    asked = {"What becomes of it?": NOTE}
    for question in load(file.read_bytes(), file.name).questions:
        asked[question.ask["en"]] = question.id
        asked |= {words.ask["en"]: f"{question.id}.{field}" for field, words in question.fields.items()}
    return asked


class Sitting:
    """One process of a call, from its start until it is killed or ends."""

    def __init__(self, home: Path, words: tuple[str, ...]) -> None:
        self.process = begin(home, words)
        self._heard, self._place, self._over = "", 0, False
        self._news = threading.Condition()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def questions(self) -> Iterator[str]:
        """Each question as it shows, until the process ends. Raises Hung."""
        while asked := self._next():
            yield asked

    def types(self, line: str) -> None:
        """One line; the process may be gone."""
        try:
            os.write(self._input, f"{line}\n".encode())
        except OSError:
            time.sleep(0.001)

    def ends(self, *, killed: bool) -> Said:
        """What it printed, when it has ended."""
        self._listener.join(PATIENCE_SECONDS)
        said = end(self.process, killed=killed)
        return Said(said.code, said.out, self._heard)

    @property
    def _input(self) -> int:
        assert self.process.stdin is not None
        return self.process.stdin.fileno()

    def _next(self) -> str:
        limit = time.monotonic() + PATIENCE_SECONDS
        with self._news:
            while True:
                found = _asked().search(self._heard, self._place)
                if found:
                    self._place = found.end()
                    return questions()[found[1]]
                if self._over:
                    return ""
                if not self._news.wait(limit - time.monotonic()):
                    self.process.kill()
                    self.process.wait()
                    raise Hung(self.process.args, self._heard[-500:])

    def _listen(self) -> None:
        assert self.process.stderr is not None
        heard = b""
        while piece := os.read(self.process.stderr.fileno(), 65536):
            heard += piece
            with self._news:
                self._heard = heard.decode(errors="replace").replace("\r\n", "\n")
                self._news.notify()
        with self._news:
            self._over = True
            self._news.notify()


class Call:
    """A call and what the program has told of it so far."""

    def __init__(self, name: str, home: Path, *, express: bool) -> None:
        self.name = name
        self.kind = "wizard, express" if express else "wizard"
        self.facts: list[Fact] = []
        self._home = home
        self._express = express
        self._begun = False

    def over(self, held: Held) -> bool:
        """Whether there is nothing to go on with, told or not."""
        return _standing(held, self.name) == "closed"

    def go_on(self, held: Held, chance: Random, *, killed_at: float) -> Said:
        """One sitting, killed after each answer with this likelihood. Raises Hung."""
        sitting = Sitting(self._home, self._words(held))
        killed, debrief = False, self._in_debrief(held)
        lines: dict[str, list[str]] = defaultdict(list)
        lines |= {question: list(told) for question, told in ANSWERS.items()}
        lines["client.name"] = [self.name]
        given: tuple[str, str] | None = None
        for question in sitting.questions():
            self._acknowledged(given)
            line = ":x" if debrief else next(iter(lines[question]), "")
            del lines[question][:1]
            given = question, line
            sitting.types(line)
            if chance.random() < killed_at:
                time.sleep(chance.expovariate(1 / 0.008))
                sitting.process.kill()
                killed = True
        said = sitting.ends(killed=killed)
        self._ended(said)
        return said

    def _words(self, held: Held) -> tuple[str, ...]:
        case = held.called(self.name)
        if case is not None:
            return ("resume", case.id, "--plain", "--json")
        assert not self._begun, f"{self.name} was told and is gone"
        return ("start", "--plain", "--json", *(["--express"] if self._express else []))

    def _in_debrief(self, held: Held) -> bool:
        case = held.called(self.name)
        return case is not None and case.status == "debrief"

    def _acknowledged(self, given: tuple[str, str] | None) -> None:
        if given is None or not given[1] or given[1] == ":x":
            return
        question, line = given
        name = self.name
        if question == "client.name":
            self._begun = True
        if line.startswith(":n "):
            self.facts.append(Fact(f"{name}: {line}", lambda held: _has_note(held, name, line[3:])))
        elif question in WORDS:
            self.facts.append(Fact(f"{name}: {question}", lambda held: held.answer(name, question) == line))
        elif question != "cause" or line == ANSWERS["cause"][-1]:
            self.facts.append(Fact(f"{name}: {question}", lambda held: held.answer(name, question) is not None))

    def _ended(self, said: Said) -> None:
        status = re.search(r'"status": ?"(\w+)"', said.out)
        if status is None:
            return
        name, told = self.name, status[1]
        if told in ("debrief", "closed"):
            later = ("debrief", "closed") if told == "debrief" else ("closed",)
            self.facts.append(Fact(f"{name} is {told}", lambda held: _standing(held, name) in later))


@cache
def _asked() -> re.Pattern[str]:
    told = "|".join(re.escape(asked) for asked in questions())
    return re.compile(rf"\n(?:Entry \d+: )?({told})(?:\n| An empty line keeps it;)")


def _has_note(held: Held, name: str, text: str) -> bool:
    case = held.called(name)
    return case is not None and any(note.text == text for note in case.notes)


def _standing(held: Held, name: str) -> str:
    case = held.called(name)
    return str(case.status) if case else ""
