"""Text in, findings out: where the employee's own words sound defensive, and what to say instead."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from exitcoach.coach.advice import address_of, advise
from exitcoach.coach.lexicon import Line
from exitcoach.coach.matching import Matcher, Span, ready
from exitcoach.coach.model import Model, said_of
from exitcoach.coach.speech import QUESTION, Sentence, sentences
from exitcoach.coach.tone import MARKERS, Rule, ToneRules
from exitcoach.domain.catalog import BEFORE_RECOVERY
from exitcoach.domain.tone import Finding, Praise

Words = tuple[str, ...]
"""Those of a ``Sentence``."""
_RANK = {marker: rank for rank, marker in enumerate(MARKERS)}
_REMEMBERED = 512
FEWEST = 3
"""So few words, with the mark that ends them, tell the model nothing: ``Dear Ana``."""


class Ear:
    """Listens in one language. ``model`` hears what no rule has words for."""

    def __init__(self, rules: ToneRules, model: Model | None = None) -> None:
        self.rules = rules
        self.model = model
        self._learnt = {marker: Rule(id=f"{rules.language}.learnt.{marker}", marker=marker) for marker in MARKERS}
        self._sure = Matcher(rule for rule in rules.rules if not rule.hint)
        self._hints = Matcher(rule for rule in rules.rules if rule.hint)
        self._praise = Matcher(rules.praise)
        self._address = {name: ready(signs) for name, signs in rules.address.items()}
        self._connectors = frozenset(rules.connectors)
        self._lines = lru_cache(maxsize=_REMEMBERED)(rules.lexicon.line)
        self._heard = lru_cache(maxsize=_REMEMBERED)(self._hear_sentence)

    def hear(self, text: str, stage: str = "", emotion: str = "") -> tuple[Finding, ...]:
        """The findings in ``text``, that which hurts most first: one a place, one of each marker in a sentence.

        Quoted words are somebody else's. ``stage`` and ``emotion`` are ids of the call, empty when unknown.
        """
        split = self._split(text)
        held = [
            (rule, *sentence.place(*span)) for sentence in split for rule, span in self._heard(sentence.words, stage)
        ]
        address = address_of([self._lines(one.words) for one in split], self._address) if held else ""
        times = Counter[str]()
        found: list[Finding] = []
        for rule, start, end in sorted(held, key=lambda one: (_RANK[one[0].marker], one[1])):
            words = self.rules.markers[rule.marker]
            found.append(
                Finding(
                    marker=rule.marker,
                    words=text[start:end],
                    start=start,
                    end=end,
                    rule=rule.id,
                    suggestion=advise(rule.instead or words.instead, stage, emotion, address, times[rule.marker]),
                    why=rule.why or words.why,
                )
            )
            times[rule.marker] += 1
        return tuple(found)

    def praise(self, text: str, stage: str = "") -> tuple[Praise, ...]:
        """What is well said, unless its sentence sounds defensive too."""
        return tuple(
            Praise(words=text[start:end], start=start, end=end, rule=rule.id, why=rule.why)
            for sentence in self._split(text)
            if not self._heard(sentence.words, stage)
            for rule, span in self._praise.hold(self._lines(sentence.words), stage, asked=_asked(sentence.words))
            for start, end in (sentence.place(*span),)
        )

    def rules_in(self, text: str, stage: str = "") -> frozenset[str]:
        """The ids of all rules that hold anywhere in ``text``, hints and praise too."""
        return frozenset(rule.id for sentence in self._split(text) for rule, _ in self.held(sentence.words, stage))

    def _split(self, text: str) -> tuple[Sentence, ...]:
        return sentences(text, self.rules.spellings, self._connectors)

    def _hear_sentence(self, words: Words, stage: str) -> tuple[tuple[Rule, Span], ...]:
        line, asked = self._lines(words), _asked(words)
        sure = tuple(_one_a_place(self._sure.hold(line, stage, asked=asked)))
        if sure or self.model is None or len(words) <= FEWEST:
            return sure
        early = stage in BEFORE_RECOVERY
        said = said_of(words)
        if not self.model.may_hear(said, early=early):
            return ()
        held = self._weigh(line, stage, asked=asked)
        hits = [(rule.id, rule.marker, first, end - 1) for rule, (first, end) in held]
        learnt = self.model.hear(said.with_hits(hits), early=early, hinted=any(rule.marker for rule, _ in held))
        if learnt is None:
            return ()
        hint = next((one for one in held if one[0].marker == learnt.marker), None)
        return (hint or (self._learnt[learnt.marker], (learnt.first, learnt.last + 1)),)

    def _weigh(self, line: Line, stage: str, *, asked: bool) -> tuple[tuple[Rule, Span], ...]:
        """What the model takes into account: hints and praise."""
        return (*self._hints.hold(line, stage, asked=asked), *self._praise.hold(line, stage, asked=asked))

    def held(self, words: Words, stage: str) -> tuple[tuple[Rule, Span], ...]:
        """Every rule that holds in a sentence, also hints and praise, and where: by the numbers of the words."""
        line, asked = self._lines(words), _asked(words)
        return (*self._sure.hold(line, stage, asked=asked), *self._weigh(line, stage, asked=asked))


def _asked(words: Words) -> bool:
    return words[-1] == QUESTION


def _one_a_place(held: Iterable[tuple[Rule, Span]]) -> Iterator[tuple[Rule, Span]]:
    kept: list[tuple[Rule, Span]] = []
    for rule, span in sorted(held, key=lambda one: (_RANK[one[0].marker], one[1][0] - one[1][1])):
        if all(rule.marker != other.marker and not _overlap(span, place) for other, place in kept):
            kept.append((rule, span))
            yield rule, span


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
