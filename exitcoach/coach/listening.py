"""Where an ear comes from. The ear itself is loaded when somebody listens: start-up is felt during a call."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exitcoach.coach.detect import Ear

Listening = Callable[[str], "Ear"]
"""Gives the ear for a language."""


def deaf(language: str) -> "Ear":
    """An ear that hears nothing."""
    from exitcoach.coach.detect import Ear
    from exitcoach.coach.tone import ToneRules

    return Ear(ToneRules(language=language))
