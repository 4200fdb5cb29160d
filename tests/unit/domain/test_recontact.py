"""When the house may go back to a client."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from exitcoach.domain.commitments import Corrective, CorrectiveState, Investigation
from exitcoach.domain.recontact import MISSING, lacking

TODAY = date(2026, 12, 10)
FOUND = Investigation(findings="Nobody called back", finished_on=TODAY)
CURE = Corrective(id="c1", what="second desk", owner="Eva", state=CorrectiveState.VERIFIED)
OPEN = {
    "consent": True,
    "not_before": TODAY,
    "circumstance": False,
    "investigation": FOUND,
    "correctives": (CURE,),
    "today": TODAY,
}


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, ()),
        ({"consent": False}, ("consent",)),
        ({"not_before": TODAY + timedelta(days=1)}, ("not_before",)),
        ({"not_before": None}, ()),
        ({"investigation": None}, ("investigation",)),
        ({"investigation": replace(FOUND, finished_on=None)}, ("investigation",)),
        ({"correctives": ()}, ("corrective",)),
        ({"correctives": (), "investigation": replace(FOUND, no_corrective_because="A storm")}, ()),
        ({"correctives": (CURE, replace(CURE, state=CorrectiveState.IN_PLACE))}, ("corrective",)),
        ({"circumstance": True, "investigation": None, "correctives": ()}, ()),
    ],
)
def test_each_condition_by_itself(change, missing):
    """After a circumstance there is nothing to find or to cure."""
    assert lacking(**OPEN | change) == missing


def test_everything_is_named_in_order():
    """Not only the first."""
    assert (
        lacking(**OPEN | {"consent": False, "not_before": date.max, "investigation": None, "correctives": ()})
        == MISSING
    )
