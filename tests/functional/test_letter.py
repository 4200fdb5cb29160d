"""``exitcoach letter``: a case in, a letter out, through the real command line."""

import json
from datetime import timedelta
from email import message_from_bytes, policy

import pytest

from tests.fakes.house import CALL, EMPLOYEE, TODAY, HouseRun

LATER = {
    "promises": [
        {"what": "Pay back the difference", "owner": "Luis", "due": (TODAY + timedelta(days=9)).isoformat()},
    ],
    "call.date": TODAY.isoformat(),
    "statement": "Read your mail.\n- Every day.",
}


@pytest.fixture
def house(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("EXITCOACH_EMPLOYEE", EMPLOYEE)
    return HouseRun(capsys, tmp_path)


def a_call(house, **changes):
    """File a call; its id."""
    path = house.folder / "call.json"
    path.write_text(json.dumps({key: one for key, one in (CALL | LATER | changes).items() if one}), encoding="utf-8")
    ended = house("start", "--answers", str(path))
    assert ended.code == 0, ended.err
    return ended.id


def test_a_farewell_ready_to_paste(house):
    """On standard output, in the language of the call; nothing else is said."""
    case = a_call(house)
    house = HouseRun(house.capture, house.folder, "en")
    done = house("letter", case[:10])
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("What we spoke about on ")
    for words in ("Dear Marta Ríos,", "Wrong bill. It happened 3 times.", "Luis will see to it by", "the bills."):
        assert words in done.out
    assert "Billing" not in done.out


def test_the_language_of_the_client(house):
    """The letter is in the language of the case; the one that is asked for wins, and that is said."""
    spanish = HouseRun(house.capture, house.folder, "es")
    case = a_call(spanish)
    done = spanish("letter", case)
    assert "Buen día, Marta Ríos:" in done.out
    assert "Hola, Marta Ríos:" in spanish("letter", case, "--tu").out
    other = house("letter", case)
    assert "Dear Marta Ríos," in other.out
    assert "stays in the language" in other.err


def test_one_who_stays_gets_the_promises(house):
    """No farewell, no door."""
    told = house("letter", a_call(house, decision="stays")).out
    assert "Pay back the difference." in told
    assert "Thank you for staying" in told
    assert "door" not in told


def test_a_message_for_the_mail_program(house):
    """Written to the file the option names, in the format of its ending, and not over another."""
    case, path = a_call(house), house.folder / "marta.eml"
    assert house("letter", case, "--output", str(path)).code == 0
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert message["To"] == "marta@rios.example"
    assert message["Subject"].startswith("What we spoke about")
    again = house("letter", case, "--output", str(path))
    assert (again.code, "--force" in again.err) == (1, True)
    assert house("letter", case, "--output", str(path), "--force").code == 0
    assert [one.name for one in house.folder.glob("*.part")] == []


def test_a_message_without_an_address(house):
    """It can be sent all the same: somebody fills it in."""
    done = house("letter", a_call(house, recontact_at="555 123"), "--format", "eml")
    assert (done.code, "recipient" in done.err) == (0, True)
    assert "\nTo:" not in done.out


@pytest.mark.parametrize(("form", "mark"), [("md", "# What"), ("html", "<h1>What"), ("txt", "What")])
def test_the_other_formats(house, form, mark):
    """The same letter."""
    told = house("letter", a_call(house), "--format", form.upper()).out
    assert mark in told
    assert "Marta Ríos" in told


def test_the_statement_to_management(house):
    """Their words, the date and the reference; nothing of how the employee felt."""
    case = a_call(house, feeling=1, permission="yes")
    told = house("letter", case, "--statement").out
    assert "> Read your mail.\n> - Every day.\n" in told
    assert f"reference {case}" in told
    assert "apolog" not in told
    none = house("letter", a_call(house, statement=""), "--statement")
    assert (none.code, none.out) == (1, "")
    assert "exitcoach letter" in none.err


def test_a_case_without_a_decision(house):
    """Refused, with the way out; and the way out works."""
    case = a_call(house, decision="unknown")
    done = house("letter", case)
    assert (done.code, done.out) == (1, "")
    assert f"exitcoach decided {case}" in done.err
    assert house("decided", case, "leaves").code == 0
    assert "Goodbye for now" in house("letter", case).out


def test_days_that_are_over_are_told(house):
    """Somebody should look before a letter promises yesterday."""
    old = [{"what": "Call", "owner": "Luis", "due": (TODAY - timedelta(days=3)).isoformat()}]
    done = house("letter", a_call(house, promises=old, **{"call.date": (TODAY - timedelta(days=5)).isoformat()}))
    assert (done.code, "over already" in done.err) == (0, True)


def test_defensive_words_of_the_employee_are_told(house):
    """The letter is written all the same: they know best."""
    done = house("letter", a_call(house, apology="I apologise, but it is our policy."))
    assert (done.code, "may sound defensive" in done.err) == (0, True)


def test_a_template_of_the_house(house, home):
    """It wins; when it cannot be filled, its file, its line and the cure are told, and nothing is written."""
    own = home / "playbooks" / "letters"
    own.mkdir(parents=True)
    (own / "farewell.en.j2").write_text("# Hello {{ name }}\n\nOur words.\n", encoding="utf-8")
    case = a_call(house)
    assert house("letter", case).out == "Hello Marta Ríos\n\nOur words.\n"
    (own / "farewell.en.j2").write_text("# Hello\n\n{{ nmae }}\n", encoding="utf-8")
    done = house("letter", case, "--output", str(house.folder / "never.txt"))
    assert (done.code, done.out) == (2, "")
    assert f"{own / 'farewell.en.j2'}:3:" in done.err
    assert "“name”" in done.err
    assert not (house.folder / "never.txt").exists()


def test_wrong_options(house):
    """Named, with what is meant."""
    done = house("letter", a_call(house), "--format", "htm")
    assert done.code == 2
    assert "html" in done.err
