"""Cases in a list: a line each."""

from collections.abc import Sequence
from datetime import tzinfo

from exitcoach.domain.cases import Case
from exitcoach.domain.playbooks import Playbook
from exitcoach.frontends.terminal.lines import cut, padded, width_of
from exitcoach.interview.days import day_of_call
from exitcoach.locale import _
from exitcoach.locale.values import value_text
from exitcoach.reports.follow_up_words import status_word

NAME = 24
NOTHING = "–"


def case_rows(cases: Sequence[Case], playbook: Playbook, language: str, zone: tzinfo, width: int) -> list[str]:
    """A line a case: id, day of the call, where it stands, client, decision, cause; cut at ``width``, 0 for never."""
    heads = (_("Case"), _("Day"), _("Status"), _("Client"), _("Decision"), _("Cause"))
    rows = [heads, *(_row(case, playbook, language, zone) for case in cases)]
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(heads))]
    told = ["  ".join(map(padded, row, widths)).rstrip() for row in rows]
    return [cut(line, width) if width else line for line in told]


def _row(case: Case, playbook: Playbook, language: str, zone: tzinfo) -> tuple[str, ...]:
    client = str(case.answers.get("client.name") or case.answers.get("client.account") or NOTHING)
    return (
        case.id,
        _day(case, zone),
        status_word(case.status.value),
        cut(client, NAME),
        _answer(case, "decision", playbook, language),
        _answer(case, "cause", playbook, language),
    )


def _day(case: Case, zone: tzinfo) -> str:
    """Of the time before exitcoach often only a year is known, or nothing."""
    if case.imported:
        return case.imported.when or NOTHING
    return day_of_call(case.answers, case.created, zone).isoformat()


def _answer(case: Case, question_id: str, playbook: Playbook, language: str) -> str:
    value, question = case.answers.get(question_id), playbook.question(question_id)
    return value_text(value, question, playbook, language) if value is not None and question else NOTHING
