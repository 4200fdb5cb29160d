"""Going back to a client, whatever is tried in whatever order: nobody passes a closed gate, or writes twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from exitcoach.domain.commitments import Corrective, Recontact
from exitcoach.followups.correctives import placed, verified
from exitcoach.followups.recontact import RecontactGate, answered, gate, made
from exitcoach.followups.refusal import GateClosed, NotPossible
from tests.unit.followups.cases import CALL, FINISHED, TAXONOMY, a_cure, a_proven_cure, attempt, facts

REPLIES = some.sampled_from(["", " ", "glad", "angry"])
LONGEST = 3


class GoingBack(RuleBasedStateMachine):
    """A house after a call: days pass, things are found and mended, the consent changes, and people write."""

    def __init__(self) -> None:
        super().__init__()
        self.today = CALL
        self.facts = facts(investigation=replace(FINISHED, finished_on=CALL))
        self.cures: dict[int, Corrective] = {0: a_proven_cure(placed_on=CALL, verified_on=CALL)}
        self.contacts: list[Recontact] = []

    @property
    def gate(self) -> RecontactGate:
        return gate(self.facts, tuple(self.cures.values()), taxonomy=TAXONOMY, today=self.today)

    @rule(days=some.integers(1, LONGEST))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(consent=some.sampled_from(["yes", "yes", "yes", "no"]))
    def ask_again(self, consent: str) -> None:
        self.facts = replace(self.facts, answers={**self.facts.answers, "recontact_consent": consent})

    @rule(days=some.integers(0, LONGEST))
    def ask_for_time(self, days: int) -> None:
        after = (self.today + timedelta(days=days)).isoformat()
        self.facts = replace(self.facts, answers={**self.facts.answers, "recontact_after": after})

    @rule(done=some.booleans())
    def investigate(self, done: bool) -> None:
        found = replace(FINISHED, finished_on=self.today if done else None)
        self.facts = replace(self.facts, investigation=found)

    @precondition(lambda self: len(self.cures) < LONGEST)
    @rule()
    def plan(self) -> None:
        self.cures[len(self.cures)] = a_cure()

    @rule(number=some.integers(0, LONGEST))
    def mend(self, number: int) -> None:
        """One step further: in place, then seen to work."""
        cure = self.cures.get(number)
        if cure is None or cure.verified_on:
            return
        step = verified(cure, evidence="none since", on=self.today, today=self.today) if cure.placed_on else None
        self.cures[number] = step or placed(cure, on=self.today, today=self.today)

    @rule(reply=REPLIES, ago=some.integers(-1, LONGEST))
    def contact(self, reply: str, ago: int) -> None:
        found, on = self.gate, self.today - timedelta(days=ago)

        def make() -> Recontact:
            return made(self.facts, found, on=on, today=self.today, call=CALL, by="Ana", received=reply)

        if not found.is_open:
            with pytest.raises(GateClosed):
                make()
            return
        came, reasons = attempt(make), self._reasons(on, found)
        assert came.code in reasons if isinstance(came, NotPossible) else not reasons
        if isinstance(came, Recontact):
            self.contacts.append(came)
            self.facts = replace(self.facts, recontact=came)

    def _reasons(self, on: date, found: RecontactGate) -> set[str]:
        before = self.facts.recontact
        holds = {
            "reply-awaited": before is not None and not before.received,
            "day-ahead": on > self.today,
            "day-before-call": on < CALL,
            "day-before-gate": found.opened_on is not None and on < found.opened_on,
        }
        return {code for code, held in holds.items() if held}

    @rule(reply=REPLIES, ago=some.integers(-1, LONGEST))
    def hear(self, reply: str, ago: int) -> None:
        before, on = self.facts.recontact, self.today - timedelta(days=ago)
        came = attempt(lambda: answered(self.facts, reply, on=on, today=self.today))
        possible = before and not before.received and reply.strip() and before.on <= on <= self.today
        assert isinstance(came, Recontact) is bool(possible)
        if isinstance(came, Recontact):
            assert before == replace(came, received="", received_on=None)
            self.contacts[-1] = came
            self.facts = replace(self.facts, recontact=came)

    @invariant()
    def each_waits_for_the_reply_to_the_one_before(self) -> None:
        assert all(contact.received for contact in self.contacts[:-1])

    @invariant()
    def they_are_counted(self) -> None:
        assert [contact.number for contact in self.contacts] == list(range(1, len(self.contacts) + 1))
        assert self.facts.recontact == (self.contacts[-1] if self.contacts else None)

    @invariant()
    def the_gate_is_open_or_says_why(self) -> None:
        assert self.gate.is_open is (self.gate.missing == ())
        assert set(self.gate.pending) == {cure.id for cure in self.cures.values() if not cure.verified_on}


TestGoingBack = GoingBack.TestCase
TestGoingBack.settings = settings(max_examples=60, stateful_step_count=30)
