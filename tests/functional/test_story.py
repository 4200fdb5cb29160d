"""The whole way from "I'm leaving" to the next call, told once through the real command line."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from exitcoach.wiring import Desk
from tests.fakes.calendars import read_by_icalendar
from tests.fakes.clock import TickingClock
from tests.fakes.house import EMPLOYEE

CALLED = (datetime.now(UTC) - timedelta(days=90)).replace(hour=12)
TOLD = {
    "en": {
        "story": "Charged twice for the third month, and nobody ever called back.",
        "incident": "Charged twice",
        "topic": "whether the double charge is cured",
        "promise": "Pay back the double charge",
        "findings": "The night run is repeated by hand when it stops, and nothing checks for charges made already.",
        "factor": "Whoever repeats the run at night cannot see what it has charged.",
        "first": "The run refuses a second charge",
        "second": "Whoever answers sees the open charges",
        "lesson": "Look at the last three charges before the client has to tell them",
        "overdue": "OVERDUE",
        "in_days": "in 14 days",
        "late": "4 days ago",
        "no_investigation": "a finished investigation",
        "not_verified": "correctives not verified yet",
        "not_placed": "is only planned",
        "found": "What we found:",
        "changed": "What has changed since, and we have seen it work:",
        "reply_first": "their reply is not recorded",
        "again": "2nd time; left in",
        "verified": "corrective verified",
        "came_back": "came back in",
        "learned": "Learned here:",
        "kept": "kept",
    },
    "es": {
        "story": "Cobro doble por tercer mes, y nadie devolvió la llamada.",
        "incident": "Cobro doble",
        "topic": "si el cobro doble está corregido",
        "promise": "Devolver el cobro doble",
        "findings": "El proceso de la noche se repite a mano cuando se detiene, y nada comprueba lo ya cobrado.",
        "factor": "Quien repite el proceso de noche no ve lo que ya cobró.",
        "first": "El proceso rechaza un segundo cobro",
        "second": "Quien atiende ve los cobros abiertos",
        "lesson": "Mirar los tres últimos cobros antes de que el cliente tenga que contarlos",
        "overdue": "VENCIDO",
        "in_days": "dentro de 14 días",
        "late": "hace 4 días",
        "no_investigation": "una investigación terminada",
        "not_verified": "verificar correctivos",
        "not_placed": "planificado",
        "found": "averiguamos:",
        "changed": "cambiado desde entonces",
        "reply_first": "respuesta",
        "again": "2.ª vez; se fue en",
        "verified": "correctivo verificado",
        "came_back": "volvió en",
        "learned": "Aprendido aquí:",
        "kept": "cumplida",
    },
}


class Story:
    """The house of a test and its days: ``TOLD`` in its language, and a clock that is put forward."""

    def __init__(self, spoken, clock):
        self.spoken, self.clock = spoken, clock
        self.words = TOLD[spoken.language]

    def __call__(self, *words):
        """What a command prints, when it does what it is asked."""
        ended = self.spoken(*words)
        assert ended.code == 0, ended.err
        return ended.out

    def refused(self, *words):
        """Why a command does not: one sentence, and nothing on standard output."""
        ended = self.spoken(*words)
        assert (ended.code, ended.out, len(ended.err.splitlines())) == (1, "", 1)
        return ended.err

    def json(self, *words):
        return json.loads(self(*words, "--json"))

    def wait(self, days):
        self.clock.advance(days=days)

    def day(self, after):
        """That many days after the call."""
        return (CALLED + timedelta(days=after)).date().isoformat()

    def file(self, name, answers):
        path = self.spoken.folder / name
        path.write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
        return str(path)


@pytest.fixture
def story(spoken, monkeypatch):
    # The clock is a port of the desk; no command has an option for the time.
    clock = TickingClock(CALLED)
    monkeypatch.setattr(Desk, "clock", clock)
    return Story(spoken, clock)


def test_goodbye_is_see_you_later(story):
    """They leave over a failure that came back; it is looked into, cured, told them; they return; it is learned."""
    case = _they_leave(story)
    _it_is_looked_into(story, case)
    first, second = _it_is_cured_one_part_late(story, case)
    _they_are_told_what_changed(story, case)
    _they_come_back(story, case)
    _it_is_learned(story, first)

    assert story.json("followups") == []
    parts = read_by_icalendar(story("followups", "--ics", "-").encode())
    assert {part["status"] for part in parts} == {"COMPLETED"}
    assert {f"corrective-{first}@exitcoach", f"corrective-{second}@exitcoach"} < {part["uid"] for part in parts}
    _the_next_call_knows(story)


def _they_leave(story):
    words = story.words
    answers = {
        "client": {"name": "Marta Ríos", "account": "Panadería Ríos"},
        "story": words["story"],
        "heard_out": True,
        "playback_confirmed": "yes",
        "firmness": "leaning",
        "cause": "core.error_billing",
        "causes_contributing": ["response.slow"],
        "incidents": [{"what": words["incident"], "process": "Monthly bill", "times": 3, "reported_before": True}],
        "explore": True,
        "permission": "yes",
        "promises": [{"what": words["promise"], "owner": EMPLOYEE, "due": story.day(5), "authority": "yes"}],
        "decision": "leaves",
        "investigation_promised": True,
        "recontact_consent": "yes",
        "recontact_topic": words["topic"],
    }
    case = story("start", "--answers", story.file("call.json", answers)).strip()
    stored = story.json("show", case)
    assert (stored["status"], stored["gate"]) == ("closed", {"verdict": "care", "reasons": ["repeated_failure"]})
    assert words["in_days"] in story("followups")
    assert {row["kind"]: row["due"] for row in story.json("followups")} == {
        "promise": story.day(5),
        "investigation": story.day(14),
        "recontact": None,
    }

    story.wait(4)
    story("promise", "keep", f"{case}-p1")
    assert words["no_investigation"] in story.refused("recontact", case)
    return case


def _it_is_looked_into(story, case):
    """On the tenth day, from a file; what the client said stays beside what was found."""
    story.wait(6)
    words = story.words
    found = {
        "findings": words["findings"],
        "processes": ["Monthly bill"],
        "cause": "core.repeated",
        "causes_further": ["core.error_billing"],
        "factors": [words["factor"]],
        "client_told": False,
        "finished_on": story.day(10),
    }
    story("investigate", case, "--answers", story.file("found.json", {"investigation": found}))

    stored = story.json("show", case)
    assert (stored["answers"]["cause"], stored["investigation"]["diagnosed"][0]) == (
        "core.error_billing",
        "core.repeated",
    )
    assert stored["investigation"]["finished_on"] == story.day(10)
    assert words["findings"][:30] in story("show", case)


def _it_is_cured_one_part_late(story, case):
    words, owned = story.words, ("--owner", "Eva Sanz", "--how", "…")
    first, second = (
        story("corrective", "add", case, "--what", words[name], *owned, "--due", due, "--verify-by", "+30").strip()
        for name, due in (("first", "+7"), ("second", "+10"))
    )
    story.wait(5)
    story("corrective", "place", first)

    story.wait(9)
    page = story("followups", "--overdue")
    assert words["overdue"] in page
    assert words["late"] in page
    assert words["second"] in page
    assert words["first"] not in page
    assert words["not_placed"] in story.refused("corrective", "verify", second, "--evidence", "…")
    story("corrective", "place", second)
    told = next(one for one in story.json("corrective", "list") if one["id"] == second)
    assert (told["due"], told["placed_on"], told["state"]) == (story.day(20), story.day(24), "in_place")
    return first, second


def _they_are_told_what_changed(story, case):
    """Refused while a corrective is not seen to work, whichever; then drafted, made, and made once."""
    words = story.words
    pending = [one["id"] for one in story.json("corrective", "list")]
    story.wait(6)
    for one in list(pending):
        reason = story.refused("recontact", case)
        assert words["not_verified"] in reason
        assert all(other in reason for other in pending)
        assert story.refused("recontact", case, "--made") == reason
        story("corrective", "verify", one, "--evidence", "0 / 4.000")
        pending.remove(one)

    message = story("recontact", case)
    for part in ("Marta Ríos", "incident", "found", "findings", "changed", "first", "second"):
        assert words.get(part, part) in message
    story("recontact", case, "--made", "--channel", "phone", "--by", "Luis Vega")
    assert words["reply_first"] in story.refused("recontact", case, "--made")
    story("recontact", case, "--reply", "…!")
    made = story.json("show", case)["recontact"]
    assert (made["on"], made["by"], made["channel"], made["received"]) == (story.day(30), "Luis Vega", "phone", "…!")


def _they_come_back(story, case):
    story.wait(15)
    story("returned", case, "--because", story.words["first"])
    stored = story.json("show", case)
    assert stored["returned"]["on"] == story.day(45)
    assert [change["what"] for change in stored["history"]] == [
        "promise.kept",
        "investigation.finished",
        "corrective.added",
        "corrective.added",
        "corrective.placed",
        "corrective.placed",
        "corrective.verified",
        "corrective.verified",
        "recontact.made",
        "recontact.answered",
        "returned",
    ]
    moments = [change["at"] for change in stored["history"]]
    assert moments == sorted(moments)
    told = " ".join(story("show", case).split())
    assert all(part in told for part in (story.words["kept"], story.words["second"], "0 / 4.000", "…!"))


def _it_is_learned(story, corrective):
    lesson = story("lesson", "add", story.words["lesson"], "--corrective", corrective, "--cause", "core.error_billing")
    story("lesson", "publish", lesson.strip())


def _the_next_call_knows(story):
    """Who calls again is known; what was learned shows where the cause is chosen."""
    words = story.words
    opening, listening = ["Marta Ríos", *[""] * 7], [words["story"], *[""] * 7]
    told = story.spoken.typed("start", "--plain", lines=[*opening, *listening, "core.error_billing", ":?", ":q"])
    known = next(line for line in told.splitlines() if words["again"] in line)
    assert words["verified"] in known
    assert words["came_back"] in known
    assert f"{words['learned']} {words['lesson']}" in " ".join(told.split())
    assert " ".join(told.split()).count(words["lesson"]) == 2
