"""Reading the stages of a call."""

from exitcoach.domain.catalog import STAGES
from exitcoach.domain.playbooks import Stage
from exitcoach.playbook.guidance import read_phrases, read_reminders
from exitcoach.playbook.questions import read_question
from exitcoach.playbook.reader import At, Reader

_WANTED = ("id", "title", "goal", "questions")
_KNOWN = (*_WANTED, "say", "avoid", "reminders")


def read_stages(reader: Reader, at: At) -> tuple[Stage, ...]:
    """The stages, in the order of the file."""
    return tuple(_stage(reader, item) for item in reader.items(at))


def _stage(reader: Reader, at: At) -> Stage:
    fields = reader.block(at, _KNOWN, _WANTED)
    stage_id = reader.word(fields["id"], STAGES)
    return Stage(
        id=stage_id,
        title=reader.local(fields["title"]),
        goal=reader.local(fields["goal"]),
        questions=tuple(read_question(reader, item, stage_id) for item in reader.items(fields["questions"])),
        say=read_phrases(reader, fields["say"]),
        avoid=read_phrases(reader, fields["avoid"]),
        reminders=read_reminders(reader, fields["reminders"]),
    )
