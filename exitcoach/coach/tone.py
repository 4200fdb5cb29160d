"""The tone rules of one language, as the ear uses them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exitcoach.coach.lexicon import Lexicon, Program
from exitcoach.coach.speech import Spellings

MARKERS = (
    "contempt",
    "blame_client",
    "plead",
    "deny",
    "interrupt",
    "minimise",
    "conditional_apology",
    "blame_other",
    "policy",
    "yes_but",
    "repeat",
    "justify",
    "overpromise",
    "early_fix",
    "empty_care",
)
"""What the ear listens for (``domain.md``), that which hurts most first."""
EARLY_FIX = "early_fix"
PLAIN_ADDRESS = ""
"""The form of address a text is written in when nothing shows another: usted; in English there is only one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way of speaking. ``marker`` is empty for praise. ``stages`` empty: at any time.

    It holds for a sentence where one of ``patterns`` matches and none of ``unless`` does. ``question``:
    ``no`` when it does not hold in a question, ``only`` when it holds in nothing else, else empty. A ``hint`` is too
    weak to speak alone: it only adds to what the model hears. ``why`` and ``instead`` are empty where the words of
    the marker serve.
    """

    id: str
    marker: str = ""
    patterns: tuple[Program, ...] = ()
    unless: tuple[Program, ...] = ()
    stages: tuple[str, ...] = ()
    question: str = ""
    hint: bool = False
    why: str = ""
    instead: tuple["Instead", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """What to say instead: ``says`` by form of address. Empty ``stages`` or ``emotions``: in any."""

    says: Mapping[str, str]
    stages: tuple[str, ...] = ()
    emotions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerWords:
    """What a marker is called, why it hurts, what to say instead."""

    name: str
    why: str
    instead: tuple[Instead, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneRules:
    """All rules of one language. ``address`` are patterns that show a form of address, by its name.

    All patterns are run on lines of the ``lexicon``.
    """

    language: str
    lexicon: Lexicon = field(default_factory=Lexicon)
    spellings: Spellings = field(default_factory=dict)
    connectors: tuple[str, ...] = ()
    markers: Mapping[str, MarkerWords] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    praise: tuple[Rule, ...] = ()
    address: Mapping[str, tuple[Program, ...]] = field(default_factory=dict)
