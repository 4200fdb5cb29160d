"""A client's earlier cases, and what the house learned about a cause: a line each."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from exitcoach.domain.cases import Status
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Corrective, CorrectiveState, Lesson
from exitcoach.domain.text import in_language, shown_in_line
from exitcoach.errors import ExitCoachError
from exitcoach.followups.facts import LEAVES, STAYS, facts_of
from exitcoach.locale import _
from exitcoach.ports import Ledger
from exitcoach.services.earlier_cases import Client, EarlierCase, earlier_among
from exitcoach.services.lessons import lessons_for
from exitcoach.wiring import Desk

ENDINGS = {1: "st", 2: "nd", 3: "rd"}
TEENS = range(11, 14)


def earlier_lines(
    desk: Desk, client: tuple[str, ...], case_ids: Iterable[str], language: str, *, but: str
) -> tuple[str, ...]:
    """One line on those of the cases that are this client's, by name, account and reference; none without any."""
    name, account, ref = client
    stored = (desk.store.get(case_id).case for case_id in case_ids)
    cases = (facts_of(case) for case in stored if case.status in (Status.CLOSED, Status.DEBRIEF))
    found = earlier_among(cases, Client(name=name, account=account, ref=ref), desk.zone, but=but)
    return (earlier_line(found, desk.taxonomy, language),) if found else ()


def earlier_line(found: Sequence[EarlierCase], taxonomy: Taxonomy, language: str) -> str:
    """``2nd time; left in 2025 over: …; corrective verified``: how the newest of the earlier cases went."""
    last = found[0]
    known = taxonomy.causes.get(last.cause)
    cause = in_language(known.label, language) if known else shown_in_line(last.cause)
    correctives = _corrective(last.correctives)
    parts = [
        _("{ordinal} time").format(ordinal=ordinal(len(found) + 1, language)),
        _went(last.decision, cause).format(year=last.day.year, cause=cause),
        _("corrective {state}").format(state=correctives) if correctives else "",
        _("contacted again") if last.recontacted_on else "",
        _("came back in {year}").format(year=last.returned_on.year) if last.returned_on else "",
    ]
    return "; ".join(filter(None, parts))


def lesson_lines(ledger: Ledger, cause: str) -> tuple[str, ...]:
    """Each published lesson about the cause, with the corrective it came from, the newest first."""
    return tuple(_lesson(lesson, ledger) for lesson in lessons_for(cause, ledger))


def ordinal(number: int, language: str) -> str:
    """``2nd``, ``2.ª``."""
    if language == "es":
        return f"{number}.ª"
    ending = "th" if number % 100 in TEENS else ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def _lesson(lesson: Lesson, ledger: Ledger) -> str:
    told = _("Learned here: {lesson}").format(lesson=shown_in_line(lesson.text))
    with suppress(ExitCoachError):
        source = ledger.get(Corrective, lesson.corrective) if lesson.corrective else None
        return f"{told} · {shown_in_line(source.what)} ({_corrective([source])})" if source else told
    return told


def _went(decision: str, cause: str) -> str:
    if not cause:
        return {LEAVES: _("left in {year}"), STAYS: _("stayed in {year}")}.get(decision, _("called in {year}"))
    told = {LEAVES: _("left in {year} over: {cause}"), STAYS: _("stayed in {year}; it was about: {cause}")}
    return told.get(decision, _("called in {year} about: {cause}"))


def _corrective(correctives: Iterable[Corrective]) -> str:
    """How far the least advanced of them has come."""
    states = {one.state for one in correctives}
    worded = {
        CorrectiveState.PLANNED: _("planned"),
        CorrectiveState.IN_PLACE: _("in place"),
        CorrectiveState.VERIFIED: _("verified"),
    }
    return next((words for state, words in worded.items() if state in states), "")
