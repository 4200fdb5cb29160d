"""``lesson``: told in a sentence, listed."""

from exitcoach.cli.as_json import json_list
from exitcoach.cli.options import known_option
from exitcoach.cli.screen import result, talk
from exitcoach.cli.short_ids import short_ids
from exitcoach.domain.commitments import Lesson, LessonState
from exitcoach.domain.text import in_language, shown_in_line
from exitcoach.frontends.terminal.lines import wrap
from exitcoach.locale import _
from exitcoach.reports.follow_up_words import state_word
from exitcoach.wiring import Desk

NO_END = 10_000


def told_of(lesson: Lesson) -> str:
    """Where it stands, and what comes next."""
    sentences = {
        LessonState.DRAFT: _("Lesson {id} is a draft. Show it from now on with: exitcoach lesson publish {id}"),
        LessonState.PUBLISHED: _("Lesson {id} is published: whoever meets {cause} sees it."),
        LessonState.RETIRED: _("Lesson {id} is retired: nobody sees it any more."),
    }
    return sentences[lesson.state].format(id=lesson.id, cause=lesson.cause)


def show_lessons(desk: Desk, cause: str, *, as_json: bool, width: int) -> None:
    """All of them, or those about a cause. Raises BadFilter."""
    wanted = known_option("--cause", cause, desk.taxonomy.causes)
    everything = desk.ledger.items(Lesson)
    found = [lesson for lesson in everything if wanted in ("", lesson.cause)]
    if as_json:
        result(json_list(found))
        return
    if not found:
        talk(_("There is no lesson yet. One is written with: exitcoach lesson add TEXT --cause ID"))
    short = short_ids(lesson.id for lesson in everything)
    for lesson in found:
        known = desk.taxonomy.causes.get(lesson.cause)
        label = in_language(known.label, desk.settings.language) if known else lesson.cause
        head = f"{short[lesson.id]} · {state_word(lesson.state.value)} · {label}"
        text = shown_in_line(lesson.text)
        result(head, *(f"  {part}" for part in (wrap(text, width - 2, NO_END) if width else [text])))
