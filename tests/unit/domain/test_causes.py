"""The taxonomy of causes."""

import pytest

from exitcoach.domain.causes import Control, group_of
from tests.fakes.playbooks import small_taxonomy

TAXONOMY = small_taxonomy()


@pytest.mark.parametrize(
    ("cause", "circumstance"),
    [
        ("circumstance.moved", True),
        ("circumstance.deceased", True),
        ("unknown.not_said", False),
        ("unknown.unclear", False),
        ("core.quality", False),
        ("fit.need_changed", False),
        ("nobody.knows", False),
        ("", False),
    ],
)
def test_circumstance(cause: str, circumstance: bool) -> None:
    """Unavoidable, and not merely unknown."""
    assert TAXONOMY.is_circumstance(cause) is circumstance


def test_control() -> None:
    """Whose hands it was in, if anybody knows."""
    assert TAXONOMY.control("core.quality") is Control.AVOIDABLE
    assert TAXONOMY.control("price.high") is Control.MIXED
    assert TAXONOMY.control("nobody.knows") is None


def test_groups() -> None:
    """The leaf fixes the group."""
    assert group_of("core.quality") == TAXONOMY.causes["core.quality"].group == "core"
    assert [cause.id for cause in TAXONOMY.leaves("core")] == ["core.quality", "core.repeated", "core.error_billing"]
    assert TAXONOMY.leaves("nothing") == ()
