"""What a question is, apart from its wording."""

from dataclasses import dataclass
from enum import StrEnum

from exitcoach.domain.conditions import ALWAYS, Condition


class Kind(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    NOTE = "note"
    CHOICE = "choice"
    CHOICES = "choices"
    CONFIRM = "confirm"
    SCALE = "scale"
    NUMBER = "number"
    DATE = "date"
    LIST = "list"


class Voice(StrEnum):
    """Whose words an answer holds: the client's are never checked for tone, the employee's are."""

    CLIENT = "hear"
    EMPLOYEE = "say"
    RECORD = "record"


SCALE = range(1, 6)
CAUSES = "causes"
"""As ``source``: the choices are the leaves of the playbook's taxonomy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """The rules of one question, or of one field of a repeated group.

    ``when`` says whether an answer applies at all; ``offer`` whether the wizard asks for it on its own.
    ``close``: wanted before a case can be closed. ``required``: cannot be left out where it applies.
    ``partial``: a date may be a year or a month. ``live``: only while the client is there, unless it was put and
    skipped. ``late``: only in the debrief. ``exclusive``: a choice that stands alone. ``at_most``: of ``choices``.
    ``apart_from``: a question whose answer may not be repeated here. ``barred``: patterns no choice may match.
    ``refused``: values understood and not accepted.
    """

    id: str
    kind: Kind
    stage: str = ""
    choices: tuple[str, ...] = ()
    source: str = ""
    fields: tuple["Spec", ...] = ()
    voice: Voice = Voice.RECORD
    when: Condition = ALWAYS
    offer: Condition = ALWAYS
    close: bool = False
    express: bool = False
    private: bool = False
    required: bool = False
    partial: bool = False
    live: bool = False
    late: bool = False
    exclusive: str = ""
    at_most: int = 0
    apart_from: str = ""
    barred: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    def field(self, name: str) -> "Spec":
        """The field called ``name``; KeyError when there is none."""
        return next(field for field in self.fields if field.id == name) if name in self.field_ids else _missing(name)

    @property
    def field_ids(self) -> tuple[str, ...]:
        """The fields of a repeated group, in order."""
        return tuple(field.id for field in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """The public questions of one kind of interview, and its stages in order; the last is that without the client."""

    stages: tuple[str, ...]
    specs: tuple[Spec, ...]


def _missing(name: str) -> Spec:
    raise KeyError(name)
