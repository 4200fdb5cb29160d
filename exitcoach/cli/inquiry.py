"""What ``investigate`` does, once it is known of which case."""

from exitcoach.cli.begin import INTERRUPTED
from exitcoach.cli.case_told import CaseTold
from exitcoach.cli.files import file_bytes
from exitcoach.cli.playbooks import playbook_for
from exitcoach.cli.screen import result, talk
from exitcoach.cli.seat import seat
from exitcoach.domain.cases import Case
from exitcoach.domain.events import Opened
from exitcoach.domain.investigation import CATALOG
from exitcoach.domain.text import shown_in_line
from exitcoach.locale import _
from exitcoach.services.following import ChangedMeanwhile, filed
from exitcoach.services.investigate import End, Inquiry, file_investigation, inquiry_of, investigate
from exitcoach.wiring import Desk

FAILED = 1


def from_file(desk: Desk, case_id: str, name: str, *, as_json: bool) -> None:
    """Record what a file says. Raises Rejected, NotPossible, ChangedMeanwhile, NotFiled."""
    from exitcoach.frontends.answers_file import read_answers

    inquiry = _inquiry(desk, case_id)
    sheet = read_answers(file_bytes(name), name, inquiry.interview.playbook, catalog=CATALOG)
    end, case = file_investigation(inquiry, sheet.answers, sheet.notes, desk.store, desk.author)
    _tell(end, case, as_json=as_json)


def live(desk: Desk, case_id: str, *, plain: bool, as_json: bool) -> int:
    """Ask; the exit code. Raises NotPossible, NotFiled, CaseInUse; EOFError when nobody will ever answer."""
    inquiry = _inquiry(desk, case_id)
    told = CaseTold(inquiry.case, inquiry.interview.playbook, desk.zone, desk.settings.investigation_days)
    notice = _notice(desk, inquiry.case)
    try:
        with seat(desk, notice, plain=plain, drafts=desk.inquiries, house=told) as here:
            end, case = investigate(inquiry, here.drafts, desk.store, here.frontend, desk.author)
    except ChangedMeanwhile as changed:
        talk(_overtaken(changed))
        return FAILED
    code = _tell(end, case, as_json=as_json)
    return here.ending.code or code


def _inquiry(desk: Desk, case_id: str) -> Inquiry:
    from exitcoach.playbook.investigation import investigation_words

    case = filed(case_id, desk.store)
    words = investigation_words(desk.playbooks.own, playbook_for(case, desk))
    return inquiry_of(case_id, words, desk.store, desk.settings.language)


def _notice(desk: Desk, case: Case) -> str:
    """That a draft is taken up, and what became of it meanwhile."""
    if case.id not in desk.inquiries.ids():
        return ""
    draft = desk.inquiries.peek(case.id)
    lines = [_("The last entry was cut off by a crash; please check this answer.")] if draft.torn else []
    opened = [event for event in draft.events if isinstance(event, Opened)]
    if opened and opened[-1].seen != case.investigation:
        by = shown_in_line(case.investigation.by) if case.investigation else ""
        told = _(
            "{by} recorded an investigation meanwhile. Look through it: your own answers stand where you gave any."
        )
        lines.append(told.format(by=by or _("Somebody")))
    return "\n".join(lines)


def _overtaken(changed: ChangedMeanwhile) -> str:
    told = _(
        "Case {case}: {by} recorded an investigation meanwhile, and it was not written over. What you entered is "
        "kept; look at both with: exitcoach investigate {case}"
    )
    return told.format(case=changed.about, by=shown_in_line(changed.by) or _("Somebody"))


def _tell(end: End, case: Case, *, as_json: bool) -> int:
    """Say how it ended; the exit code."""
    finished = case.investigation and case.investigation.finished_on
    recorded = (
        _("Case {case}: the investigation is finished. To read it:")
        if finished
        else _("Case {case}: what was found is recorded. To go on:")
    )
    sentences = {
        End.RECORDED: recorded,
        End.PAUSED: _("Everything is saved. To go on:"),
        End.UNCHANGED: _("Case {case}: nothing new was entered, so nothing was recorded."),
        End.UNBEGUN: _("Stopped before anything was entered; nothing is kept."),
    }
    talk(sentences[end].format(case=case.id))
    if end in (End.RECORDED, End.PAUSED):
        talk(f"  exitcoach {'show' if finished and end is End.RECORDED else 'investigate'} {case.id}")
    if as_json:
        from exitcoach.stores.codec import encode_case

        result(encode_case(case).decode("utf-8"))
    return INTERRUPTED if end in (End.PAUSED, End.UNBEGUN) else 0
