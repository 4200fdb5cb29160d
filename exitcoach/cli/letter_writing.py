"""What ``letter`` does: the facts of the case, the template filled, the format, and what is to be said beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exitcoach.cli.exported import note_export
from exitcoach.cli.options import known_option
from exitcoach.cli.screen import talk
from exitcoach.domain.cases import Case
from exitcoach.domain.text import shown_in_line
from exitcoach.locale import _, ngettext
from exitcoach.playbook.shelf import built_in
from exitcoach.reports.letter_blocks import Block, blocks_of
from exitcoach.reports.letter_formats import (
    FORMATS,
    is_address,
    write_html,
    write_markdown,
    write_message,
    write_plain,
)
from exitcoach.reports.letter_templates import Folders
from exitcoach.reports.letter_words import written
from exitcoach.reports.write import STDOUT, write_file, write_stdout
from exitcoach.services.letter import Letter, letter_for, statement_for
from exitcoach.stores.layout import Home
from exitcoach.wiring import Desk

FOLDER = "letters"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOptions:
    """The options as typed. ``format`` empty: by the ending of ``output``, else plain text."""

    case: str
    format: str = ""
    statement: bool = False
    tu: bool = False
    output: str = STDOUT
    force: bool = False


def write_letter(desk: Desk, options: LetterOptions) -> None:
    """Write the letter; what else is to be said goes to standard error.

    Raises UnknownCase, AmbiguousCase, NotFiled, NotPossible, NoLetter, BadFilter, Rejected, OutputExists,
    OutputUnusable.
    """
    chosen = _format(options)
    case = desk.archive.read(desk.archive.find(options.case)).case
    found = statement_for(case, desk.zone) if options.statement else _letter(desk, case)
    language = desk.settings.asked_language or found.language
    folders = Folders(Home(desk.settings.home).playbooks / FOLDER, built_in() / FOLDER)
    blocks = blocks_of(written(found, folders, language=language, tu=options.tu))
    pieces = [_drawn(blocks, chosen, language, found.at)]
    if options.output in ("", STDOUT):
        write_stdout(pieces)
    else:
        write_file(pieces, Path(options.output), force=options.force)
        note_export(desk, "letter", chosen, options.output, cases=(case.id,))
    talk(*_asides(desk, found, chosen, language))


def _letter(desk: Desk, case: Case) -> Letter:
    return letter_for(case, desk.taxonomy, desk.zone, days=desk.settings.investigation_days)


def _format(options: LetterOptions) -> str:
    ending = Path(options.output).suffix.removeprefix(".").lower()
    return known_option("--format", options.format, FORMATS) or (ending if ending in FORMATS else FORMATS[0])


def _drawn(blocks: Sequence[Block], chosen: str, language: str, to: str) -> bytes:
    match chosen:
        case "md":
            return write_markdown(blocks).encode("utf-8")
        case "html":
            return write_html(blocks, language).encode("utf-8")
        case "eml":
            return write_message(blocks, language, to)
        case _:
            return write_plain(blocks).encode("utf-8")


def _asides(desk: Desk, letter: Letter, chosen: str, language: str) -> Iterator[str]:
    """What somebody should look at before the letter goes out."""
    yield from _tone(desk, letter)
    if language != letter.language:
        yield _("What people said stays in the language they said it in; read it through.")
    gone = len(letter.gone_by(desk.author.today()))
    if gone:
        told = ngettext(
            "{count} day that the letter names is over already; settle it first, or change it.",
            "{count} days that the letter names are over already; settle them first, or change them.",
            gone,
        )
        yield told.format(count=gone)
    if chosen == "eml" and not is_address(letter.at):
        yield _("The case has no mail address to write to: fill in the recipient.")


def _tone(desk: Desk, letter: Letter) -> Iterator[str]:
    """The employee's own words in it; the rest is the template's."""
    ear = desk.listening(letter.language)
    for words in (letter.apology, *(promise.what for promise in letter.promises)):
        for finding in ear.hear(words, "close"):
            told = _("“{words}” may sound defensive. Instead: {suggestion}")
            yield told.format(words=shown_in_line(finding.words), suggestion=finding.suggestion)
