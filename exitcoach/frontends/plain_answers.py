"""How each kind of question is answered in one line."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from exitcoach.domain.answers import Unfit, is_blank, read_scalar
from exitcoach.domain.cases import Scalar
from exitcoach.domain.questions import CAUSES, Kind
from exitcoach.domain.scenes import Later, Reply, Say, Scene
from exitcoach.domain.text import fold, shown_in_line
from exitcoach.frontends.asked import choice_label
from exitcoach.frontends.plain_causes import MoreCauses, OneCause
from exitcoach.frontends.plain_options import Option, Puzzled, numbered, pick, pick_several
from exitcoach.frontends.plain_refusals import why_not
from exitcoach.frontends.plain_words import known_lines
from exitcoach.frontends.terminal.dates import as_written
from exitcoach.locale import _

YES, NO = ("s", "si", "y", "yes", "1"), ("n", "no", "2")


class Answering(Protocol):
    """One question being answered."""

    def lines(self) -> list[str]:
        """What is told below the question."""
        ...

    def take(self, typed: str) -> Reply | None:
        """The reply; None when there is more to choose. Raises Puzzled."""
        ...

    def nothing(self) -> Reply:
        """The reply of an empty line. Raises Puzzled."""
        ...

    def step_back(self) -> bool:
        """Whether there was a step back inside the question."""
        ...

    def so_far(self) -> Say | None:
        """What has been chosen and not yet given as the answer."""
        ...


def answering(scene: Scene, today: Callable[[], date]) -> Answering:
    """How the question of the scene is answered."""
    several = scene.spec.kind is Kind.CHOICES
    if scene.spec.source == CAUSES:
        return MoreCauses(scene) if several else OneCause(scene)
    if several:
        return SeveralOf(scene)
    return OneOf(scene) if scene.spec.kind is Kind.CHOICE else Written(scene, today)


class Whole:
    """A question without steps of its own: an empty line leaves it for later."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def nothing(self) -> Reply:
        """Later."""
        return Later(self.scene.draft)

    def step_back(self) -> bool:
        """Nowhere to go inside."""
        return False

    def so_far(self) -> None:
        """Nothing."""
        return


class Written(Whole):
    """Words, numbers, days, yes and no."""

    def __init__(self, scene: Scene, today: Callable[[], date]) -> None:
        super().__init__(scene)
        self._today = today

    def lines(self) -> list[str]:
        """What may be written, and what has been."""
        spec = self.scene.spec
        hints = {
            Kind.CONFIRM: _("Yes or no: y or n."),
            Kind.SCALE: _("A number from 1 to 5."),
            Kind.NUMBER: _("A whole number."),
            Kind.DATE: _("A day, a month or a year.") if spec.partial else _("A day."),
        }
        hint = [hints[spec.kind]] if spec.kind in hints else []
        return [*hint, *(self._draft() or known_lines(self.scene))]

    def take(self, typed: str) -> Reply:
        """The answer."""
        try:
            return Say(self._read(typed))
        except Unfit as unfit:
            raise Puzzled(why_not(unfit.code, unfit.facts, self.scene)) from unfit

    def nothing(self) -> Reply:
        """What was being typed before an interruption, else later."""
        return self.take(self.scene.draft) if not is_blank(self.scene.draft) else super().nothing()

    def _draft(self) -> list[str]:
        if is_blank(self.scene.draft):
            return []
        told = _("You were typing this: {text}. An empty line keeps it; :o leaves it for later.")
        return [told.format(text=shown_in_line(self.scene.draft))]

    def _read(self, typed: str) -> Scalar:
        spec = self.scene.spec
        if spec.kind is Kind.DATE:
            typed = as_written(typed, self._today(), self.scene.language, self.scene.spec.id)
        word = fold(typed)
        if spec.kind is Kind.CONFIRM and word in (*YES, *NO):
            return word in YES
        return read_scalar(spec, typed)


class OneOf(Whole):
    """One of the question's choices."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.options = [Option(choice, shown_in_line(choice_label(scene, choice))) for choice in scene.spec.choices]

    def lines(self) -> list[str]:
        """The choices by number."""
        return [*numbered(self.options), *known_lines(self.scene)]

    def take(self, typed: str) -> Reply:
        """The choice."""
        return Say(pick(self.options, typed))


class SeveralOf(OneOf):
    """Any number of the question's choices."""

    def lines(self) -> list[str]:
        """The choices by number, and how to name several."""
        return [*numbered(self.options), _("Several may be chosen: 1,3"), *known_lines(self.scene)]

    def take(self, typed: str) -> Reply:
        """The choices."""
        chosen = pick_several(self.options, typed)
        return Say(chosen) if chosen else self.nothing()
