"""The parsers by name: each takes bytes and swallows the exceptions it documents. What escapes is a finding."""

from collections.abc import Callable, Mapping
from pathlib import Path
from zlib import crc32

from exitcoach.cli.errors import sentences
from exitcoach.domain.cases import SCHEMA, Case
from exitcoach.errors import ExitCoachError
from exitcoach.settings import read_settings
from exitcoach.stores.codec import decode_fields, from_fields
from exitcoach.stores.migrations import MIGRATIONS
from exitcoach.stores.seal import seal
from tests.hostile.payloads import steering

SEEDS = Path(__file__).parent / "seeds"
CASE = "261122-h3k2vd7qmx9"
Read = Callable[[bytes], None]


def seeds_of(name: str) -> tuple[bytes, ...]:
    """The files kept for a parser."""
    return tuple(path.read_bytes() for path in sorted((SEEDS / name).iterdir()))


def _told(read: Callable[[bytes], object]) -> Read:
    """Reads, or is told in words that steer nothing."""

    def attempt(data: bytes) -> None:
        told: list[str] = []
        try:
            read(data)
        except ExitCoachError as error:
            told = sentences(error)
        assert steering("".join(told)) == set()

    return attempt


def answers(_folder: Path) -> Read:
    """An answer file."""
    from exitcoach.frontends.answers_file import read_answers
    from tests.fakes.playbooks import small_playbook

    playbook = small_playbook()
    return _told(lambda data: read_answers(data, "call.yaml", playbook))


def playbook(_folder: Path) -> Read:
    """A playbook."""
    from exitcoach.playbook.load import load

    return _told(lambda data: load(data, "own.yaml"))


def signals(_folder: Path) -> Read:
    """The words of early signals."""
    from exitcoach.playbook.signals import load_signals

    return _told(lambda data: load_signals(data, "signals.yaml"))


def tone(_folder: Path) -> Read:
    """Own tone rules, and the ear that is made of them."""
    from exitcoach.coach.detect import Ear
    from exitcoach.playbook.tone import read_tone
    from exitcoach.playbook.tone_merge import merge

    def read(data: bytes) -> None:
        found = read_tone(data, "own.yaml", None)
        ear = Ear(merge(found.language, [found]), None)
        list(ear.hear("Sí, pero usted no lo dijo, it is our policy.", "listen"))

    return _told(read)


def config(folder: Path) -> Read:
    """The settings."""

    def read(data: bytes) -> None:
        (folder / "config.toml").write_bytes(data)
        read_settings({"EXITCOACH_HOME": str(folder)})

    return _told(read)


def csv(folder: Path) -> Read:
    """A list of leavers as CSV, surveyed and proposed."""
    return _told(lambda data: _surveyed(folder / "list.csv", data))


def jsonl(folder: Path) -> Read:
    """The same as JSON Lines."""
    return _told(lambda data: _surveyed(folder / "list.jsonl", data))


def import_map(_folder: Path) -> Read:
    """What columns and words mean."""
    from exitcoach.frontends.import_map import read_map
    from tests.fakes.playbooks import small_playbook

    causes = small_playbook().causes
    return _told(lambda data: read_map(data, "list.map.yaml", causes))


def journal(_folder: Path) -> Read:
    """The journal of an interview: as it is, and with lines whose checksums fit."""
    from exitcoach.stores.journal_lines import read_journal

    path = Path("drafts") / f"{CASE}.jsonl"

    def read(data: bytes) -> None:
        read_journal(data, path, CASE, MIGRATIONS)

    def sealed(data: bytes) -> None:
        read(b"".join(seal(line) + b"\n" for line in data.split(b"\n")))

    return _both(_told(read), _told(sealed))


def month(_folder: Path) -> Read:
    """The file of a month: as it is, and as the lines of one whose checksum fits, each read as a case."""
    from exitcoach.stores.month import read_month

    path = Path("cases") / "2026-11.json"

    def read(data: bytes) -> None:
        for _, document in read_month(data, path, "cases", MIGRATIONS).documents():
            try:
                from_fields(decode_fields(document), Case)
            except ValueError:  # which the stores take for damage
                continue

    return _both(_told(read), _told(lambda data: read(whole_month(data))))


def whole_month(lines: bytes) -> bytes:
    """A month of these lines with a head that fits."""
    count = lines.count(b",\n") + 1
    crc = crc32(b"cases %d %d" % (SCHEMA, count), crc32(lines))
    head = b'{"exitcoach":{"1":{"kind":"cases","schema":%d,"count":%d,"crc":"%08x"}},"cases":{\n' % (SCHEMA, count, crc)
    return head + lines + b"\n}}\n"


def _both(*reads: Read) -> Read:
    def attempt(data: bytes) -> None:
        for read in reads:
            read(data)

    return attempt


def _surveyed(path: Path, data: bytes) -> None:
    from exitcoach.frontends.import_files import open_rows
    from exitcoach.imports.proposal import propose
    from exitcoach.imports.survey import survey
    from tests.fakes.imports import TONGUE

    path.write_bytes(data)
    rows = open_rows(path)
    propose(survey(rows.columns, rows.read()), TONGUE)


PARSERS: Mapping[str, Callable[[Path], Read]] = {
    "answers": answers,
    "config": config,
    "csv": csv,
    "journal": journal,
    "jsonl": jsonl,
    "map": import_map,
    "month": month,
    "playbook": playbook,
    "signals": signals,
    "tone": tone,
}
