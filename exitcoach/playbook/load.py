"""A playbook file as a Playbook, or every problem it has."""

import re
from collections.abc import Callable, Mapping

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.playbooks import Playbook, VerdictWords
from exitcoach.domain.text import LocalText
from exitcoach.errors import Problem
from exitcoach.playbook.causes import read_causes
from exitcoach.playbook.codes import Code
from exitcoach.playbook.draft import Draft
from exitcoach.playbook.guidance import read_cards, read_locals, read_reasons, read_verdicts
from exitcoach.playbook.lint import lint
from exitcoach.playbook.reader import KEYS, At, Fields, Reader
from exitcoach.playbook.stages import read_stages
from exitcoach.ports import Rejected
from exitcoach.sheet import Node, scan_sheet

Borrowed = Callable[[], Taxonomy]
"""The causes of the built-in playbook, for one that brings none."""

_WANTED = ("id", "version", "title", "cards", "gate", "stages")
_KNOWN = (*_WANTED, "departments", "processes", "causes")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def load(data: bytes, file: str, borrowed: Borrowed | None = None) -> Playbook:
    """The playbook in ``data``, told as ``file``. Raises Rejected with every problem, in the order of the file."""
    reader = Reader(file)
    root, flaws = scan_sheet(data, file)
    draft = read_draft(reader, root, borrowed)
    problems = [*flaws, *reader.problems, *lint(draft)]
    if problems:
        raise Rejected(sorted(problems, key=_place))
    return draft.playbook


def read_draft(reader: Reader, root: Node, borrowed: Borrowed | None = None) -> Draft:
    """As much of the playbook as can be read."""
    wanted = _WANTED if borrowed else (*_WANTED, "causes")
    fields = reader.block(At(root, "", root.line, root.column), _KNOWN, wanted, KEYS)
    title = read_title(reader, fields["title"])
    verdicts, reasons = _gate(reader, fields["gate"])
    playbook = Playbook(
        id=reader.text(fields["id"]),
        version=read_version(reader, fields["version"]),
        title=title,
        departments=read_locals(reader, fields["departments"]),
        processes=read_locals(reader, fields["processes"]),
        cards=read_cards(reader, fields["cards"]),
        verdicts=verdicts,
        reasons=reasons,
        causes=_causes(reader, fields, borrowed),
        stages=read_stages(reader, fields["stages"]),
    )
    return Draft(playbook=playbook, file=reader.file, places=reader.places)


def read_title(reader: Reader, at: At) -> LocalText:
    """The title; its languages are those of the file."""
    title = reader.local(at)
    for language in title:
        if not _LANGUAGE.fullmatch(language):
            reader.report(Code.BAD_LANGUAGE, At(None, f"{at.where}.{language}", *at.spot), key=language)
    reader.languages = tuple(language for language in title if _LANGUAGE.fullmatch(language))
    return title


def read_version(reader: Reader, at: At) -> int:
    """A whole number from 1."""
    word = reader.text(at)
    if word and not re.fullmatch(r"[1-9][0-9]{0,8}", word):
        reader.report(Code.VERSION, at, value=word)
        return 1
    return int(word or 1)


def _gate(reader: Reader, at: At) -> tuple[Mapping[str, VerdictWords], Mapping[str, LocalText]]:
    fields = reader.block(at, ("verdicts", "reasons"), ("verdicts", "reasons"))
    return read_verdicts(reader, fields["verdicts"]), read_reasons(reader, fields["reasons"])


def _causes(reader: Reader, fields: Fields, borrowed: Borrowed | None) -> Taxonomy:
    if "causes" in fields or borrowed is None:
        return read_causes(reader, fields["causes"])
    return borrowed()


def _place(problem: Problem) -> tuple[int, int, str]:
    return problem.line, problem.column, problem.where
