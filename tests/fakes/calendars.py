"""Two readers of calendars that know nothing of each other: icalendar, and ical.js under Node.js."""

import json
import os
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest

SCRIPT = Path(__file__).parents[1] / "readers" / "ical.mjs"


def read_by_icalendar(whole: bytes) -> list[dict[str, object]]:
    """What the Python library finds."""
    parts = icalendar.Calendar.from_ical(whole).subcomponents
    return [_read(part) for part in parts]


def read_by_ical_js(whole: bytes, zone: str = "UTC") -> list[dict[str, object]]:
    """What ical.js finds on a machine in this zone; where it is not at hand the test is skipped, in CI it fails."""
    module, node = os.environ.get("ICAL_JS", ""), shutil.which("node")
    if not module or not node:
        missing = "ICAL_JS names no copy of ical.js, or there is no Node.js: .ci/run has both"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    ended = subprocess.run(
        [node, str(SCRIPT), module], input=whole, capture_output=True, check=True, env={**os.environ, "TZ": zone}
    )
    found = json.loads(ended.stdout)
    assert isinstance(found, list)
    return found


def _read(part: icalendar.Component) -> dict[str, object]:
    day = part.get("due") if part.name == "VTODO" else part.get("dtstart")
    return {
        "kind": str(part.name).lower(),
        "uid": str(part["uid"]),
        "day": _day(day.dt) if day else "",
        "status": str(part["status"]),
        "completed": _moment(part, "completed"),
        "sequence": str(part["sequence"]),
        "stamp": _moment(part, "dtstamp"),
        "changed": _moment(part, "last-modified"),
        "summary": str(part["summary"]),
        "description": str(part["description"]),
        "alarms": [_span(alarm["trigger"].dt) for alarm in part.subcomponents],
    }


def _day(day: date) -> str:
    assert not isinstance(day, datetime), "a whole day has no hour and no zone"
    return day.isoformat()


def _moment(part: icalendar.Component, name: str) -> str:
    return part[name].dt.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if name in part else ""


def _span(span: timedelta) -> str:
    hours = round(span.total_seconds() / 3600)
    return f"-PT{-hours}H" if hours < 0 else f"PT{hours}H"
