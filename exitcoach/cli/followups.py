"""The agenda of the house as somebody asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from exitcoach.cli.agenda import AgendaPage, chosen, is_due, owes
from exitcoach.cli.as_json import json_list
from exitcoach.cli.memory import own_due
from exitcoach.cli.purging import purge_reminder
from exitcoach.cli.screen import result, talk
from exitcoach.cli.short_ids import short_ids
from exitcoach.domain.cases import Answers
from exitcoach.domain.commitments import Corrective, CorrectiveState, Promise
from exitcoach.domain.text import nearest, shown_in_line
from exitcoach.followups.agenda import Row
from exitcoach.locale import _
from exitcoach.wiring import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which rows are wanted."""

    overdue: bool = False
    owner: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """The fields of a case that name its client and its promises."""

    id: str
    answers: Answers
    promises: tuple[Promise, ...] = ()

    @property
    def client(self) -> str:
        """Who called."""
        name = self.answers.get("client.name") or self.answers.get("client.account") or ""
        return shown_in_line(str(name))


def show_followups(desk: Desk, wish: Wish, *, as_json: bool, width: int) -> None:
    """Print the rows; say so where there is none."""
    from exitcoach.services.followups import followups

    everything = followups(desk.store, desk.ledger, desk.taxonomy, desk.author, days=desk.settings.investigation_days)
    owner = wish.owner or (desk.settings.employee if wish.mine else "")
    rows = chosen(everything, overdue=wish.overdue, owner=wish.owner)
    rows = tuple(row for row in rows if owes(desk.settings.employee, row) or not wish.mine)
    if as_json:
        result(json_list(rows))
        return
    if rows:
        result(*_page(desk, rows, width).lines())
    else:
        talk(_nothing(everything, wish, owner))
    if not owner:
        _tell_own(desk, everything)
    talk(*purge_reminder(desk))


def _page(desk: Desk, rows: tuple[Row, ...], width: int) -> AgendaPage:
    cases = list(desk.store.scan(Called))
    correctives = desk.ledger.items(Corrective)
    return AgendaPage(
        rows=rows,
        today=desk.author.today(),
        language=desk.settings.language,
        taxonomy=desk.taxonomy,
        clients={called.id: called.client for called in cases},
        short=_short(desk, cases, correctives),
        pending=_pending(correctives),
        width=width,
    )


def _short(desk: Desk, cases: list[Called], correctives: tuple[Corrective, ...]) -> Mapping[str, str]:
    promised = (promise.id for called in cases for promise in called.promises)
    case_ids = {*(called.id for called in cases), *desk.drafts.ids()}
    return {**short_ids(case_ids), **short_ids(promised), **short_ids(one.id for one in correctives)}


def _pending(correctives: tuple[Corrective, ...]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in correctives:
        if one.state is not CorrectiveState.VERIFIED:
            found |= {case_id: (*found.get(case_id, ()), one.id) for case_id in one.cases}
    return found


def _nothing(everything: tuple[Row, ...], wish: Wish, owner: str) -> str:
    if wish.overdue:
        return _("Nothing is overdue.")
    if not owner:
        return _("Nothing is due. What is promised in a call shows up here.")
    told = _("Nothing is waiting for {name}.").format(name=shown_in_line(owner))
    owners = {row.owner for row in everything if row.owner}
    near = nearest(owner, owners | {word for name in owners for word in name.split()})
    return told + " " + _("Did you mean “{near}”?").format(near=shown_in_line(near)) if near else told


def _tell_own(desk: Desk, everything: tuple[Row, ...]) -> None:
    today = desk.author.today()
    count = sum(is_due(row, today) for row in everything if owes(desk.settings.employee, row))
    if count:
        talk(own_due(count))
