"""What clients said: candidates for a page, before anybody has taken the names out."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import chain, zip_longest

from exitcoach.domain.cases import Answers
from exitcoach.domain.text import fold
from exitcoach.insights.days import day_of_call
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.share import ranked

SOURCES = ("statement", "firmness_evidence", "wish")
"""The questions whose answers are the client's own words, the best to read first."""
MOST = 6
SHORTEST, LONGEST = 12, 240
_MORE = "…"
_Kept = tuple[str, str, date | None]
"""The id of a case, its words, the day of its call: of the case itself nothing is kept, it is large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words of a client, whole or cut at a word; ``cause`` is the primary one of the ``case``."""

    case: str
    cause: str
    text: str
    day: date | None


class QuoteTally:
    """Keeps a few words for each cause: the better source first, of one source the latest case first."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._causes: Counter[str] = Counter()
        self._kept: defaultdict[tuple[str, str], deque[_Kept]] = defaultdict(lambda: deque(maxlen=MOST))

    def add(self, facts: CaseFacts) -> None:
        """Take in one case, where it counts at all."""
        if not facts.counted:
            return
        cause = facts.word("cause")
        self._causes[cause] += 1
        source, words = _best(facts.answers)
        if source:
            self._kept[cause, source].append((facts.id, words, day_of_call(facts, self._zone)))

    def candidates(self) -> tuple[Candidate, ...]:
        """Up to MOST, one of each of the commonest primary causes in turn, the same words once."""
        named = [cause for cause, _ in ranked(self._causes) if cause]
        turns = zip_longest(*(self._of(cause) for cause in (*named, "")))
        chosen: dict[str, Candidate] = {}
        for candidate in chain.from_iterable(turns):
            if candidate is not None and len(chosen) < MOST:
                chosen.setdefault(fold(candidate.text), candidate)
        return tuple(chosen.values())

    def _of(self, cause: str) -> Iterator[Candidate]:
        for source in SOURCES:
            for case_id, words, day in reversed(self._kept.get((cause, source), ())):
                yield Candidate(case=case_id, cause=cause, text=shortened(words), day=day)


def words_of(answers: Answers) -> str:
    """The words worth reading of a case with these answers, whole or cut at a word; empty where there are none."""
    return shortened(_best(answers)[1])


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text cut after a word, so that with the sign that there was more it is at most so long."""
    if len(text) <= longest:
        return text
    cut = text[: longest - len(_MORE)]
    whole = cut if text[len(cut)] == " " else cut.rpartition(" ")[0] or cut
    return f"{whole.rstrip(' ,;:.')}{_MORE}"


def _best(answers: Answers) -> tuple[str, str]:
    """The best question that was answered with more than a few characters, and its answer in one line."""
    for source in SOURCES:
        answer = answers.get(source)
        if isinstance(answer, str) and len(answer) >= SHORTEST:
            words = " ".join(answer.split())
            if len(words) >= SHORTEST:
                return source, words
    return "", ""
