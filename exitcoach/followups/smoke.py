"""Smoke: what a signal is probably about, and which cases it was the first sign of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from types import MappingProxyType

from exitcoach.domain.commitments import Smoke
from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.smoke import is_of
from exitcoach.domain.stems import every_stem, stems
from exitcoach.domain.text import LocalText
from exitcoach.followups.cues import LABEL, Cues, weights
from exitcoach.followups.facts import FollowFacts

GUESSES = 3
NO_CUES = Cues()
NOTHING: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Best first, at most three of each; empty where no word speaks for any. Places are in the words' own language."""

    causes: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    processes: tuple[str, ...] = ()


def guess(text: str, playbook: Playbook, language: str, cues: Cues = NO_CUES) -> Guess:
    """What the words of a signal point to in the playbook: by the words people use, and by the names of things."""
    words = stems(text)
    causes = {cause.id: cause.label for cause in playbook.causes.causes.values()}
    known = {cause: tuple(map(every_stem, cues.by_cause.get(cause, ()))) for cause in causes}
    return Guess(
        causes=_best(words, causes, weights(every_stem(text), known)),
        departments=_places(words, playbook.departments, language),
        processes=_places(words, playbook.processes, language),
    )


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


def _places(words: frozenset[str], places: Iterable[LocalText], language: str) -> tuple[str, ...]:
    named = {place.get(language) or next(iter(place.values()), ""): place for place in places}
    return _best(words, named)


def _best(
    words: frozenset[str], labelled: Mapping[str, LocalText], told: Mapping[str, float] = NOTHING
) -> tuple[str, ...]:
    """The names whose labels share words with the signal; a word that many labels have counts for less."""
    by_name = {name: frozenset[str]().union(*map(stems, label.values())) for name, label in labelled.items()}
    common = {word: sum(word in label for label in by_name.values()) for word in words}
    scores = {
        name: round(sum(LABEL / common[word] for word in words & label) + told.get(name, 0), 6)
        for name, label in by_name.items()
    }
    found = [name for name in by_name if scores[name]]
    return tuple(sorted(found, key=lambda name: -scores[name])[:GUESSES])
