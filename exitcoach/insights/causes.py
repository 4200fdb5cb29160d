"""Why the clients left, and whose hands it was in."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from exitcoach.domain.catalog import BY_ID
from exitcoach.domain.causes import NOT_SAID, UNCLEAR, Control, group_of
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.share import Ranking, Share, ranked

ControlOf = Callable[[str], Control | None]
_NOBODY_KNOWS = frozenset({"", NOT_SAID, UNCLEAR})
_UNANSWERED, _NOT_TOLD = "unanswered", ""
_BASES = (*BY_ID["cause_basis"].choices, _UNANSWERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseFigures:
    """``any``: primary or contributing, each cause and each group once a case, so its shares sum over 100 %.

    ``basis``: who named the primary cause; an imported case that does not tell is left out. ``diagnosed``: the main
    cause of each finished investigation, ``diagnosed_any``: all that one found. ``agreed``: the diagnosed main cause
    is the primary one, of the cases that have both.
    """

    primary: Ranking
    any: Ranking
    group_primary: Ranking
    group_any: Ranking
    control: Mapping[str, int]
    avoidable: Share
    unknown: Share
    basis: Mapping[str, int]
    diagnosed: Ranking
    diagnosed_any: Ranking
    agreed: Share


class CauseTally:
    """Counts combinations of causes first: there are few of them, however many cases there are."""

    def __init__(self) -> None:
        self._combinations: Counter[tuple[str, tuple[str, ...], str]] = Counter()
        self._findings: Counter[tuple[str, tuple[str, ...]]] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        cause = facts.word("cause")
        basis = facts.word("cause_basis") or (_NOT_TOLD if facts.imported else _UNANSWERED)
        self._combinations[cause, facts.words("causes_contributing"), basis] += 1
        if facts.investigation and facts.investigation.finished_on and facts.investigation.diagnosed:
            self._findings[cause, facts.investigation.diagnosed] += 1

    def figures(self, control_of: ControlOf) -> CauseFigures:
        """All figures about causes."""
        primary: Counter[str] = Counter()
        named: Counter[str] = Counter()
        groups: Counter[str] = Counter()
        bases: Counter[str] = Counter()
        for (cause, contributing, basis), count in self._combinations.items():
            primary[cause] += count
            bases[basis] += count
            causes = {cause, *contributing}
            for each in causes:
                named[each] += count
            for group in set(map(group_of, causes)):
                groups[group] += count
        unknown = Share(sum(primary[cause] for cause in _NOBODY_KNOWS), primary.total())
        for counts in (primary, named, groups):
            del counts[""]
        control = _control(primary, control_of)
        return CauseFigures(
            primary=ranked(primary),
            any=ranked(named),
            group_primary=ranked(_by_group(primary)),
            group_any=ranked(groups),
            control=control,
            avoidable=Share(control[Control.AVOIDABLE.value], primary.total()),
            unknown=unknown,
            basis={basis: bases[basis] for basis in _BASES},
            diagnosed=ranked(self._diagnosed(lambda found: found[:1])),
            diagnosed_any=ranked(self._diagnosed(frozenset)),
            agreed=self._agreed(),
        )

    def _diagnosed(self, part: Callable[[tuple[str, ...]], Iterable[str]]) -> Counter[str]:
        causes: Counter[str] = Counter()
        for (_, found), count in self._findings.items():
            causes.update(dict.fromkeys(part(found), count))
        return causes

    def _agreed(self) -> Share:
        both = [(cause == found[0], count) for (cause, found), count in self._findings.items() if cause]
        return Share(sum(count for agrees, count in both if agrees), sum(count for _, count in both))


def _by_group(causes: Counter[str]) -> Counter[str]:
    groups: Counter[str] = Counter()
    for cause, count in causes.items():
        groups[group_of(cause)] += count
    return groups


def _control(primary: Counter[str], control_of: ControlOf) -> Mapping[str, int]:
    totals = {control.value: 0 for control in Control}
    for cause, count in primary.items():
        control = control_of(cause)
        if control is not None:
            totals[control.value] += count
    return totals
