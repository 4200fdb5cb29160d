"""What a report changes in its process."""

import gc
from contextlib import suppress

from exitcoach.cli.supervise import collected_seldom


def test_garbage_is_looked_for_more_seldom_and_then_as_before():
    """Also where the report failed; whatever the process had set."""
    usual = gc.get_threshold()
    with suppress(LookupError), collected_seldom():
        assert gc.get_threshold()[0] > usual[0]
        raise LookupError

    assert gc.isenabled()
    assert gc.get_threshold() == usual
