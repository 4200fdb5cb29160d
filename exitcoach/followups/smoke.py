"""Smoke: what a signal is probably about, and which cases it was the first sign of."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from exitcoach.domain.commitments import Smoke
from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.text import LocalText, fold
from exitcoach.followups.facts import FollowFacts

SHORTEST = 4
"""Shorter words say little: articles, prepositions."""
STEM = 5
"""Words that begin with the same so many letters are the same word: ``factura``, ``facturación``."""
GUESSES = 3
_WORD = re.compile(r"[^\W_]+")
_EMPTY_WORDS = """
about again algo also antes aquel aunque been cada client cliente como cual cuando customer debe desde dice dijo
does donde entre eran esta este esto from hace hacia hasta have having into last mucho nada never nunca otra
otro para pero poco porque puede quien sido siempre sobre solo some that their them then there they this tiene
time times todo todos tres veces very were what when where which with would your
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Best first, at most three of each; empty where no word speaks for any. Places are in the words' own language."""

    causes: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()


def guess(text: str, playbook: Playbook, language: str) -> Guess:
    """What the words of a signal point to in the playbook."""
    words = stems(text)
    causes = {cause.id: cause.label for cause in playbook.causes.causes.values()}
    return Guess(
        causes=_best(words, causes),
        departments=_places(words, playbook.departments, language),
        processes=_places(words, playbook.processes, language),
    )


def stems(text: str) -> frozenset[str]:
    """The words that say something, cut to what their forms have in common."""
    words = _WORD.findall(fold(text))
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST and word not in _EMPTY)


def links(
    smokes: Iterable[Smoke], cases: Iterable[FollowFacts], zone: tzinfo
) -> Mapping[str, tuple[tuple[str, date], ...]]:
    """For each signal, the cases it came before, with the day of their call, oldest first."""
    logged = [(smoke, stems(smoke.text)) for smoke in smokes]
    found: dict[str, list[tuple[str, date]]] = {smoke.id: [] for smoke, _ in logged}
    for facts in cases:
        told = stems(facts.word("first_signal"))
        call = facts.call_day(zone)
        for smoke, words in logged:
            if not facts.practice and smoke.at.astimezone(zone).date() <= call and is_of(smoke, words, facts, told):
                found[smoke.id].append((facts.id, call))
    return {smoke_id: tuple(sorted(cases)) for smoke_id, cases in found.items()}


def is_of(smoke: Smoke, words: frozenset[str], facts: FollowFacts, told: frozenset[str]) -> bool:
    """Whether the signal was this case's: two words in common, or one and the same cause or place."""
    common = len(words & told)
    if common > 1:
        return True
    place = fold(smoke.process) in facts.places("process") or fold(smoke.department) in facts.places("department")
    return common == 1 and (smoke.cause in facts.causes or place)


def _places(words: frozenset[str], places: Iterable[LocalText], language: str) -> tuple[str, ...]:
    named = {place.get(language) or next(iter(place.values()), ""): place for place in places}
    return _best(words, named)


def _best(words: frozenset[str], labelled: Mapping[str, LocalText]) -> tuple[str, ...]:
    """The names whose labels share words with the signal; a word that many labels have counts for less."""
    by_name = {name: frozenset[str]().union(*map(stems, label.values())) for name, label in labelled.items()}
    common = {word: sum(word in label for label in by_name.values()) for word in words}
    scores = {
        name: round(sum(1 / common[word] for word in words & label), 6)
        for name, label in by_name.items()
        if words & label
    }
    return tuple(sorted(scores, key=lambda name: (-scores[name], list(by_name).index(name)))[:GUESSES])
