"""Why clients leave: the taxonomy a playbook carries."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from exitcoach.domain.text import LocalText

DEATH = "circumstance.deceased"
NOT_SAID = "unknown.not_said"
UNCLEAR = "unknown.unclear"
UNKNOWN_GROUP = "unknown"


class Control(StrEnum):
    """Whose hands the cause was in: avoidable, mixed, unavoidable."""

    AVOIDABLE = "A"
    MIXED = "M"
    UNAVOIDABLE = "U"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A leaf. ``keaveney`` holds the categories of Keaveney (1995), J. Marketing 59(2) 71-82."""

    id: str
    label: LocalText
    control: Control
    keaveney: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """The group the leaf belongs to."""
        return group_of(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """Groups by id and causes by id, both in the order they are shown."""

    groups: Mapping[str, LocalText]
    causes: Mapping[str, Cause]

    def leaves(self, group: str) -> tuple[Cause, ...]:
        """The causes of one group."""
        return tuple(cause for cause in self.causes.values() if cause.group == group)

    def control(self, cause_id: str) -> Control | None:
        """Whose hands it was in; None for a cause this taxonomy does not have."""
        cause = self.causes.get(cause_id)
        return cause.control if cause else None

    def is_circumstance(self, cause_id: str) -> bool:
        """Nobody's fault: unavoidable, and not merely unknown."""
        return self.control(cause_id) is Control.UNAVOIDABLE and group_of(cause_id) != UNKNOWN_GROUP


def group_of(cause_id: str) -> str:
    """``core`` for ``core.quality``."""
    return cause_id.partition(".")[0]
