"""What the answers of a file break between them."""

from collections.abc import Iterable, Iterator, Mapping

from exitcoach.domain.cases import Answers, Value
from exitcoach.domain.catalog import ANY_CAUSE, CIRCUMSTANCE, REPEATED, VERDICT
from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.conditions import Condition, Lookup, Test
from exitcoach.domain.questions import Spec
from exitcoach.frontends.answers_findings import Findings, Trouble
from exitcoach.frontends.answers_values import Reading
from exitcoach.interview.gate import stored
from exitcoach.interview.rules import Breach, applicable, subject_lookup, value_faults

Readings = Mapping[str, Reading]

_SOURCES: Mapping[str, tuple[str, ...]] = {
    ANY_CAUSE: ("cause",),
    CIRCUMSTANCE: ("cause",),
    REPEATED: ("cause", "incidents"),
    VERDICT: ("firmness", "cause", "cause_basis", "heard_out", "story"),
}


def check_rules(specs: tuple[Spec, ...], readings: Readings, taxonomy: Taxonomy, findings: Findings) -> None:
    """Tell every rule that is broken. ``specs`` are all questions, in the order of the call."""
    answers = {name: reading.value for name, reading in readings.items() if reading.value is not None}
    for reading in readings.values():
        _check_value(reading, answers, findings)
    before = applicable(specs, answers, taxonomy, None)
    gate = stored(before, taxonomy)
    lookup = subject_lookup(applicable(specs, answers, taxonomy, gate), taxonomy, gate)
    for spec in _certain(specs, readings):
        _check_place(spec, readings, lookup, findings)


def _check_value(reading: Reading, answers: Answers, findings: Findings) -> None:
    spec = reading.spec
    for fault in value_faults(spec, _as_written(reading), answers):
        item = reading.items[fault.item or 0]
        cell = item.fields.get(fault.field)
        if (cell and cell.unfit) or (item.unfit and not spec.fields and fault.code != Breach.TOO_MANY):
            continue
        alone = not spec.fields and len(reading.items) == 1
        where = spec.id if alone else f"{spec.id}[{item.number}]"
        where = f"{where}.{fault.field}" if fault.field else where
        findings.add(fault.code, where, (cell or item).at, **fault.facts)


def _as_written(reading: Reading) -> Value:
    """The items one for one, so that a fault's number is that of the item."""
    chosen = tuple(item.value for item in reading.items if isinstance(item.value, str))
    return chosen or tuple(item.value for item in reading.items if isinstance(item.value, Mapping))


def _certain(specs: Iterable[Spec], readings: Readings) -> Iterator[Spec]:
    """Those whose condition does not hang, near or far, on an answer nobody can make out: that one is told already."""
    unclear = {name for name, reading in readings.items() if reading.unfit and reading.value is None}
    unclear |= {fact for fact, sources in _SOURCES.items() if unclear.intersection(sources)}
    for spec in specs:
        if unclear.isdisjoint(spec.when.subjects()):
            yield spec
        else:
            unclear.add(spec.id)


def _check_place(spec: Spec, readings: Readings, lookup: Lookup, findings: Findings) -> None:
    reading = readings.get(spec.id)
    given = reading is not None and (reading.unfit or reading.value is not None)
    applies = spec.when.holds(lookup)
    if reading and given and not applies:
        findings.add(Trouble.DOES_NOT_APPLY, spec.id, reading.at, **_reason(spec.when, lookup))
    if spec.required and applies and not given:
        because = next((readings[name] for name in spec.when.subjects() if name in readings), None)
        verdict = ", ".join(lookup(VERDICT)) if VERDICT in spec.when.subjects() else ""
        findings.add(Breach.MISSING, spec.id, because.at if because else None, verdict=verdict)


def _reason(condition: Condition, lookup: Lookup) -> dict[str, str]:
    """The first test that fails: its subject, what that is, and what it should be (``wanted``) or not (``barred``)."""
    failing = next((test for test in condition.all_of if not test.holds(lookup)), None)
    if failing is None:
        barring = next((test for test in condition.none_of if test.holds(lookup)), None)
        if barring is not None:
            return {"subject": barring.subject, "has": ", ".join(lookup(barring.subject)), "barred": "yes"}
        failing = condition.any_of[0]
    return _lacking(failing, lookup)


def _lacking(test: Test, lookup: Lookup) -> dict[str, str]:
    return {"subject": test.subject, "has": ", ".join(lookup(test.subject)), "wanted": ", ".join(test.patterns)}
