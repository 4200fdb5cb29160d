"""A house after a call: the program run in this process, and cases to follow up."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from exitcoach.__main__ import main
from exitcoach.domain.commitments import Investigation
from exitcoach.locale import speak
from exitcoach.services.record_investigation import record_investigation
from exitcoach.settings import read_settings
from exitcoach.wiring import Desk

TODAY = datetime.now(UTC).date()
EMPLOYEE = "Ana"
CALL = {
    "client": {"name": "Marta Ríos", "account": "Panadería Ríos"},
    "call.date": (TODAY - timedelta(days=20)).isoformat(),
    "story": "Three wrong bills.",
    "heard_out": True,
    "playback_confirmed": "yes",
    "firmness": "leaning",
    "cause": "core.error_billing",
    "cause_basis": "stated",
    "incidents": [{"what": "Wrong bill", "department": "Billing", "process": "Monthly bill", "times": 3}],
    "explore": True,
    "permission": "yes",
    "promises": [
        {"what": "Pay back the difference", "owner": EMPLOYEE, "due": (TODAY - timedelta(days=3)).isoformat()},
        {"what": "Call with the date", "owner": "Luis Vega", "due": (TODAY + timedelta(days=1)).isoformat()},
    ],
    "decision": "leaves",
    "investigation_promised": True,
    "recontact_consent": "yes",
    "recontact_topic": "the bills",
    "recontact_at": "marta@rios.example",
    "support_wanted": True,
}


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def id(self) -> str:
        """The id it printed."""
        return self.out.strip()

    @property
    def json(self) -> Any:
        """The JSON it printed."""
        return json.loads(self.out)


@dataclass(frozen=True)
class HouseRun:
    """Runs commands as ``EMPLOYEE`` in a language."""

    capture: pytest.CaptureFixture[str]
    folder: Path
    language: str = "en"

    def __call__(self, *words: str) -> Ended:
        self.capture.readouterr()
        try:
            main([*words, "--lang", self.language])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        finally:
            speak("en")
        told = self.capture.readouterr()
        return Ended(code, told.out, told.err)

    def typed(self, *words: str, lines: Sequence[str]) -> str:
        """What a command tells somebody who types these lines into it."""
        program = [sys.executable, "-m", "exitcoach", *words, "--lang", self.language]
        given = "".join(f"{line}\n" for line in lines)
        return subprocess.run(program, input=given, capture_output=True, encoding="utf-8", check=False).stderr

    def call(self, **answers: object) -> str:
        """File a call; its id."""
        file = self.folder / "call.json"
        file.write_text(json.dumps({**CALL, **answers}), encoding="utf-8")
        ended = self("start", "--answers", str(file))
        assert ended.code == 0, ended.err
        return ended.id

    def investigated(self, case_id: str, **changes: Any) -> None:
        """The investigation of a case is finished."""
        desk = Desk(read_settings(os.environ))
        found = Investigation(findings="Amounts were not checked.", finished_on=TODAY, **changes)
        record_investigation(case_id, found, desk.store, desk.taxonomy, desk.author, seen=None)


def days_ago(days: int) -> str:
    """A day in ISO."""
    return (TODAY - timedelta(days=days)).isoformat()
