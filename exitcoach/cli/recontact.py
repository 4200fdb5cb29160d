"""``recontact``: what is missing, the message when nothing is, and that it was made."""

from dataclasses import dataclass, replace
from datetime import date

from exitcoach.cli.as_json import json_of
from exitcoach.cli.screen import result, talk
from exitcoach.domain.cases import Case
from exitcoach.domain.text import shown_in_line
from exitcoach.followups.facts import facts_of
from exitcoach.followups.refusal import GateClosed
from exitcoach.locale import _
from exitcoach.playbook.shelf import built_in
from exitcoach.reports.day_words import day_text
from exitcoach.wiring import Desk

LETTERS = "letters"
"""Below the folder of the playbooks: the house's own templates win."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What was said about going back to the client of a case. ``tu``: in Spanish they are addressed so."""

    case_id: str
    on: date | None = None
    by: str = ""
    channel: str = ""
    reply: str = ""
    tu: bool = False


def standing(desk: Desk, contact: Contact, *, as_json: bool) -> bool:
    """Whether the gate is open: then the message, else everything that is missing.

    Raises GateClosed, NotFiled, NotPossible, Rejected.
    """
    from exitcoach.services.record_recontact import recontact_gate

    found = recontact_gate(contact.case_id, desk.store, desk.ledger, desk.taxonomy, desk.author)
    case = desk.store.get(contact.case_id).case
    message = _message(case, desk, tu=contact.tu) if found.is_open else ""
    if as_json:
        gate = {"missing": found.missing, "not_before": found.not_before, "pending": found.pending}
        result(
            json_of({"case": case.id, "open": found.is_open, **gate, "recontact": case.recontact, "message": message})
        )
        return found.is_open
    if not found.is_open:
        raise GateClosed(case.id, found.missing, found.not_before, found.pending)
    result(message)
    talk("", *_next_steps(case, desk))
    return True


def made_known(desk: Desk, contact: Contact, *, as_json: bool) -> None:
    """Record that it was made. Raises GateClosed, NotPossible, ChangedMeanwhile, NotFiled."""
    from exitcoach.services.record_recontact import record_recontact

    author = replace(desk.author, by=contact.by) if contact.by else desk.author
    case = record_recontact(
        contact.case_id,
        desk.store,
        desk.ledger,
        desk.taxonomy,
        author,
        on=contact.on,
        received=contact.reply,
        channel=contact.channel,
    )
    _tell(case, as_json=as_json)


def answered(desk: Desk, contact: Contact, *, as_json: bool) -> None:
    """Record how the client took it. Raises NotPossible, ChangedMeanwhile, NotFiled."""
    from exitcoach.services.record_recontact import record_reply

    case = record_reply(contact.case_id, desk.store, desk.author, received=contact.reply, on=contact.on)
    _tell(case, as_json=as_json)


def _tell(case: Case, *, as_json: bool) -> None:
    if case.recontact and case.recontact.received:
        talk(_("Case {case}: the recontact and the client's reply are recorded.").format(case=case.id))
    else:
        told = _("Case {case}: the recontact is recorded. Their reply: exitcoach recontact {case} --reply TEXT")
        talk(told.format(case=case.id))
    if as_json:
        result(json_of(case.recontact))


def _message(case: Case, desk: Desk, *, tu: bool) -> str:
    from exitcoach.cli.playbooks import playbook_for
    from exitcoach.reports.letter_templates import Folders
    from exitcoach.reports.recontact_message import recontact_message

    folders = Folders(desk.playbooks.own / LETTERS, built_in() / LETTERS)
    call = facts_of(case).call_day(desk.zone)
    return recontact_message(case, playbook_for(case, desk), call, folders, tu=tu).rstrip("\n")


def _next_steps(case: Case, desk: Desk) -> list[str]:
    """Where the client wants to hear of it, what was done already, how to record it."""
    answers, language = case.answers, desk.settings.language
    told = []
    at = shown_in_line(str(answers.get("recontact_at") or answers.get("recontact_channel") or ""))
    if at:
        told.append(_("The client asked for it here: {place}").format(place=at))
    if case.recontact:
        on = day_text(case.recontact.on.isoformat(), language)
        told.append(_("The client was contacted already, on {day}.").format(day=on))
    told.append(_("Read it, make it yours; when it is done: exitcoach recontact {case} --made").format(case=case.id))
    return told
