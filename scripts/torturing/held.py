"""What a home holds at this moment, read without the program."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import is_zipfile

from exitcoach.domain.cases import Case, Private, Value
from exitcoach.domain.commitments import Corrective, Lesson, Smoke
from exitcoach.playbook.shelf import Shelf
from exitcoach.services.read_cases import Archive
from exitcoach.stores.check_plain import PlainCheck
from exitcoach.stores.house import HouseLedger
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.lock import is_held
from exitcoach.stores.tiny import MonthlyStore

from .kept_keys import home_at


@dataclass(frozen=True, slots=True)
class Held:
    """Every record of a home by id; ``ahead`` are the cases whose journal is at hand, ``backups`` the whole ones.

    ``plain`` are the files of an encrypted home that are not.
    """

    path: Path
    cases: Mapping[str, Case]
    private: Mapping[str, Private]
    correctives: Mapping[str, Corrective]
    lessons: Mapping[str, Lesson]
    smoke: Mapping[str, Smoke]
    ahead: frozenset[str]
    backups: frozenset[str]
    encrypted: bool
    plain: tuple[str, ...]

    def called(self, name: str) -> Case | None:
        """The case whose client has this name."""
        return next((case for case in self.cases.values() if case.answers.get("client.name") == name), None)

    def answer(self, name: str, question: str) -> Value | None:
        """An answer in the case of this client; ``incidents.what`` is that of the first entry."""
        case = self.called(name)
        if case is None:
            return None
        given = {**self.private[case.id].answers, **case.answers}
        group, _, field = question.rpartition(".")
        rows = given.get(group)
        if isinstance(rows, tuple) and rows and not isinstance(rows[0], str):
            return rows[0].get(field)
        return given.get(question)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the program has told, and how to see that it is so; for good, or only at once."""

    what: str
    holds: Callable[[Held], bool]
    lasting: bool = True


def read(path: Path) -> Held:
    """Everything there is. Raises what the stores raise for a file that is not whole."""
    home = home_at(path)
    encrypted = home.vault.encrypts
    store, drafts, ledger = MonthlyStore(home), JournalDrafts(home), HouseLedger(home)
    archive = Archive(store, drafts, Shelf(own=home.playbooks, cache=home.cache / "playbooks"))
    records = {case_id: archive.read(case_id) for case_id in archive.ids()}
    return Held(
        path=path,
        cases={case_id: record.case for case_id, record in records.items()},
        private={case_id: record.private for case_id, record in records.items()},
        correctives={item.id: item for item in ledger.items(Corrective)},
        lessons={item.id: item for item in ledger.items(Lesson)},
        smoke={item.id: item for item in ledger.items(Smoke)},
        ahead=frozenset(drafts.ids()),
        backups=frozenset(str(file) for file in home.backups.rglob("*") if file.is_file() and is_zipfile(file)),
        encrypted=encrypted,
        plain=tuple(finding.file for finding in PlainCheck(home).check(())) if encrypted else (),
    )


def stale_locks(path: Path) -> int:
    """Locks that nobody alive can hold."""
    return sum(is_held(lock) for lock in path.rglob("*.lock"))
