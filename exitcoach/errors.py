"""The root of every failure exitcoach tells a person about.

Errors carry facts; the command line carries the words. Each subclass is declared beside the code that raises it:

    ExitCoachError                      exit 1
    ├── domain.ids.BadId                exit 2
    ├── interview.engine.Refused        an event the interview does not take; nothing changes
    ├── ports.UnknownCase               exit 1
    ├── ports.AmbiguousCase             exit 1
    ├── ports.CaseInUse                 exit 1
    ├── ports.UnknownPlaybook           exit 2
    ├── ports.Rejected                  exit 2: a file with every problem it has
    ├── ports.RecordDamaged             exit 1
    ├── ports.RecordForeign             exit 1
    ├── ports.HomeUnusable              exit 1
    └── …                               the test of the sentences walks the whole tree
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


class ExitCoachError(Exception):
    """A failure with a sentence of its own. ``exit_code`` is what the process ends with."""

    exit_code: ClassVar[int] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong in a file a person wrote: where it is, and the facts its sentence needs.

    ``code`` names the sentence; ``line`` and ``column`` count from 1, 0 where there is none;
    ``where`` is the id or breadcrumb, such as ``promises[1].owner``.
    """

    code: str
    file: str
    where: str = ""
    line: int = 0
    column: int = 0
    facts: Mapping[str, str] = field(default_factory=dict)
