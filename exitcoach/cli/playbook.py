"""``playbook list`` and ``playbook show``: lines for standard output."""

from collections.abc import Iterable, Iterator
from itertools import chain

from exitcoach.domain.playbooks import FieldWords, Phrase, Playbook, Question, Reminder, Stage
from exitcoach.domain.text import LocalText, in_language, shown_in_line
from exitcoach.locale import _, ngettext
from exitcoach.playbook.shelf import Shelf
from exitcoach.ports import Rejected

STEP = "  "


def list_lines(shelf: Shelf, language: str) -> list[str]:
    """A line a playbook: id, version, title, and where it comes from."""
    rows = [_row(shelf, playbook_id, language) for playbook_id in shelf.ids()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = ((cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return [STEP.join(cells).rstrip() for cells in padded]


def show_lines(playbook: Playbook, language: str) -> list[str]:
    """The whole playbook as an outline, in ``language``."""
    return list(_Outline(playbook, language).lines())


def _row(shelf: Shelf, playbook_id: str, language: str) -> tuple[str, str, str, str]:
    where = shown_in_line(str(shelf.path(playbook_id))) if shelf.is_own(playbook_id) else _("built in")
    try:
        playbook = shelf.get(playbook_id)
    except Rejected as rejected:
        count = len(rejected.problems)
        told = ngettext("does not load: {count} problem", "does not load: {count} problems", count)
        return shown_in_line(playbook_id), "-", told.format(count=count), where
    return playbook.id, str(playbook.version), shown_in_line(in_language(playbook.title, language)), where


class _Outline:
    def __init__(self, playbook: Playbook, language: str) -> None:
        self.playbook = playbook
        self.language = language

    def lines(self) -> Iterator[str]:
        playbook = self.playbook
        version = _("version {version}").format(version=playbook.version)
        yield f"{self.words(playbook.title)} ({playbook.id}, {version})"
        yield _("Languages: {languages}").format(languages=", ".join(playbook.title))
        yield from chain.from_iterable(self.stage(stage) for stage in playbook.stages)
        yield from self.section(_("Opening card"), map(self.words, playbook.cards["opening"]))
        yield from self.section(_("Calm card"), map(self.words, playbook.cards["calm"]))
        yield from self.section(_("Verdicts"), self.verdicts())
        yield from self.section(_("Reasons"), self.named(playbook.reasons.items()))
        yield from self.section(_("Causes"), self.causes())
        yield from self.section(_("Departments"), map(self.words, playbook.departments))
        yield from self.section(_("Processes"), map(self.words, playbook.processes))

    def stage(self, stage: Stage) -> Iterator[str]:
        yield ""
        yield f"{self.words(stage.title)} ({stage.id})"
        yield STEP + self.words(stage.goal)
        parts = chain(
            self.part(_("Say"), map(self.tagged, stage.say)),
            self.part(_("Avoid"), map(self.tagged, stage.avoid)),
            self.part(_("Reminders"), map(self.reminder, stage.reminders)),
            self.part(_("Questions"), chain.from_iterable(map(self.question, stage.questions))),
        )
        yield from (STEP + line for line in parts)

    def question(self, question: Question) -> Iterator[str]:
        yield f"{question.id} [{question.spec.kind}] {self.words(question.ask)}"
        yield STEP + self.words(question.tip)
        yield from (STEP + line for line in self.named(question.choices.items()))
        for name, field in question.fields.items():
            yield from (STEP + line for line in self.field(name, field))

    def field(self, name: str, field: FieldWords) -> Iterator[str]:
        yield f"{name}: {self.words(field.ask)}"
        yield from (STEP + line for line in self.named(field.choices.items()))

    def tagged(self, phrase: Phrase | Reminder) -> str:
        tags = [*phrase.fits, *(_("not {tag}").format(tag=tag) for tag in phrase.unless)]
        return f"{self.words(phrase.text)} [{', '.join(tags)}]" if tags else self.words(phrase.text)

    def reminder(self, reminder: Reminder) -> str:
        return f"{reminder.moment}: {self.tagged(reminder)}"

    def verdicts(self) -> Iterator[str]:
        for verdict, words in self.playbook.verdicts.items():
            yield f"{verdict}: {self.words(words.headline)}"
            yield STEP + self.words(words.advice)

    def causes(self) -> Iterator[str]:
        for group, label in self.playbook.causes.groups.items():
            yield f"{group}: {self.words(label)}"
            for cause in self.playbook.causes.leaves(group):
                yield f"{STEP}{cause.id} [{cause.control}] {self.words(cause.label)}"

    def named(self, entries: Iterable[tuple[str, LocalText]]) -> Iterator[str]:
        return (f"{name}: {self.words(words)}" for name, words in entries)

    def section(self, heading: str, lines: Iterable[str]) -> Iterator[str]:
        found = list(self.part(heading, lines))
        yield from ["", *found] if found else []

    def part(self, heading: str, lines: Iterable[str]) -> Iterator[str]:
        found = list(lines)
        if found:
            yield heading
            yield from (STEP + line for line in found)

    def words(self, text: LocalText) -> str:
        return shown_in_line(in_language(text, self.language))
