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
    ├── RecordsLocked                   exit 1: here, because stores raise it and services go on without them
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


class RecordsLocked(ExitCoachError):
    """Encrypted records, and no key to read them with.

    ``why`` is a code: ``nobody`` to ask, ``declined``, ``wrong`` (what was typed opens nothing), ``keyring`` (it does
    not have the key), ``no-keyring``, ``key-file`` (EXITCOACH_KEY_FILE cannot be read), ``other-key`` (it holds no key
    of these records); of encryption.json at ``path``: ``missing``, ``damaged``, ``newer``.
    """

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why
