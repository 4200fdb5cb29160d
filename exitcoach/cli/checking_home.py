"""The check of a home for ``data check``, and how it is told."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from exitcoach.cli.checking import readings
from exitcoach.cli.checking_words import problem_line
from exitcoach.cli.report_options import CannotCombine
from exitcoach.cli.screen import prose, result, talk
from exitcoach.locale import _, ngettext
from exitcoach.ports import Rejected
from exitcoach.services.check import Edits, Finding, Outcome, Repair, Wrong, folding, sign_edits
from exitcoach.stores.check import HomeCheck
from exitcoach.stores.unencrypted import unencrypted
from exitcoach.wiring import Desk

SHOWN = 5
"""So many of a kind are told one by one."""
_STAMP = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line asks for."""

    repair: bool = False
    accept: bool = False
    undo: bool = False
    as_json: bool = False


def run(desk: Desk, asked: Asked) -> int:
    """Check, mend where that is asked for, tell; how many problems are left. Raises CannotCombine, HomeUnusable."""
    wanted = _wanted(desk, asked)
    checking = HomeCheck(desk.home, folding(desk.playbooks, desk.listening))
    found = (*checking.check(wanted), *_own_files(desk))
    sign_edits(found, desk.store, desk.ledger, desk.author)
    bare = unencrypted(desk.home)
    left = [one for one in found if one.outcome in (Outcome.LEFT, Outcome.SET_ASIDE)]
    aside = _aside(desk, wanted)
    if asked.as_json:
        told = {"problems": [asdict(one) for one in found], "left": len(left), "set_aside": aside or None}
        result(json.dumps({**told, "not_encrypted": list(bare)} if bare else told, indent=2))
    else:
        result(*_lines(found))
        talk(*(_summary(found, left, aside) if found or not bare else ()))
        prose(*map(_bare_line, bare))
    return len(left) + len(bare)


def _wanted(desk: Desk, asked: Asked) -> Repair | None:
    if asked.accept and asked.undo:
        raise CannotCombine("--accept-edits", "--undo-edits")
    if not (asked.repair or asked.accept or asked.undo):
        return None
    stamp = desk.author.now().astimezone(desk.zone).strftime(_STAMP)
    return Repair(stamp=stamp, edits=Edits.ACCEPT if asked.accept else Edits.UNDO if asked.undo else Edits.ASK)


def _own_files(desk: Desk) -> Iterator[Finding]:
    """What the house wrote itself: playbooks, signals, the ears' rules."""
    for _told, read in readings(desk):
        try:
            read()
        except Rejected as rejected:
            for file, line in dict.fromkeys((problem.file, problem.line) for problem in rejected.problems):
                yield Finding(file=_in_home(file, desk.settings.home), problem=Wrong.PLAYBOOK, line=line)


def _in_home(file: str, home: Path) -> str:
    path = Path(file)
    return path.relative_to(home).as_posix() if path.is_relative_to(home) else file


def _aside(desk: Desk, wanted: Repair | None) -> str:
    folder = desk.home.damaged / wanted.stamp if wanted else None
    return str(folder) if folder and folder.is_dir() else ""


def _lines(found: Iterable[Finding]) -> Iterator[str]:
    """One a problem; of many of a kind in one file, the first ones and how many more."""
    for _kind, group in groupby(found, key=lambda one: (one.file, one.problem, one.outcome, one.source)):
        same = list(group)
        yield from map(problem_line, same[:SHOWN])
        if len(same) > SHOWN:
            more = len(same) - SHOWN
            yield _("{file}: {count} more of this kind; --json names them all.").format(file=same[0].file, count=more)


def _bare_line(name: str) -> str:
    told = _(
        "{path}: not all of it is encrypted. An interruption left it so, or somebody added to it. To encrypt it: "
        "exitcoach data encrypt"
    )
    return told.format(path=name)


def _summary(found: tuple[Finding, ...], left: list[Finding], aside: str) -> Iterator[str]:
    if not found:
        yield _("Every record was read; nothing is wrong.")
        return
    mended = len(found) - len(left)
    if mended:
        yield ngettext("{count} problem is mended.", "{count} problems are mended.", mended).format(count=mended)
    if left:
        yield ngettext("{count} problem is left.", "{count} problems are left.", len(left)).format(count=len(left))
    if aside:
        yield _("How it was before is kept in {folder}.").format(folder=aside)
