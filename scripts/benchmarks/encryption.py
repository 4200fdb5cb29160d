"""What encryption costs: the same work on a home with it and on one without."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from benchmarks import answer, close, start
from benchmarks.calls import interview
from benchmarks.homes import LAST_DAY, Homes
from benchmarks.measure import Comparison, Timed, in_turns, timed
from benchmarks.terminal import installed, seconds_until, surroundings
from exitcoach.domain.ids import mint
from exitcoach.settings import KEY_FILE
from exitcoach.stores.encrypting import encrypt_home
from exitcoach.stores.files import PrivateFile
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.key_file import in_keyring, new_private_key, recovery_code
from exitcoach.stores.keys import Keys
from exitcoach.stores.layout import Home
from exitcoach.stores.system_keyring import SystemKeyring
from exitcoach.stores.tiny import MonthlyStore

CASES = 10_000
OVER = "the same in a home that is not encrypted"


@dataclass(frozen=True, slots=True)
class Pair:
    """The same records twice; ``code`` is a file with the recovery code of those that are encrypted."""

    plain: Home
    encrypted: Home
    code: Path


def measure(homes: Homes) -> Iterator[Comparison]:
    """The first question, an answer, a close, and commands that read every case."""
    pair = _pair(homes)
    yield _compared("first question: exitcoach start", *in_turns(*_first_question(homes, pair), start.TURNS))
    yield _compared("one answer: Journal.append", *_answers(pair))
    yield _over_the_bytes(pair)
    yield _compared(
        "closing a case: services.save, a store that has read nothing yet",
        *in_turns(_closing(pair.encrypted), _closing(pair.plain), close.TURNS, warm_up=3),
    )
    for words in (("report", "--format", "json"), ("cases", "--since", "2030-01-01"), ("followups", "--mine")):
        both = (partial(_whole, words, environment) for environment in _surroundings(homes, pair))
        yield _compared(f"exitcoach {' '.join(words)}, whole process", *in_turns(*both, 7))


def _pair(homes: Homes) -> Pair:
    plain, folder = homes.holding(CASES), homes.folder / "encrypted"
    shutil.copytree(plain.path, folder)
    private, code = new_private_key(), homes.folder / "recovery code"
    code.write_text(recovery_code(private), encoding="ascii")
    encrypted = Home(folder, Keys(SystemKeyring(), code))
    begun = timed(lambda: encrypt_home(encrypted, in_keyring(private)))
    print(f"\ndata encrypt, {CASES:,} cases: {begun:.1f} s, {_size(plain):.1f} MB became {_size(encrypted):.1f} MB")
    return Pair(plain, encrypted, code)


def _size(home: Home) -> float:
    return sum(path.stat().st_size for path in home.cases.glob("*.json")) / 1e6


def _surroundings(homes: Homes, pair: Pair) -> tuple[Mapping[str, str], Mapping[str, str]]:
    compiled = homes.folder / "compiled"
    return (
        {**surroundings(pair.encrypted.path, compiled), KEY_FILE: str(pair.code)},
        surroundings(pair.plain.path, compiled),
    )


def _first_question(homes: Homes, pair: Pair) -> tuple[Timed, Timed]:
    first = next(interview().playbook.questions).ask["es"]
    ours, floor = (
        partial(seconds_until, first, [installed(), "start"], environment) for environment in _surroundings(homes, pair)
    )
    return ours, floor


def _answers(pair: Pair) -> tuple[tuple[float, ...], tuple[float, ...]]:
    case_id = mint(LAST_DAY + timedelta(hours=2), CASES)
    with JournalDrafts(pair.encrypted).create(case_id) as ours, JournalDrafts(pair.plain).create(case_id) as floor:
        return in_turns(answer.stored(ours), answer.stored(floor), answer.TURNS, warm_up=20)


def _over_the_bytes(pair: Pair) -> Comparison:
    case_id = mint(LAST_DAY + timedelta(hours=3), CASES)
    with (
        JournalDrafts(pair.encrypted).create(case_id) as journal,
        PrivateFile(pair.encrypted.drafts / "raw", "w") as raw,
    ):
        ours, floor = in_turns(
            answer.stored(journal), answer.raw_append(raw, pair.encrypted.vault), answer.TURNS, warm_up=20
        )
    return Comparison(
        what="one answer, encrypted: Journal.append",
        over="append and fsync of the same bytes",
        ours=ours,
        floor=floor,
        aim=answer.AIM,
    )


def _closing(home: Home) -> Timed:
    states = close.states()
    return lambda: close.saved(MonthlyStore(home), next(states))


def _whole(words: tuple[str, ...], environment: Mapping[str, str]) -> float:
    # What is found decides the exit code; only the time counts here.
    order = [installed(), *words]
    return timed(partial(subprocess.run, order, env=environment, capture_output=True, check=False))


def _compared(what: str, ours: tuple[float, ...], floor: tuple[float, ...]) -> Comparison:
    return Comparison(what=f"{what}, {CASES:,} cases, encrypted", over=OVER, ours=ours, floor=floor)
