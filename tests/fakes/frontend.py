"""Whoever answers, for tests."""

from collections.abc import Callable, Mapping

from exitcoach.domain.cases import Value
from exitcoach.domain.scenes import Keep, Later, NoteReply, NoteScene, Reply, Say, Scene, Stop

Replying = Callable[[Scene], Reply]
Settling = Callable[[NoteScene], NoteReply]


class FakeFrontend:
    """Replies as ``replying`` says and remembers every scene it was shown."""

    def __init__(self, replying: Replying, settling: Settling = lambda _: Keep()) -> None:
        self.replying = replying
        self.settling = settling
        self.scenes: list[Scene] = []
        self.note_scenes: list[NoteScene] = []

    def ask(self, scene: Scene) -> Reply:
        self.scenes.append(scene)
        return self.replying(scene)

    def settle(self, scene: NoteScene) -> NoteReply:
        self.note_scenes.append(scene)
        return self.settling(scene)

    @property
    def questions(self) -> list[str]:
        """What was asked, each question once, in the order it came first."""
        return list(dict.fromkeys(scene.place.question for scene in self.scenes))


def answering(answers: Mapping[str, Value]) -> Replying:
    """Says what ``answers`` has, row by row for a repeated group, and leaves the rest for later."""

    def reply(scene: Scene) -> Reply:
        value: object = answers.get(scene.place.question)
        if scene.place.field and isinstance(value, tuple):
            row = value[scene.place.row or 0] if (scene.place.row or 0) < len(value) else {}
            value = row.get(scene.place.field) if isinstance(row, Mapping) else None
        return Later() if value is None else Say(value)  # type: ignore[arg-type]

    return reply


def in_turn(*replies: Reply) -> Replying:
    """These replies one after the other, then a stop."""
    left = list(replies)
    return lambda _: left.pop(0) if left else Stop()


def stopping_at(turn: int, otherwise: Replying) -> Replying:
    """Stops instead of giving the reply number ``turn``, from 0."""
    asked = iter(range(turn + 1))

    def reply(scene: Scene) -> Reply:
        return Stop() if next(asked, None) == turn else otherwise(scene)

    return reply
