"""Events and cases as JSON: UTF-8 on one line; what would steer a screen and every line separator is escaped.

What is decoded equals what was encoded. Decoding raises ValueError for what does not fit.
"""

import json
import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args

from exitcoach.domain.cases import Case, Private
from exitcoach.domain.commitments import Corrective, Lesson, Smoke
from exitcoach.domain.text import clean

if TYPE_CHECKING:
    from exitcoach.domain.events import Event

Shape = TypeVar("Shape")
Fields = dict[str, Any]

# msgspec is imported inside, and the first event of a call encoded without it: the first question must not wait 10 ms.

_UNSAFE = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]")


def encode_case(case: Case) -> bytes:
    """The case as stored, printed and exported."""
    return encode_fields(case_fields(case))


def decode_case(data: bytes) -> Case:
    """The case that was encoded."""
    return decoder(Case)(data)


def encode_private(private: Private) -> bytes:
    """The private part as stored."""
    return encode_fields(case_fields(private))


def decode_private(data: bytes) -> Private:
    """The private part that was encoded."""
    return decoder(Private)(data)


def encode_event(event: "Event", number: int) -> bytes:
    """``{"seq":1,"event":"answered","data":{…}}``, events of an interview numbered from 1."""
    entry = {"seq": number, "event": _name(cast("Hashable", type(event))), "data": event}
    return _without_msgspec(entry) if number == 1 else encode_fields(entry)


def decode_event(data: bytes) -> "tuple[int, Event]":
    """Number and event."""
    return read_event(decode_fields(data))


def read_event(entry: Fields) -> "tuple[int, Event]":
    """Number and event from the fields of an entry."""
    import msgspec

    number, name, data = entry.get("seq"), entry.get("event"), entry.get("data")
    kind = _kinds().get(str(name))
    if kind is None or not isinstance(number, int):
        raise ValueError(name)
    return number, msgspec.convert(data, kind)


def decoder(shape: type[Shape]) -> Callable[[bytes], Shape]:
    """Decodes the fields of a dataclass and passes over all others."""
    decode: Callable[[bytes], Shape] = _decoder(cast("Hashable", shape))
    return decode


def case_fields(value: Case | Private | Corrective | Lesson | Smoke) -> Fields:
    """Its fields as JSON has them."""
    import msgspec

    found: Fields = msgspec.to_builtins(value)
    return found


def from_fields(found: Mapping[str, Any], shape: type[Shape]) -> Shape:
    """The value of these fields."""
    import msgspec

    return msgspec.convert(found, shape)


def encode_fields(found: Mapping[str, Any]) -> bytes:
    """The fields of a document, on one line."""
    import msgspec

    try:
        return _escape(msgspec.json.encode(found))
    except (UnicodeEncodeError, OverflowError):  # a lone surrogate, a number of more than 64 bits
        return _without_msgspec(found)


def decode_fields(data: bytes | memoryview) -> Fields:
    """The fields of a document."""
    found: Fields = _decoder(Fields)(data)
    return found


@cache
def _decoder(shape: Hashable) -> Callable[[bytes | memoryview], Any]:
    import msgspec

    decode = msgspec.json.Decoder(cast("type[Any]", shape)).decode

    def decoded(data: bytes | memoryview) -> Any:
        try:
            return decode(data)
        except RecursionError as failure:  # nested deeper than anything of ours
            raise ValueError(str(failure)) from failure

    return decoded


@cache
def _kinds() -> dict[str, Any]:
    from exitcoach.domain.events import Event

    return {_name(kind): kind for kind in get_args(Event)}


@cache
def _name(kind: Any) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).removeprefix("_")


def _plain(value: Any) -> Any:
    """What the encoder does not know by itself; it comes back for what lies deeper."""
    if names := _field_names(cast("Hashable", type(value))):
        return {name: getattr(value, name) for name in names}
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return dict(value)


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


_TEXT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)


def _without_msgspec(found: Mapping[str, Any]) -> bytes:
    text = _TEXT.encode(found)
    try:
        return _escape(text.encode())
    except UnicodeEncodeError:  # a lone surrogate must not cost the call
        return _escape(clean(text).encode())


def _escape(data: bytes) -> bytes:
    return _UNSAFE.sub(lambda found: b"\\u%04x" % ord(found[0].decode()), data)
