"""What the case says, beside the questions of its investigation."""

from collections.abc import Iterator, Mapping
from datetime import date, tzinfo

from exitcoach.domain import investigation as asked
from exitcoach.domain.cases import Case, Row
from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.scenes import Scene
from exitcoach.domain.text import in_language, shown_in_line
from exitcoach.followups.facts import facts_of
from exitcoach.followups.investigations import due_on
from exitcoach.locale import _
from exitcoach.reports.day_words import day_text

MOST = 3
"""Incidents told; the page of the case has them all."""


class CaseTold:
    """The House of an investigation. ``first`` are lines for its first question; ``days``: how long it may take."""

    def __init__(self, case: Case, words: Playbook, zone: tzinfo, days: int) -> None:
        self._case = case
        self._words = words
        self._call: date = facts_of(case).call_day(zone)
        self._days = days

    def news(self, scene: Scene) -> tuple[str, ...]:
        """What the case says about this question."""
        told = {
            asked.FINDINGS: self._story,
            asked.SHOULD_HAVE: lambda _language: self._incidents("should_have", _("In the call: {told}")),
            asked.DEPARTMENTS: lambda _language: self._incidents("department", _("In the call: {told}")),
            asked.PROCESSES: lambda _language: self._incidents("process", _("In the call: {told}")),
            asked.CAUSE: self._causes,
            asked.FURTHER: self._causes,
            asked.FACTORS: lambda _language: self._incidents("position", _("Positions told in the call: {told}")),
            asked.CLIENT_TOLD: lambda _language: self._promised(),
            asked.FINISHED_ON: self._days_told,
        }.get(scene.place.question)
        return tuple(told(scene.language)) if told else ()

    def lessons(self, scene: Scene) -> tuple[str, ...]:
        """The whole story, for whoever asks what to say."""
        return tuple(self._story(scene.language))

    def _story(self, language: str) -> Iterator[str]:
        name, story = self._word("client.name"), self._word("story")
        if name or story:
            yield _("The client: {told}").format(told=" · ".join(filter(None, (name, story))))
        yield from self._causes(language)
        for row in self._rows()[:MOST]:
            told = " · ".join(
                shown_in_line(str(row[name])) for name in ("what", "department", "process") if row.get(name)
            )
            if told:
                yield _("Incident: {told}").format(told=told)

    def _causes(self, language: str) -> Iterator[str]:
        further = self._case.answers.get("causes_contributing", ())
        named = (self._word("cause"), *(map(str, further) if isinstance(further, tuple) else ()))
        told = "; ".join(self._cause(cause, language) for cause in named if cause)
        if told:
            yield _("Stated by the client: {told}").format(told=told)

    def _incidents(self, field: str, sentence: str) -> Iterator[str]:
        told = dict.fromkeys(shown_in_line(str(row[field])) for row in self._rows() if row.get(field))
        if told:
            yield sentence.format(told="; ".join(told))

    def _promised(self) -> Iterator[str]:
        if self._case.answers.get("investigation_promised") is True:
            yield _("In the call the client was promised that this would be investigated.")
        if self._case.answers.get("recontact_consent") != "yes":
            yield _("The client has not agreed to be contacted again.")

    def _days_told(self, language: str) -> Iterator[str]:
        call, due = self._call, due_on(self._call, self._days)
        told = _("The call was on {call}; the investigation is due by {due}.")
        yield told.format(call=day_text(call.isoformat(), language), due=day_text(due.isoformat(), language))

    def _rows(self) -> list[Row]:
        rows = self._case.answers.get("incidents", ())
        return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, tuple) else []

    def _word(self, question: str) -> str:
        value = self._case.answers.get(question)
        return shown_in_line(value) if isinstance(value, str) else ""

    def _cause(self, cause_id: str, language: str) -> str:
        cause = self._words.causes.causes.get(cause_id)
        return in_language(cause.label, language) if cause else cause_id
