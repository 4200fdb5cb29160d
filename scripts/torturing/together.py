"""Many at once on one home: wizards, writers, reports and follow-ups, each a process; some are killed."""

import json
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from .calls import Call
from .held import Fact, Held, read, stale_locks
from .orders import a_name, decide, file_case, keep_promise, see_smoke
from .program import KILLED, Hung, Said, run

WIZARDS = 4
CURED_BY = ("Eva", "Luis")


@dataclass(slots=True)
class Crowd:
    """What all of them did, what they were told, and what was wrong, in words."""

    writers: int = 0
    done: dict[str, int] = field(default_factory=dict)
    kills: int = 0
    facts: list[Fact] = field(default_factory=list)
    lost: int = 0
    troubles: list[str] = field(default_factory=list)
    slowest: float = 0.0

    @property
    def writes(self) -> int:
        """Everything told as stored."""
        return len(self.facts)


def crowd(home: Path, seconds: float, seed: int) -> Crowd:
    """All of them for so long on this home, then a look at what is there."""
    found = Crowd()
    over = time.monotonic() + seconds
    case_id = next(case.id for case in read(home).cases.values() if not case.practice)
    people: Sequence[Callable[[], None]] = [
        *(_Worker(home, over, found, Random(seed + number)).takes_calls for number in range(WIZARDS)),
        *(_Worker(home, over, found, Random(seed - 1)).cures(case_id, owner) for owner in CURED_BY),
        _Worker(home, over, found, Random(seed - 2)).follows_up,
        _Worker(home, over, found, Random(seed - 3)).reads,
    ]
    found.writers = len(people) - 1
    threads = [threading.Thread(target=person) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    _look(home, found)
    return found


def _look(home: Path, found: Crowd) -> None:
    held = read(home)
    for fact in found.facts:
        if not fact.holds(held):
            found.lost += 1
            found.troubles.append(f"lost: {fact.what}")
    if stale := stale_locks(home):
        found.troubles.append(f"{stale} locks nobody can hold")


class _Worker:
    def __init__(self, home: Path, over: float, crowd: Crowd, chance: Random) -> None:
        self._home, self._over, self._crowd, self._chance = home, over, crowd, chance

    def takes_calls(self) -> None:
        while self._goes_on():
            call = Call(a_name(), self._home, express=self._chance.random() < 0.8)
            while self._goes_on() and not call.over(held := read(self._home)):
                self._keeps("wizard", lambda call=call, held=held: self._sits(call, held))  # type: ignore[misc]
            self._crowd.facts.extend(call.facts)

    def cures(self, case_id: str, owner: str) -> Callable[[], None]:
        """Two plan correctives for one case, and each must be there, with the case and in the house."""

        def cure() -> None:
            number = 0
            while self._goes_on():
                number += 1
                self._keeps("corrective add", lambda what=f"{owner} {number}": self._plans(case_id, owner, what))  # type: ignore[misc]

        return cure

    def follows_up(self) -> None:
        while self._goes_on():
            order = self._chance.choice((keep_promise, decide, see_smoke, file_case))(read(self._home), self._chance)
            if order is not None:
                said = self._keeps(order.name, lambda order=order: self._run(*order.words, typed=order.typed))  # type: ignore[misc]
                if said and order.acknowledged(said):
                    self._crowd.facts.append(order.fact)

    def reads(self) -> None:
        while self._goes_on():
            for words in (("report", "--format", "json"), ("followups", "--json"), ("cases", "--json")):
                said = self._keeps(words[0], lambda words=words: self._run(*words))  # type: ignore[misc]
                if said:
                    json.loads(said.out)

    def _goes_on(self) -> bool:
        return time.monotonic() < self._over

    def _run(self, *words: str, typed: str = "") -> Said:
        return run(self._home, *words, typed=typed)

    def _sits(self, call: Call, held: Held) -> Said:
        return call.go_on(held, self._chance, killed_at=self._chance.choice((0.0, 0.02)))

    def _plans(self, case_id: str, owner: str, what: str) -> Said:
        said = self._run("corrective", "add", case_id, "--what", what, "--owner", owner, "--due", "+14")
        if said.code == 0:
            self._crowd.facts.append(Fact(what, lambda held: _shown(held, case_id, what)))
        return said

    def _keeps(self, name: str, work: Callable[[], Said]) -> Said | None:
        begun = time.monotonic()
        try:
            said = work()
        except Hung as hung:
            self._crowd.troubles.append(f"{name} hung: {hung}")
            return None
        self._crowd.done[name] = self._crowd.done.get(name, 0) + 1
        self._crowd.slowest = max(self._crowd.slowest, time.monotonic() - begun)
        self._crowd.kills += said.code == KILLED
        if said.code not in (0, KILLED, 130):
            self._crowd.troubles.append(f"{name} ended with {said.code}: {said.err[-300:]}")
            return None
        return said


def _shown(held: Held, case_id: str, what: str) -> bool:
    in_case = any(cure.what == what for cure in held.cases[case_id].correctives)
    return in_case and any(cure.what == what and case_id in cure.cases for cure in held.correctives.values())
