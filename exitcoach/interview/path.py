"""Which question comes next, which came before, and what may be asked at all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from exitcoach.domain.cases import Answers, Gate, Row
from exitcoach.domain.catalog import CALL, RECOVERY_QUESTIONS, STAGES
from exitcoach.domain.conditions import Lookup
from exitcoach.domain.events import Place
from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.questions import Catalog, Kind, Spec
from exitcoach.interview import gate as recovery_gate
from exitcoach.interview.facts import rows
from exitcoach.interview.rules import applicable, subject_lookup
from exitcoach.interview.states import Phase, State

ASKED = ("yes", "no", "report_only")
DECLINED = ("no", "report_only")
ALWAYS_ACCEPTED = ("promises",)
"""Never asked for after a no, and yet a promise that was made is recorded."""
SETTLED_BY_THE_ASK = ("explore", "override_reason")


def all_specs(playbook: Playbook, catalog: Catalog = CALL) -> tuple[Spec, ...]:
    """The rules of the playbook's questions, and of the public ids it left out, stage by stage."""
    asked = [question.spec for question in playbook.questions]
    known = {spec.id for spec in asked}
    left_out = [spec for spec in catalog.specs if spec.id not in known]
    return tuple(spec for stage in catalog.stages for spec in (*asked, *left_out) if spec.stage == stage)


@dataclass(frozen=True)
class Path:
    """The way through one playbook, for a given state."""

    playbook: Playbook
    specs: tuple[Spec, ...]
    state: State

    @cached_property
    def by_id(self) -> Mapping[str, Spec]:
        """The rules of each question."""
        return {spec.id: spec for spec in self.specs}

    @property
    def last_stage(self) -> str:
        """The stage without the client."""
        return self.specs[-1].stage

    @cached_property
    def gate(self) -> Gate:
        """The stored gate, or what it would be if recovery began now."""
        before = applicable(self.specs, self.state.given, self.playbook.causes, None)
        return self.state.gate or recovery_gate.stored(before, self.playbook.causes)

    @cached_property
    def answers(self) -> Answers:
        """The answers that count."""
        return applicable(self.specs, self.state.given, self.playbook.causes, self.gate)

    @property
    def asked(self) -> bool:
        """Whether the one question has been put."""
        return self.answers.get("permission") in ASKED

    def applies(self, spec: Spec) -> bool:
        """Whether an answer to it counts."""
        return spec.when.holds(self._lookup)

    @property
    def advice(self) -> Gate:
        """What the gate says now: after the ask the live function, so ``stop`` once the client declined."""
        return recovery_gate.evaluate(self.answers, self.playbook.causes) if self.asked else self.gate

    def settled(self, spec: Spec) -> bool:
        """Whether the client's reply to the one question has put it beyond asking."""
        if self.answers.get("permission") in DECLINED and spec.id in RECOVERY_QUESTIONS:
            return True
        return self.asked and spec.id in SETTLED_BY_THE_ASK and spec.id in self.answers

    def askable(self, spec: Spec) -> bool:
        """Whether the wizard may put it now."""
        known = spec.id in self.answers
        if self.settled(spec) or not self.applies(spec) or not (known or spec.offer.holds(self._lookup)):
            return False
        if spec.live and self.state.in_debrief:
            return known or spec.id in self.state.skipped
        return True

    def order(self) -> tuple[Spec, ...]:
        """The questions of the phase, in the order they are put; in the debrief those of the call come before."""
        asked = [self.by_id[question.id] for question in self.playbook.questions]
        of_the_call = [spec for spec in asked if spec.stage != self.last_stage and not spec.late]
        if self.state.in_debrief:
            agenda = self.state.agenda
            earlier = [spec for spec in of_the_call if spec.id not in agenda]
            return (*earlier, *(self.by_id[question] for question in agenda))
        if self.state.express:
            return tuple(spec for spec in of_the_call if spec.express)
        return tuple(of_the_call)

    def agenda(self) -> tuple[str, ...]:
        """What the debrief asks: what closing needs, the debrief's own questions, then all that was left."""
        needed = self.missing_to_close()
        asked = [question.spec for question in self.playbook.questions]
        own = [spec.id for spec in asked if spec.stage == self.last_stage]
        left = [spec for spec in asked if spec.stage != self.last_stage and spec.id not in self.answers]
        late_last = sorted(left, key=lambda spec: spec.late)
        return tuple(dict.fromkeys((*needed, *own, *(spec.id for spec in late_last))))

    def missing_to_close(self) -> tuple[str, ...]:
        """What must be answered, or completed, before the case can be closed."""
        return tuple(spec.id for spec in self.specs if self._lacks(spec))

    def _lacks(self, spec: Spec) -> bool:
        if spec.id not in self.answers:
            return (spec.close or spec.required) and self.applies(spec)
        return not self.settled(spec) and any(unfinished(spec, row) for row in rows(self.answers, spec.id))

    def first(self) -> Place | None:
        """Where the phase begins: a call at the first question not yet put, the debrief at the first it lacks."""
        if self.state.in_debrief:
            return self._first_askable(
                self.by_id[question]
                for question in self.state.agenda
                if question not in self.answers or self._lacks(self.by_id[question])
            )
        put = {*self.answers, *self.state.skipped}
        return self._first_askable(spec for spec in self.order() if spec.id not in put)

    def beginning(self) -> Place | None:
        """The first question of the phase, whatever has been answered."""
        return self._first_askable(self.order())

    def where_it_stopped(self) -> Place | None:
        """Where a stored case was paused, unless closing needs something before: the question, at its first row."""
        told = [happening for happening in self.state.timeline if happening.event != "resumed"]
        stopped = self.by_id.get(told[-1].question or "") if told and told[-1].event == "paused" else None
        order = self.order()
        if stopped is None or stopped not in order or not self.askable(stopped):
            return None
        return None if self._needs_one_of(order[: order.index(stopped)]) else self.enter(stopped)

    def _needs_one_of(self, specs: Iterable[Spec]) -> bool:
        """Whether the debrief, begun anew from a record, would pass by what closing needs."""
        return self.state.in_debrief and any(self._lacks(spec) and self.askable(spec) for spec in specs)

    def after(self, place: Place, *, leaving: bool = False) -> Place | None:
        """The place that follows; ``leaving`` a repeated group, that of the next question."""
        spec = self.by_id[place.question]
        if spec.kind is Kind.LIST and place.field and not leaving:
            return _following_field(spec, place)
        order = self.order()
        ids = [spec.id for spec in order]
        rest = order[ids.index(place.question) + 1 :] if place.question in ids else self._beyond(spec, order)
        return self._first_askable(rest)

    def before(self, place: Place) -> Place | None:
        """The place one back, or None at the beginning."""
        spec = self.by_id[place.question]
        if spec.kind is Kind.LIST and place.field and (place.row or place.field != spec.field_ids[0]):
            return _preceding_field(spec, place)
        ids = [spec.id for spec in self.order()]
        earlier = self.order()[: ids.index(place.question)] if place.question in ids else ()
        found = next((spec for spec in reversed(earlier) if self.askable(spec)), None)
        return self.enter(found, at_end=True) if found else None

    def _beyond(self, spec: Spec, order: tuple[Spec, ...]) -> Iterator[Spec]:
        seen = {known.id for known in self.specs[: self.specs.index(spec) + 1]}
        return (other for other in order if other.id not in seen)

    def _first_askable(self, specs: Iterable[Spec]) -> Place | None:
        found = next((spec for spec in specs if self.askable(spec)), None)
        return self.enter(found) if found else None

    def enter(self, spec: Spec, *, at_end: bool = False) -> Place:
        """Where a question begins; a repeated group from behind, at the row not yet there."""
        if spec.kind is not Kind.LIST:
            return Place(question=spec.id)
        count = len(rows(self.answers, spec.id)) if at_end else 0
        return Place(question=spec.id, row=count, field=spec.field_ids[0])

    @cached_property
    def _lookup(self) -> Lookup:
        return subject_lookup(self.answers, self.playbook.causes, self.gate)


def unfinished(spec: Spec, row: Row) -> tuple[str, ...]:
    """The fields a row still needs."""
    return tuple(field.id for field in spec.fields if field.required and not row.get(field.id))


def stage_index(stage: str) -> int:
    """The stage's place in a call."""
    return STAGES.index(stage)


def entering_recovery(phase: Phase, came_from: Spec | None, going_to: Spec) -> bool:
    """Whether a move crosses into recovery, or past it, while the client is there."""
    if phase is not Phase.LIVE:
        return False
    line = stage_index("recovery")
    was_before = came_from is None or stage_index(came_from.stage) < line
    return was_before and stage_index(going_to.stage) >= line


def _following_field(spec: Spec, place: Place) -> Place:
    number = spec.field_ids.index(place.field or "") + 1
    row = place.row or 0
    if number == len(spec.field_ids):
        return Place(question=spec.id, row=row + 1, field=spec.field_ids[0])
    return Place(question=spec.id, row=row, field=spec.field_ids[number])


def _preceding_field(spec: Spec, place: Place) -> Place:
    number = spec.field_ids.index(place.field or "") - 1
    row = place.row or 0
    if number < 0:
        return Place(question=spec.id, row=row - 1, field=spec.field_ids[-1])
    return Place(question=spec.id, row=row, field=spec.field_ids[number])
