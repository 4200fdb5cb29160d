"""Conditions on answers, as data: ``decision is decides_later``, ``causes.any matches competition.*``."""

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase

Lookup = Callable[[str], tuple[str, ...]]
"""The words that stand for a subject's answer; empty when there is none. Yes and no are ``yes`` and ``no``."""


@dataclass(frozen=True, slots=True)
class Test:
    """Holds when any of the subject's words matches any pattern; ``*`` means answered."""

    __test__ = False
    subject: str
    patterns: tuple[str, ...]

    def holds(self, lookup: Lookup) -> bool:
        """Whether it holds for the answers behind ``lookup``."""
        return any(fnmatchcase(word, pattern) for word in lookup(self.subject) for pattern in self.patterns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Every test of ``all_of`` holds, one of ``any_of`` where there are some, and none of ``none_of``."""

    all_of: tuple[Test, ...] = ()
    any_of: tuple[Test, ...] = ()
    none_of: tuple[Test, ...] = ()

    def holds(self, lookup: Lookup) -> bool:
        """Whether it holds for the answers behind ``lookup``."""
        return not (self.all_of or self.any_of or self.none_of) or (
            all(test.holds(lookup) for test in self.all_of)
            and (not self.any_of or any(test.holds(lookup) for test in self.any_of))
            and not any(test.holds(lookup) for test in self.none_of)
        )

    def subjects(self) -> tuple[str, ...]:
        """Every subject it asks about."""
        return tuple(test.subject for test in (*self.all_of, *self.any_of, *self.none_of))


ALWAYS = Condition()
