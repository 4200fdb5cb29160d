"""Reading the stages of a call."""

from exitcoach.domain.catalog import CALL
from exitcoach.domain.playbooks import Stage
from exitcoach.domain.questions import Catalog
from exitcoach.playbook.guidance import read_phrases, read_reminders
from exitcoach.playbook.questions import read_question
from exitcoach.playbook.reader import At, Reader

_WANTED = ("id", "title", "goal", "questions")
_KNOWN = (*_WANTED, "say", "avoid", "reminders")


def read_stages(reader: Reader, at: At, catalog: Catalog = CALL) -> tuple[Stage, ...]:
    """The stages, in the order of the file; ids that ``catalog`` knows bring their rules."""
    return tuple(_stage(reader, item, catalog) for item in reader.items(at))


def _stage(reader: Reader, at: At, catalog: Catalog) -> Stage:
    fields = reader.block(at, _KNOWN, _WANTED)
    stage_id = reader.word(fields["id"], catalog.stages)
    return Stage(
        id=stage_id,
        title=reader.local(fields["title"]),
        goal=reader.local(fields["goal"]),
        questions=tuple(read_question(reader, item, stage_id, catalog) for item in reader.items(fields["questions"])),
        say=read_phrases(reader, fields["say"]),
        avoid=read_phrases(reader, fields["avoid"]),
        reminders=read_reminders(reader, fields["reminders"]),
    )
