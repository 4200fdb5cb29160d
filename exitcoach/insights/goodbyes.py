"""How well the goodbyes were said: acts done over acts that apply."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from exitcoach.domain.cases import Value
from exitcoach.domain.causes import DEATH, NOT_SAID, Control
from exitcoach.insights.causes import ControlOf
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.share import Share

ACTS = ("apology", "thanks", "feedback", "investigation", "no_obstacles", "door_open", "recontact_asked")
_NOT_GONE = frozenset({"stays", "decides_later"})
_ANSWERS = (
    "cause",
    "cause_basis",
    "decision",
    "thanks_given",
    "feedback_valued",
    "investigation_promised",
    "obstacles",
    "door_open_said",
    "recontact_consent",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodbyeFigures:
    """Pooled over the cases; skipped is not done."""

    count: int
    of: int
    by_act: Mapping[str, Share]


class GoodbyeTally:
    """Counts combinations of answers first: reading each case costs one look-up for each.

    Of an imported case nobody knows how the goodbye was said.
    """

    def __init__(self) -> None:
        self._combinations: Counter[tuple[bool, tuple[Value | None, ...]]] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        if facts.imported:
            return
        apologised = bool(facts.word("apology").strip())
        self._combinations[apologised, tuple(map(facts.answers.get, _ANSWERS))] += 1

    def figures(self, control_of: ControlOf) -> GoodbyeFigures:
        """The acts done over the acts that apply."""
        done, of = dict.fromkeys(ACTS, 0), dict.fromkeys(ACTS, 0)
        for (apologised, values), count in self._combinations.items():
            answers = dict(zip(_ANSWERS, values, strict=True))
            acts = _acts_done(answers) | ({"apology"} if apologised else set())
            for act in set(ACTS) - _acts_spared(answers, control_of):
                of[act] += count
                done[act] += count if act in acts else 0
        by_act = {act: Share(done[act], of[act]) for act in ACTS}
        return GoodbyeFigures(count=sum(done.values()), of=sum(of.values()), by_act=by_act)


def _acts_done(answers: Mapping[str, Value | None]) -> set[str]:
    """All but the apology."""
    done = {
        "thanks": answers["thanks_given"] is True,
        "feedback": answers["feedback_valued"] is True,
        "investigation": answers["investigation_promised"] is True,
        "no_obstacles": answers["obstacles"] == ("none",),
        "door_open": answers["door_open_said"] is True,
        "recontact_asked": answers["recontact_consent"] in ("yes", "no"),
    }
    return {act for act, was_done in done.items() if was_done}


def _acts_spared(answers: Mapping[str, Value | None], control_of: ControlOf) -> set[str]:
    """The acts that do not apply."""
    cause, acts = answers["cause"], set[str]()
    if isinstance(cause, str) and control_of(cause) is Control.UNAVOIDABLE:
        acts |= {"apology", "investigation"}
    if cause == NOT_SAID or answers["cause_basis"] == "declined":
        acts |= {"feedback"}
    if answers["decision"] in _NOT_GONE:
        acts |= {"no_obstacles", "door_open"}
    if cause == DEATH:
        acts |= {"feedback", "door_open", "recontact_asked"}
    return acts
