"""What the house does after a call, through the real command line."""

import pytest

from tests.fakes.house import EMPLOYEE, days_ago


def test_rows_are_those_of_the_contract(house):
    """Overdue first; every row has the same fields."""
    case = house.call()
    rows = house("followups", "--json").json
    fields = ["kind", "case", "id", "what", "owner", "due", "state", "overdue", "missing"]
    assert all(list(row) == fields for row in rows)
    assert {row["kind"] for row in rows} == {"investigation", "promise", "recontact", "support"}
    assert [row["overdue"] for row in rows] == sorted((row["overdue"] for row in rows), reverse=True)
    waiting = next(row for row in rows if row["kind"] == "recontact")
    assert (waiting["case"], waiting["missing"]) == (case, ["investigation", "corrective"])


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        (["--mine"], {EMPLOYEE}),
        (["--owner", "luis"], {"Luis Vega"}),
        (["--overdue", "--mine"], {EMPLOYEE}),
        (["--overdue"], {EMPLOYEE, ""}),
    ],
)
def test_rows_are_chosen(house, words, owners):
    """Those of a person, by a part of the name; the overdue ones."""
    house.call(support_wanted=False)
    rows = house("followups", "--json", *words).json
    assert {row["owner"] for row in rows} == owners
    assert all(row["overdue"] for row in rows) or "--overdue" not in words


def test_nothing_due_is_a_line_and_no_failure(spoken):
    """Also for a name nobody has, with the nearest one."""
    assert (spoken("followups").code, spoken("followups").out) == (0, "")
    assert len(spoken("followups").err.splitlines()) == 1
    spoken.call()
    assert "“Luis”" in spoken("followups", "--owner", "Lius").err


def test_each_row_says_what_to_type(house):
    """The ids in it are as short as they can be, and are understood."""
    case = house.call()
    page = house("followups").out
    orders = [line.split("→ exitcoach ")[1].split() for line in page.splitlines() if "→" in line]
    assert ["promise", "keep", f"{case}-p1"] in orders
    recontact = next(order for order in orders if order[0] == "recontact")
    assert len(recontact[1]) < len(case)
    assert house(*recontact).code == 1
    assert "investigation" in house(*recontact).err


def test_a_broken_promise_needs_a_reason_and_the_supervisor_sees_it(spoken):
    """One line of refusal; then it is listed until somebody looks into it."""
    case = spoken.call()
    refused = spoken("promise", "break", f"{case}-p1")
    assert (refused.code, len(refused.err.splitlines())) == (1, 1)
    assert spoken("promise", "break", f"{case}-p1", "--note", "nobody called").code == 0
    row = next(row for row in spoken("followups", "--json").json if row["state"] == "broken")
    assert (row["id"], row["owner"]) == (f"{case}-p1", "")
    assert f"exitcoach investigate {case[:9]}" in spoken("followups").out
    assert spoken("promise", "keep", f"{case}-p1").code == 1


def test_a_promise_is_withdrawn_with_the_client(house):
    """Then it counts as kept."""
    case = house.call()
    assert house("promise", "withdraw", f"{case}-p2", "--note", "moved", "--client-agreed").code == 0
    promise = house("show", case, "--json").json["promises"][1]
    assert (promise["state"], promise["client_agreed"]) == ("withdrawn", True)


def test_a_decision_comes_later(house):
    """By the nearest word where it is misspelt; a second one is refused."""
    case = house.call(decision="decides_later", decision_due=days_ago(1))
    kinds = {row["kind"] for row in house("followups", "--json").json}
    assert "decision" in kinds
    refused = house("decided", case, "leavs")
    assert (refused.code, "“leaves”" in refused.err) == (2, True)
    assert house("decided", case, "leaves", "--on", "yesterday", "--note", "by mail").code == 0
    assert house("show", case, "--json").json["decided"]["on"] == days_ago(1)
    assert house("decided", case, "stays").code == 1


def test_support_is_closed_with_what_was_done(house):
    """It is in no case and no history."""
    case = house.call()
    assert house("support", case, "--done", "a coffee").code == 0
    assert "support" not in {row["kind"] for row in house("followups", "--json").json}
    assert "coffee" not in house("show", case, "--json").out


REFUSED = [
    (["promise", "keep", "nothing"], 1),
    (["promise", "keep", "{case}", "--note", "x"], 1),
    (["promise", "keep", "{case}-p1", "--on", "someday"], 2),
    (["promise", "keep", "{case}-p1", "--on", "+3"], 1),
    (["corrective", "add", "{case}", "--what", "w", "--due", "+1"], 2),
    (["corrective", "add", "{case}", "--what", "w", "--owner", " ", "--due", "+1"], 1),
    (["corrective", "add", "{case}", "--what", "w", "--owner", "o", "--due", "2020-01-01"], 1),
    (["corrective", "add", "{case}", "--what", "w", "--owner", "o", "--due", "+1", "--cause", "core.qualty"], 2),
    (["corrective", "verify", "nothing", "--evidence", "e"], 1),
    (["recontact", "{case}", "--made"], 1),
    (["recontact", "{case}", "--reply", "fine"], 1),
    (["recontact", "{case}", "--made", "--channel", "fax"], 2),
    (["lesson", "add", "text"], 1),
    (["lesson", "add", "text", "--cause", "core.nothing"], 2),
    (["lesson", "retire", "nothing", "--note", "n"], 1),
    (["smoke", "a bill", "--cause", "core.error_biling"], 2),
    (["smoke"], 2),
    (["support", "{case}"], 2),
    (["returned", "000000-00"], 1),
]


def test_what_cannot_be_done_is_a_sentence(spoken):
    """One line, in the language in use, and nothing on standard output."""
    case = spoken.call()
    for words, code in REFUSED:
        ended = spoken(*(word.format(case=case) for word in words))
        assert (words, ended.code, ended.out) == (words, code, "")
        assert len(ended.err.splitlines()) == 1
        assert "Traceback" not in ended.err


def test_a_corrective_that_did_not_help_says_so(house):
    """Cases of the same cause and process after it was verified are counted."""
    case = house.call()
    assert house("corrective", "list", "--json").json == []
    corrective = house("corrective", "add", case, "--what", "w", "--owner", "o", "--due", "+1").id
    other = house.call(client={"name": "Leo"})
    assert house("corrective", "link", corrective, other).code == 0
    assert house("corrective", "place", corrective, "--on", days_ago(2)).code == 0
    assert house("corrective", "verify", corrective, "--evidence", "e", "--on", "yesterday").code == 0
    again = house.call(**{"call.date": days_ago(0)})
    listed = house("corrective", "list", "--json").json[0]
    assert (listed["state"], listed["cases"]) == ("verified", [case, other])
    assert listed["recurrence"] == {"since": days_ago(1), "count": 1, "cases": [again]}
    assert "Back again: 1 since" in house("corrective", "list").out


def test_lessons_are_listed_by_cause(house):
    """A draft first; retired with a reason."""
    lesson = house("lesson", "add", "Say the date", "--cause", "response.slow").id
    assert [one["state"] for one in house("lesson", "list", "--json").json] == ["draft"]
    assert house("lesson", "list", "--cause", "core.quality", "--json").json == []
    assert house("lesson", "retire", lesson).code == 1
    assert house("lesson", "retire", lesson, "--note", "untrue now").code == 0
    assert "retired" in house("lesson", "list").out


def test_smoke_is_guessed_and_told(spoken):
    """Without a terminal the words decide, and it is said; what was said stands; - is none."""
    logged = spoken("smoke", "otro", "error", "de", "cobro", "en", "la", "factura")
    assert (logged.code, len(logged.id)) == (0, 18)
    assert "core.error_billing" in logged.err
    plain = spoken("smoke", "error de cobro", "--cause", "-", "--department", "-", "--process", "-", "--json").json
    assert (plain["cause"], plain["department"], plain["process"]) == ("", "", "")
    said = spoken(
        "smoke", "list of errors", "--cause", "price.high", "--department", "Caja", "--process", "-", "--json"
    )
    assert (said.json["text"], said.json["cause"], said.json["department"]) == ("list of errors", "price.high", "Caja")
    assert len(spoken("smoke", "list", "--json").json) == 3
    assert "list of errors" in spoken("smoke", "list").out


def test_smoke_is_found_before_a_case(house):
    """A case whose first signal it was is named."""
    smoke = house("smoke", "wrong bill again", "--cause", "core.error_billing").id
    case = house.call(**{"call.date": days_ago(0), "first_signal": "a wrong bill in March"})
    listed = house("smoke", "list", "--json").json
    assert [(one["id"], one["cases"]) for one in listed] == [(smoke, [case])]


DUE = {"en": "1 thing of yours is due", "es": "Tiene 1 pendiente"}


def test_own_things_are_told_in_a_line_where_a_call_begins(spoken):
    """And under what is due; once it is done, or for anybody else, there is no such line."""
    case = spoken.call()
    due = DUE[spoken.language]

    def told():
        return spoken.typed("start", "--plain", lines=[":q"]), spoken("followups").err

    assert [one.count(due) for one in told()] == [1, 1]
    assert spoken("promise", "keep", f"{case}-p1").code == 0
    assert [one.count(due) for one in told()] == [0, 0]
