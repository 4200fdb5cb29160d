"""What a hand changed in a record, and whether a copy of it is an earlier state."""

import re

from exitcoach.stores.codec import decode_fields

_AGE = (re.compile(rb'"revision":([0-9]{1,9})'), re.compile(rb'"followed":([0-9]{1,9})'))


def changed_fields(before: bytes, now: bytes) -> tuple[str, ...]:
    """The names of the fields that differ, answers by their question; never what stands in them."""
    old, new = decode_fields(before), decode_fields(now)
    names = [name for name in (old | new) if old.get(name) != new.get(name) and name != "answers"]
    one, other = old.get("answers") or {}, new.get("answers") or {}
    answers = [f"answers.{name}" for name in (one | other) if one.get(name) != other.get(name)]
    return (*names, *answers)


def is_older(document: bytes, remains: bytes) -> bool:
    """Whether what is left of a record tells of more events or changes than this copy of it has."""
    return _age(document) < _age(remains)


def _age(data: bytes) -> tuple[int, ...]:
    """The first revision and the last count of changes: nested ones stand in between."""
    revision, followed = (pattern.findall(data) for pattern in _AGE)
    return int(revision[0]) if revision else 0, int(followed[-1]) if followed else 0
