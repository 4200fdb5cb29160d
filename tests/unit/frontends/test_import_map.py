"""Maps: written as a proposal, read as somebody left them."""

from pathlib import Path

import pytest

from exitcoach.cli.problems import sentence
from exitcoach.domain.causes import Taxonomy
from exitcoach.frontends.import_map import read_map
from exitcoach.frontends.import_proposal import map_text
from exitcoach.frontends.import_words import read_words
from exitcoach.imports.dates import Order
from exitcoach.imports.places import PLACES, is_worded
from exitcoach.imports.plan import SKIP, Plan
from exitcoach.imports.proposal import propose
from exitcoach.imports.rows import Rows
from exitcoach.imports.survey import survey
from exitcoach.imports.troubles import ImportTrouble
from exitcoach.playbook.shelf import Shelf, built_in
from exitcoach.ports import Rejected
from exitcoach.sheet import Block, read_sheet
from tests.fakes.imports import TONGUE, table

NOWHERE = Path(__file__) / "nowhere"
"""No folder can be made there."""
GENERAL = Shelf(own=NOWHERE, cache=NOWHERE).get("general")
CAUSES: Taxonomy = GENERAL.causes
LEAST = "columns: {r: cause}\n"


def plan_of(text: str) -> Plan:
    return read_map(text.encode(), "x.map.yaml", CAUSES)


def troubles(text: str) -> list[tuple[str, int, str]]:
    with pytest.raises(Rejected) as caught:
        plan_of(text)
    assert all(sentence(problem) for problem in caught.value.problems)
    return [(problem.code, problem.line, problem.where) for problem in caught.value.problems]


def proposed(rows: Rows) -> str:
    return map_text(rows, "leavers", propose(survey(rows.columns, rows.read()), TONGUE), CAUSES, "en")


def test_a_map_says_everything():
    """Each line of it."""
    plan = plan_of(
        """
        source: leavers of 2012
        sheet: Two
        key: id
        decision: decides_later
        primary: none
        separator: "; "
        columns: {id: client.ref, when: call.date, why: cause, more: causes_contributing, rest: , how: channel}
        dates: {order: mdy}
        causes: {Muy CARO: price.high, Otro: null, "-": ~, NONE: none}
        values: {channel: {Tel: phone, fax: null}}
        """
    )

    assert plan == Plan(
        source="leavers of 2012",
        sheet="Two",
        key="id",
        decision="decides_later",
        primary="none",
        separator="; ",
        columns={
            "id": "client.ref",
            "when": "call.date",
            "why": "cause",
            "more": "causes_contributing",
            "rest": "ignore",
            "how": "channel",
        },
        order=Order.MDY,
        causes={"muy caro": "price.high", "otro": None, "-": None, "none": None},
        values={"channel": {"tel": "phone", "fax": None}},
    )


def test_a_map_needs_its_columns_only():
    """The rest has a usual value; the list is named for the file."""
    assert plan_of(LEAST) == Plan(source="x", columns={"r": "cause"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("colums: {r: cause}", [(ImportTrouble.UNKNOWN_LINE, 1, "colums"), (ImportTrouble.NOT_A_MAP, 1, "columns")]),
        ("- a", [(ImportTrouble.NOT_A_MAP, 1, ""), (ImportTrouble.NOT_A_MAP, 1, "columns")]),
        ("columns: {r: cuase}", [(ImportTrouble.UNKNOWN_PLACE, 1, "r")]),
        ("columns: {r: feeling}", [(ImportTrouble.UNKNOWN_PLACE, 1, "r")]),
        ("columns: {r: story, s: story}", [(ImportTrouble.TAKEN_PLACE, 1, "s")]),
        ("columns: {r: note, s: note, r: note}", [(ImportTrouble.REPEATED_LINE, 1, "r")]),
        (LEAST + "key: id", [(ImportTrouble.WRONG_VALUE, 2, "key")]),
        (LEAST + "decision: gone", [(ImportTrouble.WRONG_VALUE, 2, "decision")]),
        (LEAST + "primary: last", [(ImportTrouble.WRONG_VALUE, 2, "primary")]),
        (LEAST + "dates: {order: dym}", [(ImportTrouble.WRONG_VALUE, 2, "order")]),
        (LEAST + "dates:\n  order: ?  # decide", [(ImportTrouble.UNDECIDED_ORDER, 3, "dates.order")]),
        (LEAST + "causes:\n  Caro: ?", [(ImportTrouble.UNDECIDED_WORD, 3, "Caro")]),
        (LEAST + "causes:\n  Caro: '?' # 3", [(ImportTrouble.UNDECIDED_WORD, 3, "Caro")]),
        (LEAST + "causes: {Caro: price.hihg}", [(ImportTrouble.UNKNOWN_CAUSE, 2, "Caro")]),
        (LEAST + "values: {story: {a: b}}", [(ImportTrouble.UNKNOWN_PLACE, 2, "story")]),
        (LEAST + "values: {channel: {a: fax}}", [(ImportTrouble.WRONG_VALUE, 2, "a")]),
        (LEAST + "separator: [a]", [(ImportTrouble.WRONG_VALUE, 2, "separator")]),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_map_is_told_with_its_line(text: str, expected: list[tuple[str, int, str]]):
    """All of it, and what nobody has decided yet."""
    assert troubles(text) == expected


def test_a_proposal_can_be_used_as_it_is_where_nothing_is_open():
    """What is written is what was proposed."""
    rows = table("id|date|reason|status", "1|25/12/2012|Expensive|churned", "2|03/04/2012|Other|stayed")

    assert plan_of(proposed(rows)) == Plan(
        source="leavers",
        key="id",
        columns={"id": "client.ref", "date": "call.date", "reason": "cause", "status": "decision"},
        order=Order.DMY,
        causes={"expensive": "price.high", "other": None},
        values={"decision": {"churned": "leaves", "stayed": SKIP}},
    )


def test_a_proposal_asks_what_it_does_not_know():
    """Words and the order of dates; the map is refused until somebody has written the answers."""
    rows = table("date|reason", "03/04/2012|Xyzzy", "05/06/2012|Xyzzy")
    codes = [code for code, _, _ in troubles(proposed(rows))]

    assert codes == [ImportTrouble.UNDECIDED_ORDER, ImportTrouble.UNDECIDED_WORD]
    assert "03/04/2012" in proposed(rows)


@pytest.mark.parametrize(
    "word", ['a "b": c', "# x", "- y", "null", "yes", "12", "\\", "ñ{é}", "\u2028x", "a\x1b[31mb", "{0}", "?"]
)
def test_whatever_a_file_holds_can_stand_in_a_map(word: str):
    """Names and words are quoted, and comments steer no screen."""
    text = proposed(table(f"{word}x|reason", f"1|{word}a", f"2|{word}a"))

    root = read_sheet(text.replace('"?"', "null").encode(), "x")
    assert isinstance(root, Block)
    columns = next(entry.value for entry in root.entries if entry.key == "columns")
    assert isinstance(columns, Block)
    assert [entry.key for entry in columns.entries] == [f"{word}x", "reason"]
    assert "\x1b" not in text


def test_the_words_that_come_with_the_program_mean_something():
    """Every cause, column and answer named there is one."""
    root = {
        name: read_sheet((built_in() / "import" / name).read_bytes(), name) for name in ("reasons.yaml", "columns.yaml")
    }
    blocks = {entry.key: entry.value for node in root.values() if isinstance(node, Block) for entry in node.entries}
    named = {key: {entry.key for entry in node.entries} for key, node in blocks.items() if isinstance(node, Block)}

    assert named["causes"] == set(CAUSES.causes)
    assert named["columns"] <= {*PLACES, "note"}
    assert all(is_worded(place) for place in named["values"])


@pytest.mark.parametrize(
    ("word", "cause"),
    [
        ("Siniestro rechazado", "response.unfair"),
        ("High premium", "price.high"),
        ("Budget cuts", "circumstance.finance"),
        ("Missing integrations", "fit.missing"),
        ("Better job offer", "competition.offer"),
        ("Demoras en la instalación", "access.wait"),
        ("No quiso decir", "unknown.not_said"),
        ("Don't know", "unknown.unclear"),
        ("N/A", "none"),
        ("Otros motivos", "none"),
    ],
)
def test_words_of_many_trades_are_known(word: str, cause: str):
    """Telephone, insurance, banks, software, and people who leave their jobs."""
    assert read_words(built_in() / "import", GENERAL, CAUSES).causes.guess(word).meaning == cause
