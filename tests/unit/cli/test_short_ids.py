"""Ids as short as they can be typed."""

from hypothesis import given
from hypothesis import strategies as st

from exitcoach.cli.short_ids import SHORTEST, short_ids

IDS = st.sets(st.from_regex(r"26112[0-9]-[0-9a-d]{11}", fullmatch=True), max_size=20)


@given(IDS)
def test_each_start_is_of_one_id_alone(ids):
    """Whatever ids there are."""
    short = short_ids(ids)
    assert set(short) == ids
    assert all([one for one in ids if one.startswith(start)] == [whole] for whole, start in short.items())
    assert all(len(start) >= SHORTEST for start in short.values())


def test_an_id_that_begins_another_is_whole():
    """As the first promise of a case begins like its tenth."""
    assert short_ids(["261122-h3k2vd7qmx9-p1", "261122-h3k2vd7qmx9-p10"]) == {
        "261122-h3k2vd7qmx9-p1": "261122-h3k2vd7qmx9-p1",
        "261122-h3k2vd7qmx9-p10": "261122-h3k2vd7qmx9-p10",
    }
