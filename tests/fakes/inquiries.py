"""Investigations: the words of the wizard, what it takes to answer it, and moments of it."""

from contextlib import suppress
from datetime import UTC
from functools import cache

from exitcoach.cli.case_told import CaseTold
from exitcoach.domain import investigation as asked
from exitcoach.domain.cases import Answers, Case
from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.scenes import NoteReply, NoteScene, Reply, Scene
from exitcoach.playbook.investigation import WHERE, load_investigation
from exitcoach.playbook.shelf import built_in
from exitcoach.ports import Frontend
from exitcoach.services.investigate import inquiry_of, investigate
from tests.fakes.frontend import answering
from tests.fakes.records import MemoryDrafts
from tests.fakes.scenes import general
from tests.unit.services.house import House, a_left_case

FOUND: Answers = {
    asked.FINDINGS: "The night run charged twice.",
    asked.SHOULD_HAVE: "Charge once.",
    asked.DEPARTMENTS: ({"department": "Billing"}, {"department": "IT"}),
    asked.PROCESSES: ({"process": "Invoicing"},),
    asked.CAUSE: "core.repeated",
    asked.FURTHER: ("response.slow",),
    asked.FACTORS: ({"what": "Whoever closes the month cannot see the night runs"},),
    asked.CLIENT_TOLD: False,
    asked.NO_CORRECTIVE: "The run was taken out.",
    asked.FINISHED_ON: "2026-12-20",
}


@cache
def words() -> Playbook:
    """The investigation that comes with the program."""
    path = built_in() / WHERE
    return load_investigation(path.read_bytes(), str(path), general())


class Ended(Exception):
    """Enough was shown."""


class Showing(Frontend):
    """Answers from ``answers`` until ``question`` comes, and keeps that scene."""

    def __init__(self, answers: Answers, question: str) -> None:
        self.answers = answers
        self.question = question
        self.scene: Scene | None = None

    def ask(self, scene: Scene) -> Reply:
        if scene.place.question == self.question:
            self.scene = scene
            raise Ended
        return answering(self.answers)(scene)

    def settle(self, scene: NoteScene) -> NoteReply:
        raise AssertionError(scene)


def scene_at(question: str, language: str, case: Case | None = None) -> Scene:
    """The investigation of a case, arrived at a question."""
    house = House(case or a_left_case())
    showing = Showing(FOUND, question)
    inquiry = inquiry_of(house.case().id, words(), house.store, language)
    with suppress(Ended):
        investigate(inquiry, MemoryDrafts(), house.store, showing, house.eva)
    assert showing.scene is not None
    return showing.scene


def told(case: Case) -> CaseTold:
    """What the case says beside the questions."""
    return CaseTold(case, words(), UTC, 14)
