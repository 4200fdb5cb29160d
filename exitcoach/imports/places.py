"""Where the columns of a file can go: the questions that history can answer."""

from collections.abc import Mapping
from types import MappingProxyType

from exitcoach.domain.catalog import BY_ID, CATALOG, RECOVERY
from exitcoach.domain.questions import Kind, Spec

NOTE, IGNORE = "note", "ignore"
CAUSE, FURTHER, DAY, DECISION, REFERENCE = "cause", "causes_contributing", "call.date", "decision", "client.ref"
COMPETITOR = "competitor"
INCIDENTS = "incidents"
CAUSES = (CAUSE, FURTHER)
# What was asked, advised and promised during a call is no history a list can tell, and would call for follow-ups.
_LIVE = ("investigation_promised",)


def _answered(spec: Spec) -> bool:
    plain = spec.kind not in (Kind.LIST, Kind.CHOICES)
    return plain and not spec.private and spec.id not in _LIVE and (spec.stage != RECOVERY or spec.id == DECISION)


PLACES: Mapping[str, Spec] = MappingProxyType(
    {spec.id: spec for spec in CATALOG if _answered(spec)}
    | {FURTHER: BY_ID[FURTHER]}
    | {f"{INCIDENTS}.{field.id}": field for field in BY_ID[INCIDENTS].fields}
)
"""The specs by what the map calls them: a question id, or ``incidents.department``."""


def is_worded(place: str) -> bool:
    """Whether the words of such a column need a meaning each: it has a fixed set of answers that are not causes."""
    return place in PLACES and PLACES[place].kind is Kind.CHOICE and place != CAUSE


def is_dated(place: str) -> bool:
    """Whether the column holds dates."""
    return place in PLACES and PLACES[place].kind is Kind.DATE
