"""The real program, begun on a home, killed or left to end."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import IO

from .kept_keys import FOLDER, FolderKeyring, keys_of

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60.0
EMPLOYEE = "Ana Torres"
KILLED = 1000
"""Stands for the exit code of a process that was killed: systems tell it in different ways."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a process said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def everything(self) -> str:
        """Both streams."""
        return self.out + self.err


class Hung(Exception):
    """A process did not end by itself."""


def surroundings(home: Path) -> Mapping[str, str]:
    """An environment that leads to this home, to its keyring, and speaks English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EXITCOACH_")}
    own = {
        "EXITCOACH_HOME": str(home),
        "EXITCOACH_LANG": "en",
        "EXITCOACH_EMPLOYEE": EMPLOYEE,
        "PYTHONIOENCODING": "utf-8",
        "PYTHONUNBUFFERED": "1",
        "PYTHON_KEYRING_BACKEND": f"{FolderKeyring.__module__}.{FolderKeyring.__name__}",
        FOLDER: str(keys_of(home)),
    }
    return kept | own


def begin(home: Path, words: Sequence[str]) -> "subprocess.Popen[bytes]":
    """The program, its three streams ours."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "exitcoach", *words]
    return subprocess.Popen(command, cwd=ROOT, env=surroundings(home), stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0)


def hand_over(process: "subprocess.Popen[bytes]", typed: str) -> None:
    """Type all of it and close; it may be gone already."""
    try:
        _stream(process.stdin).write(typed.encode())
        _stream(process.stdin).close()
    except OSError:
        pass
    process.stdin = None


def end(process: "subprocess.Popen[bytes]", *, killed: bool = False) -> Said:
    """What it said when it has ended. Raises Hung."""
    try:
        out, err = process.communicate(timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired as late:
        process.kill()
        process.communicate()
        raise Hung(process.args) from late
    code = KILLED if killed and process.returncode not in (0, 1, 2) else process.returncode
    return Said(code, out.decode(errors="replace"), err.decode(errors="replace"))


def run(home: Path, *words: str, typed: str = "") -> Said:
    """Run the program to its end. Raises Hung."""
    process = begin(home, words)
    hand_over(process, typed)
    return end(process)


def kill_some_time(process: "subprocess.Popen[bytes]", seconds: float, chance: Random) -> None:
    """At any moment of a run that takes so long."""
    time.sleep(chance.uniform(0.2, 1.0) * seconds)
    process.kill()


def kill_while_writing(process: "subprocess.Popen[bytes]", home: Path, chance: Random) -> None:
    """Shortly after one of the first names in the folders of the home changed: few moments of a run write."""
    before, changes = _names_changed(home), chance.randint(1, 6)
    while process.poll() is None and changes:
        time.sleep(0.0003)
        now = _names_changed(home)
        changes, before = changes - (now != before), now
    time.sleep(chance.uniform(0, 0.003))
    process.kill()


def _names_changed(home: Path) -> tuple[int, ...]:
    folders = (home / name for name in ("cases", "private", "house", "drafts", "drafts/retired", "backups"))
    return tuple(_changed(folder) for folder in folders)


def _changed(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream
