"""What was found, as the answers of the wizard; and the answers, as what was found."""

from datetime import date

from exitcoach.domain import investigation as asked
from exitcoach.domain.cases import Answers, Value
from exitcoach.domain.commitments import Investigation

_LINES = {asked.DEPARTMENTS: "department", asked.PROCESSES: "process", asked.FACTORS: "what"}


def found_in(answers: Answers, notes: tuple[str, ...] = ()) -> Investigation:
    """The answers that count, with what was jotted down beside them."""
    finished, told = answers.get(asked.FINISHED_ON), answers.get(asked.CLIENT_TOLD)
    main, further = _text(answers, asked.CAUSE), answers.get(asked.FURTHER, ())
    others = tuple(str(cause) for cause in further) if isinstance(further, tuple) else ()
    return Investigation(
        findings=_text(answers, asked.FINDINGS),
        diagnosed=(*((main,) if main else ()), *others),
        finished_on=date.fromisoformat(str(finished)) if finished else None,
        departments=_lines(answers, asked.DEPARTMENTS),
        processes=_lines(answers, asked.PROCESSES),
        should_have=_text(answers, asked.SHOULD_HAVE),
        factors=_lines(answers, asked.FACTORS),
        client_told=told if isinstance(told, bool) else None,
        no_corrective_because=_text(answers, asked.NO_CORRECTIVE),
        notes=notes,
    )


def answers_in(found: Investigation | None) -> dict[str, Value]:
    """What it answers already."""
    if found is None:
        return {}
    told: dict[str, Value] = {
        asked.FINDINGS: found.findings,
        asked.SHOULD_HAVE: found.should_have,
        asked.DEPARTMENTS: _rows(asked.DEPARTMENTS, found.departments),
        asked.PROCESSES: _rows(asked.PROCESSES, found.processes),
        asked.CAUSE: "".join(found.diagnosed[:1]),
        asked.FURTHER: found.diagnosed[1:],
        asked.FACTORS: _rows(asked.FACTORS, found.factors),
        asked.NO_CORRECTIVE: found.no_corrective_because,
        asked.FINISHED_ON: found.finished_on.isoformat() if found.finished_on else "",
    }
    answered = {question: value for question, value in told.items() if value not in ("", ())}
    return answered if found.client_told is None else {**answered, asked.CLIENT_TOLD: found.client_told}


def reason_in(answers: Answers) -> str:
    """Why a finished investigation is changed."""
    return _text(answers, asked.REASON)


def _text(answers: Answers, question: str) -> str:
    value = answers.get(question, "")
    return value if isinstance(value, str) else ""


def _lines(answers: Answers, question: str) -> tuple[str, ...]:
    """The texts of a list, each once."""
    value = answers.get(question, ())
    rows = [row for row in value if not isinstance(row, str)] if isinstance(value, tuple) else []
    texts = (str(row.get(_LINES[question], "")).strip() for row in rows)
    return tuple(dict.fromkeys(text for text in texts if text))


def _rows(question: str, texts: tuple[str, ...]) -> tuple[dict[str, str], ...]:
    return tuple({_LINES[question]: text} for text in texts)
