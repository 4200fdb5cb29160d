"""``tone``: check a draft, told like a linter tells."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import typer

from exitcoach.cli.as_json import json_of
from exitcoach.cli.drafts import Given, given
from exitcoach.cli.files import STDIN
from exitcoach.cli.options import BadFilter
from exitcoach.coach.listening import Listening
from exitcoach.domain.catalog import STAGES
from exitcoach.domain.text import shown_in_line
from exitcoach.domain.tone import Finding, Praise
from exitcoach.locale import _
from exitcoach.services.listen import Draft, findings_in, praise_in

FOUND = 1


def check(files: tuple[str, ...], ears: Listening, asked: Draft, *, as_json: bool, why: bool, praise: bool) -> None:
    """Print what sounds defensive; exit 1 when anything does. ``asked`` has the stage and the languages.

    Raises UnreadableFile, Rejected.
    """
    found = 0
    printed = _json_lines if as_json else _told
    named = len(files) > 1
    for one in given(files, lines=as_json):
        draft = _draft(one, asked)
        findings = findings_in(draft, ears)
        found += len(findings)
        good = praise_in(draft, ears) if praise else ()
        for line in printed(one, findings, good, named=named, why=why):
            typer.echo(line)
    if not as_json:
        typer.echo(_summary(found), err=True)
    if found:
        raise typer.Exit(FOUND)


def stage_option(text: str) -> str:
    """A stage, or none. Raises BadFilter."""
    if text and text not in STAGES:
        raise BadFilter("--stage", text, STAGES)
    return text


def _draft(one: Given, asked: Draft) -> Draft:
    fields = one.fields or {}
    language = str(fields.get("lang") or "")[:2].lower() or asked.language
    return Draft(text=one.text, stage=fields.get("stage") or asked.stage, language=language, usual=asked.usual)


def _told(one: Given, findings: Iterable[Finding], good: Iterable[Praise], *, named: bool, why: bool) -> Iterator[str]:
    place = _places(one)
    before = f"{one.file}:" if named and one.file != STDIN else ""
    marked: list[Finding | Praise] = [*findings, *good]
    for each in sorted(marked, key=lambda one: one.start):
        line, column = place(each.start)
        words = shown_in_line(each.words)
        if isinstance(each, Praise):
            yield f"{before}{line}:{column} ✓ {words} · {each.why}"
            continue
        yield f"{before}{line}:{column} {each.marker} {words} → {each.suggestion}"
        if why and each.why:
            yield f"    {each.why}"


def _json_lines(
    one: Given, findings: Iterable[Finding], good: Iterable[Praise], *, named: bool, why: bool
) -> Iterator[str]:
    if one.fields is not None:
        answer: dict[str, Any] = {"id": one.fields["id"]} if "id" in one.fields else {}
        answer["findings"] = [_finding(finding, why=why) for finding in findings]
        if good:
            answer["praise"] = [_praise(each) for each in good]
        yield json_of(answer)
        return
    place = _places(one)
    for each in findings:
        line, column = place(each.start)
        yield json_of({"file": one.file, "line": line, "column": column, **_finding(each, why=why)})


def _finding(finding: Finding, *, why: bool) -> dict[str, Any]:
    told = {name: getattr(finding, name) for name in ("marker", "words", "start", "end", "rule", "suggestion")}
    return told | ({"why": finding.why} if why else {})


def _praise(praise: Praise) -> dict[str, Any]:
    return {name: getattr(praise, name) for name in ("words", "start", "end", "rule", "why")}


def _places(one: Given) -> Callable[[int], tuple[int, int]]:
    """Line and column, from 1, of an offset."""
    starts = [0]
    for line in one.text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def place(at: int) -> tuple[int, int]:
        from bisect import bisect_right

        line = bisect_right(starts, at)
        return line, at - starts[line - 1] + 1

    return place


def _summary(found: int) -> str:
    if not found:
        return _("Nothing sounds defensive.")
    return (
        _("1 place may sound defensive.")
        if found == 1
        else _("{count} places may sound defensive.").format(count=found)
    )
