"""Everything the house holds about one person, to be given to them: Markdown, or a page of its own."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape

from exitcoach.domain.text import shown, shown_in_line
from exitcoach.locale import _
from exitcoach.reports.case_record import HTML, write_record
from exitcoach.reports.case_sections import CaseTold
from exitcoach.reports.markdown import plain

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1d1d1f; background: #fff; max-width: 46rem; margin: 2rem auto;
  padding: 0 1rem; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; }
section { border-top: 1px solid #ccc; margin-top: 2rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .25rem 1rem; }
dt { color: #555; } dd { margin: 0; white-space: pre-wrap; }
@media (max-width: 30rem) { dl { display: block; } dd { margin-bottom: .5rem; } }
"""


def write_personal_file(names: Sequence[str], cases: Sequence[CaseTold], chosen: str) -> Iterator[bytes]:
    """The file in pieces, as ``md`` or ``html``; nothing of an employee's private part is in it."""
    lines = _page(names, cases) if chosen == HTML else _markdown(names, cases)
    return (f"{line}\n".encode("utf-8", "replace") for line in lines)


def _title(names: Sequence[str]) -> str:
    return _("What we hold about {name}").format(name=", ".join(map(shown_in_line, names)))


def _about(cases: Sequence[CaseTold]) -> tuple[str, ...]:
    return (
        _("Made on {day}.").format(day=cases[0].today.isoformat() if cases else ""),
        _(
            "This is everything that was noted when you spoke with us, what was promised to you and what became of it, "
            "what we looked into, and when we came back to you."
        ),
        _("How the employee who spoke with you felt is their own, and is not in it."),
    )


def _markdown(names: Sequence[str], cases: Sequence[CaseTold]) -> Iterator[str]:
    yield f"# {plain(_title(names))}"
    for line in _about(cases):
        yield from ("", plain(line))
    for told in cases:
        yield from ("", "---", "")
        yield from b"".join(write_record(told, "md")).decode("utf-8").rstrip("\n").split("\n")


def _page(names: Sequence[str], cases: Sequence[CaseTold]) -> Iterator[str]:
    title = _said(_title(names))
    allowed = base64.b64encode(hashlib.sha256(_STYLE.encode("utf-8")).digest()).decode("ascii")
    language = cases[0].language if cases else "en"
    yield f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{allowed}'\">"
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>"
    yield from (f"<p>{_said(line)}</p>" for line in _about(cases))
    for told in cases:
        yield from _case(told)
    yield "</main>\n</body>\n</html>"


def _case(told: CaseTold) -> Iterator[str]:
    yield f"<section>\n<h2>{_said(_('Case {case}').format(case=told.case.id))}</h2>"
    for section in told.sections():
        if section.title:
            yield f"<h3>{_said(section.title)}</h3>"
        yield "<dl>"
        yield from (f"<dt>{_said(pair.label)}</dt><dd>{_said(pair.text)}</dd>" for pair in section.pairs)
        yield "</dl>"
    yield "</section>"


def _said(text: str) -> str:
    return escape(shown(text))
