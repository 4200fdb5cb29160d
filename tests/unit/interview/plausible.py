"""What somebody might reply to a question, and which of the answers given ought to count."""

from collections.abc import Mapping

from exitcoach.domain.cases import Answers, Value
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.questions import CAUSES, Kind, Spec

BIASED_CAUSES = (
    *("core.reliability", "core.repeated", "response.slow", "price.high", "competition.better_offer"),
    *("circumstance.moved", "circumstance.deceased", "unknown.not_said", "unknown.unclear", "fit.need_changed"),
)
SENSIBLE: Mapping[str, Value] = {
    "firmness": "leaning",
    "cause": "core.reliability",
    "decision": "leaves",
    "recontact_consent": "not_asked",
    "override_reason": "they asked me to",
    "what": "call them back",
    "owner": "Bo",
    "due": "2026-12-01",
}
"""What gets one past every question that cannot be left."""
ON_THE_WAY_OUT = ("exit_steps", "exit_reference", "effective_date", "obstacles")
TO_COME_BACK = ("recontact_channel", "recontact_at", "recontact_topic", "recontact_after")
_BY_KIND: Mapping[Kind, tuple[Value, ...]] = {
    Kind.TEXT: ("Rosa", "", "sí, pero ya", "  ", "third time"),
    Kind.NOTE: ("It broke.\nAgain.", "", "They never called", "\t"),
    Kind.CONFIRM: (True, False, True),
    Kind.SCALE: (1, 3, 4, 5, 2),
    Kind.NUMBER: (1, 2, 7),
    Kind.DATE: ("2026-12-01", "2025-02-28"),
}


def replies(spec: Spec, taxonomy: Taxonomy) -> tuple[Value, ...]:
    """Some values for ``spec``, good ones and some the rules refuse."""
    choices = spec.choices
    if spec.source == CAUSES:
        choices = tuple(cause for cause in BIASED_CAUSES if cause in taxonomy.causes)
    if spec.kind is Kind.CHOICE:
        return choices
    if spec.kind is Kind.CHOICES:
        return (*((one,) for one in choices), choices[:2], choices[1:4], (choices[0], choices[0]), ())
    return _BY_KIND[spec.kind]


def expected_to_count(given: Answers, verdict: str) -> dict[str, Value]:
    """The answers that apply, read from the list in plain words; ``verdict`` is that of the stored gate."""
    kept = {question: value for question, value in given.items() if question != "causes_contributing"}
    contributing = given.get("causes_contributing", ())
    assert isinstance(contributing, tuple)
    others = tuple(cause for cause in contributing if cause != given.get("cause"))
    if others:
        kept["causes_contributing"] = others
    causes = [str(given.get("cause")), *map(str, others)]
    exploring = given.get("explore") is True
    permission = given.get("permission") if exploring else None
    applies = {
        "competitor": any(cause.startswith("competition.") for cause in causes),
        "permission": exploring,
        "override_reason": exploring and verdict in ("hold", "let_go"),
        "wish": permission == "yes",
        "statement": permission in ("yes", "report_only"),
        "decision_due": given.get("decision") == "decides_later",
        **dict.fromkeys(ON_THE_WAY_OUT, given.get("decision") != "stays"),
        **dict.fromkeys(TO_COME_BACK, given.get("recontact_consent") == "yes"),
    }
    return {question: value for question, value in kept.items() if applies.get(question, True)}
