"""Finding causes among many: by group, by part of a word, by id."""

from collections.abc import Sequence

from exitcoach.domain.causes import Cause
from exitcoach.domain.scenes import Later, Reply, Say, Scene
from exitcoach.domain.text import LocalText, fold, in_language, shown_in_line
from exitcoach.frontends.asked import answer_text, causes_on_offer
from exitcoach.frontends.plain_options import (
    COMMA,
    Option,
    Puzzled,
    begun_with,
    called,
    is_number,
    numbered,
    pick,
    pick_several,
)
from exitcoach.frontends.plain_words import known_lines
from exitcoach.locale import _


class Search:
    """What is on offer: the groups at first, then the causes of one, or those a word was found in."""

    def __init__(self, scene: Scene, causes: Sequence[Cause]) -> None:
        self._scene = scene
        self._leaves = [Option(cause.id, self._shown(cause.label)) for cause in causes]
        present = {cause.group for cause in causes}
        groups = scene.playbook.causes.groups
        self._groups = [Option(group, self._shown(groups[group])) for group in groups if group in present]
        self._found: list[Option] = []
        self._title = ""

    def lines(self) -> list[str]:
        """The numbered list."""
        if self._found:
            return [f"{self._title}:", *numbered(self._found), _(":b goes back to the groups.")]
        return [*numbered(self._groups), _("The number of a group, or part of a word.")]

    def narrow(self, typed: str) -> str:
        """The cause that is meant, or an empty text when the list has changed. Raises Puzzled."""
        if is_number(typed):
            chosen = pick(self._found or self._groups, typed)
            return chosen if self._found else self._open(chosen)
        word = fold(typed)
        if whole := _the_only(called(self._leaves, word)) or _the_only(begun_with(self._found, word)):
            return whole
        if group := _the_only(called(self._groups, word)):
            return self._open(group)
        return self._sought(typed, word)

    def several(self, typed: str) -> tuple[str, ...]:
        """Causes named one after the other. Raises Puzzled."""
        return pick_several(self._found or self._leaves, typed)

    def step_back(self) -> bool:
        """To the groups; whether it was anywhere else."""
        was_inside = bool(self._found)
        self._found = []
        return was_inside

    def _sought(self, typed: str, word: str) -> str:
        matches = [leaf for leaf in self._leaves if all(part in fold(leaf.label) for part in word.split())]
        if matches and (only := _the_only(matches)) and begun_with(matches, word):
            return only
        if matches:
            self._title, self._found = _("Found with “{typed}”").format(typed=shown_in_line(typed)), matches
            return ""
        if group := _the_only(begun_with(self._groups, word)):
            return self._open(group)
        raise Puzzled(_("No cause has “{typed}” in it.").format(typed=shown_in_line(typed)))

    def _open(self, group: str) -> str:
        self._title = next(option.label for option in self._groups if option.id == group)
        self._found = [leaf for leaf in self._leaves if leaf.id.startswith(f"{group}.")]
        return ""

    def _shown(self, words: LocalText) -> str:
        return shown_in_line(in_language(words, self._scene.language))


class OneCause:
    """The primary cause."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._search = Search(scene, causes_on_offer(scene))

    def lines(self) -> list[str]:
        """The list to choose from."""
        return [*self._search.lines(), *known_lines(self._scene)]

    def take(self, typed: str) -> Reply | None:
        """The cause, or None when there is more to choose. Raises Puzzled."""
        chosen = self._search.narrow(typed)
        return Say(chosen) if chosen else None

    def nothing(self) -> Reply:
        """Later."""
        return Later(self._scene.draft)

    def step_back(self) -> bool:
        """From the causes to their groups."""
        return self._search.step_back()

    def so_far(self) -> None:
        """Nothing: one cause is the answer."""
        return


class MoreCauses:
    """Further causes, one after the other or several in a line, until it is enough."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._taken: tuple[str, ...] = ()
        self._search = self._afresh()

    def lines(self) -> list[str]:
        """The list to choose from, and what has been chosen."""
        if not self._taken:
            return [*self._search.lines(), *known_lines(self._scene)]
        told = _("So far: {causes}. An empty line ends.").format(causes=answer_text(self._scene, self._taken))
        return [*self._search.lines(), told]

    def take(self, typed: str) -> Reply | None:
        """All of them when no more may be chosen, else None. Raises Puzzled."""
        if COMMA in typed:
            chosen = self._search.several(typed)
        else:
            cause = self._search.narrow(typed)
            chosen = (cause,) if cause else ()
        if not chosen:
            return None
        self._taken = (*self._taken, *chosen)
        self._search = self._afresh()
        most = self._scene.spec.at_most
        return Say(self._taken) if COMMA in typed or (most and len(self._taken) >= most) else None

    def nothing(self) -> Reply:
        """Enough, when there are any; else later."""
        return self.so_far() or Later(self._scene.draft)

    def step_back(self) -> bool:
        """From the causes to their groups, or to have chosen none."""
        if self._search.step_back():
            return True
        was_begun, self._taken = bool(self._taken), ()
        self._search = self._afresh()
        return was_begun

    def so_far(self) -> Say | None:
        """The causes chosen before the question was left."""
        return Say(self._taken) if self._taken else None

    def _afresh(self) -> Search:
        left = [cause for cause in causes_on_offer(self._scene) if cause.id not in self._taken]
        return Search(self._scene, left)


def _the_only(options: Sequence[Option]) -> str:
    return options[0].id if len(options) == 1 else ""
