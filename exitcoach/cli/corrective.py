"""``corrective``: planned as it was typed, told in a sentence, listed with what came back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from exitcoach.cli.as_json import json_list
from exitcoach.cli.options import known_option, said_day
from exitcoach.cli.screen import result, talk
from exitcoach.cli.short_ids import short_ids
from exitcoach.domain.commitments import Corrective, CorrectiveState
from exitcoach.domain.follow_up import due_next
from exitcoach.domain.text import in_language, shown_in_line
from exitcoach.followups.correctives import Plan, Recurrence
from exitcoach.frontends.terminal.lines import wrap
from exitcoach.locale import _, ngettext
from exitcoach.reports.day_words import day_in_words, day_text
from exitcoach.reports.follow_up_words import state_word
from exitcoach.wiring import Desk, chance

NO_END = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The options of ``corrective add``."""

    what: str
    owner: str
    due: str
    how: str
    verify_by: str
    cause: str
    process: str


def add(desk: Desk, typed: Typed, cases: Sequence[str]) -> None:
    """Plan it for these cases, each by any unique start; its id on standard output."""
    from exitcoach.services.add_corrective import add_corrective

    plan = Plan(
        what=typed.what,
        owner=typed.owner,
        due=_day(desk, "--due", typed.due),
        how=typed.how,
        verify_by=_day(desk, "--verify-by", typed.verify_by),
        cause=known_option("--cause", typed.cause, desk.taxonomy.causes),
        process=typed.process,
    )
    ids = [desk.archive.find(case) for case in cases]
    added = add_corrective(plan, ids, desk.store, desk.ledger, desk.taxonomy, desk.author, chance)
    talk(told_of(added))
    result(added.id)


def told_of(corrective: Corrective) -> str:
    """Where it stands, and what comes next."""
    following = {
        CorrectiveState.PLANNED: _("When it is: exitcoach corrective place {id}"),
        CorrectiveState.IN_PLACE: _("When it is seen to work: exitcoach corrective verify {id} --evidence TEXT"),
        CorrectiveState.VERIFIED: _("What was learned: exitcoach lesson add TEXT --corrective {id}"),
    }[corrective.state].format(id=corrective.id)
    told = _("Corrective {id}, “{what}”: {state}.").format(
        id=corrective.id, what=shown_in_line(corrective.what), state=state_word(corrective.state.value)
    )
    return f"{told} {following}"


def show_correctives(desk: Desk, *, as_json: bool, width: int) -> None:
    """Each with where it stands and what came back since it was verified."""
    from exitcoach.services.list_correctives import list_correctives

    found = list_correctives(desk.store, desk.ledger, desk.zone)
    if as_json:
        result(json_list(_fields(one, again) for one, again in found))
    elif not found:
        talk(_("There is no corrective yet. One is planned with: exitcoach corrective add CASE"))
    else:
        short = short_ids(one.id for one, _again in found)
        for one, again in found:
            result(*_wrapped(_lines(one, again, desk, short), width))


def _fields(one: Corrective, again: Recurrence) -> Mapping[str, object]:
    fields: dict[str, object] = msgspec.to_builtins(one)
    return {**fields, "recurrence": {"since": again.since, "count": again.count, "cases": again.cases}}


def _lines(one: Corrective, again: Recurrence, desk: Desk, short: Mapping[str, str]) -> Iterator[str]:
    due = due_next(one)
    state = state_word(one.state.value)
    when = f"{state}, {_('due {day}').format(day=day_in_words(due, desk.author.today()))}" if due else state
    yield f"{short[one.id]} · {when} · {one.what}"
    cause = desk.taxonomy.causes.get(one.cause)
    label = in_language(cause.label, desk.settings.language) if cause else one.cause
    cases = ngettext("{count} case", "{count} cases", len(one.cases)).format(count=len(one.cases))
    yield " · ".join(filter(None, (one.owner, label, one.process, cases)))
    if one.evidence:
        yield _("Shown by: {evidence}").format(evidence=one.evidence)
    if again.count and again.since:
        day = day_text(again.since.isoformat(), desk.settings.language)
        yield _("Back again: {count} since {day} ({cases})").format(
            count=again.count, day=day, cases=", ".join(again.cases)
        )


def _wrapped(lines: Iterator[str], width: int) -> list[str]:
    whole = [part for line in lines for part in (wrap(line, width - 2, NO_END) if width else [shown_in_line(line)])]
    return [line if at == 0 else f"  {line}" for at, line in enumerate(whole)]


def _day(desk: Desk, option: str, text: str) -> date | None:
    return said_day(option, text, desk.author.today(), desk.settings.language)
