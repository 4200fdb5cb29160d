"""Asks again where an answer cannot be true of this case."""

from dataclasses import replace
from datetime import date

from exitcoach.domain.cases import Case
from exitcoach.domain.investigation import FACTORS, FINISHED_ON
from exitcoach.domain.scenes import NoteReply, NoteScene, Reply, Say, Scene
from exitcoach.followups.facts import facts_of
from exitcoach.followups.investigations import refuse_names
from exitcoach.followups.refusal import NotPossible, refuse_other_days
from exitcoach.ports import Frontend
from exitcoach.services.following import Author


class Sensible:
    """A Frontend around another, for the investigation of a case: days that can be, roles and not people.

    The clock on the screen is that of this sitting.
    """

    def __init__(self, frontend: Frontend, case: Case, author: Author) -> None:
        self._frontend = frontend
        self._facts = facts_of(case)
        self._author = author
        self._since = author.now()

    def ask(self, scene: Scene) -> Reply:
        """Show the scene and wait for a reply that can be."""
        scene = replace(scene, started=self._since)
        while True:
            reply = self._frontend.ask(scene)
            try:
                self._check(scene, reply)
            except NotPossible as refusal:
                typed = str(reply.value) if isinstance(reply, Say) else scene.draft
                scene = replace(scene, refusal=refusal.code, facts=refusal.facts, draft=typed, first=False)
            else:
                return reply

    def settle(self, scene: NoteScene) -> NoteReply:
        """As the other does."""
        return self._frontend.settle(scene)

    def _check(self, scene: Scene, reply: Reply) -> None:
        if not isinstance(reply, Say) or not isinstance(reply.value, str):
            return
        if scene.place.question == FINISHED_ON:
            call = self._facts.call_day(self._author.zone)
            refuse_other_days(date.fromisoformat(reply.value), today=self._author.today(), call=call)
        elif scene.place.question == FACTORS:
            refuse_names((reply.value,), self._facts)
