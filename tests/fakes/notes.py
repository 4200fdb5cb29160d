"""A quick note in the debrief, as the interview presents it."""

from datetime import timedelta

from exitcoach.domain.cases import Note
from exitcoach.domain.scenes import NoteScene
from tests.fakes.records import CALL
from tests.fakes.scenes import general


def a_note_scene(*targets: str, language: str = "en", text: str = "Menciona a Ana de soporte") -> NoteScene:
    """The only note of a call of 75 seconds, which can answer the questions ``targets``."""
    playbook = general()
    return NoteScene(
        note=Note(at=CALL - timedelta(seconds=30), stage="listen", text=text),
        number=1,
        of=1,
        playbook=playbook,
        language=language,
        started=CALL - timedelta(seconds=75),
        left=CALL,
        targets=tuple(question for question in playbook.questions if question.id in targets),
    )
