"""What the house tells whoever takes a call: the client's earlier cases, lessons, what is due."""

from collections.abc import Callable
from contextlib import suppress

from exitcoach.domain.catalog import OPEN, WHY
from exitcoach.domain.scenes import Scene
from exitcoach.errors import ExitCoachError
from exitcoach.locale import _, ngettext
from exitcoach.wiring import Desk

NAMED = ("client.name", "client.account", "client.ref")


class Memory:
    """The House of a desk. ``case_id`` is the case that is going on, if it has been filed before.

    A record that cannot be read is no reason to disturb a call: then nothing is told.
    """

    def __init__(self, desk: Desk, case_id: str = "") -> None:
        self._desk = desk
        self._case_id = case_id
        self._client: tuple[str, ...] = ("",) * len(NAMED)
        self._earlier: tuple[str, ...] = ()
        self._cause = ""
        self._lessons: tuple[str, ...] = ()

    def news(self, scene: Scene) -> tuple[str, ...]:
        """The earlier cases while the call is being opened; the newest lesson while causes are looked for."""
        if scene.in_debrief:
            return ()
        met, chosen = self._meet(scene), self._choose(scene)
        earlier = self._earlier if met or scene.stage.id == OPEN else ()
        return (*earlier, *(self._lessons[:1] if chosen or scene.stage.id == WHY else ()))

    def lessons(self, scene: Scene) -> tuple[str, ...]:
        """Every lesson about the cause."""
        self._choose(scene)
        return self._lessons

    def _meet(self, scene: Scene) -> bool:
        """Whether more is known of the client than before."""
        client = tuple(str(scene.answers.get(name, "")) for name in NAMED)
        if client == self._client:
            return False
        self._client, self._earlier = client, _undisturbed(lambda: self._found(client, scene.language))
        return True

    def _found(self, client: tuple[str, ...], language: str) -> tuple[str, ...]:
        ids = self._desk.standing.cases_of(*client)
        if not ids:
            return ()
        from exitcoach.cli.earlier import earlier_lines  # brings the rules, which few calls need

        return earlier_lines(self._desk, client, ids, language, but=self._case_id)

    def _choose(self, scene: Scene) -> bool:
        """Whether another cause was chosen than before."""
        cause = str(scene.answers.get("cause", ""))
        if cause == self._cause:
            return False
        self._cause, self._lessons = cause, _undisturbed(lambda: self._learnt(cause))
        return True

    def _learnt(self, cause: str) -> tuple[str, ...]:
        if not (self._desk.home.house / "lessons.json").is_file():
            return ()
        from exitcoach.cli.earlier import lesson_lines

        return lesson_lines(self._desk.ledger, cause)


def due_line(desk: Desk) -> str:
    """That something of whoever sits here is due; nothing when it is not, or cannot be told."""
    if not desk.settings.employee:
        return ""
    with suppress(ExitCoachError):
        return own_due(desk.standing.due(desk.settings.employee, desk.clock.now().astimezone(desk.zone).date()))
    return ""


def damage_line(desk: Desk) -> str:
    """That stored records are damaged, as far as a glance tells; the call goes on all the same."""
    from exitcoach.stores.quick_check import plainly_damaged

    if not plainly_damaged(desk.home):
        return ""
    return _("Something is wrong with the stored records. After the call: exitcoach data check")


def own_due(count: int) -> str:
    """That so many things wait for whoever sits here; nothing when none does."""
    told = ngettext(
        "{count} thing of yours is due: exitcoach followups --mine",
        "{count} things of yours are due: exitcoach followups --mine",
        count,
    )
    return told.format(count=count) if count else ""


def _undisturbed(told: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    with suppress(ExitCoachError):
        return told()
    return ()
