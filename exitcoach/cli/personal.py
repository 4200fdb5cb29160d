"""What ``data export`` writes."""

from collections.abc import Iterable
from pathlib import Path

from exitcoach.cli.exported import note_export
from exitcoach.cli.playbooks import playbook_for
from exitcoach.cli.screen import talk
from exitcoach.domain.cases import Case
from exitcoach.locale import _
from exitcoach.reports.case_record import HTML, MARKDOWN
from exitcoach.reports.case_sections import CaseTold
from exitcoach.reports.personal_file import write_personal_file
from exitcoach.reports.write import write_file, write_stdout
from exitcoach.services.forget import Found
from exitcoach.stores.codec import encode_case
from exitcoach.wiring import Desk

_PAGES = frozenset({".html", ".htm"})


def write_personal(desk: Desk, found: Found, output: Path | None, *, force: bool, as_json: bool) -> None:
    """Write the file, to standard output without one. Raises OutputExists, OutputUnusable."""
    cases = [desk.archive.read(one.id).case for one in found.cases]
    chosen = "json" if as_json else HTML if output and output.suffix.lower() in _PAGES else MARKDOWN
    pieces = _as_json(cases) if as_json else _told(desk, found, cases, chosen)
    if output is None:
        write_stdout(pieces)
    else:
        write_file(pieces, output, force=force)
        ids = tuple(case.id for case in cases)
        note_export(desk, "personal", chosen, output, cases=ids)
    talk(_("What the employees felt is theirs, and is not in it."))
    talk(_("The letters to them can be written again:"), *(f"  exitcoach letter {case.id}" for case in cases))


def _told(desk: Desk, found: Found, cases: Iterable[Case], chosen: str) -> Iterable[bytes]:
    told = [
        CaseTold(
            case=case,
            playbook=playbook_for(case, desk),
            causes=desk.taxonomy,
            language=desk.settings.language,
            zone=desk.zone,
            today=desk.author.today(),
        )
        for case in cases
    ]
    names = tuple(dict.fromkeys(one.name for one in found.cases))
    return write_personal_file(names, told, chosen)


def _as_json(cases: list[Case]) -> Iterable[bytes]:
    yield b"[" + b",\n".join(map(encode_case, cases)) + b"]\n"
