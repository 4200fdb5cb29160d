"""Whatever order a call takes, nothing is lost and no rule of recovery is broken."""

from collections.abc import Callable
from typing import Literal

from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from exitcoach.domain.cases import Answers, Row, Status, Value
from exitcoach.domain.events import Drafted, NoteDrafted
from exitcoach.domain.questions import Spec
from exitcoach.interview.refusal import Refused
from exitcoach.interview.states import Phase
from tests.fakes.scenes import general
from tests.unit.interview.call import Call
from tests.unit.interview.plausible import SENSIBLE, expected_to_count, replies
from tests.unit.interview.second_reading import EARLY, read_early

GENERAL = general()
CONTROLS = {cause.id: cause.control.value for cause in GENERAL.causes.causes.values()}
SPECS = {question.id: question.spec for question in GENERAL.questions}
PRIVATE = {"feeling", "house_backed", "support_wanted", "self_check"}
CLOSE = {"firmness", "cause", "decision", "recontact_consent"}
RECOVERY = {"explore", "permission", "wish", "promises"}
DECLINED = ("no", "report_only")
ASKED = ("yes", *DECLINED)
BEFORE = {"open", "listen", "causes"}
HEARD: Answers = {
    "story": "It broke",
    "heard_out": True,
    "playback_confirmed": "yes",
    "firmness": "open",
    "cause": "core.repeated",
}
DIFFERENTLY = some.sampled_from(
    [{}, {"client.name": "Rosa"}, {"firmness": "firm"}, {"intensity": 5}, {"heard_out": False}, {"cause": "price.high"}]
)
NUMBERS = some.integers(min_value=0, max_value=59)
MOST_STEPS = 400


class AnyCall(RuleBasedStateMachine):
    """A call over the playbook that comes with the program; ``told`` is every answer anybody gave."""

    def __init__(self) -> None:
        super().__init__()
        self.call = Call(GENERAL)
        self.told: dict[str, Value] = {}
        self.gate: tuple[str, tuple[str, ...]] | None = None

    @initialize(
        express=some.sampled_from([False, False, False, True]),
        differently=DIFFERENTLY,
        permission=some.sampled_from(["", "yes", "yes", "no", "report_only", "not_asked"]),
        promised=some.integers(0, 4),
    )
    def begin(self, express: bool, differently: Answers, permission: str, promised: int) -> None:
        """Some calls begin where most of the rules are: in recovery, or after the ask."""
        self.call = Call(GENERAL, express=express)
        if differently:
            self._hear_out(differently)
        if permission and self.call.at == "explore":
            self._ask(permission)
        if permission == "yes" and promised and self.call.at == "wish":
            self._promise(promised)

    @property
    def asking(self) -> bool:
        return self.call.state.phase in (Phase.LIVE, Phase.DEBRIEF)

    @property
    def asked_for(self) -> bool:
        return self.asking and bool(self.call.at)

    @property
    def on_the_phone(self) -> bool:
        return self.call.state.phase is Phase.LIVE

    @property
    def counting(self) -> Answers:
        return expected_to_count(self.told, self.gate[0] if self.gate else self._early()[0])

    @precondition(lambda self: self.asked_for)
    @rule(numbers=some.lists(NUMBERS, min_size=1, max_size=12))
    def answer(self, numbers: list[int]) -> None:
        for number in numbers:
            if self.asked_for:
                self._answer(number)

    @precondition(lambda self: self.on_the_phone)
    @rule(differently=DIFFERENTLY)
    def hear_them_out(self, differently: Answers) -> None:
        self._hear_out(differently)

    @precondition(lambda self: self.on_the_phone and self.call.at == "explore")
    @rule(permission=some.sampled_from(["yes", "no", "report_only", "not_asked"]))
    def ask_the_one_question(self, permission: str) -> None:
        self._ask(permission)

    @precondition(lambda self: self.asked_for)
    @rule(times=some.integers(1, 9))
    def skip(self, times: int) -> None:
        for _ in range(times):
            if self.asked_for and not self._try(self.call.later):
                break

    @precondition(lambda self: self.asking)
    @rule(times=some.integers(1, 12))
    def go_back(self, times: int) -> None:
        for _ in range(times):
            if not self._try(self.call.back):
                break

    @precondition(lambda self: self.asked_for and self.call.place.field)
    @rule()
    def drop_a_row(self) -> None:
        place = self.call.place
        known = self.told.get(place.question, ())
        assert isinstance(known, tuple)
        rest = tuple(row for number, row in enumerate(known) if number != place.row)
        told = {name: value for name, value in self.told.items() if name != place.question or rest}
        self._try(self.call.drop, {**told, place.question: rest} if rest else told)

    @precondition(lambda self: self.asking)
    @rule()
    def note(self) -> None:
        noted = len(self.call.state.notes)
        assert self._try(self.call.note)
        assert len(self.call.state.notes) == noted + 1

    @precondition(lambda self: self.asking)
    @rule(fate=some.sampled_from(["kept", "dropped", "answered"]))
    def settle_a_note(self, fate: Literal["kept", "dropped", "answered"]) -> None:
        """One that is left, and only in the debrief; no other is touched."""
        notes, pending = self.call.state.notes, self.call.state.pending_note
        assert self._try(lambda: self.call.settle(fate)) is bool(pending)
        left = [note for note in notes if fate == "kept" or note is not pending]
        assert list(self.call.state.notes) == (left if pending else list(notes))
        assert not pending or self.call.state.pending_note is not pending

    @precondition(lambda self: self.asked_for)
    @rule()
    def type_and_stop(self) -> None:
        place = self.call.place
        self.call.receive(Drafted(at=self.call.tick(), place=place, text="half a"))
        assert self._try(self.call.pause)
        assert self._try(self.call.resume)
        assert self.call.place == place
        assert self.call.state.drafts[place] == "half a"

    @precondition(lambda self: self.asking)
    @rule(text=some.sampled_from(["half a", ""]))
    def begin_a_note_and_stop(self, text: str) -> None:
        """It is no note yet, and it is there when the call is taken up."""
        notes = self.call.state.notes
        self.call.receive(NoteDrafted(at=self.call.tick(), text=text))
        assert self._try(self.call.pause)
        assert self._try(self.call.resume)
        assert (self.call.state.note_draft, self.call.state.notes) == (text, notes)

    @precondition(lambda self: self.on_the_phone)
    @rule()
    def shorten(self) -> None:
        assert self._try(self.call.shorten)

    @precondition(lambda self: self.on_the_phone)
    @rule()
    def hang_up(self) -> None:
        assert self._try(self.call.gone)

    @precondition(lambda self: self.asking)
    @rule()
    def begin_again_from_the_journal(self) -> None:
        self.call.state = self.call.interview.replay(self.call.events)
        assert self._try(self.call.resume)

    @precondition(lambda self: self.asking)
    @rule()
    def begin_again_from_the_record(self) -> None:
        """What was set aside is not in a record; all that counts is."""
        assert self._try(self.call.pause)
        counted = dict(self.counting)
        record = self.call.record()
        self.call.events.clear()
        assert self._try(lambda: self.call.recall(record))
        self.told = counted
        assert self._try(self.call.resume)

    @precondition(lambda self: self.call.state.phase is Phase.DEBRIEF)
    @rule()
    def close(self) -> None:
        missing = self._missing()
        assert self._try(self.call.close) is not bool(missing)

    @precondition(lambda self: self.call.state.phase is Phase.CLOSED)
    @rule()
    def a_closed_case_takes_nothing(self) -> None:
        assert not self._try(self.call.note)
        assert not self._try(self.call.resume)

    @invariant()
    def no_answer_is_lost(self) -> None:
        assert dict(self.call.state.given) == self.told
        assert dict(self.call.answers) == self.counting

    @invariant()
    def the_gate_is_that_of_the_table(self) -> None:
        gate = self.call.state.gate
        assert (gate and (gate.verdict, gate.reasons)) == self.gate

    @invariant()
    def only_what_may_be_asked_is_asked(self) -> None:
        at = self.call.at
        permission = self.counting.get("permission")
        if at:
            assert self.call.path.askable(self.call.path.by_id[at])
            assert permission not in DECLINED or at not in RECOVERY
            assert permission not in ASKED or at != "explore"

    @invariant()
    def every_moment_makes_a_record(self) -> None:
        record = self.call.record()
        public = {*record.case.answers, *(told.question for told in record.case.timeline)}
        assert public.isdisjoint(PRIVATE)
        assert {**record.case.answers, **record.private.answers} == self.counting
        assert record.case.asks == (self.counting.get("permission") in ASKED)
        if record.case.status is Status.CLOSED:
            assert record.case.answers.keys() >= CLOSE
            assert not self._missing()
            assert record.case.gate is not None

    def teardown(self) -> None:
        """Skips and sensible answers bring every call to its close, and its journal tells all of it."""
        for _ in range(MOST_STEPS):
            if self.call.state.phase is Phase.CLOSED:
                break
            self._step_to_the_close()
        assert self.call.state.phase is Phase.CLOSED, self.call.at
        self.every_moment_makes_a_record()
        self.no_answer_is_lost()
        self.the_gate_is_that_of_the_table()
        assert self.call.interview.replay(self.call.events) == self.call.state

    def _step_to_the_close(self) -> None:
        if not self.call.at:
            assert self._try(self.call.gone if self.on_the_phone else self.call.close)
        elif not self._try(self.call.later):
            place = self.call.place
            assert self._give(SENSIBLE[place.field or place.question])

    def _hear_out(self, differently: Answers) -> None:
        """On to recovery."""
        while self.call.at and SPECS[self.call.at].stage in BEFORE:
            value = {**HEARD, **differently}.get(self.call.at)
            assert self._try(self.call.later) if value is None else self._give(value)

    def _ask(self, permission: str) -> None:
        assert self._give(True)
        if self.call.at == "override_reason":
            assert self._give("they called back")
        if self.call.at == "permission":
            assert self._give(permission)

    def _promise(self, fields: int) -> None:
        """A promise, whole from the third field on."""
        while self.call.at != "promises":
            assert self._try(self.call.later)
        for number in range(fields):
            assert self._give(SENSIBLE.get(str(self.call.place.field), "yes")), number

    def _answer(self, number: int) -> None:
        place = self.call.place
        spec: Spec = SPECS[place.question]
        values = replies(spec.field(place.field) if place.field else spec, GENERAL.causes)
        self._give(values[number % len(values)])

    def _give(self, value: Value) -> bool:
        place, told = self.call.place, dict(self.told)
        empty = value == () or (isinstance(value, str) and not value.strip())
        if not empty and place.field:
            assert isinstance(value, str | int)
            told[place.question] = self._with_field(place.question, place.row or 0, {place.field: value})
        elif not empty:
            told[place.question] = value
        return self._try(lambda: self.call.say(value), told)

    def _with_field(self, question: str, row: int, field: Row) -> tuple[Row, ...]:
        known = self.told.get(question, ())
        assert isinstance(known, tuple)
        rows: list[Row] = [one for one in known if not isinstance(one, str)]
        rows[row : row + 1] = [{**(rows[row] if row < len(rows) else {}), **field}]
        return tuple(rows)

    def _try(self, event: Callable[[], object], told: dict[str, Value] | None = None) -> bool:
        """Whether it was taken; refused, it has changed nothing. ``told`` is what has been told if it was."""
        before, asked = self.call.state, self.counting.get("permission") in ASKED
        try:
            event()
        except Refused:
            assert self.call.state is before
            return False
        self.told = self.told if told is None else told
        after = self.call.state
        comes_from = self._stage(before.at.question) if before.at else "open"
        comes_to = self._stage(self.call.at) if self.call.at else "open"
        enters = after.phase is Phase.LIVE and comes_from in BEFORE and comes_to not in BEFORE
        if (enters and not asked) or (after.phase is Phase.DEBRIEF and self.gate is None):
            self.gate = self._early()
        return True

    def _stage(self, question: str) -> str:
        return SPECS[question].stage

    def _early(self) -> tuple[str, tuple[str, ...]]:
        kept = expected_to_count(self.told, "")
        return read_early({name: kept[name] for name in EARLY if name in kept}, CONTROLS)

    def _missing(self) -> list[str]:
        kept = self.counting
        missing = [name for name in CLOSE if name not in kept]
        against = kept.get("explore") is True and (self.gate or ("", ()))[0] in ("hold", "let_go")
        if against and "override_reason" not in kept:
            missing.append("override_reason")
        promises = kept.get("promises", ())
        assert isinstance(promises, tuple)
        if kept.get("permission") not in DECLINED:
            missing += [str(row) for row in promises if not {"what", "owner", "due"} <= set(row)]
        return missing


AnyCall.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
test_any_call = AnyCall.TestCase
