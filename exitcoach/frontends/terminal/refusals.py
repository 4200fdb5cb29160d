"""Why a reply was not taken, in one sentence with the way out."""

from collections.abc import Mapping

from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.text import in_language
from exitcoach.locale import _


def refusal_text(code: str, facts: Mapping[str, str], playbook: Playbook, language: str) -> str:
    """The sentence for a code of interview.Refused or domain.answers.Unfit."""
    sentences = {
        "at-the-start": _("This is the first question."),
        "needed-to-close": _("Closing needs this answer; “unknown” is a fine one. ^C leaves it for later."),
        "needed-here": _("This is needed here; ^D drops the entry, Shift-Tab goes back."),
        "recovery-closed": _("The client has answered the one question; it is not asked again."),
        "does-not-apply": _("This does not apply here."),
        "authority-no": _("Do not promise it: offer to write it for management instead. ^D drops the promise."),
        "same-as-primary": _("That is the main cause already."),
        "stands-alone": _("“None” stands alone: untick the others, or it."),
        "not-a-date": _("Write a day as 2026-12-15, +7, today or tomorrow."),
        "not-a-full-date": _("The whole day is needed here: 2026-12-15, +7, today or tomorrow."),
        "not-a-number": _("Write a whole number from 1."),
    }
    sentences |= _of_an_investigation(facts)
    if code == "needed-to-close" and facts.get("missing"):
        return f"{sentences[code]} ({_labels(facts['missing'], playbook, language)})"
    return sentences.get(code, _("That cannot be taken here."))


def _of_an_investigation(facts: Mapping[str, str]) -> dict[str, str]:
    known = {"on": "", "today": "", "call": "", "name": "", **facts}
    return {
        "day-ahead": _("{on} is still to come (today is {today}). Write the day it happened.").format(**known),
        "day-before-call": _("{on} is before the call ({call}). Write a day from then on.").format(**known),
        "names-a-person": _("“{name}” is a person: write the role and the conditions, nobody's name.").format(**known),
    }


def _labels(ids: str, playbook: Playbook, language: str) -> str:
    questions = ((one, playbook.question(one)) for one in ids.split(", "))
    return ", ".join(in_language(question.label, language) if question else one for one, question in questions)
