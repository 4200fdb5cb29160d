"""The names a template knows, and what stands for them in one letter: texts as typed, days in words."""

from collections.abc import Mapping
from datetime import date

from babel.dates import format_date, format_skeleton

from exitcoach.domain.commitments import Promise
from exitcoach.domain.text import clean, shown_in_line
from exitcoach.reports.letter_sandbox import fill
from exitcoach.reports.letter_templates import Folders
from exitcoach.services.letter import Incident, Letter

Words = Mapping[str, object]


def written(letter: Letter, folders: Folders, *, language: str, tu: bool = False) -> str:
    """The template of the letter, filled. Raises Rejected."""
    name = f"{letter.variant.value}.{language}.j2"
    return fill(name, words_of(letter, language, tu=tu), folders, letter.playbook)


def words_of(letter: Letter, language: str, *, tu: bool = False) -> Words:
    """Every name, always there: empty text, no rows or false where the case does not tell."""
    line = shown_in_line
    return {
        "tu": tu,
        "name": line(letter.name),
        "account": line(letter.account),
        "service": line(letter.service),
        "since": line(letter.since),
        "employee": line(letter.employee),
        "reference": line(letter.reference) or letter.case_id,
        "case": letter.case_id,
        "call_date": day(letter.call.isoformat(), language),
        "cause": letter.cause,
        "decision": letter.decision,
        "decision_due": _day(letter.decision_due, language),
        "apology": line(letter.apology),
        "incidents": [_incident(one, language) for one in letter.incidents],
        "told": letter.told,
        "investigation_due": _day(letter.investigation_due, language),
        "steps": list(letter.steps),
        "effective_date": _day(letter.effective, language),
        "promises": [_promise(one, language) for one in letter.promises],
        "statement": clean(letter.statement).replace("\r\n", "\n").strip("\n").split("\n") if letter.statement else [],
        "consent": letter.consent,
        "topic": line(letter.topic),
        "contact_after": _day(letter.after, language),
    }


def day(text: str, language: str) -> str:
    """A day, a month or a year in words; a text that is none of them as it is."""
    try:
        if len(text) == len("2026-11"):
            return format_skeleton("yMMMM", date.fromisoformat(f"{text}-01"), locale=language)
        return format_date(date.fromisoformat(text), "long", locale=language)
    except ValueError:
        return shown_in_line(text)


def _day(when: date | None, language: str) -> str:
    return day(when.isoformat(), language) if when else ""


def _incident(one: Incident, language: str) -> Words:
    return {
        "what": shown_in_line(one.what),
        "should_have": shown_in_line(one.should_have),
        "when": day(one.when, language),
        "times": one.times,
        "reported_before": one.reported_before,
    }


def _promise(one: Promise, language: str) -> Words:
    return {
        "what": shown_in_line(one.what),
        "owner": shown_in_line(one.owner),
        "due": _day(one.due, language),
        "confirmed": one.authority == "yes",
        "tell_client_by": shown_in_line(one.tell_client_by),
    }
