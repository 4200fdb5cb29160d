"""What the interview does not take."""

from exitcoach.errors import ExitCoachError


class Refused(ExitCoachError):
    """An event that cannot be: ``code`` names the sentence, ``facts`` fill it; the state stays as it was.

    Codes: ``not-now`` (event, phase) · ``unknown-question`` (question) · ``at-the-start`` · ``recovery-closed`` ·
    ``does-not-apply`` (question) · ``needed-to-close`` (missing) · ``needed-here`` (question) · ``no-such-row`` ·
    ``no-such-note`` · and those of rules.value_faults, with ``item`` and ``field``.
    """

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
