"""Files that something else has spoiled: is it noticed, and what comes back."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from random import Random

from exitcoach.errors import ExitCoachError
from exitcoach.playbook.shelf import Shelf
from exitcoach.services.check import Edits, Finding, Repair, folding
from exitcoach.stores.check import HomeCheck

from .held import Held, read
from .kept_keys import home_at

Spoil = Callable[[bytes, Random], bytes]
_STAMP = "20261122-150000"


@dataclass(slots=True)
class Spoilt:
    """How often a kind of damage was done, and noticed; of all records, what came back as it was.

    Of those that did not: told one by one; gone with the end of a file that was told as cut; without a word.
    """

    done: int = 0
    noticed: int = 0
    records: int = 0
    given_back: int = 0
    named: int = 0
    unnamed: int = 0
    silent: int = 0

    def add(self, more: "Spoilt") -> None:
        """These as well."""
        for counted in fields(self):
            setattr(self, counted.name, getattr(self, counted.name) + getattr(more, counted.name))


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flip_bit(data: bytes, chance: Random) -> bytes:
    return _with_byte(data, chance.randrange(len(data)), lambda byte: byte ^ 1 << chance.randrange(8))


def _other_byte(data: bytes, chance: Random) -> bytes:
    return _with_byte(data, chance.randrange(len(data)), lambda byte: (byte + chance.randint(1, 255)) % 256)


def _zero_tail(data: bytes, chance: Random) -> bytes:
    length = chance.randrange(len(data) - 1)
    return data[:length].ljust(len(data), b"\0")


def _empty(data: bytes, chance: Random) -> bytes:
    return b""


KINDS: Mapping[str, Spoil] = {
    "cut at a byte": _cut,
    "one bit flipped": _flip_bit,
    "one byte another": _other_byte,
    "end is zeros": _zero_tail,
    "emptied": _empty,
}


def spoil(home: Path, folder: Path, kind: str, chance: Random) -> Spoilt:
    """Spoil one file of a copy of this home, then check and repair it."""
    copy = Path(shutil.copytree(home, folder / "spoilt"))
    if chance.random() < 0.5:  # nobody has made one yet
        shutil.rmtree(copy / "backups")
    before, file = read(copy), chance.choice(_files(copy))
    data = file.read_bytes()
    file.write_bytes(KINDS[kind](data, chance))
    found = _check(copy, None)
    mended = _check(copy, Repair(stamp=_STAMP, edits=Edits.UNDO))
    spoilt = _compared(before, copy, mended)
    spoilt.done, spoilt.noticed = 1, bool(found)
    shutil.rmtree(copy)
    return spoilt


def _compared(before: Held, copy: Path, mended: tuple[Finding, ...]) -> Spoilt:
    was = _records(before)
    try:
        now = _records(read(copy))
    except ExitCoachError:
        return Spoilt(records=len(was), silent=len(was))
    told = {one.record for one in mended}
    back = [record for record, value in was.items() if now.get(record) == value]
    gone = was.keys() - back
    named = sum(record_id in told for _, record_id in gone)
    rest = len(gone) - named
    cut = any(not one.record for one in mended)
    return Spoilt(
        records=len(was), given_back=len(back), named=named, unnamed=rest if cut else 0, silent=0 if cut else rest
    )


def _records(held: Held) -> Mapping[tuple[str, str], object]:
    kinds = {
        "case": held.cases,
        "private": held.private,
        "corrective": held.correctives,
        "lesson": held.lessons,
        "smoke": held.smoke,
    }
    return {(kind, key): value for kind, items in kinds.items() for key, value in items.items()}


def _check(path: Path, repair: Repair | None) -> tuple[Finding, ...]:
    home = home_at(path)
    shelf = Shelf(own=home.playbooks, cache=home.cache / "playbooks")
    return HomeCheck(home, folding(shelf)).check(repair)


def _files(home: Path) -> list[Path]:
    folders = ("cases", "private", "house", "drafts")
    found = (file for name in folders for file in (home / name).glob("*.json*"))
    return sorted(file for file in found if file.suffix in (".json", ".jsonl") and file.stat().st_size > 1)


def _with_byte(data: bytes, place: int, change: Callable[[int], int]) -> bytes:
    return data[:place] + bytes([change(data[place])]) + data[place + 1 :]
