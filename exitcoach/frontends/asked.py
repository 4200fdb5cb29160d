"""What a scene asks, in the words of its playbook."""

from fnmatch import fnmatchcase

from exitcoach.domain.cases import Value
from exitcoach.domain.causes import Cause
from exitcoach.domain.questions import CAUSES
from exitcoach.domain.scenes import Scene
from exitcoach.domain.text import in_language, shown_in_line
from exitcoach.locale.values import value_text

SUGGESTED = {"department": "departments", "process": "processes"}


def question_text(scene: Scene) -> str:
    """The question, or in a repeated group that of its field."""
    words = scene.question.fields.get(scene.place.field) if scene.place.field else None
    if words:
        return in_language(words.ask, scene.language)
    return scene.place.field or in_language(scene.question.ask, scene.language)


def choice_label(scene: Scene, choice: str) -> str:
    """A choice of the question, or of the field, by its label."""
    if scene.spec.source == CAUSES:
        cause = scene.playbook.causes.causes.get(choice)
        return in_language(cause.label, scene.language) if cause else choice
    words = scene.question.choices
    if scene.place.field:
        field = scene.question.fields.get(scene.place.field)
        words = field.choices if field else {}
    return in_language(words[choice], scene.language) if choice in words else choice


def answer_text(scene: Scene, value: Value) -> str:
    """An answer to the question, or to the field, in one line."""
    if isinstance(value, str) and scene.spec.choices:
        return shown_in_line(choice_label(scene, value))
    return value_text(value, scene.question, scene.playbook, scene.language)


def causes_on_offer(scene: Scene) -> tuple[Cause, ...]:
    """The causes that may be chosen here."""
    primary = scene.answers.get(scene.spec.apart_from) if scene.spec.apart_from else None
    return tuple(
        cause
        for cause in scene.playbook.causes.causes.values()
        if cause.id != primary and not any(fnmatchcase(cause.id, pattern) for pattern in scene.spec.barred)
    )


def suggestions(scene: Scene) -> tuple[str, ...]:
    """Words the playbook knows for this field."""
    offered = SUGGESTED.get(scene.spec.id, "")
    words = getattr(scene.playbook, offered) if offered and scene.place.field else ()
    return tuple(in_language(word, scene.language) for word in words)
