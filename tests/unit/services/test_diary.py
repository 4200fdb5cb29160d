"""The calendar of a case that was changed in its debrief."""

from datetime import UTC, datetime

import pytest

from exitcoach.followups.diary import Entry
from exitcoach.services.diary import diary
from exitcoach.services.following import Author
from exitcoach.services.save import save
from tests.fakes.clock import TickingClock
from tests.fakes.ledger import MemoryLedger
from tests.fakes.records import MemoryCaseStore
from tests.fakes.scenes import general
from tests.unit.interview.call import DONE, READY, Call

AUTHOR = Author(by="Eva", clock=TickingClock(datetime(2026, 12, 20, tzinfo=UTC)), zone=UTC)
PROMISED = ("call", "refund", "letter")
ROWS = tuple({"what": word, "owner": "Bo", "due": "2026-12-30"} for word in PROMISED)
TOLD = {
    **READY,
    **DONE,
    "cause": "core.repeated",
    "investigation_promised": True,
    "recontact_consent": "yes",
    "explore": True,
    "permission": "yes",
    "promises": ROWS,
}


def shown(call: Call, store: MemoryCaseStore) -> dict[str, Entry]:
    """Every entry by its kind and id, once the case is filed as it is now."""
    save(call.interview, call.state, store)
    entries = diary(store, MemoryLedger(), general().causes, AUTHOR)
    return {f"{entry.kind.value} {entry.id.removeprefix(call.state.case_id)}": entry for entry in entries}


@pytest.fixture
def filed() -> tuple[Call, MemoryCaseStore, dict[str, Entry]]:
    call, store = Call().finish(TOLD).gone(), MemoryCaseStore()
    return call, store, shown(call, store)


def test_what_is_owed_no_longer_stays_as_cancelled(filed: tuple[Call, MemoryCaseStore, dict[str, Entry]]):
    """Under the same name, with a greater number of changes, so that an older calendar is put right."""
    call, store, before = filed
    call.tell("cause", "circumstance.moved").tell("investigation_promised", False)
    call.tell("recontact_consent", "no").tell("promises", (ROWS[0], ROWS[2]))
    after = shown(call, store)

    assert {name for name, entry in before.items() if entry.state.value == "open"} == set(before)
    assert set(after) == set(before)
    assert {name: entry.state.value for name, entry in after.items()} == {
        "investigation ": "cancelled",
        "recontact ": "cancelled",
        "promise -p1": "open",
        "promise -p2": "cancelled",
        "promise -p3": "open",
    }
    assert all(after[name].changes > before[name].changes for name in before)


def test_what_is_owed_again_is_open_again(filed: tuple[Call, MemoryCaseStore, dict[str, Entry]]):
    """Whatever was answered in between."""
    call, store, before = filed
    call.tell("recontact_consent", "no")
    assert shown(call, store)["recontact "].state.value == "cancelled"
    call.tell("recontact_consent", "yes")

    assert {name: entry.state for name, entry in shown(call, store).items()} == {
        name: entry.state for name, entry in before.items()
    }
