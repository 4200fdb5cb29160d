"""A whole example house: believable, valid, the same every time, with something of everything to look at."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta, timezone

import msgspec
import pytest

from exitcoach.domain.cases import Status
from exitcoach.domain.commitments import CorrectiveState, LessonState, PromiseState
from exitcoach.domain.follow_up import stay_stands
from exitcoach.examples.make import example_house
from exitcoach.examples.year import Year
from exitcoach.followups.correctives import recurrence
from exitcoach.followups.facts import facts_of
from exitcoach.followups.investigations import DAYS, due_on, is_due
from exitcoach.followups.recontact import gate
from exitcoach.followups.smoke import links
from exitcoach.frontends.answers_file import read_answers
from exitcoach.insights.alarms import AlarmTally
from exitcoach.insights.around import Around
from exitcoach.insights.facts import CaseFacts
from exitcoach.interview.gate import stored
from exitcoach.playbook.example_words import example_words
from exitcoach.stores.codec import decode_case, decoder, encode_case
from tests.fakes.examples import SEED, TODAY, YEAR, house, playbook

LANGUAGES = ("es", "en")


@pytest.fixture(params=LANGUAGES)
def example(request):
    return house(request.param)


@pytest.fixture
def cases(example):
    return [record.case for record in example.records]


@pytest.fixture
def promises(cases):
    return [promise for case in cases for promise in case.promises]


def test_the_same_seed_makes_the_same_house():
    """Cases, ids and all; another seed makes others."""
    again = house.__wrapped__("en", cases=60, seed=SEED)

    assert again == house("en", cases=60)
    assert house("en", cases=60, seed=SEED + 1).records != again.records


def test_every_case_passes_the_rules_of_an_answer_file(example):
    """What the interview took, a file with the same answers would be taken with too, without a word."""
    for record in example.records:
        told = {**record.case.answers, **record.private.answers}
        sheet = read_answers(json.dumps(msgspec.to_builtins(told)).encode(), record.case.id, playbook())
        assert dict(sheet.answers) == told


def test_every_case_is_stored_and_read_back(cases):
    """It is what the store would keep."""
    assert [decode_case(encode_case(case)) for case in cases] == cases


def test_every_id_is_its_own(example, cases, promises):
    """Of cases, promises, correctives, lessons and signals."""
    for things in (cases, promises, example.correctives, example.lessons, example.smoke):
        assert len({thing.id for thing in things}) == len(things)


def test_the_stored_gate_is_the_one_of_the_answers(cases):
    """As in any call."""
    assert [case.gate for case in cases] == [stored(case.answers, playbook().causes) for case in cases]


def test_stories_are_many(cases):
    """At least forty of each language are told."""
    assert len({case.answers["story"] for case in cases}) >= 40


def test_nothing_happens_in_the_future(example, cases):
    """Nothing in any history is of today or later, and each is told in its order."""
    moments = [change.at for case in cases for change in case.history]
    moments += [
        change.at for item in (*example.correctives, *example.lessons, *example.smoke) for change in item.history
    ]

    assert max(moments).date() < TODAY
    assert all(list(case.history) == sorted(case.history, key=lambda change: change.at) for case in cases)
    assert all(change.at >= case.created for case in cases for change in case.history if change.about == case.id)


def test_promises_are_in_every_state(promises):
    """Open, overdue, kept on time and late, broken, withdrawn with and without the client's consent."""
    kept = [promise for promise in promises if promise.state is PromiseState.KEPT]
    withdrawn = {promise.client_agreed for promise in promises if promise.state is PromiseState.WITHDRAWN}
    still = [promise for promise in promises if promise.state is PromiseState.OPEN]

    assert {promise.settled_on <= promise.due for promise in kept} == {True, False}
    assert withdrawn == {True, False}
    assert {promise.due < TODAY for promise in still} == {True, False}
    assert any(promise.state is PromiseState.BROKEN and promise.note for promise in promises)


def test_investigations_are_finished_begun_and_overdue(cases):
    """And a few were made though nobody owed them."""
    taxonomy = playbook().causes
    finished = [case for case in cases if case.investigation and case.investigation.finished_on]
    owed = [case for case in cases if is_due(facts_of(case), taxonomy)]
    late = [case for case in owed if due_on(facts_of(case).call_day(YEAR.zone)) < TODAY]
    beyond = [case for case in finished if is_due(facts_of(replace(case, investigation=None)), taxonomy) is False]

    assert len(finished) > 100
    assert 3 <= len(late) <= 25
    assert any(case.investigation and not case.investigation.finished_on for case in owed)
    assert 1 <= len(beyond) < 20
    assert {case.investigation.diagnosed[0] == case.answers["cause"] for case in finished} == {True, False}
    assert any((case.investigation.finished_on - facts_of(case).call_day(YEAR.zone)).days > DAYS for case in finished)


def test_correctives_are_in_every_state_and_one_failure_came_back(example, cases):
    """Of the two that were verified, one has a case of the same cause and process since."""
    facts = [facts_of(case) for case in cases]
    back = {one.cause: recurrence(one, facts, YEAR.zone).count for one in example.correctives if one.verified_on}

    assert Counter(one.state for one in example.correctives) == dict.fromkeys(CorrectiveState, 2)
    assert back == {"core.error_billing": 1, "core.quality": 0}
    assert all(one.cases for one in example.correctives)


def test_cases_show_the_correctives_that_serve_them(example, cases):
    """Just as they are in the house."""
    for case in cases:
        assert case.correctives == tuple(one.copy() for one in example.correctives if case.id in one.cases)


def test_recontacts_were_made_only_through_an_open_gate(cases):
    """And some are due, some wait, and some clients came back."""
    taxonomy = playbook().causes
    gates = {case.id: gate(facts_of(case), case.correctives, taxonomy=taxonomy, today=TODAY) for case in cases}
    made = [case for case in cases if case.recontact]

    assert all(gates[case.id].is_open and case.recontact.on >= case.created.date() for case in made)
    assert len(made) > 10
    assert any(gates[case.id].is_open and not case.recontact for case in cases)
    assert any(case.answers.get("recontact_consent") == "yes" and gates[case.id].missing for case in cases)
    assert sum(1 for case in cases if case.returned) >= 5


def test_clients_who_wanted_to_think_decided_one_way_or_the_other(cases):
    """Some have still to be asked; some who stayed left when a promise failed."""
    thinking = [case for case in cases if case.answers.get("decision") == "decides_later"]
    left_later = [case for case in cases if case.answers.get("decision") == "stays" and case.decided]

    assert {case.decided.decision if case.decided else "" for case in thinking} == {"leaves", "stays", ""}
    assert all(case.decided.decision == "leaves" for case in left_later)
    assert any(
        case.answers.get("decision") == "stays" and not case.decided and not stay_stands(case.promises, TODAY)
        for case in cases
    )


def test_private_answers_are_enough_for_totals(example):
    """At least five of each; and none of them is in the case itself."""
    private = [record.private for record in example.records]

    for question in ("feeling", "house_backed", "support_wanted", "self_check"):
        assert sum(1 for one in private if question in one.answers) >= 5
        assert all(question not in record.case.answers for record in example.records)
    assert any(one.support for one in private)


def test_some_calls_were_short_some_filed_and_some_wait_for_their_debrief(cases):
    """As in any house."""
    assert {case.status for case in cases} == {Status.CLOSED, Status.DEBRIEF}
    assert any(case.left_at is None for case in cases)
    assert any(case.notes for case in cases)


def test_one_cause_raises_an_alarm(example, cases):
    """By the rule of the house: the last 28 days against the 84 before."""
    tally = AlarmTally(Around(today=TODAY, zone=YEAR.zone, smokes=example.smoke), TODAY)
    read = decoder(CaseFacts)
    for case in cases:
        tally.add(read(encode_case(case)))

    alarms = tally.alarms()

    assert alarms.history == "enough"
    assert [alarm.id for alarm in alarms.raised if alarm.kind == "cause"] == ["core.reliability"]
    assert {smoke.cause for smoke in alarms.smoke} == {"core.reliability"}


def test_smoke_came_before_some_cases(example, cases):
    """What was logged is what clients told later as the first signal."""
    found = links(example.smoke, map(facts_of, cases), YEAR.zone)

    assert sum(1 for linked in found.values() if linked) >= 5


def test_lessons_are_published_drafted_and_retired(example):
    """So that every list has something to show."""
    assert {lesson.state for lesson in example.lessons} == set(LessonState)


def test_both_languages_tell_the_same_year():
    """The same draws, other words."""
    told = [[(record.case.id, record.case.answers["cause"]) for record in house(one).records] for one in LANGUAGES]

    assert told[0] == told[1]
    assert {record.case.language for record in house("es").records} == {"es"}


@pytest.mark.parametrize(
    ("day", "hours", "seed"), [("2026-01-01", 13, 1), ("2026-03-30", -10, 2), ("2027-02-28", 0, 3)]
)
def test_any_day_and_place_make_a_house(day, hours, seed):
    """The rules of the house refuse nothing of it, and the cause that jumps is there."""
    year = Year(today=date.fromisoformat(day), zone=timezone(timedelta(hours=hours)))

    made = example_house(example_words("en"), playbook(), "en", year, cases=60, seed=seed)

    local = {change.at.astimezone(year.zone).date() for record in made.records for change in record.case.history}
    assert len(made.records) == 60
    assert max(local) < year.today
    assert sum(1 for record in made.records if record.case.answers["cause"] == "core.reliability") >= 9
