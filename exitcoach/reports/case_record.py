"""One case as a record of a page, in Markdown or as a web page of its own that prints on A4."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from exitcoach.domain.text import shown, shown_in_line
from exitcoach.locale import _
from exitcoach.reports.case_sections import CaseSection, CaseTold, Pair
from exitcoach.reports.markdown import plain

MARKDOWN, HTML = "md", "html"
FORMATS = (MARKDOWN, HTML)
_TEMPLATES = Path(__file__).parent / "templates"
_STYLES = ("report.css", "record.css")
_NAMES = ("client.name", "client.account", "client.caller")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label and all the lines under it."""

    label: str
    lines: tuple[str, ...]
    is_deep: bool


def write_record(told: CaseTold, chosen: str) -> Iterator[bytes]:
    """The record in pieces, as ``md`` or ``html``; nothing private is in it."""
    lines = _markdown(told) if chosen == MARKDOWN else _page(told)
    return (f"{line}\n".encode("utf-8", "replace") for line in lines)


def _markdown(told: CaseTold) -> Iterator[str]:
    yield f"# {plain(_title(told))}"
    for section in told.sections():
        if section.title:
            yield from ("", f"## {plain(section.title)}")
        yield ""
        for entry in _entries(section):
            text = "<br>".join(plain(line) for line in entry.lines if line.strip())
            label = _("{label}:").format(label=plain(entry.label))
            yield f"{'  ' if entry.is_deep else ''}- **{label}** {text}".rstrip()


def _page(told: CaseTold) -> Iterator[str]:
    style, title = _style(), _said(_title(told))
    allowed = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    head, *rest = told.sections()
    yield f'<!DOCTYPE html>\n<html lang="{escape(told.language)}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{allowed}'\">"
    yield f"<title>{title} · {_said(told.case.id)}</title>\n<style>{style}</style>\n</head>\n<body>"
    yield f'<header>\n<p class="kicker">{_said(_("A goodbye, on the record"))}</p>\n<h1>{title}</h1>'
    yield from _pairs(head)
    yield '</header>\n<main class="record">'
    for section in rest:
        yield f"<section>\n<h2>{_said(section.title)}</h2>"
        yield from _pairs(section)
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _pairs(section: CaseSection) -> Iterator[str]:
    yield "<dl>"
    for entry in _entries(section):
        kind = "deep" if entry.is_deep else "row" if not any(entry.lines) else ""
        opened = f'<div class="{kind}">' if kind else "<div>"
        yield f"{opened}<dt>{_said(entry.label)}</dt><dd>{'<br>'.join(map(_said, entry.lines))}</dd></div>"
    yield "</dl>"


def _entries(section: CaseSection) -> Iterator[_Entry]:
    """A pair without a label goes on with the one before."""
    group: list[Pair] = []
    for pair in section.pairs:
        if pair.label and group:
            yield _entry(group)
            group = []
        group.append(pair)
    if group:
        yield _entry(group)


def _entry(group: Sequence[Pair]) -> _Entry:
    lines = tuple(line for pair in group for line in pair.text.split("\n"))
    return _Entry(group[0].label, lines, group[0].is_deep)


def _title(told: CaseTold) -> str:
    """Whose case it is."""
    names = (told.case.answers.get(question) for question in _NAMES)
    found = next((shown_in_line(name) for name in names if isinstance(name, str) and name.strip()), "")
    return found or _("Case {case}").format(case=told.case.id)


def _said(text: str) -> str:
    return escape(shown(text))


def _style() -> str:
    return "\n".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in _STYLES)
