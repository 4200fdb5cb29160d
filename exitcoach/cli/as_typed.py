"""Options as they are typed. Ours are texts, lists of texts and flags, and none of these needs converting.

typer loads pydantic to convert any of them, which costs every command a tenth of a second, and a call waits for it.
"""

from collections.abc import Callable, Iterable
from typing import Any


def take_as_typed(params: Iterable[Any]) -> None:
    """Leave the values of these parameters of typer unconverted, where there is nothing to convert."""
    for param in params:
        param.process_value = _processing(param, param.process_value)


def _processing(param: Any, convert: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    repeats = getattr(param, "multiple", False) or param.nargs != 1
    absent: list[str] | None = [] if repeats else None

    def is_typed(value: Any) -> bool:
        if value == absent:
            return not param.required
        return isinstance(value, str) or (repeats and _are_texts(value))

    def process(ctx: Any, value: Any) -> Any:
        if is_typed(value):
            return param.callback(ctx, param, value) if param.callback else value
        return convert(ctx, value)

    return process


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
