"""What the house tells a client when it goes back to them: what they said, what was found, what changed. No sales."""

from collections.abc import Iterator

from exitcoach.domain.cases import Case
from exitcoach.domain.commitments import CorrectiveState
from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.text import in_language, shown_in_line
from exitcoach.locale import words_of


def recontact_message(case: Case, playbook: Playbook) -> str:
    """A draft in the language of the call, for somebody to make their own."""
    _ = words_of(case.language)
    name = _word(case, "client.name")
    parts = [
        _("Dear {name},").format(name=name) if name else _("Good day,"),
        "\n".join(_reported(case, playbook)),
        *_found(case),
        *_changed(case),
        _("We ask nothing of you. You said that we might let you know, and that was worth doing properly."),
        _("If you ever want to come back, or only to tell us something, the door is open."),
        _("Thank you,") + f"\n{shown_in_line(case.employee)}",
    ]
    return "\n\n".join(parts)


def _reported(case: Case, playbook: Playbook) -> Iterator[str]:
    """What the client told us, as the cause's own words and as the incidents tell it."""
    _ = words_of(case.language)
    cause = playbook.causes.causes.get(_word(case, "cause"))
    if playbook.causes.is_circumstance(_word(case, "cause")):
        yield _("When we spoke you said that we might get in touch again. This is only to say hello.")
        return
    yield _("When we spoke you told us what had gone wrong, and we took it seriously. This is what we noted:")
    incidents = case.answers.get("incidents", ())
    told = (
        [str(row["what"]) for row in incidents if not isinstance(row, str) and row.get("what")]
        if isinstance(incidents, tuple)
        else []
    )
    words = told or ([in_language(cause.label, case.language)] if cause else [])
    yield from (f"- {shown_in_line(one)}" for one in words)


def _found(case: Case) -> Iterator[str]:
    _ = words_of(case.language)
    found = case.investigation
    if found and found.findings:
        yield _("What we found:") + f" {shown_in_line(found.findings)}"


def _changed(case: Case) -> Iterator[str]:
    _ = words_of(case.language)
    works = [one for one in case.correctives if one.state is CorrectiveState.VERIFIED]
    if works:
        told = (f"- {shown_in_line(one.what)}" for one in works)
        yield "\n".join([_("What has changed since, and works:"), *told])
    elif case.investigation and case.investigation.no_corrective_because:
        reason = shown_in_line(case.investigation.no_corrective_because)
        yield _("We have changed nothing, and this is why:") + f" {reason}"


def _word(case: Case, question: str) -> str:
    value = case.answers.get(question)
    return shown_in_line(value) if isinstance(value, str) else ""
