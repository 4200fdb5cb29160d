"""A case to read, and cases in a list."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo

from exitcoach.domain.cases import Case, Row, Value
from exitcoach.domain.playbooks import Playbook, Question
from exitcoach.domain.questions import Kind
from exitcoach.domain.text import in_language, shown, shown_in_line
from exitcoach.frontends.terminal.lines import cut, padded, width_of
from exitcoach.frontends.terminal.values import value_text
from exitcoach.interview.days import day_of_call
from exitcoach.locale import _

NAME, LABEL = 24, 26


def case_rows(cases: Sequence[Case], playbook: Playbook, language: str, zone: tzinfo) -> list[str]:
    """A line a case: id, day of the call, where it stands, client, decision, cause."""
    heads = (_("Case"), _("Day"), _("Status"), _("Client"), _("Decision"), _("Cause"))
    rows = [heads, *(_row(case, playbook, language, zone) for case in cases)]
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(heads))]
    return ["  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def status_text(case: Case) -> str:
    """Where the case stands, in words."""
    return {
        "open": _("open"),
        "interrupted": _("interrupted"),
        "debrief": _("debrief left"),
        "closed": _("closed"),
    }[case.status.value]


def _row(case: Case, playbook: Playbook, language: str, zone: tzinfo) -> tuple[str, ...]:
    client = str(case.answers.get("client.name") or case.answers.get("client.account") or "–")
    return (
        case.id,
        day_of_call(case.answers, case.created, zone).isoformat(),
        status_text(case),
        cut(client, NAME),
        _answer(case, "decision", playbook, language),
        _answer(case, "cause", playbook, language),
    )


def _answer(case: Case, question_id: str, playbook: Playbook, language: str) -> str:
    value, question = case.answers.get(question_id), playbook.question(question_id)
    return value_text(value, question, playbook, language) if value is not None and question else "–"


def case_page(case: Case, playbook: Playbook, language: str, zone: tzinfo) -> list[str]:
    """The whole case, stage by stage; what is private is not in it."""
    lines = list(_head(case, playbook, language, zone))
    asked = {question.id for question in playbook.questions}
    for stage in playbook.stages:
        told = [line for question in stage.questions for line in _told(case, question, playbook, language)]
        if stage.id == "recovery" and case.gate:
            told = [*_gate(case, playbook, language), *told]
        if told:
            lines.extend(("", in_language(stage.title, language).upper(), *told))
    other = [
        line
        for key, value in case.answers.items()
        if key not in asked
        for line in _pair(key, shown_in_line(str(value)))
    ]
    notes = [f"  {note.at.astimezone(zone):%H:%M}  {shown_in_line(note.text)}" for note in case.notes]
    for title, told in ((_("Other"), other), (_("Notes"), notes)):
        if told:
            lines.extend(("", title.upper(), *told))
    return lines


def _head(case: Case, playbook: Playbook, language: str, zone: tzinfo) -> Iterator[str]:
    from babel.dates import format_datetime  # dates by locale; not needed during a call

    created = format_datetime(case.created.astimezone(zone), "long", locale=language)
    yield from _pair(_("Case"), f"{case.id} · {status_text(case)}")
    yield from _pair(_("Begun"), created)
    yield from _pair(_("Employee"), shown_in_line(case.employee) or "–")
    yield from _pair(_("Playbook"), f"{shown_in_line(case.playbook.id)} {case.playbook.version}")


def _gate(case: Case, playbook: Playbook, language: str) -> Iterator[str]:
    gate = case.gate
    if gate is None:
        return
    words = playbook.verdicts.get(gate.verdict)
    yield from _pair(_("Advice"), in_language(words.headline, language) if words else gate.verdict)
    for code in gate.reasons:
        reason = playbook.reasons.get(code)
        yield from _pair("", f"· {in_language(reason, language) if reason else code}")


def _told(case: Case, question: Question, playbook: Playbook, language: str) -> Iterator[str]:
    value = case.answers.get(question.id)
    if value is None:
        return
    label = in_language(question.label, language)
    if question.spec.kind is Kind.LIST and isinstance(value, tuple):
        for number, row in enumerate(value, start=1):
            if isinstance(row, Mapping):
                yield from _group(f"{label} {number}", row, question, language)
    elif question.spec.kind is Kind.NOTE:
        first, *rest = shown(str(value)).split("\n")
        yield from _pair(label, first)
        for line in rest:
            yield from _pair("", line)
    else:
        yield from _pair(label, _by_locale(value, question, playbook, language))


def _by_locale(value: Value, question: Question, playbook: Playbook, language: str) -> str:
    if question.spec.kind is Kind.DATE:
        return day_text(str(value), language)
    return value_text(value, question, playbook, language)


def day_text(day: str, language: str) -> str:
    """A whole day by locale; a year or a month as it was written."""
    from datetime import date

    from babel.dates import format_date

    try:
        return format_date(date.fromisoformat(day), "long", locale=language)
    except ValueError:
        return day


def _group(title: str, row: Row, question: Question, language: str) -> Iterator[str]:
    yield from _pair(title, "")
    for spec in question.spec.fields:
        if spec.id not in row:
            continue
        words = question.fields.get(spec.id)
        label = in_language(words.label, language) if words else spec.id
        value = row[spec.id]
        if words and str(value) in words.choices:
            told = in_language(words.choices[str(value)], language)
        elif isinstance(value, bool):
            told = _("yes") if value else _("no")
        elif spec.kind is Kind.DATE:
            told = day_text(str(value), language)
        else:
            told = shown_in_line(str(value))
        yield from _pair(f"  {label}", told)


def _pair(label: str, text: str) -> Iterator[str]:
    yield f"  {padded(cut(label, LABEL), LABEL)}  {text}".rstrip()
