"""That a home lies where others copy it, or on another machine: one quiet line."""

import os
from pathlib import Path

from exitcoach.cli.screen import talk
from exitcoach.domain.text import shown_in_line
from exitcoach.locale import _
from exitcoach.stores.elsewhere import Elsewhere, home_elsewhere


def tell_elsewhere(home: Path) -> None:
    """Say so, where something tells it."""
    found = home_elsewhere(home, os.environ)
    if found:
        talk(elsewhere_line(found))


def elsewhere_line(found: Elsewhere) -> str:
    """What that means for the records."""
    if found.service:
        told = _(
            "This folder seems to be synchronised by {service}: copies go elsewhere, and what two machines write can "
            "be lost. A folder of this machine alone is safer; see SECURITY.md."
        )
        return told.format(service=shown_in_line(found.service))
    told = _(
        "This folder is on a network drive ({drive}), which may ignore locks and keep copies. A folder of this machine "
        "is safer; see SECURITY.md."
    )
    return told.format(drive=shown_in_line(found.drive))
