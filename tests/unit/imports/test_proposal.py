"""What is proposed for a file."""

from exitcoach.imports.dates import Order
from exitcoach.imports.proposal import Proposal, propose
from exitcoach.imports.rows import Rows
from exitcoach.imports.survey import survey
from tests.fakes.imports import TONGUE, table


def proposed(found: Rows) -> Proposal:
    return propose(survey(found.columns, found.read()), TONGUE)


def places(found: Rows) -> dict[str, str]:
    return {one.column.name: one.place for one in proposed(found).columns}


def meanings(found: Rows) -> dict[str, str]:
    return {one.word: one.guess.meaning for one in proposed(found).causes}


def test_columns_go_where_their_names_say():
    """What no question asks is kept as a note; what is empty is left out."""
    found = table(
        "id|date|reason|comments|city|nothing", "A1|2012|Expensive|so it was|Lima|", "A2|2013|Expensive|x|Ica|"
    )

    assert places(found) == {
        "id": "client.ref",
        "date": "call.date",
        "reason": "cause",
        "comments": "story",
        "city": "note",
        "nothing": "ignore",
    }
    assert proposed(found).key == "id"


def test_a_key_names_every_row_once():
    """A reference that comes back is the client's, not the row's."""
    found = table("id|reason", "A1|Expensive", "A1|Mudanza")

    assert places(found)["id"] == "client.ref"
    assert proposed(found).key == ""


def test_a_place_has_one_column():
    """The surer name has it; the other column becomes a note."""
    found = table("main_reason|Cause", "Expensive|Mudanza", "Expensive|Mudanza")

    assert places(found) == {"main_reason": "note", "Cause": "cause"}


def test_causes_are_found_by_what_they_say():
    """Where no name tells which column has them."""
    found = table("x|y", "Expensive|1", "Mudanza|1", "Expensive|1", "Xyzzy|2")

    assert places(found) == {"x": "cause", "y": "note"}


def test_free_text_under_the_name_of_a_cause_is_the_story():
    """Nobody gives a meaning to each of a thousand sentences."""
    long = "They told me three times that it was mended, and it never was, so I go"
    found = table("id|reason", *(f"{number}|{long} {number}" for number in range(9)))

    assert places(found)["reason"] == "story"


def test_numbers_are_no_causes():
    """How many factors somebody named is none of them."""
    assert places(table("factors", "1", "2", "1")) == {"factors": "note"}


def test_several_causes_in_a_cell_are_told_apart():
    """By what stands between words that come back alone, or are known; a mark within a word divides nothing."""
    found = table("factors", "Expensive; Mudanza", "Mudanza", "Other; Expensive; Xyzzy", "Xyzzy")

    assert proposed(found).separator == "; "
    assert meanings(found) == {"Expensive": "price.high", "Mudanza": "circumstance.moved", "Other": "none", "Xyzzy": ""}
    assert proposed(table("reason", "download/upload speed", "Expensive")).separator == ""


def test_spellings_of_a_word_are_one_word():
    """Counted together, the most frequent first."""
    [first, second] = proposed(table("reason", "Mudanza", "EXPENSIVE", "expensive", "Expensive")).causes

    assert (first.word, first.count, second.count) == ("EXPENSIVE", 3, 1)


def test_words_of_fixed_answers_get_a_meaning_each():
    """And a column most of whose words have none is a note."""
    found = table("channel|status|reason", "Teléfono|churned|Other", "branch|stayed|Other", "fax|churned|Other")

    told = {place: {one.word: one.guess.meaning for one in words} for place, words in proposed(found).values.items()}
    assert told == {
        "channel": {"Teléfono": "phone", "branch": "in_person", "fax": ""},
        "decision": {"churned": "leaves", "stayed": "skip"},
    }
    assert places(table("channel|reason", "x|Other", "y|Other"))["channel"] == "note"


def test_everything_that_is_open_is_counted():
    """Words without a meaning, and dates whose day and month can be swapped."""
    found = table("date|reason", "03/04/2012|Xyzzy", "05/06/2012|Mudanza")

    assert proposed(found).dates.asked
    assert proposed(found).open == 2
    assert proposed(table("date|reason", "25/12/2012|Mudanza")).dates.order is Order.DMY
