"""The one way a case is filed."""

from exitcoach.domain.playbooks import Playbook
from exitcoach.interview.engine import Interview
from exitcoach.services.save import put_away, save, tone_of
from tests.fakes.ears import few_ears
from tests.fakes.playbooks import small_playbook
from tests.fakes.records import MemoryCaseStore, MemoryDrafts, a_record, a_started, an_id
from tests.unit.interview.call import DONE, Call

SMALL: Playbook = small_playbook()


def test_saving_twice() -> None:
    """The second time nothing changes, and an older state never overwrites a later one."""
    store, call = MemoryCaseStore(), Call().finish(DONE)
    older = call.state
    record = save(call.interview, call.gone().state, store)

    assert save(call.interview, call.state, store) == record
    save(call.interview, older, store)
    assert store.get(record.case.id) == record


def test_tone_is_private() -> None:
    """What the coach hears in the employee's words lies apart, with its place; the case knows nothing of it."""
    said = "I understand, but it was only a day"
    call = Call().tell("story", said).tell("playback", said).tell("apology", "I am sorry that we failed you")
    record = save(call.interview, call.state, MemoryCaseStore(), few_ears)

    found = {(one.question, one.stage, one.marker) for one in record.private.tone}
    assert found == {("playback", "listen", "yes_but"), ("playback", "listen", "minimise")}
    assert all(said[one.start : one.end] == one.words for one in record.private.tone)
    assert not hasattr(record.case, "tone")


def test_tone_of_promises() -> None:
    """What is promised to the client is the employee's voice too; who owns it is not."""
    promise = {"what": "I guarantee that it works", "owner": "I guarantee that", "due": "2026-12-01"}
    call = Call().tell("promises", (promise, {**promise, "what": "I will call"}))

    assert [(one.question, one.marker) for one in tone_of(call.path, few_ears)] == [("promises", "overpromise")]


def test_tone_in_the_language_of_the_call() -> None:
    """A text clearly in another language is heard in that one, and what no longer counts is not read."""
    call = Call().tell("playback", "Le entiendo a usted, pero no es posible")
    assert [one.rule for one in tone_of(call.path, few_ears)] == ["es.but"]

    again = Interview(SMALL)
    state = again.replay([a_started()])
    assert state.language == "es"
    assert tone_of(again.path(state), few_ears) == ()


def test_putting_away() -> None:
    """Only the journal of a closed case goes."""
    drafts = MemoryDrafts()
    for number in (1, 2):
        with drafts.create(an_id(number)) as journal:
            journal.append(a_started(an_id(number)))

    put_away(a_record(an_id(1)), drafts)
    put_away(Call().record(), drafts)
    assert drafts.ids() == (an_id(2),)
