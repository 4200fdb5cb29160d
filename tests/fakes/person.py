"""Somebody at a real terminal: runs the program there, waits for what it shows, types. POSIX only."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from typing import Any

import pexpect
import pyte

from exitcoach.domain.text import in_language
from tests.fakes.scenes import general

PROGRAM = [sys.executable, "-m", "exitcoach"]
PATIENCE = 20.0
ENTERS, LEAVES = "\x1b[?1049h", "\x1b[?1049l"
"""The alternate screen."""
Step = tuple[str, str]
"""A question, or ``group.field``, and the keys that answer it."""


class Person:
    """``command`` runs on a terminal of 24 rows and 80 columns."""

    def __init__(self, *command: str) -> None:
        self.raw = ""
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.Stream(self._screen)
        self.child = pexpect.spawn(
            command[0], list(command[1:]), dimensions=(24, 80), encoding="utf-8", codec_errors="replace"
        )
        self.child.delaybeforesend = None

    @property
    def shown(self) -> str:
        """What the terminal shows now."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def scrollback(self) -> str:
        """What stays when the program has ended: all that was not drawn on the alternate screen."""
        return "".join(part.rpartition(LEAVES)[2] for part in self.raw.split(ENTERS))

    def sees(self, text: str) -> None:
        """Wait until the text is on the screen."""
        end = time.monotonic() + PATIENCE
        while text not in self.shown:
            assert time.monotonic() < end, f"waited for {text!r}, saw:\n{self.shown}"
            assert self._reads(), f"ended before {text!r} showed:\n{self.raw[-2000:]}"

    def types(self, *keys: str) -> None:
        """One after the other, without waiting."""
        for key in keys:
            self.child.send(key)

    def answers(self, steps: Iterable[Step], language: str) -> None:
        """Answer each question when it shows."""
        for step, keys in steps:
            self.sees(asked(step, language))
            self.types(keys)

    def ends(self) -> int:
        """The exit code, once everything is read."""
        end = time.monotonic() + PATIENCE
        while self._reads():
            assert time.monotonic() < end, f"does not end:\n{self.shown}"
        self.child.wait()
        return self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0)

    def is_killed(self) -> None:
        """At once, as by a crash or a lost machine."""
        self.child.kill(9)
        self.ends()

    def closes_the_window(self) -> None:
        """The terminal is gone; the program hears of it from the system."""
        terminal = self.child.ptyproc
        terminal.fileobj.close()
        terminal.closed = self.child.closed = True
        terminal.fd = self.child.child_fd = -1
        end = time.monotonic() + PATIENCE
        while self.child.isalive():
            assert time.monotonic() < end, "it outlives its terminal"
            time.sleep(0.01)

    def _reads(self) -> bool:
        try:
            piece = self.child.read_nonblocking(4096, timeout=1)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += piece
        self._stream.feed(piece)
        return True


def starts(*arguments: str) -> Person:
    """Somebody who runs exitcoach."""
    return Person(*PROGRAM, *arguments)


def asked(step: str, language: str) -> str:
    """How a question, or a field of a group (``incidents.what``), shows; the first one of its rows."""
    question = general().question(step)
    if question:
        return f"▸ {in_language(question.ask, language)}"
    group, _, field = step.rpartition(".")
    words = general().question(group)
    assert words is not None, step
    return f"1. {in_language(words.fields[field].ask, language)}"


def without_terminal(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run exitcoach where there is none."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=dict(os.environ),
    )


def the_case() -> dict[str, Any]:
    """The one case there is, as ``cases --json`` lists it."""
    (listed,) = json.loads(without_terminal("cases", "--json").stdout)
    return dict(listed)


def show(case_id: str) -> dict[str, Any]:
    """The case as ``show --json`` prints it."""
    return dict(json.loads(without_terminal("show", case_id, "--json").stdout))
