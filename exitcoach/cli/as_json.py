"""What is read, as JSON for scripts: one line a thing, control characters escaped."""

from collections.abc import Iterable
from typing import Any


def json_of(value: Any) -> str:
    """A frozen value, or a mapping of such, on one line."""
    import msgspec

    from exitcoach.stores.codec import encode_fields

    return encode_fields(msgspec.to_builtins(value)).decode("utf-8")


def json_list(values: Iterable[Any]) -> str:
    """A list of them."""
    return "[" + ",\n".join(map(json_of, values)) + "]"
