"""Running patterns on a sentence: the first place where one of them matches.

A set of places in a line is an integer, a bit for each place, so that a part is run from all of them at once.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from exitcoach.coach.lexicon import PAUSED, Line, Program
from exitcoach.coach.tone import Rule

Span = tuple[int, int]
"""From the first word, by its number, to before the last."""
Places = int
"""Bit ``n`` is set for the place before word ``n``, the last bit for the end of the line."""
Step = Callable[[Line, Places], Places]
"""From all places where a part may begin to all where it then ends."""
Clauses = tuple[frozenset[int], ...]
"""Of each, one set must be present."""
Ready = tuple[tuple[Clauses, str], ...]
_SIGN = re.compile(r"[()|?^$]|~?[0-9]+|[.:][0-9]+-[0-9]+| ")


class Matcher:
    """The rules that hold for a sentence."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._unless = tuple(ready(rule.unless) for rule in self._rules)
        self._always: list[tuple[int, Clauses, str]] = []
        self._by_set: dict[int, list[tuple[int, Clauses, str]]] = {}
        for number, rule in enumerate(self._rules):
            for clauses, code in ready(rule.patterns):
                for one in clauses[0] if clauses else ():
                    self._by_set.setdefault(one, []).append((number, clauses[1:], code))
                if not clauses:
                    self._always.append((number, clauses, code))
        self._indexed = frozenset(self._by_set)

    def hold(self, line: Line, stage: str, *, asked: bool) -> Iterator[tuple[Rule, Span]]:
        """Each rule that holds for a line of the lexicon, and where; ``asked``: it is a question."""
        found: dict[int, Span] = {}
        for number, code in self._tried(line):
            span = _search(_step(code), line)
            if span and (number not in found or _is_before(span, found[number])):
                found[number] = span
        for number, span in found.items():
            rule = self._rules[number]
            if _fits(rule, stage, asked=asked) and not first(self._unless[number], line):
                yield rule, span

    def _tried(self, line: Line) -> set[tuple[int, str]]:
        """The programs all of whose needs are met, with the numbers of their rules."""
        present = line.present
        near = [program for one in self._indexed & present for program in self._by_set[one]]
        return {
            (number, code)
            for number, clauses, code in (*near, *self._always)
            if not any(map(present.isdisjoint, clauses))
        }


def ready(programs: Sequence[Program]) -> Ready:
    """Programs as ``first`` takes them."""
    return tuple((tuple(map(frozenset, program.needs)), program.code) for program in programs)


def first(programs: Ready, line: Line) -> Span | None:
    """The first place in the line where one of the programs matches; of those there the longest."""
    found: Span | None = None
    for clauses, code in programs:
        if not any(map(line.present.isdisjoint, clauses)):
            span = _search(_step(code), line)
            if span and (found is None or _is_before(span, found)):
                found = span
    return found


def count(programs: Ready, line: Line) -> int:
    """At how many places one of the programs matches."""
    steps = [_step(code) for clauses, code in programs if not any(map(line.present.isdisjoint, clauses))]
    return sum(bool(step(line, 1 << start)) for step in steps for start in range(len(line.at)))


def _is_before(one: Span, other: Span) -> bool:
    return (one[0], -one[1]) < (other[0], -other[1])


def _search(step: Step, line: Line) -> Span | None:
    if not step(line, line.everywhere):
        return None
    for start in range(len(line.at)):
        ends = step(line, 1 << start)
        if ends:
            return start, ends.bit_length() - 1
    return None


def _fits(rule: Rule, stage: str, *, asked: bool) -> bool:
    if rule.stages and stage not in rule.stages:
        return False
    return {"no": not asked, "only": asked}.get(rule.question, True)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a program: as it is written, and run. ``begins``: sets it begins with, None when with anything."""

    code: str
    step: Step
    begins: frozenset[int] | None = None


_GROUPS: dict[str, _Part] = {}
"""What many patterns share is one part."""


@cache
def _step(code: str) -> Step:
    return _read(_SIGN.findall(code)[::-1]).step


def _read(signs: list[str]) -> _Part:
    """The part the signs begin with; they are taken from the end of the list."""
    sign = signs.pop()
    if sign == "(":
        return _read_group(signs)
    if sign == "?":
        inside = _read(signs)
        return _Part(f"?{inside.code}", _maybe(inside.step))
    if sign in "^$":
        return _Part(sign, _edge(sign))
    if sign[0] in ".:":
        least, _, most = sign[1:].partition("-")
        return _Part(sign, _gap(int(least), int(most), pauses=sign[0] == ":"))
    number, pausing = int(sign.lstrip("~")), sign[0] == "~"
    return _Part(sign, _word(number, pausing=pausing), frozenset((number, PAUSED) if pausing else (number,)))


def _read_group(signs: list[str]) -> _Part:
    parts, between = [_read(signs)], " "
    while (sign := signs.pop()) != ")":
        between = sign
        parts.append(_read(signs))
    code = f"({between.join(part.code for part in parts)})"
    if code not in _GROUPS:
        choice = between == "|"
        begins = _union(part.begins for part in parts) if choice else parts[0].begins
        inside = _choice(parts) if choice else _row([part.step for part in parts])
        _GROUPS[code] = _Part(code, _remembering(inside, len(_GROUPS), begins), begins)
    return _GROUPS[code]


def _union(begins: Iterable[frozenset[int] | None]) -> frozenset[int] | None:
    found: frozenset[int] = frozenset()
    for one in begins:
        if one is None:
            return None
        found |= one
    return found


def _remembering(inside: Step, number: int, begins: frozenset[int] | None) -> Step:
    """What several patterns share is tried once from the same places of a line."""

    def step(line: Line, starts: Places) -> Places:
        if begins is not None and begins.isdisjoint(line.present):
            return 0
        known = line.ends.get((number, starts))
        if known is None:
            known = line.ends[number, starts] = inside(line, starts)
        return known

    return step


def _word(number: int, *, pausing: bool) -> Step:
    def step(line: Line, starts: Places) -> Places:
        if number not in line.present:
            return 0
        if pausing:
            starts |= (starts & line.pauses) << 1
        return (starts & line.places(number)) << 1

    return step


def _gap(least: int, most: int, *, pauses: bool) -> Step:
    def step(line: Line, starts: Places) -> Places:
        passable = line.everywhere if pauses else line.everywhere & ~line.pauses
        ends = starts if least == 0 else 0
        for length in range(1, most + 1):
            starts = (starts & passable) << 1
            if length >= least:
                ends |= starts
        return ends

    return step


def _edge(sign: str) -> Step:
    def step(line: Line, starts: Places) -> Places:
        return starts & (1 if sign == "^" else 1 << (len(line.at) - 1))

    return step


def _row(steps: list[Step]) -> Step:
    def step(line: Line, starts: Places) -> Places:
        for one in steps:
            starts = one(line, starts)
            if not starts:
                return 0
        return starts

    return step


def _choice(parts: list[_Part]) -> Step:
    always = frozenset(number for number, part in enumerate(parts) if part.begins is None)
    by_start: dict[int, set[int]] = {}
    for number, part in enumerate(parts):
        for one in part.begins or ():
            by_start.setdefault(one, set()).add(number)
    known = frozenset(by_start)

    def step(line: Line, starts: Places) -> Places:
        ends = 0
        for number in always.union(*(by_start[one] for one in known & line.present)):
            ends |= parts[number].step(line, starts)
        return ends

    return step


def _maybe(inside: Step) -> Step:
    def step(line: Line, starts: Places) -> Places:
        return starts | inside(line, starts)

    return step
