"""What is wrong in a file a person wrote, in one line: place, id, what is wrong and how to mend it."""

from collections.abc import Callable, Mapping

from exitcoach.cli.draft_problems import WORDS as DRAFT_WORDS
from exitcoach.cli.import_problems import WORDS as IMPORT_WORDS
from exitcoach.cli.letter_problems import WORDS as LETTER_WORDS
from exitcoach.cli.playbook_problems import WORDS as PLAYBOOK_WORDS
from exitcoach.cli.reasons import syntax_reason, system_reason
from exitcoach.domain.catalog import ANY_CAUSE, CIRCUMSTANCE, REPEATED, VERDICT
from exitcoach.domain.text import shown_in_line
from exitcoach.errors import Problem
from exitcoach.frontends.answers_file import NOT_CONTROLLED
from exitcoach.frontends.answers_findings import Trouble
from exitcoach.interview.rules import Breach
from exitcoach.locale import _
from exitcoach.sheet import Flaw

Facts = Mapping[str, str]

_LONGEST_FACT = 60
_LISTS = ("choices", "members", "known")
_CODES: Mapping[str, Callable[[str], str]] = {"reason": syntax_reason, "why": system_reason}


def sentence(problem: Problem) -> str:
    """``FILE:LINE: ID: what is wrong; how to mend it``; no line and no id where there is none."""
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    parts = (place, _short(problem.where), _told(problem))
    return shown_in_line(": ".join(part for part in parts if part))


def warning(code: str) -> str:
    """What a person should think over although it is allowed."""
    return WARNINGS[code]()


def _told(problem: Problem) -> str:
    facts = _Lenient((name, _fact(name, fact)) for name, fact in problem.facts.items())
    by_facts = BY_FACTS.get(problem.code)
    told = by_facts(facts) if by_facts else SENTENCES[problem.code]()
    told = told.format_map(facts)
    near = facts.get("near")
    return told + " " + _("Did you mean “{near}”?").format(near=near) if near else told


def _fact(name: str, fact: str) -> str:
    return fact if name in _LISTS else _short(_CODES.get(name, str)(fact))


def _short(text: str) -> str:
    line = shown_in_line(text[: 2 * _LONGEST_FACT])
    return line if len(line) <= _LONGEST_FACT and len(text) <= 2 * _LONGEST_FACT else f"{line[:_LONGEST_FACT]}…"


class _Lenient(dict[str, str]):
    """A fact that is not there is empty: a sentence never fails."""

    def __missing__(self, key: str) -> str:
        return ""


def _subject(name: str) -> str:
    subjects = {
        ANY_CAUSE: _("the cause (primary or contributing)"),
        CIRCUMSTANCE: _("the cause being a circumstance"),
        REPEATED: _("the failure having been repeated"),
        VERDICT: _("the verdict of the recovery gate"),
    }
    return subjects.get(name, f"“{name}”")


def _does_not_apply(facts: Facts) -> str:
    subject, has, wanted = _subject(facts["subject"]), facts["has"], _alternatives(facts["wanted"])
    if facts["barred"]:
        told = _("This does not apply when {subject} is “{has}”. Remove it, or correct that answer.")
    elif has:
        told = _("This does not apply: {subject} is “{has}”, not {wanted}. Remove it, or correct that answer.")
    else:
        told = _("This does not apply: there is no answer to {subject}, it should be {wanted}. Remove it, or add that.")
    return _braced(told.format(subject=subject, has=has, wanted=wanted))


def _alternatives(patterns: str) -> str:
    return _(" or ").join(f"“{pattern}”" for pattern in patterns.split(", "))


def _braced(told: str) -> str:
    """Filled already: braces a person typed are no places to fill."""
    return told.replace("{", "{{").replace("}", "}}")


def _missing(facts: Facts) -> str:
    if facts["verdict"]:
        return _("This is missing: the recovery gate says “{verdict}”, and the question was asked. Add the reason why.")
    return _("This is missing. Add it.")


def _not_a_choice(facts: Facts) -> str:
    if facts["near"] or len(facts["choices"]) > 4 * _LONGEST_FACT:
        return _("“{value}” is none of the choices.")
    return _("“{value}” is none of the choices. Write one of: {choices}.")


BY_FACTS: Mapping[str, Callable[[Facts], str]] = {
    Trouble.DOES_NOT_APPLY: _does_not_apply,
    Breach.MISSING: _missing,
    "not-a-choice": _not_a_choice,
}
SENTENCES: Mapping[str, Callable[[], str]] = {
    Flaw.TOO_BIG: lambda: _("The file is larger than 20 MB. Split it, or take out what is no answer."),
    Flaw.NOT_UTF8: lambda: _("The file is not UTF-8 text. Save it as UTF-8 in your editor, and try again."),
    Flaw.CONTROL_CHARACTER: lambda: _("The control character {value} cannot stand in such a file. Remove it."),
    Flaw.SYNTAX: lambda: _(
        "This is not valid YAML or JSON ({reason}). Check the indentation; put text with “: ” or “#” in quotes."
    ),
    Flaw.EMPTY: lambda: _("The file is empty. Write at least one answer, such as “cause: price.high”."),
    Flaw.SECOND_DOCUMENT: lambda: _("A second document begins here. Put it in a file of its own."),
    Flaw.TAG: lambda: _("The tag “{value}” cannot stand in such a file. Remove it, or put the text in quotes."),
    Flaw.KEY_NOT_TEXT: lambda: _("The name before the colon is not a plain word. Write one."),
    Flaw.TOO_DEEP: lambda: _("Lists or groups are nested more than 100 deep. Take them apart."),
    Flaw.TOO_MANY_VALUES: lambda: _("The file holds more than a million values. Split it."),
    Flaw.UNKNOWN_ALIAS: lambda: _("Nothing above is called “&{value}”. Correct the name, or quote the text."),
    Flaw.ALIAS_OF_ITSELF: lambda: _("“*{value}” stands inside “&{value}” itself. Write the value out."),
    Flaw.UNFOLDS_TOO_FAR: lambda: _("The aliases unfold to more than can be read. Write the values out."),
    Trouble.NOT_ANSWERS: lambda: _("Answers belong here: lines of the form “id: value”. Write them so."),
    Trouble.UNKNOWN_ID: lambda: _("No question has this id. Correct or remove it."),
    Trouble.DUPLICATE_ID: lambda: _("This id stands here a second time, first in line {first}. Keep one."),
    Trouble.UNKNOWN_FIELD: lambda: _("There is no such field. Correct or remove it."),
    Trouble.DUPLICATE_FIELD: lambda: _("This field stands here a second time, first in line {first}. Keep one."),
    Trouble.NOT_ONE_VALUE: lambda: _("One value belongs here, not a list or a group. Write just the value."),
    Trouble.NOT_A_LIST: lambda: _("A list belongs here. Begin each item on its own line with “- ”."),
    Trouble.NOT_A_ROW: lambda: _("Lines of the form “field: value” belong here. The fields are: {known}."),
    Trouble.NOT_A_GROUP: lambda: _("This alone is no question. Write one of: {members}."),
    Trouble.CONTRADICTS_OPTION: lambda: _("The file says “{other}” and {option} says “{value}”. Leave one out."),
    Trouble.MORE_PROBLEMS: lambda: _(
        "There may be more: checking stopped after {most} problems. Mend these, and try again."
    ),
    Breach.EXCLUSIVE: lambda: _("“{value}” stands alone. Remove it, or the other choices."),
    Breach.REPEATED: lambda: _("“{value}” is chosen twice. Keep one."),
    Breach.TOO_MANY: lambda: _("“{value}” is one too many: {most} at most. Remove one."),
    Breach.SAME: lambda: _("“{value}” is already the answer to “{other}”. Remove it here."),
    Breach.BARRED: lambda: _("“{value}” cannot be one of several. Remove it."),
    Breach.AUTHORITY_NO: lambda: _(
        "Without the authority there is no promise. Remove it, and offer the client a statement to management."
    ),
    "not-yes-no": lambda: _("“{value}” is neither yes nor no. Write “yes” or “no”."),
    "not-a-scale": lambda: _("“{value}” is no whole number from 1 to 5. Write one."),
    "not-a-number": lambda: _("“{value}” is no whole number from 1. Write one."),
    "not-a-date": lambda: _("“{value}” is no date. Write it as YYYY-MM-DD, such as 2026-05-31."),
    "not-a-full-date": lambda: _("“{value}” lacks the day. Write the whole date as YYYY-MM-DD."),
    **PLAYBOOK_WORDS,
    **DRAFT_WORDS,
    **LETTER_WORDS,
    **IMPORT_WORDS,
}

WARNINGS: Mapping[str, Callable[[], str]] = {
    NOT_CONTROLLED: lambda: _(
        "A promise was made although the cause is not under control. A statement to management would be safer."
    ),
}
