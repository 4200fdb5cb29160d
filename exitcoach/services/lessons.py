"""Lessons: written, published, retired, and those for a cause."""

from dataclasses import replace

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Corrective, Lesson, LessonState
from exitcoach.domain.ids import mint
from exitcoach.followups.lessons import for_cause, moved, written
from exitcoach.followups.refusal import NotPossible
from exitcoach.ports import Chance, Ledger
from exitcoach.services.finding import find_item
from exitcoach.services.following import Author, change_item


def add_lesson(
    text: str,
    cause: str,
    ledger: Ledger,
    taxonomy: Taxonomy,
    author: Author,
    chance: Chance,
    *,
    case_id: str = "",
    corrective: str = "",
) -> Lesson:
    """A draft. ``corrective``: a start of the id of the one it came from, whose cause serves where none is given.

    Raises NotPossible, NotOneItem.
    """
    source = find_item(Corrective, corrective, ledger) if corrective else None
    lesson = Lesson(
        id=mint(author.now(), chance()),
        text=text,
        cause=cause or (source.cause if source else ""),
        by=author.by,
        on=author.today(),
        case=case_id,
        corrective=source.id if source else "",
    )
    lesson = written(lesson, taxonomy)
    lesson = replace(lesson, history=(author.change("lesson.added", lesson.id),))
    ledger.add(lesson)
    return lesson


def publish_lesson(start: str, ledger: Ledger, author: Author) -> Lesson:
    """The lesson, shown from now on. Raises NotOneItem, NotPossible, ChangedMeanwhile."""
    return _moved(start, LessonState.PUBLISHED, ledger, author, "")


def retire_lesson(start: str, ledger: Ledger, author: Author, *, note: str) -> Lesson:
    """The lesson, shown no longer, and why. Raises NotOneItem, NotPossible, ChangedMeanwhile."""
    if not note.strip():
        raise NotPossible("note-needed", about=start)
    return _moved(start, LessonState.RETIRED, ledger, author, note)


def lessons_for(cause: str, ledger: Ledger) -> tuple[Lesson, ...]:
    """The published lessons about a cause, the newest first."""
    return for_cause(ledger.items(Lesson), cause)


def _moved(start: str, to: LessonState, ledger: Ledger, author: Author, note: str) -> Lesson:
    lesson = find_item(Lesson, start, ledger)
    signed = author.change(f"lesson.{to.value}", lesson.id, note)
    return change_item(lesson, ledger, lambda stored: moved(stored, to), signed)
