"""The program, run in this process, and what must hold however it ends."""

import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from exitcoach.__main__ import take_language
from exitcoach.cli.boundary import guarded
from exitcoach.locale import speak
from tests.hostile.payloads import steering

CODES = (0, 1, 2, 130)
CRASHED = "failed in exitcoach itself"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: bytes
    err: str

    @property
    def told(self) -> str:
        """All that was shown."""
        return self.out.decode("utf-8", "replace") + self.err


def run(*words: str, typed: bytes = b"", environment: Mapping[str, str] | None = None) -> Ended:
    """Run a command with bytes on its standard input, as a process with these variables would."""
    asked, rest = take_language(list(words))
    with _streams(typed) as (out, err):
        try:
            code = guarded(rest, asked, {**os.environ, **(environment or {})})
        finally:
            speak("en")
            sys.stdout.flush()
            sys.stderr.flush()
        return Ended(code, out.getvalue(), err.getvalue().decode("utf-8", "replace"))


def held(ended: Ended, what: object, *, line_ends: str = "\n\t", binary: bool = False) -> Ended:
    """The same, after making sure that nothing crashed, was traced or would steer a screen."""
    said = f"{what!r:.300} {ended.err!r:.500}"
    assert ended.code in CODES, said
    assert CRASHED not in ended.err, said + crash_log()
    assert "Traceback" not in ended.told, said
    assert steering(ended.err) == set(), said
    assert binary or steering(ended.out.decode("utf-8"), line_ends=line_ends) == set(), said
    return ended


def crash_log() -> str:
    """Where the last crash was."""
    log = Path(os.environ["EXITCOACH_HOME"]) / "crash.log"
    return log.read_text(encoding="utf-8") if log.is_file() else ""


@contextmanager
def _streams(typed: bytes) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    before = sys.stdin, sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8", errors="replace")
    sys.stdout = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    sys.stderr = io.TextIOWrapper(err, encoding="utf-8", write_through=True)
    try:
        yield out, err
    finally:
        # Their buffers are read afterwards: detached, they are not closed with the streams.
        for stream in (sys.stdout, sys.stderr):
            if not stream.closed:
                stream.flush()
        sys.stdin, sys.stdout, sys.stderr = before
