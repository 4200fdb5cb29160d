"""What ``start`` and ``resume`` do, once it is known what was asked."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from exitcoach.cli.screen import prose, result, talk
from exitcoach.cli.seat import ear_at_hand, seat
from exitcoach.domain.answers import read_scalar
from exitcoach.domain.cases import Case, Record, Status, Value
from exitcoach.domain.catalog import BY_ID
from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.text import in_language
from exitcoach.errors import ExitCoachError, RecordsLocked
from exitcoach.locale import _, ngettext
from exitcoach.services.take_call import Beginning
from exitcoach.wiring import Desk, chance

INTERRUPTED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options of ``start``."""

    client: str
    channel: str
    playbook: str
    express: bool

    @property
    def given(self) -> dict[str, Value]:
        """The answers among them. Raises Unfit."""
        words = {"client.name": self.client, "channel": self.channel}
        return {key: read_scalar(BY_ID[key], text) for key, text in words.items() if text.strip()}


def from_file(desk: Desk, asked: Asked, data: bytes, name: str, *, as_json: bool) -> None:
    """File a case from answers; the new id, or the stored case, on standard output."""
    from exitcoach.cli.daily import daily_backup
    from exitcoach.frontends.answers_file import read_answers
    from exitcoach.services.file_answers import file_answers

    playbook = desk.playbooks.get(asked.playbook or desk.settings.playbook)
    given: Mapping[str, str] = {key: str(value) for key, value in asked.given.items()}
    sheet = read_answers(data, name, playbook, given)
    beginning = _beginning(desk, asked, playbook)
    record, missing = file_answers(
        beginning, sheet.answers, sheet.notes, desk.store, desk.clock, chance, desk.listening
    )
    _tell_warnings(record, sheet.warnings)
    if missing:
        labels = ", ".join(_label(playbook, one, desk.settings.language) for one in missing)
        talk(_("Left for the debrief; still missing to close: {labels}").format(labels=labels))
    result(_json(record.case) if as_json else record.case.id)
    daily_backup(desk)


def live(desk: Desk, asked: Asked, *, plain: bool, as_json: bool) -> int:
    """Take a call; the exit code. Nobody is asked for a key while the client is there."""
    from exitcoach.services.take_call import take_call
    from exitcoach.stores.keys import nobody_asked

    with nobody_asked():
        playbook = desk.playbooks.get(asked.playbook or desk.settings.playbook)
        beginning = _beginning(desk, asked, playbook)
        notice = _notice(desk, _waiting(len(desk.drafts.ids())))
        with ear_at_hand(desk), seat(desk, notice, plain=plain) as here:
            record = take_call(beginning, here.drafts, desk.store, here.frontend, desk.clock, chance, desk.listening)
    code = _tell_filed(desk, record, as_json=as_json) if record else _tell_nothing()
    with nobody_asked():
        _get_ready(desk)
    return here.ending.code or code


def again(desk: Desk, case_id: str, *, plain: bool, as_json: bool) -> int:
    """Go on with a case; the exit code."""
    from exitcoach.services.go_on import file_closed, go_on

    desk.unlock()
    filed = file_closed(desk.drafts, desk.store, desk.playbooks, desk.listening)
    codes = [_tell(record.case, as_json=as_json and record.case.id == case_id) for record in filed]
    if case_id in (record.case.id for record in filed):
        _get_ready(desk)
        return max(codes)
    notice = _notice(desk, _cut_off(desk, case_id))
    with ear_at_hand(desk), seat(desk, notice, plain=plain, case_id=case_id) as here:
        record = go_on(case_id, here.drafts, desk.store, desk.playbooks, here.frontend, desk.clock, desk.listening)
    code = _tell_filed(desk, record, as_json=as_json)
    _get_ready(desk)
    return here.ending.code or code


def _tell_filed(desk: Desk, record: Record, *, as_json: bool) -> int:
    """File the record where it was closed while nobody could be asked for the key, and say how it stands; the exit
    code."""
    case = record.case
    if case.status is not Status.CLOSED or not desk.home.vault.encrypts or case.id not in desk.drafts.ids():
        return _tell(case, as_json=as_json)
    from exitcoach.cli.unlocking import locked_sentence
    from exitcoach.services.go_on import file_closed

    prose(_("The call is saved. Filing it takes the key of the records; Enter alone leaves that for later."))
    later = _("The call waits, encrypted. File it with: exitcoach resume {case}").format(case=case.id)
    try:
        filed = file_closed(desk.drafts, desk.store, desk.playbooks, desk.listening)
    except RecordsLocked as locked:
        prose(locked_sentence(locked), later)
        return locked.exit_code
    except KeyboardInterrupt:
        prose("", later)
        raise
    return _tell(next((one.case for one in filed if one.case.id == case.id), case), as_json=as_json)


def _beginning(desk: Desk, asked: Asked, playbook: Playbook) -> Beginning:
    path = Path(asked.playbook)
    named_by_path = str(path.absolute()) if asked.playbook and path.is_file() else ""
    return Beginning(
        playbook=playbook,
        employee=desk.settings.employee,
        language=desk.settings.language,
        express=asked.express,
        source=named_by_path,
        given=asked.given,
    )


def _cut_off(desk: Desk, case_id: str) -> str:
    """That a crash cut off what was being stored, when it did."""
    torn = case_id in desk.drafts.ids() and desk.drafts.peek(case_id).torn
    return _("The last entry was cut off by a crash; please check this answer.") if torn else ""


def _notice(desk: Desk, *lines: str) -> str:
    """These lines, that something of whoever sits here is due, and that records are damaged."""
    from exitcoach.cli.memory import damage_line, due_line

    return "\n".join(filter(None, (*lines, due_line(desk), damage_line(desk))))


def _get_ready(desk: Desk) -> None:
    """Prepare what the next call must know at once, and save the day, now that nobody waits."""
    from exitcoach.cli.daily import daily_backup
    from exitcoach.cli.report_browser import close_page

    with suppress(ExitCoachError):
        close_page(desk.home)
        desk.standing.refresh()
    daily_backup(desk)


def _waiting(count: int) -> str:
    """One quiet line on what was left unfinished; nothing is taken up by itself."""
    if not count:
        return ""
    told = ngettext(
        "{count} case is unfinished: exitcoach resume", "{count} cases are unfinished: exitcoach resume", count
    )
    return told.format(count=count)


def ending_lines(case: Case) -> tuple[str, str]:
    """How the case stands, and what to type next: on a line of its own, so that no window breaks the id in two."""
    told, command = {
        Status.CLOSED: (_("Case {case} is closed. To read it:"), "show"),
        Status.DEBRIEF: (_("Case {case} is saved. For its debrief:"), "resume"),
    }.get(case.status, (_("Everything is saved. To go on:"), "resume"))
    return told.format(case=case.id), f"  exitcoach {command} {case.id}"


def _tell(case: Case, *, as_json: bool) -> int:
    """Say how the case stands; the exit code."""
    talk(*ending_lines(case))
    if as_json:
        result(_json(case))
    return INTERRUPTED if case.status in (Status.INTERRUPTED, Status.DEBRIEF) else 0


def _tell_nothing() -> int:
    """Say that the call left nothing behind; the exit code."""
    talk(_("Stopped before anything was entered; nothing is kept."))
    return INTERRUPTED


def _tell_warnings(record: Record, warnings: tuple[str, ...]) -> None:
    from exitcoach.cli.problems import warning

    talk(*(warning(code) for code in warnings))
    count = len(record.private.tone)
    if count:
        told = ngettext(
            "{count} phrase of yours may sound defensive; only you see this.",
            "{count} phrases of yours may sound defensive; only you see this.",
            count,
        )
        talk(told.format(count=count))


def _label(playbook: Playbook, question_id: str, language: str) -> str:
    question = playbook.question(question_id)
    return f"{in_language(question.label, language)} ({question_id})" if question else question_id


def _json(case: Case) -> str:
    from exitcoach.stores.codec import encode_case

    return encode_case(case).decode("utf-8")
