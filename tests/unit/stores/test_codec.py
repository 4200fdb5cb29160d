"""Events and cases as JSON."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exitcoach.domain.cases import Case, Private, Record
from exitcoach.domain.events import Drafted, Event, Noted, NoteDrafted, Place
from exitcoach.stores.codec import (
    decode_case,
    decode_event,
    decode_private,
    encode_case,
    encode_event,
    encode_private,
)
from tests.fakes.records import CALL, a_case, a_full_case, a_private, an_answered, an_id

MOMENTS = st.integers(0, 10**8).map(lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ROWS = st.dictionaries(TEXTS, TEXTS | st.integers(-9, 9) | st.booleans(), max_size=3)
VALUES = TEXTS | st.integers(0, 10**9) | st.booleans() | st.lists(TEXTS | ROWS, max_size=3).map(tuple)
RECORDS = st.builds(
    lambda answers, revision: Record(a_full_case(answers=answers, revision=revision), a_private()),
    st.dictionaries(TEXTS, VALUES, max_size=4),
    st.integers(0, 99),
)


def events() -> st.SearchStrategy[Event]:
    st.register_type_strategy(datetime, MOMENTS)
    st.register_type_strategy(str, TEXTS)
    kinds = [
        st.builds(kind, **({"value": VALUES} if "value" in kind.__annotations__ else {}))
        for kind in get_args(Event)
        if "record" not in kind.__annotations__
    ]
    recalled = next(kind for kind in get_args(Event) if "record" in kind.__annotations__)
    return st.one_of(*kinds, st.builds(recalled, record=RECORDS))


@given(st.deferred(events), st.integers(1, 10_000))
def test_every_event_comes_back_equal(event: Event, number: int):
    """Whatever happened, and whatever was typed, is read back as it was written."""
    assert (number, event) == decode_event(encode_event(event, number))


@given(RECORDS)
def test_every_record_comes_back_equal(record: Record):
    """So are cases and private parts."""
    assert record.case == decode_case(encode_case(record.case))
    assert record.private == decode_private(encode_private(record.private))


@given(TEXTS)
def test_one_line_with_nothing_raw(text: str):
    """The JSON is one line by anybody's reckoning, and standard JSON for the same text."""
    data = encode_case(a_case(answers={"story": text})).decode()

    assert [data] == data.splitlines()
    assert all(character.isprintable() or not character.isascii() for character in data)
    assert text == json.loads(data)["answers"]["story"]


@pytest.mark.parametrize("code", [0, 9, 10, 13, 0x1B, 0x7F, 0x80, 0x85, 0x9F, 0x2028, 0x2029])
def test_control_characters_and_separators_are_escaped(code: int):
    """Events escape what cases escape."""
    for data in (encode_case(a_case(answers={"story": chr(code)})), encode_event(an_answered("story", chr(code)), 1)):
        assert chr(code) not in data.decode()


def test_other_text_is_readable():
    """What a person can read stays readable in the file."""
    assert "Rosa Núñez" in encode_case(a_case()).decode()
    assert "¿Adiós? 👋" in encode_event(an_answered("story", "¿Adiós? 👋"), 1).decode()


def test_times_are_utc_and_days_are_days():
    """Times end in Z, dates are ISO dates, a missing one is null."""
    case = json.loads(encode_case(a_full_case(left_at=None)))

    assert case["created"] == "2026-11-22T15:00:00Z"
    assert case["left_at"] is None
    assert case["promises"][0]["due"] == "2026-11-30"


def test_an_event_names_itself():
    """The form of a journal's entries is a contract with older journals."""
    entry = json.loads(encode_event(an_answered("client.name", "Rosa"), 7))

    assert entry == {
        "seq": 7,
        "event": "answered",
        "data": {
            "at": "2026-11-22T15:00:00Z",
            "place": {"question": "client.name", "row": None, "field": None},
            "value": "Rosa",
        },
    }


@pytest.mark.parametrize(
    ("line", "event"),
    [
        (
            b'{"seq":2,"event":"drafted","data":{"at":"2026-11-22T15:00:00Z",'
            b'"place":{"question":"client.name","row":null,"field":null},"text":"Ro"}}',
            Drafted(at=CALL, place=Place(question="client.name"), text="Ro"),
        ),
        (
            b'{"seq":3,"event":"note_drafted","data":{"at":"2026-11-22T15:00:00Z","text":"a dog"}}',
            NoteDrafted(at=CALL, text="a dog"),
        ),
        (
            b'{"seq":4,"event":"noted","data":{"at":"2026-11-22T15:00:00Z","text":"a dog barks"}}',
            Noted(at=CALL, text="a dog barks"),
        ),
    ],
)
def test_what_older_journals_have_is_read(line: bytes, event: Event):
    """As it was written then; and so it is still written."""
    assert decode_event(line)[1] == event
    assert json.loads(line)["data"] == json.loads(encode_event(event, 1))["data"]


def test_a_lone_surrogate_costs_nothing_else():
    """Half a character becomes a stand-in; the event and the case are kept."""
    _, event = decode_event(encode_event(an_answered("story", "a\ud800b"), 1))

    assert event.value == "a\ufffdb"
    assert decode_case(encode_case(a_case(answers={"story": "a\ud800b"}))).answers["story"] == "a\ufffdb"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"seq":1,"event":"unheard","data":{}}',
        b'{"seq":"1","event":"closed","data":{"at":"2026-11-22T15:00:00Z"}}',
        b'{"seq":1,"event":"closed","data":{}}',
        b'{"seq":1,"event":"closed"}',
    ],
)
def test_what_is_no_event_is_refused(data: bytes):
    """Bytes that are no event raise ValueError and nothing else."""
    with pytest.raises(ValueError):  # noqa: PT011  # any kind of it
        decode_event(data)


def test_shapes_are_decoded_by_name():
    """A field that is missing takes its default, one that is unknown is passed over."""
    line = encode_case(a_case()).replace(b'"asks":0', b'"asks":0,"later":[1,2]')

    assert a_case() == decode_case(line)
    assert Private(id=an_id(), revision=1) == decode_private(b'{"id":"%s","revision":1}' % an_id().encode())
    assert isinstance(decode_case(line), Case)


def test_dates_keep_their_day():
    """Dates are no moments: no time zone can move them."""
    case = a_full_case()

    assert date(2026, 12, 1) == decode_case(encode_case(case)).decided.on  # type: ignore[union-attr]
    assert timedelta(0) == decode_case(encode_case(case)).created.utcoffset()
