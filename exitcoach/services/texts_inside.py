"""The texts inside a frozen value, however deep."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

Shape = TypeVar("Shape")


def with_texts(value: Shape, change: Callable[[str], str], keeping: frozenset[str] = frozenset()) -> Shape:
    """The value with every text changed, but for the fields and keys named in ``keeping``; itself when none is."""
    changed: Any = _changed(value, change, keeping)
    return changed if changed != value else value


def _changed(value: Any, change: Callable[[str], str], keeping: frozenset[str]) -> Any:
    match value:
        case Enum():
            return value
        case str():
            return change(value)
        case Mapping():
            return {key: one if key in keeping else _changed(one, change, keeping) for key, one in value.items()}
        case tuple():
            return tuple(_changed(one, change, keeping) for one in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            names = [field.name for field in fields(value) if field.name not in keeping]
            return replace(value, **{name: _changed(getattr(value, name), change, keeping) for name in names})
    return value
