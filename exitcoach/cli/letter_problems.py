"""Why there is no letter, and what is wrong in its template, in words and with what to do."""

from collections.abc import Callable, Mapping

from exitcoach.locale import _
from exitcoach.reports.letter_codes import LetterFlaw
from exitcoach.services.letter import NoLetter

REASONS: Mapping[str, Callable[[], str]] = {
    "undecided": lambda: _(
        "Case {case} does not say whether the client leaves or stays. Record it first, with: exitcoach decided {case}"
    ),
    "no-statement": lambda: _(
        "Case {case} has no message of the client to management. The letter to the client: exitcoach letter {case}"
    ),
}

WORDS: Mapping[str, Callable[[], str]] = {
    LetterFlaw.UNREADABLE: lambda: _(
        "The template cannot be read ({why}). Check that it is a file and that you may read it."
    ),
    LetterFlaw.NOT_UTF8: lambda: _("The template is not UTF-8 text. Save it as UTF-8 in your editor, and try again."),
    LetterFlaw.TOO_BIG: lambda: _("The template is larger than 100 KB. A letter is shorter: take out what is not one."),
    LetterFlaw.SYNTAX: lambda: _(
        "This is no valid template. See that every pair of braces is closed, and that every “if” and “for” has its end."
    ),
    LetterFlaw.UNKNOWN_NAME: lambda: _("The name “{value}” is unknown here. Correct it; there are: {known}."),
    LetterFlaw.FORBIDDEN: lambda: _(
        "A template may not do this. Use names, “if”, “for”, “set”, “include”, and these filters: {known}."
    ),
    LetterFlaw.MISSING: lambda: _(
        "There is no template “{value}”. Write it, or name one that is there, such as “built-in/farewell.es.j2”."
    ),
    LetterFlaw.FAILED: lambda: _(
        "This cannot be worked out, or the letter grows without end. Simplify the line, or remove it."
    ),
}


def no_letter(error: NoLetter) -> str:
    """Why this case has no letter, and the way out."""
    return REASONS[error.code]().format(case=error.case_id)
