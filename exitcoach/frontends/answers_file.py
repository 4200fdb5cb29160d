"""A case from a YAML or JSON file of answers: all of it is right, or every problem is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exitcoach.domain.answers import NO, Unfit, is_blank, read_scalar
from exitcoach.domain.cases import Answers
from exitcoach.domain.catalog import CALL
from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.questions import Catalog, Spec
from exitcoach.errors import Problem
from exitcoach.frontends.answers_findings import Findings, Trouble
from exitcoach.frontends.answers_ids import NOTES, find_answers
from exitcoach.frontends.answers_rules import Readings, check_rules
from exitcoach.frontends.answers_values import Reader, Reading
from exitcoach.interview.path import all_specs
from exitcoach.sheet import scan_sheet

NOT_CONTROLLED = "cause-not-controlled"
OPTIONS: Mapping[str, str] = MappingProxyType({"client.name": "--client", "channel": "--channel"})
_NONE_GIVEN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSheet:
    """What a file says: ``answers`` in the order of the call, quick notes, and the codes of warnings."""

    answers: Answers
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def read_answers(
    data: bytes, name: str, playbook: Playbook, given: Mapping[str, str] = _NONE_GIVEN, catalog: Catalog = CALL
) -> AnswerSheet:
    """The answers in ``data``, told as ``name``; ``given`` are those of the command line, by question id.

    Raises Rejected with every problem.
    """
    root, flaws = scan_sheet(data, name)
    findings = Findings(name, flaws)
    specs = all_specs(playbook, catalog)
    by_id = {spec.id: spec for spec in specs}
    reader = Reader(playbook.causes, findings)
    read = {found.spec.id: reader.read(found) for found in find_answers(root, by_id, findings)}
    readings = {**read, **dict(_from_options(given, by_id, read, findings))}
    check_rules(specs, readings, playbook.causes, findings)
    findings.settle()
    return _sheet(specs, readings)


def _from_options(
    given: Mapping[str, str], specs: Mapping[str, Spec], readings: Readings, findings: Findings
) -> Iterator[tuple[str, Reading]]:
    """The answers of the command line, where the file is silent; where it differs, that is told."""
    for name, text in given.items():
        option, written = OPTIONS.get(name, name), readings.get(name)
        if is_blank(text) or (written and written.unfit):
            continue
        try:
            value = read_scalar(specs[name], text)
        except Unfit as unfit:
            findings.problems.append(Problem(code=unfit.code, file=option, facts=unfit.facts))
            continue
        if written is None or written.value is None:
            yield name, Reading(spec=specs[name], value=value)
        elif str(written.value).strip() != str(value).strip():
            facts = {"option": option, "value": str(value), "other": str(written.value)}
            findings.add(Trouble.CONTRADICTS_OPTION, name, written.at, **facts)


def _sheet(specs: tuple[Spec, ...], readings: Readings) -> AnswerSheet:
    said = {spec.id: readings[spec.id].value for spec in specs if spec.id in readings}
    answers = {name: value for name, value in said.items() if value is not None}
    notes = readings[NOTES.id].items if NOTES.id in readings else ()
    unkept = answers.get("cause_controlled") == NO and "promises" in answers
    return AnswerSheet(
        answers=answers,
        notes=tuple(str(note.value) for note in notes),
        warnings=(NOT_CONTROLLED,) if unkept else (),
    )
