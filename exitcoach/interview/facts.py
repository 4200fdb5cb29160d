"""What conditions may ask about besides questions, worked out from the answers."""

from exitcoach.domain.cases import Answers, Gate, Row
from exitcoach.domain.causes import group_of

REPEATED_CAUSE = "core.repeated"
RESPONSE_GROUP = "response"
TIMES_THAT_REPEAT = 2


def any_causes(answers: Answers) -> tuple[str, ...]:
    """The primary cause and the contributing ones."""
    primary, contributing = answers.get("cause"), answers.get("causes_contributing", ())
    others = contributing if isinstance(contributing, tuple) else ()
    named = [primary, *others]
    return tuple(cause for cause in named if isinstance(cause, str) and cause)


def repeated_failure(answers: Answers) -> bool:
    """It happened before: an incident says so, or a cause does."""
    return any(map(_repeats, rows(answers, "incidents"))) or any(
        cause == REPEATED_CAUSE or group_of(cause) == RESPONSE_GROUP for cause in any_causes(answers)
    )


def rows(answers: Answers, question: str) -> tuple[Row, ...]:
    """The rows of a repeated group; none where it was not answered."""
    value = answers.get(question, ())
    return tuple(row for row in value if not isinstance(row, str)) if isinstance(value, tuple) else ()


def tags_of(answers: Answers, gate: Gate | None) -> tuple[str, ...]:
    """What is known of the client, in the words phrases are tagged with."""
    single = (answers.get("emotion"), answers.get("firmness"), answers.get("decision"))
    told = tuple(str(answer) for answer in single if answer)
    return (*told, *any_causes(answers), *((gate.verdict,) if gate else ()))


def _repeats(incident: Row) -> bool:
    times = incident.get("times")
    often = isinstance(times, int) and times >= TIMES_THAT_REPEAT
    return often or incident.get("reported_before") is True
