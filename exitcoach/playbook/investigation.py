"""The words of the investigation: a small playbook of its own, which borrows the causes of the calls."""

import errno
from pathlib import Path

from exitcoach.domain.investigation import CATALOG, INVESTIGATION
from exitcoach.domain.playbooks import Playbook, Question
from exitcoach.domain.text import nearest
from exitcoach.errors import Problem
from exitcoach.playbook.codes import Code
from exitcoach.playbook.draft import Draft
from exitcoach.playbook.guidance import read_cards
from exitcoach.playbook.lint import lint
from exitcoach.playbook.load import read_title, read_version
from exitcoach.playbook.reader import KEYS, At, Reader
from exitcoach.playbook.rules import phrase_length, unique_ids
from exitcoach.playbook.shelf import built_in
from exitcoach.playbook.stages import read_stages
from exitcoach.ports import Rejected
from exitcoach.sheet import file_bytes, scan_sheet

WHERE = Path("after") / f"{INVESTIGATION}.yaml"
"""Below the folder of the playbooks: one of the house's own wins."""
_WANTED = ("id", "version", "title", "cards", "stages")
_IDS = frozenset(spec.id for spec in CATALOG.specs)


def investigation_words(own: Path, calls: Playbook) -> Playbook:
    """The questions of an investigation, with the causes, departments and processes of ``calls``. Raises Rejected."""
    path = own / WHERE if (own / WHERE).is_file() else built_in() / WHERE
    try:
        data = file_bytes(path)
    except OSError as error:
        why = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise Rejected([Problem(code=Code.UNREADABLE.value, file=str(path), facts={"why": why})]) from error
    return load_investigation(data, str(path), calls)


def load_investigation(data: bytes, file: str, calls: Playbook) -> Playbook:
    """The one in ``data``, told as ``file``. Raises Rejected with every problem."""
    reader = Reader(file)
    root, flaws = scan_sheet(data, file)
    fields = reader.block(At(root, "", root.line, root.column), _WANTED, _WANTED, KEYS)
    title = read_title(reader, fields["title"])
    playbook = Playbook(
        id=reader.text(fields["id"]),
        version=read_version(reader, fields["version"]),
        title=title,
        cards=read_cards(reader, fields["cards"]),
        stages=read_stages(reader, fields["stages"], CATALOG),
        verdicts={},
        reasons={},
        causes=calls.causes,
        departments=calls.departments,
        processes=calls.processes,
    )
    draft = Draft(playbook=playbook, file=file, places=reader.places)
    _refuse_others(reader, draft)
    problems = [*flaws, *reader.problems, *lint(draft, (unique_ids.check, phrase_length.check))]
    if problems:
        raise Rejected(sorted(problems, key=lambda problem: (problem.line, problem.column, problem.where)))
    return playbook


def _refuse_others(reader: Reader, draft: Draft) -> None:
    """A question of the house's own has no place where its answer could be kept."""
    for where, question in draft.questions():
        if _is_own(question):
            at = At(None, f"{where}.id", *draft.place(f"{where}.id"))
            reader.report(Code.UNKNOWN_QUESTION, at, value=question.id, near=nearest(question.id, _IDS))


def _is_own(question: Question) -> bool:
    return bool(question.id) and question.id not in _IDS
