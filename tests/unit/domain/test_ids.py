"""Case ids."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from exitcoach.domain.ids import CHANCE_BITS, BadId, is_case_id, mint, month_of

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = some.integers(0, 60 * 365 * 86_400 * 1000).map(lambda ms: FIRST + timedelta(milliseconds=ms))
CHANCES = some.integers(0, (1 << CHANCE_BITS) - 1)


@given(MOMENTS, CHANCES)
def test_form(moment: datetime, chance: int) -> None:
    """Every id has the form, and is filed under its month."""
    case_id = mint(moment, chance)

    assert is_case_id(case_id)
    assert len(case_id) == 18
    assert month_of(case_id) == f"{moment:%Y-%m}"


@given(MOMENTS, CHANCES, CHANCES, some.integers(1, 10**9))
def test_sorted_by_moment(moment: datetime, one: int, other: int, later: int) -> None:
    """A millisecond apart they sort as they were minted, whatever the lots say."""
    assert mint(moment, one) < mint(moment + timedelta(milliseconds=later), other)


@given(MOMENTS, CHANCES, CHANCES)
def test_two_desks(moment: datetime, one: int, other: int) -> None:
    """At the same moment only the same lot makes the same id."""
    assert (mint(moment, one) == mint(moment, other)) is (one == other)


def test_the_day_is_that_of_utc() -> None:
    """Wherever it was minted."""
    late = datetime(2026, 11, 22, 23, 30, tzinfo=timezone(-timedelta(hours=5)))

    assert mint(late, 0).startswith("261123-")
    assert mint(late, 0) == mint(late.astimezone(UTC), 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "261122",
        "261122-h3k2vd7qmx",
        "261122-h3k2vd7qmx99",
        "261122-H3K2VD7QMX9",
        "261122-h3k2vd7qmxi",
        "../../etc/passwd",
        "261122-h3k2vd7qmx9\n",
        "٢٦١١٢٢-h3k2vd7qmx9",
    ],
)
def test_no_id(text: str) -> None:
    """Only the whole form names a case: nothing else can become a file name."""
    assert not is_case_id(text)
    with pytest.raises(BadId) as bad:
        month_of(text)
    assert bad.value.text == text
