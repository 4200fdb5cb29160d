"""One's own trend: per month, marker and stage; nobody else's calls, no practice."""

from dataclasses import replace
from datetime import UTC, date, timedelta

from exitcoach.domain.cases import Private, Record, ToneFinding
from exitcoach.services.own_tone import Month, own_tone
from tests.fakes.records import CALL, MemoryCaseStore, a_record, an_id


def heard(marker: str, stage: str = "listen") -> ToneFinding:
    return ToneFinding(stage=stage, question="playback", marker=marker, words="x", start=0, end=1, rule="en.x")


def filed(number: int, *tone: ToneFinding, days: int = 0, **changes: object) -> Record:
    record = a_record(an_id(number))
    case = replace(record.case, created=CALL + timedelta(days=days), employee="Ana", practice=False)
    return Record(
        replace(case, **changes),  # type: ignore[arg-type]
        Private(id=case.id, revision=case.revision, tone=tone),
    )


def test_only_ones_own_calls_count():
    """Accents and case of the name do not matter; practice and colleagues stay out."""
    store = MemoryCaseStore()
    for record in (
        filed(0, heard("policy"), heard("policy"), heard("deny", "close")),
        filed(1, employee="ÁNA"),
        filed(2, heard("plead"), employee="Luis"),
        filed(3, heard("plead"), practice=True),
        filed(4, heard("deny"), days=40),
    ):
        store.merge(record)

    own = own_tone(store, "ana", UTC)
    assert (own.calls, own.places) == (3, 4)
    first = Month(month=f"{CALL:%Y-%m}", calls=2, places=3)
    assert own.months == (first, Month(month=f"{CALL + timedelta(days=40):%Y-%m}", calls=1, places=1))
    assert own.markers == {"policy": 2, "deny": 2}
    assert own.stages == {"listen": 3, "close": 1}


def test_since_a_day():
    """That day included."""
    store = MemoryCaseStore()
    store.merge(filed(0, heard("policy")))
    store.merge(filed(1, days=40))
    assert own_tone(store, "Ana", UTC, CALL.date() + timedelta(days=40)).calls == 1
    assert own_tone(store, "Ana", UTC, date(2999, 1, 1)).calls == 0
