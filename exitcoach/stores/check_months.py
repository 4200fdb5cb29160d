"""A file of records, checked and mended: a month of cases or of private parts, or a file of the house."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from exitcoach.ports import RecordDamaged, RecordForeign
from exitcoach.services.check import Edits, Finding, Outcome, Repair, Wrong
from exitcoach.stores.check_aside import BEFORE_EDIT, Aside
from exitcoach.stores.check_compare import changed_fields, is_older
from exitcoach.stores.check_count import count_gone, told_count
from exitcoach.stores.check_judging import judged, trusted
from exitcoach.stores.check_lines import Piece, State, pieces_of
from exitcoach.stores.check_sources import ITSELF, Sources, Version
from exitcoach.stores.files import previous_of, replace_file
from exitcoach.stores.layout import Home, disk_failures, reason
from exitcoach.stores.migrations import MIGRATIONS, Kind
from exitcoach.stores.month import Line, empty_month, line_of, read_month

_WHOLE = {"empty": Wrong.EMPTY, "missing": Wrong.MISSING, "cut": Wrong.CUT}
_BY_STATE = {State.BAD: Wrong.RECORD, State.BYTE: Wrong.RECORD, State.BIT: Wrong.BIT, State.EDITED: Wrong.EDITED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cure:
    """A problem, the line to write for its record if there is one, and how the record was before an edit."""

    finding: Finding
    line: bytes = b""
    before: bytes = b""


class MonthCheck:
    """Checks the files of records of a home; with a ``repair``, mends them. The caller holds the lock then."""

    def __init__(self, home: Home, sources: Sources, repair: Repair | None = None) -> None:
        self._home = home
        self._sources = sources
        self._repair = repair
        self._edits = repair.edits if repair else Edits.ASK
        self._aside = Aside(home, repair.stamp) if repair else None

    def check(self, path: Path, kind: Kind, expected: Iterable[str] = ()) -> list[Finding]:
        """Everything wrong with a file in which, as others tell, the records ``expected`` stand."""
        try:
            data = path.read_bytes() if path.exists() else b""
        except OSError as failure:
            return [self._finding(path, Wrong.UNREADABLE, source=reason(failure))]
        problem, whole = self._problem(data, path, kind)
        pieces = pieces_of(data, kind, self._home.vault)
        if whole:
            pieces = tuple(trusted(piece) for piece in pieces)
        elif problem is Wrong.NEWER or (problem is Wrong.FOREIGN and not self._was_ours(pieces, path, kind)):
            return [self._finding(path, problem)]
        else:
            pieces = self._compared(pieces, path, kind)
        lost = set(expected) | (set() if whole else self._missing(data, pieces, path, kind))
        cures = [*self._cures(pieces, path, kind), *self._lost(lost - _ids(pieces), path, kind)]
        gone = 0 if whole else count_gone(data, pieces, lost | _ids(pieces), kind, self._home.vault)
        if problem and (gone or problem in _WHOLE.values() or not cures):
            source = next((cure.finding.source for cure in cures if cure.finding.source), ITSELF if pieces else "")
            problem = Wrong.HEAD if problem is Wrong.FOREIGN else problem
            outcome = Outcome.SET_ASIDE if gone else Outcome.LEFT
            cures.insert(0, Cure(finding=self._finding(path, problem, source=source, gone=gone, outcome=outcome)))
        if cures and self._aside:
            findings = self._mended(path, data, pieces, cures, self._aside, kind)
        else:
            findings = [replace(cure.finding, outcome=Outcome.LEFT) for cure in cures]
        return findings + self._copy(path, kind)

    def check_cases(self, path: Path, expected: Iterable[str]) -> list[Finding]:
        """The same for a month of cases. The private part of one that nothing has any more is set aside with it."""
        findings = self.check(path, "cases", expected)
        gone = {finding.record for finding in findings if finding.outcome is Outcome.SET_ASIDE}
        private = self._home.private / path.name
        if gone and self._aside and private.exists():
            with disk_failures(private), suppress(RecordDamaged, RecordForeign):  # one that waits for a decision
                data = private.read_bytes()
                lines = read_month(data, private, "private", MIGRATIONS, self._home.vault).sealed().lines
                if gone & set(lines):
                    self._aside.put(private, data)
                    left = {record: line for record, line in lines.items() if record not in gone}
                    replace_file(private, *empty_month("private", self._home.vault).with_lines(left).pieces())
        return findings

    def _problem(self, data: bytes, path: Path, kind: Kind) -> tuple[Wrong | None, bool]:
        """What is wrong with the file as a whole, and whether its own checksum says that all of it is good."""
        if not data and not path.exists():
            return (Wrong.MISSING, False) if previous_of(path).exists() else (None, True)
        try:
            read_month(data, path, kind, MIGRATIONS, self._home.vault)
        except RecordForeign as foreign:
            return Wrong.NEWER if foreign.schema else Wrong.FOREIGN, False
        except RecordDamaged as damage:
            return _WHOLE.get(damage.why, Wrong.HEAD), False
        return None, True

    def _missing(self, data: bytes, pieces: tuple[Piece, ...], path: Path, kind: Kind) -> set[str]:
        """What else stood in a damaged file: nothing where it has as many as its head says."""
        told = told_count(data)
        if told is not None and len(_ids(pieces)) >= told:
            return set()
        return self._sources.ids(path, kind)

    def _was_ours(self, pieces: tuple[Piece, ...], path: Path, kind: Kind) -> bool:
        """Whether a file that is none of ours, as it is now, has records, or had some once."""
        return any(piece.state is State.GOOD for piece in pieces) or bool(self._sources.ids(path, kind))

    def _compared(self, pieces: tuple[Piece, ...], path: Path, kind: Kind) -> tuple[Piece, ...]:
        """Records without a checksum of their own, in a file whose checksum does not fit: good, or perhaps edited."""
        explained = any(piece.state is State.BAD for piece in pieces)
        return tuple(
            judged(piece, self._sources.best(path, kind, piece.record), explained=explained)
            if piece.state is State.UNSEALED
            else piece
            for piece in pieces
        )

    def _cures(self, pieces: tuple[Piece, ...], path: Path, kind: Kind) -> list[Cure]:
        bad = (piece for piece in pieces if piece.state is not State.GOOD)
        return [self._cure(piece, path, kind) for piece in bad]

    def _best(self, piece: Piece, path: Path, kind: Kind) -> Version | None:
        needed = piece.record and not piece.was
        return self._sources.best(path, kind, piece.record) if needed else None

    def _cure(self, piece: Piece, path: Path, kind: Kind) -> Cure:
        best = self._best(piece, path, kind)
        before = piece.was or (best.document if best else b"")
        finding = self._finding(
            path,
            _BY_STATE[piece.state],
            line=piece.line,
            record=piece.record,
            source=ITSELF if piece.was else best.source if best else "",
            older=best is not None and not piece.was and is_older(best.document, piece.raw),
            fields=changed_fields(before, piece.document) if before and piece.document else (),
        )
        if piece.document and self._edits is Edits.ACCEPT:
            line = self._line(piece.record, piece.document, kind)
            return Cure(finding=replace(finding, outcome=Outcome.TAKEN_IN), line=line, before=before)
        undecided = piece.state is State.EDITED and self._edits is not Edits.UNDO
        if undecided or (piece.state is State.EDITED and not before):
            return Cure(finding=finding, before=before)
        outcome = Outcome.MENDED if before else Outcome.SET_ASIDE
        line = self._line(piece.record, before, kind) if before else b""
        return Cure(finding=replace(finding, outcome=outcome), line=line)

    def _lost(self, records: Iterable[str], path: Path, kind: Kind) -> list[Cure]:
        found = ((record, self._sources.best(path, kind, record)) for record in sorted(records))
        return [
            Cure(
                finding=self._finding(
                    path, Wrong.LOST, record=record, source=best.source if best else "", outcome=_outcome(best)
                ),
                line=self._line(record, best.document, kind) if best else b"",
            )
            for record, best in found
        ]

    def _mended(
        self, path: Path, data: bytes, pieces: tuple[Piece, ...], cures: list[Cure], aside: Aside, kind: Kind
    ) -> list[Finding]:
        """Nothing of a file is written while one of its records waits for a decision: it would pass for good."""
        if any(cure.finding.outcome is Outcome.LEFT and cure.finding.record for cure in cures):
            return [replace(cure.finding, outcome=Outcome.LEFT) for cure in cures]
        good = {
            piece.record: self._line(piece.record, piece.document, kind)
            for piece in pieces
            if piece.state is State.GOOD
        }
        told = {cure.finding.record: cure.line for cure in cures if cure.line}
        if path.exists():
            aside.put(path, data)
        if edited := [self._line(cure.finding.record, cure.before, kind) for cure in cures if cure.before]:
            aside.put(path.with_name(path.name + BEFORE_EDIT), b"\n".join((*edited, b"")))
        lines: dict[str, Line] = dict(sorted((good | told).items()))
        with disk_failures(path):
            replace_file(path, *empty_month(kind, self._home.vault).with_lines(lines).pieces())
        return [_settled(cure.finding) for cure in cures]

    def _line(self, record: str, document: bytes, kind: Kind) -> bytes:
        return line_of(record, document, kind, self._home.vault)

    def _copy(self, path: Path, kind: Kind) -> list[Finding]:
        """The copy before the last change is only there for a bad day; it must be good on that day."""
        previous = previous_of(path)
        if not previous.exists() or not path.exists():
            return []
        with disk_failures(previous):
            data = previous.read_bytes()
        problem, _ = self._problem(data, previous, kind)
        if problem is None or problem is Wrong.NEWER:
            return []
        if self._aside is None:
            return [self._finding(previous, Wrong.COPY, source=ITSELF)]
        self._aside.put(previous, data)
        with disk_failures(previous):
            replace_file(previous, path.read_bytes())
        return [self._finding(previous, Wrong.COPY, source=ITSELF, outcome=Outcome.MENDED)]

    def _finding(
        self,
        path: Path,
        problem: Wrong,
        *,
        line: int = 0,
        record: str = "",
        source: str = "",
        older: bool = False,
        fields: tuple[str, ...] = (),
        gone: int = 0,
        outcome: Outcome = Outcome.LEFT,
    ) -> Finding:
        return Finding(
            file=path.relative_to(self._home.path).as_posix(),
            problem=problem,
            line=line,
            record=record,
            source=source,
            older=older,
            fields=fields,
            gone=gone,
            outcome=outcome if self._repair else Outcome.LEFT,
        )


def _ids(pieces: tuple[Piece, ...]) -> set[str]:
    return {piece.record for piece in pieces if piece.record}


def _outcome(best: Version | None) -> Outcome:
    return Outcome.MENDED if best else Outcome.SET_ASIDE


def _settled(finding: Finding) -> Finding:
    waits = finding.outcome is Outcome.LEFT and not finding.record
    return replace(finding, outcome=Outcome.MENDED) if waits else finding
