"""Why the clients left, and whose hands it was in."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from exitcoach.domain.causes import NOT_SAID, UNCLEAR, Control, group_of
from exitcoach.insights.facts import CaseFacts
from exitcoach.insights.share import Ranking, Share, ranked

ControlOf = Callable[[str], Control | None]
_NOBODY_KNOWS = frozenset({"", NOT_SAID, UNCLEAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseFigures:
    """``any``: primary or contributing, each cause and each group once a case, so its shares sum over 100 %."""

    primary: Ranking
    any: Ranking
    group_primary: Ranking
    group_any: Ranking
    control: Mapping[str, int]
    avoidable: Share
    unknown: Share


class CauseTally:
    """Counts combinations of causes first: there are few of them, however many cases there are."""

    def __init__(self) -> None:
        self._combinations: Counter[tuple[str, tuple[str, ...]]] = Counter()

    def add(self, facts: CaseFacts) -> None:
        """Count one case."""
        self._combinations[facts.word("cause"), facts.words("causes_contributing")] += 1

    def figures(self, control_of: ControlOf) -> CauseFigures:
        """All figures about causes."""
        primary: Counter[str] = Counter()
        named: Counter[str] = Counter()
        groups: Counter[str] = Counter()
        for (cause, contributing), count in self._combinations.items():
            primary[cause] += count
            causes = {cause, *contributing} - {""}
            named.update(dict.fromkeys(causes, count))
            groups.update(dict.fromkeys(map(group_of, causes), count))
        unknown = Share(sum(primary[cause] for cause in _NOBODY_KNOWS), primary.total())
        del primary[""]
        control = _control(primary, control_of)
        return CauseFigures(
            primary=ranked(primary),
            any=ranked(named),
            group_primary=ranked(_by_group(primary)),
            group_any=ranked(groups),
            control=control,
            avoidable=Share(control[Control.AVOIDABLE.value], primary.total()),
            unknown=unknown,
        )


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
