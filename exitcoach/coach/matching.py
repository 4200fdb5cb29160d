"""Running patterns on a sentence: the first place where one of them matches."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from exitcoach.coach.lexicon import PAUSED, Line, Program
from exitcoach.coach.tone import Rule

Span = tuple[int, int]
"""From the first word, by its number, to before the last."""
Step = Callable[[Line, int], Sequence[int]]
"""From where a part begins to each place where it can end."""
Clauses = tuple[frozenset[int], ...]
"""Of each, one set must be present."""
Ready = tuple[tuple[Clauses, str], ...]
_SIGN = re.compile(r"[()|?^$]|~?[0-9]+|[.:][0-9]+-[0-9]+| ")
_NOWHERE: frozenset[int] = frozenset()


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
    return sum(bool(step(line, start)) for step in steps for start in range(len(line.at)))


def _is_before(one: Span, other: Span) -> bool:
    return (one[0], -one[1]) < (other[0], -other[1])


def _search(step: Step, line: Line) -> Span | None:
    for start in range(len(line.at)):
        ends = step(line, start)
        if ends:
            return start, ends[0]
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
    found: frozenset[int] = _NOWHERE
    for one in begins:
        if one is None:
            return None
        found |= one
    return found


def _remembering(inside: Step, number: int, begins: frozenset[int] | None) -> Step:
    """What several patterns share is tried once at each place of a line."""

    def step(line: Line, start: int) -> Sequence[int]:
        if begins is not None and (start >= len(line.at) or begins.isdisjoint(line.at[start])):
            return ()
        known = line.ends.get((number, start))
        if known is None:
            known = line.ends[number, start] = inside(line, start)
        return known

    return step


def _word(number: int, *, pausing: bool) -> Step:
    def step(line: Line, start: int) -> Sequence[int]:
        at = line.at
        if start >= len(at):
            return ()
        if number in at[start]:
            return (start + 1,)
        paused = pausing and PAUSED in at[start] and start + 1 < len(at) and number in at[start + 1]
        return (start + 2,) if paused else ()

    return step


def _gap(least: int, most: int, *, pauses: bool) -> Step:
    def step(line: Line, start: int) -> Sequence[int]:
        end = min(start + most, len(line.at))
        if not pauses:
            end = next((place for place in range(start, end) if PAUSED in line.at[place]), end)
        return range(start + least, end + 1)

    return step


def _edge(sign: str) -> Step:
    def step(line: Line, start: int) -> Sequence[int]:
        return (start,) if start == (0 if sign == "^" else len(line.at) - 1) else ()

    return step


def _row(steps: list[Step]) -> Step:
    def step(line: Line, start: int) -> Sequence[int]:
        ends: Sequence[int] = (start,)
        for one in steps:
            ends = one(line, ends[0]) if len(ends) == 1 else _all_ends(one, line, ends)
            if not ends:
                return ()
        return ends

    return step


def _all_ends(step: Step, line: Line, starts: Sequence[int]) -> Sequence[int]:
    found: list[int] = []
    for start in starts:
        found.extend(end for end in step(line, start) if end not in found)
    return found


def _choice(parts: list[_Part]) -> Step:
    always = [number for number, part in enumerate(parts) if part.begins is None]
    by_start: dict[int, list[int]] = {}
    for number, part in enumerate(parts):
        for one in part.begins or ():
            by_start.setdefault(one, []).append(number)
    known = frozenset(by_start)

    def step(line: Line, start: int) -> Sequence[int]:
        here = known & line.at[start] if start < len(line.at) else _NOWHERE
        tried = {number for one in here for number in by_start[one]}
        found: list[int] = []
        for number in sorted(tried.union(always)):
            found.extend(end for end in parts[number].step(line, start) if end not in found)
        return found

    return step


def _maybe(inside: Step) -> Step:
    def step(line: Line, start: int) -> Sequence[int]:
        found = inside(line, start)
        return (*found, start) if start not in found else found

    return step
