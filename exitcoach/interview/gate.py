"""The recovery gate: answers in, verdict and every reason out. First match of ROWS gives the verdict."""

from collections.abc import Callable

from exitcoach.domain.cases import Answers, Gate
from exitcoach.domain.catalog import BEFORE_RECOVERY, BY_ID
from exitcoach.domain.causes import NOT_SAID, UNCLEAR, Taxonomy
from exitcoach.interview.facts import repeated_failure

HOT = 4
OPENING = "opening"
EXPLORE, CARE, HOLD, LET_GO, STOP = "explore", "care", "hold", "let_go", "stop"
AGAINST = (HOLD, LET_GO)
"""Verdicts that advise against the question; asking all the same is an override."""

Holds = Callable[[Answers, Taxonomy], bool]


def _not_heard(answers: Answers, _: Taxonomy) -> bool:
    return answers.get("heard_out") is not True or not str(answers.get("story", "")).strip()


def _still_hot(answers: Answers, _: Taxonomy) -> bool:
    intensity = answers.get("intensity")
    return isinstance(intensity, int) and intensity >= HOT


def _unconfirmed(answers: Answers, _: Taxonomy) -> bool:
    given_back = (answers.get("playback_confirmed"), answers.get("causes_confirmed"))
    return not any(answer in ("yes", "corrected") for answer in given_back)


ROWS: tuple[tuple[str, tuple[tuple[str, Holds], ...]], ...] = (
    (
        STOP,
        (
            ("client_said_no", lambda answers, _: answers.get("permission") == "no"),
            ("report_only_wanted", lambda answers, _: answers.get("permission") == "report_only"),
        ),
    ),
    (
        LET_GO,
        (
            ("decision_firm", lambda answers, _: answers.get("firmness") == "firm"),
            ("circumstance", lambda answers, causes: causes.is_circumstance(str(answers.get("cause", "")))),
            (
                "declined_to_say",
                lambda answers, _: answers.get("cause_basis") == "declined" or answers.get("cause") == NOT_SAID,
            ),
        ),
    ),
    (
        HOLD,
        (
            ("not_heard", _not_heard),
            ("cause_unknown", lambda answers, _: answers.get("cause") in (None, UNCLEAR)),
        ),
    ),
    (
        CARE,
        (
            ("still_hot", _still_hot),
            ("unconfirmed", _unconfirmed),
            ("repeated_failure", lambda answers, _: repeated_failure(answers)),
        ),
    ),
)


def evaluate(answers: Answers, causes: Taxonomy) -> Gate:
    """The gate on these answers: the first verdict with a reason, and the reasons of all rows in their order."""
    held = [(verdict, code) for verdict, reasons in ROWS for code, holds in reasons if holds(answers, causes)]
    if not held:
        return Gate(verdict=EXPLORE, reasons=(OPENING,))
    return Gate(verdict=held[0][0], reasons=tuple(code for _, code in held))


def stored(answers: Answers, causes: Taxonomy) -> Gate:
    """The gate a case keeps: on the answers given before recovery, so never ``stop``."""
    before = {key: value for key, value in answers.items() if key in BY_ID and BY_ID[key].stage in BEFORE_RECOVERY}
    return evaluate(before, causes)
