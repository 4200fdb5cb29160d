"""What the people of the example cases say, in one language."""

from dataclasses import dataclass

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where something went wrong."""

    department: str
    process: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One reason to leave, and all that is said about it from the first call to the last finding.

    ``also`` are causes that go with it, ``roots`` what an investigation may find in its place.
    """

    cause: str
    also: Texts
    roots: Texts
    places: tuple[Spot, ...]
    stories: Texts
    incidents: Texts
    should_have: Texts
    signal: str
    evidence: Texts
    playback: Texts
    wish: Texts
    statement: Texts
    apology: Texts
    promises: Texts
    findings: Texts
    factors: Texts
    lesson: str
    smoke: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Cure:
    """A corrective of the house; ``evidence`` is empty where it is never verified."""

    cause: str
    process: str
    what: str
    owner: str
    how: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasebook:
    """Everything that is said and everybody who says it; all invented."""

    first_names: Texts
    last_names: Texts
    accounts: Texts
    segments: Texts
    services: Texts
    employees: Texts
    supervisor: str
    owners: Texts
    callers: Texts
    competitors: Texts
    signals_by: Texts
    gestures: Texts
    overrides: Texts
    tell_client_by: Texts
    topics: Texts
    notes: Texts
    broken_notes: Texts
    withdrawn_notes: Texts
    dropped_notes: Texts
    decided_notes: Texts
    returned_because: Texts
    replies: Texts
    no_corrective: Texts
    support_given: Texts
    themes: tuple[Theme, ...]
    correctives: tuple[Cure, ...]

    def theme(self, cause: str) -> Theme:
        """What is said about a cause; KeyError where nothing is."""
        return {theme.cause: theme for theme in self.themes}[cause]
