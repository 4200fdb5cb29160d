"""One home at a time: an order or a sitting, a kill, and a look at everything told so far."""

import shutil
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from exitcoach.errors import ExitCoachError

from .calls import Call
from .data_orders import HIDDEN, every
from .held import Fact, Held, read, stale_locks
from .orders import Maker, Order, a_name
from .program import KILLED, Hung, Said, begin, end, hand_over, kill_some_time, kill_while_writing, run

EXAMPLES = 100
STEPS_A_HOME = 40
_SECONDS_A_RUN = 1.0
_HIDDEN = 0.4
"""The share of the homes that are encrypted all the time; what is done to the others may encrypt and decrypt them."""


@dataclass(slots=True)
class Tally:
    """What was done to one operation and what came of it."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    damaged: int = 0
    failed: int = 0


@dataclass(slots=True)
class Ordeal:
    """Everything tried so far; ``troubles`` are losses and failures in words, ``encrypted`` kills on such homes."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    troubles: list[str] = field(default_factory=list)
    stale_locks: int = 0
    encrypted: int = 0

    def total(self, name: str) -> int:
        """Over all operations."""
        return sum(getattr(tally, name) for tally in self.tallies.values())

    @property
    def bad(self) -> bool:
        """Whether anything was lost, damaged, stuck or refused."""
        return bool(self.troubles or self.stale_locks)


class Template:
    """A home with examples, plain and encrypted, to be copied: what is done to a copy is forgotten with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "template"
        self._copies = 0
        said = run(folder / "nobody", "demo", "--home", str(self.home), "--cases", str(EXAMPLES))
        if said.code:
            raise SystemExit(said.err)
        self.makers: Sequence[Maker] = tuple(every(folder, self.home))
        self._hidden = self._encrypted(folder / f"{HIDDEN}-template")

    def copy(self, *, hidden: bool = False) -> Path:
        """A home of its own; ``hidden`` is encrypted."""
        self._copies += 1
        name = f"{HIDDEN if hidden else 'home'}-{self._copies}-"
        return Path(shutil.copytree(self._hidden if hidden else self.home, self.folder / name))

    def _encrypted(self, path: Path) -> Path:
        shutil.copytree(self.home, path)
        said = run(path, "data", "encrypt", "--keyring", "--yes")
        if said.code:
            raise SystemExit(said.err)
        return path


class Chair:
    """Somebody at work on one home, whose machine fails all the time."""

    def __init__(self, template: Template, ordeal: Ordeal, chance: Random) -> None:
        self.home = template.copy(hidden=chance.random() < _HIDDEN)
        self._makers, self._ordeal, self._chance = template.makers, ordeal, chance
        self._facts: list[tuple[str, Fact]] = []
        self._lengths: dict[str, list[float]] = defaultdict(list)
        self._call: Call | None = None
        self._again: Order | None = None
        self._held = read(self.home)
        self._facts.extend(("before", _there(case_id)) for case_id in self._held.cases)

    def work(self, over: Callable[[], bool]) -> None:
        """Step after step, until it is over or the home has seen enough."""
        for _ in range(STEPS_A_HOME):
            if over() or not self.step():
                break
        for folder in self.home.parent.glob(f"{self.home.name}*"):
            shutil.rmtree(folder, ignore_errors=True)

    def step(self) -> bool:
        """One order or sitting; False when the home is no longer fit to go on."""
        on_the_phone = self._again is None and self._chance.random() < 0.4
        kind = "?"
        try:
            kind = self._sit() if on_the_phone else self._give()
        except Hung as hung:
            self._trouble(kind, f"hung: {hung}")
        return self._look(kind)

    def _sit(self) -> str:
        if self._call is None or self._call.over(self._held):
            self._call = Call(a_name(), self.home, express=self._chance.random() < 0.5)
        call, known = self._call, len(self._call.facts)
        said = call.go_on(self._held, self._chance, killed_at=self._chance.choice((0.03, 0.1, 0.3)))
        self._count(call.kind, said, call.facts[known:])
        if said.code not in (0, KILLED, 130):
            self._trouble(call.kind, f"ended with {said.code}: {said.err[-300:]}")
        return call.kind

    def _give(self) -> str:
        order = self._again or self._an_order()
        spared = self._again is not None and self._chance.random() < 0.5
        said = self._run(order, spared=spared)
        done = order.acknowledged(said)
        self._count(order.name, said, [order.fact] * order.events if done else [])
        if said.code not in (0, KILLED):
            self._trouble(order.name, f"refused: {said.err[-300:]}")
        # Only an import may be given twice: what it brought already it passes over.
        self._again = order if order.events > 1 and not done else None
        return order.name

    def _an_order(self) -> Order:
        while True:
            order = self._chance.choice(self._makers)(self._held, self._chance)
            if order is not None:
                return order

    def _run(self, order: Order, *, spared: bool) -> Said:
        process = begin(self.home, order.words)
        hand_over(process, order.typed)
        if spared:
            return end(process)
        if self._chance.random() < 0.3:
            kill_some_time(process, _SECONDS_A_RUN, self._chance)
        else:
            kill_while_writing(process, self.home, self._chance)
        return end(process, killed=True)

    def _count(self, kind: str, said: Said, facts: Sequence[Fact]) -> None:
        tally = self._ordeal.tallies[kind]
        tally.kills += said.code == KILLED
        self._ordeal.encrypted += said.code == KILLED and self._held.encrypted
        tally.acknowledged += len(facts)
        self._facts.extend((kind, fact) for fact in facts)

    def _look(self, kind: str) -> bool:
        self._ordeal.stale_locks += stale_locks(self.home)
        try:
            self._held = read(self.home)
        except ExitCoachError as damage:
            self._ordeal.tallies[kind].damaged += 1
            self._trouble(kind, f"{type(damage).__name__} {damage.args}")
            return False
        lost = [(told, fact) for told, fact in self._facts if not _holds(fact, self._held)]
        for told, fact in lost:
            self._ordeal.tallies[told].lost += 1
            self._trouble(told, f"lost: {fact.what}")
        self._facts = [(told, fact) for told, fact in self._facts if fact.lasting]
        return not lost

    def _trouble(self, kind: str, what: str) -> None:
        self._ordeal.tallies[kind].failed += 1
        self._ordeal.troubles.append(f"{kind}: {what}")


def _there(case_id: str) -> Fact:
    return Fact(case_id, lambda held: case_id in held.cases)


def _holds(fact: Fact, held: Held) -> bool:
    try:
        return fact.holds(held)
    except KeyError:
        return False
