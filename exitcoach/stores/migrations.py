"""Records of an older schema, brought up to ours as they are read."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, get_args

from exitcoach.domain.cases import SCHEMA

Kind = Literal["cases", "private", "events", "correctives", "lessons", "smoke"]
Fields = dict[str, Any]
Step = Callable[[Fields], Fields]
Migrations = Mapping[Kind, Mapping[int, Step]]
"""For each kind of document the steps, by the schema they start from: step 1 makes schema 2 of schema 1."""

MIGRATIONS: Migrations = MappingProxyType({kind: {} for kind in get_args(Kind)})


def steps_from(schema: int, kind: Kind, migrations: Migrations) -> tuple[Step, ...] | None:
    """The steps from ``schema`` to ours, or None when there is no way."""
    known = migrations.get(kind, {})
    steps = tuple(known.get(version) for version in range(schema, SCHEMA))
    found = tuple(step for step in steps if step is not None)
    return found if len(found) == len(steps) else None


def upgrade(fields: Fields, steps: tuple[Step, ...]) -> Fields:
    """The document after every step."""
    for step in steps:
        fields = step(fields)
    return fields | {"schema": SCHEMA} if "schema" in fields else fields
