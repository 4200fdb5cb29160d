"""What a report needs beside the cases."""

from dataclasses import replace
from datetime import UTC

from exitcoach.domain.cases import Record
from exitcoach.insights.around import SupportFacts
from exitcoach.services.following import Author
from exitcoach.services.surroundings import around_of
from tests.fakes.clock import TickingClock
from tests.fakes.ledger import MemoryLedger
from tests.fakes.records import MemoryCaseStore, a_case, a_private, an_id

AUTHOR = Author(by="", clock=TickingClock(), zone=UTC)


def support_of(*answers):
    """What is told of the private answers of as many cases."""
    store = MemoryCaseStore()
    for number, given in enumerate(answers):
        private = replace(a_private(an_id(number)), answers=given)
        store.merge(Record(a_case(an_id(number)), private))
    return around_of(store, MemoryLedger(), AUTHOR, days=14).support


def test_private_answers_are_told_by_case():
    """An answer of another kind than the question has is none."""
    told = support_of({"support_wanted": True, "house_backed": 2}, {"house_backed": 5}, {"support_wanted": 1})

    assert told == {an_id(0): SupportFacts(wanted=True, backed=2), an_id(1): SupportFacts(wanted=None, backed=5)}


def test_who_answered_neither_question_is_not_told():
    """Of very many cases only what figures need is kept."""
    assert support_of({"feeling": 3}, {}) == {}


def test_the_same_answers_are_kept_once():
    """Of very many cases there are few different ones."""
    told = support_of({"house_backed": 4}, {"house_backed": 4})

    assert told[an_id(0)] is told[an_id(1)]
