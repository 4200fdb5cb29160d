"""``followups --ics`` and ``report --format ics``: a calendar to import, and to import again."""

from tests.fakes.calendars import read_by_ical_js, read_by_icalendar
from tests.fakes.house import EMPLOYEE, days_ago


def read(house, *words):
    ended = house(*words)
    assert ended.code == 0, ended.err
    return {part["uid"]: part for part in read_by_icalendar(ended.out.encode())}


def test_a_second_export_updates_the_first(house, tmp_path):
    """The same UIDs; what was settled in between is completed, with a greater SEQUENCE."""
    case, file = house.call(), tmp_path / "house.ics"
    corrective = house("corrective", "add", case, "--what", "Check twice", "--owner", "Eva", "--due", "+14").id
    assert house("followups", "--ics", str(file)).code == 0
    before = {part["uid"]: part for part in read_by_icalendar(file.read_bytes())}
    assert set(before) == {
        f"promise-{case}-p1@exitcoach",
        f"promise-{case}-p2@exitcoach",
        f"investigation-{case}@exitcoach",
        f"corrective-{corrective}@exitcoach",
        f"recontact-{case}@exitcoach",
    }

    assert house("promise", "keep", f"{case}-p1", "--on", "yesterday").code == 0
    house.investigated(case)
    assert house("corrective", "place", corrective).code == 0
    assert house("corrective", "verify", corrective, "--evidence", "no wrong bill").code == 0
    kept = house("followups", "--ics", str(file))
    assert (kept.code, "--force" in kept.err) == (1, True)
    assert house("followups", "--ics", str(file), "--force").code == 0
    after = {part["uid"]: part for part in read_by_icalendar(file.read_bytes())}

    assert set(after) == set(before)
    assert all(int(str(after[uid]["sequence"])) > int(str(before[uid]["sequence"])) for uid in before)
    assert all(str(after[uid]["changed"]) >= str(before[uid]["changed"]) for uid in before)
    states = [after[f"{uid}@exitcoach"]["status"] for uid in (f"promise-{case}-p1", f"corrective-{corrective}")]
    assert states == ["COMPLETED", "COMPLETED"]
    assert after[f"recontact-{case}@exitcoach"]["day"] == days_ago(0)


def test_the_file_is_read_the_same_elsewhere(house):
    """By another reader, in another zone."""
    house.call(decision="decides_later", decision_due=days_ago(-2))
    whole = house("followups", "--ics", "-").out.encode()

    assert len(read_by_icalendar(whole)) == 5
    assert read_by_ical_js(whole, "America/Caracas") == read_by_icalendar(whole)


def test_only_what_is_wanted(house):
    """The same choices as for the page; support that was asked for is in no calendar."""
    case = house.call()
    assert set(read(house, "followups", "--mine", "--ics", "-")) == {
        f"promise-{case}-p1@exitcoach",
        f"recontact-{case}@exitcoach",
    }
    assert set(read(house, "followups", "--owner", "luis", "--ics", "-")) == {f"promise-{case}-p2@exitcoach"}
    assert set(read(house, "followups", "--overdue", "--ics", "-")) == {
        f"promise-{case}-p1@exitcoach",
        f"investigation-{case}@exitcoach",
    }
    assert "support" not in house("followups", "--ics", "-").out


def test_a_report_is_the_calendar_of_its_cases(house, tmp_path):
    """Those selected, with the same UIDs; anonymous where that is asked for."""
    case = house.call()
    other = house.call(client={"name": "Leo Paz"}, cause="response.slow", promises=[])
    corrective = house("corrective", "add", case, "--what", "Check twice", "--owner", "Eva Sanz", "--due", "+14").id
    assert house("corrective", "link", corrective, other).code == 0
    whole = read(house, "followups", "--ics", "-")

    assert set(read(house, "report", "--format", "ics")) == set(whole)
    part = read(house, "report", "--case", other, "--output", "-", "--format", "ics")
    assert {uid.split("-")[0] for uid in part} == {"investigation", "corrective", "recontact"}
    assert all(whole[uid]["sequence"] == told["sequence"] for uid, told in part.items())
    hidden = house("report", "--format", "ics", "--anonymize").out
    assert not any(name in hidden for name in ("Marta", "Leo Paz", "Luis", "Eva", EMPLOYEE))
    file = tmp_path / "cases.ics"
    assert house("report", "--output", str(file)).code == 0
    assert read_by_icalendar(file.read_bytes())
