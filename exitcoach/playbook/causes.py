"""Reading the taxonomy of causes."""

from exitcoach.domain.causes import Cause, Control, Taxonomy
from exitcoach.playbook.reader import At, Reader

CONTROLS = tuple(control.value for control in Control)
KEAVENEY = ("price", "inconvenience", "core", "encounter", "response", "competition", "ethics", "involuntary")


def read_causes(reader: Reader, at: At) -> Taxonomy:
    """Groups and causes, in the order of the file."""
    fields = reader.block(at, ("groups", "causes"), ("groups", "causes"))
    groups, causes = reader.open_block(fields["groups"]), reader.open_block(fields["causes"])
    return Taxonomy(
        groups={group: reader.local(groups[group]) for group in groups},
        causes={cause: _cause(reader, causes[cause], cause) for cause in causes},
    )


def _cause(reader: Reader, at: At, cause_id: str) -> Cause:
    label, fields = reader.local_with(at, "control", "keaveney", wanted=("control",))
    return Cause(
        id=cause_id,
        label=label,
        control=Control(reader.word(fields["control"], CONTROLS) or Control.MIXED),
        keaveney=tuple(reader.word(item, KEAVENEY) for item in reader.items(fields["keaveney"])),
    )
