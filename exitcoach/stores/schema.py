"""The JSON Schema of a stored case."""

from typing import Any

from exitcoach.domain.cases import Case

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def case_schema() -> dict[str, Any]:
    """JSON Schema 2020-12, made from the dataclasses."""
    from pydantic import TypeAdapter

    return {"$schema": DIALECT, **TypeAdapter(Case).json_schema(mode="serialization")}
