"""Orders about the records as a whole: imports, backups and what takes people out of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from .held import Fact, Held
from .orders import (
    NUMBERS,
    Maker,
    Order,
    contacted,
    decide,
    file_case,
    filed,
    keep_promise,
    place_corrective,
    plan_corrective,
    retire_lesson,
    see_smoke,
    verify_corrective,
)
from .program import run

ROWS = 30
HIDDEN = "hidden"
"""How the names of homes begin that are encrypted all the time."""
_REASONS = ("Muy caro", "Mudanza", "Mal servicio")
_MAP_ENDING = ".map.yaml"
_ONLY_BY_ITS_END = r"(?!)"
"""What it prints first is what it is about to do."""


def every(folder: Path, home: Path) -> Iterator[Maker]:
    """One maker an operation."""
    rows = json.loads(run(home, "followups", "--json").out)
    due = [row["case"] for row in rows if row["kind"] == "recontact" and row["state"] == "due"]
    yield from (file_case, keep_promise, plan_corrective, place_corrective, verify_corrective)
    yield from (decide, see_smoke, retire_lesson, contacted(due), importer(folder, home))
    yield from (back_up, restore, purge, forget, encrypt, decrypt)


def back_up(held: Held, chance: Random) -> Order:
    """``data backup``."""
    path = str(held.path / "backups" / f"by-hand-{next(NUMBERS)}.zip")
    return Order(
        name="data backup",
        words=("data", "backup", "--to", path, "--json"),
        told='"path"',
        fact=Fact(path, lambda now: path in now.backups, lasting=False),
    )


def restore(held: Held, chance: Random) -> Order:
    """``data restore`` of what there is: whether it comes to its end or not, all of it is there."""
    path = str(held.path / "backups" / f"by-hand-{next(NUMBERS)}.zip")
    run(held.path, "data", "backup", "--to", path)
    return Order(
        name="data restore",
        words=("data", "restore", path, "--yes", "--json"),
        told=_ONLY_BY_ITS_END,
        fact=Fact("restored", lambda now: now.cases.keys() == held.cases.keys(), lasting=False),
    )


def purge(held: Held, chance: Random) -> Order | None:
    """``data purge`` of the oldest month."""
    old = [case_id for case_id, case in held.cases.items() if case.created.year == 2025 and _has_name(held, case_id)]
    if not old:
        return None
    return Order(
        name="data purge",
        words=("data", "purge", "--older-than", str(chance.randint(11, 12)), "--yes", "--json"),
        told=_ONLY_BY_ITS_END,
        fact=Fact("purged", lambda now: held.cases.keys() == now.cases.keys(), lasting=False),
    )


def forget(held: Held, chance: Random) -> Order | None:
    """``data forget``."""
    known = [case_id for case_id in filed(held) if _has_name(held, case_id) and held.cases[case_id].created.day < 21]
    if not known:
        return None
    case_id = chance.choice(known)
    name = str(held.cases[case_id].answers["client.name"])
    return Order(
        name="data forget",
        words=("data", "forget", "--client", name, "--yes", "--json"),
        told=_ONLY_BY_ITS_END,
        fact=Fact(f"{case_id} forgotten", lambda now: now.called(name) is None),
    )


def encrypt(held: Held, chance: Random) -> Order | None:
    """``data encrypt``; also of what an earlier one left plain, and of nothing at all."""
    if chance.random() < 0.5 and held.encrypted and not held.plain:
        return None
    return Order(
        name="data encrypt",
        words=("data", "encrypt", "--keyring", "--yes"),
        told=_ONLY_BY_ITS_END,
        fact=Fact("encrypted", lambda now: now.encrypted and not now.plain, lasting=False),
    )


def decrypt(held: Held, chance: Random) -> Order | None:
    """``data decrypt``, but for homes that are encrypted all the time."""
    if not held.encrypted or held.path.name.startswith(HIDDEN):
        return None
    return Order(
        name="data decrypt",
        words=("data", "decrypt", "--yes"),
        told=_ONLY_BY_ITS_END,
        fact=Fact("decrypted", lambda now: not now.encrypted, lasting=False),
    )


def importer(folder: Path, home: Path) -> Maker:
    """``data import`` of lists in this folder; the map of the first one is made here."""
    first = _a_list(folder)
    run(home, "data", "import", str(first))
    mapping = first.with_suffix(_MAP_ENDING)

    def bring(held: Held, chance: Random) -> Order:
        path = _a_list(folder)
        return Order(
            name="data import",
            words=("data", "import", str(path), "--map", str(mapping), "--json"),
            told=r'"imported": ?true',
            fact=Fact(path.name, lambda now: _imported(now, path.name) == ROWS),
            events=ROWS,
        )

    return bring


def _has_name(held: Held, case_id: str) -> bool:
    return not str(held.cases[case_id].answers.get("client.name", "Client")).startswith("Client")


def _a_list(folder: Path) -> Path:
    path = folder / f"leavers-{next(NUMBERS)}.csv"
    rows = (f"{path.stem}-{row};{row % 28 + 1}/{row % 12 + 1:02}/2025;{_REASONS[row % 3]}" for row in range(ROWS))
    path.write_text("id;fecha;motivo\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def _imported(held: Held, source: str) -> int:
    return sum(bool(case.imported and case.imported.source == source) for case in held.cases.values())
