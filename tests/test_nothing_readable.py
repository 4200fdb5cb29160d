"""After ``data encrypt`` no word of anybody is readable in any byte of the home; ``data decrypt`` brings all back."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from exitcoach.domain.cases import Record
from exitcoach.domain.commitments import Corrective, CorrectiveState, Lesson, Smoke
from exitcoach.domain.events import Answered, Drafted, Event, NoteDrafted, Opened, Place
from exitcoach.services.backup_rotation import Keeping
from exitcoach.services.check import Edits
from exitcoach.stores.backups import Backups
from exitcoach.stores.check_plain import PlainCheck
from exitcoach.stores.encrypting import decrypt_backups, decrypt_home, encrypt_backups, encrypt_home
from exitcoach.stores.export_log import exports, log_export
from exitcoach.stores.house import HouseLedger
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.layout import Home
from exitcoach.stores.standing import Standing
from exitcoach.stores.tiny import MonthlyStore
from exitcoach.stores.vault import KEY_FILE
from tests.fakes.checking import CASES, checked, everything, write_journal
from tests.fakes.encrypted_homes import key_file, with_key
from tests.fakes.records import CALL, GENERAL, a_full_case, a_private, an_id, some_events
from tests.fakes.scenes import general
from tests.fakes.words import Words, found_in

NOON = datetime(2026, 11, 22, 12)  # noqa: DTZ001 - local time
OWED = "cache/standing/owed.txt"
OPEN, PUT_AWAY, TORN, MONTH = an_id(21), an_id(22), an_id(23), "2026-11.json"


def a_record(words: Words, number: int) -> Record:
    promised = replace(a_full_case(an_id(number)).promises[0], due=date(2026, 11, 20))
    case = words.marked(a_full_case(an_id(number), promises=(promised,), returned=None))
    return Record(case, words.marked(a_private(an_id(number))))


def a_call(words: Words, case_id: str) -> tuple[Event, ...]:
    typed = Drafted(at=CALL, place=Place(question="wish"), text="half"), NoteDrafted(at=CALL, text="half")
    return words.marked((*some_events(case_id), *typed))


def some_work(home: Home, words: Words, number: int) -> None:
    """A call, what follows it, what the house learns, what leaves it, and the caches of the next call."""
    store, ledger, drafts = MonthlyStore(home), HouseLedger(home), JournalDrafts(home)
    record = a_record(words, number)
    write_journal(drafts, an_id(number), a_call(words, an_id(number)))
    store.merge(record)
    drafts.retire(an_id(number))
    store.update(
        an_id(number), lambda one: replace(one, case=replace(one.case, returned=words.marked(a_full_case().returned)))
    )
    cure = words.marked(Corrective(id=an_id(number), what="", owner="", due=date(2026, 11, 21)))
    ledger.add(cure)
    ledger.add(words.marked(Lesson(id=an_id(number), text="", cause="response.slow")))
    ledger.add(words.marked(Smoke(id=an_id(number), at=CALL, by="", text="")))
    ledger.update(Corrective, cure.id, lambda one: replace(one, state=CorrectiveState.IN_PLACE))
    log_export(home, at=CALL, what="letter", format="md", path=f"/x/{words.new()}", filters={"client": words.new()})
    standing = Standing(home, lambda: general().causes, UTC)
    standing.refresh()
    assert standing.cases_of(str(record.case.answers["client.name"])) == (an_id(number),)
    assert standing.due(cure.owner, date(2026, 12, 1)) == 1


@pytest.fixture
def told(tmp_path: Path) -> tuple[Home, Words]:
    """A home with words of somebody wherever there can be any."""
    home, words = with_key(tmp_path / "home"), Words()
    for number in (1, 2):
        some_work(home, words, number)
    drafts, inquiries = JournalDrafts(home), JournalDrafts(home, folder=home.investigations)
    write_journal(drafts, OPEN, a_call(words, OPEN))
    write_journal(drafts, TORN, a_call(words, TORN))
    seen = Opened(at=CALL, case_id=an_id(1), employee="", language="es", playbook=GENERAL)
    said = Answered(at=CALL, place=Place(question="findings"), value="")
    for folder in (inquiries, drafts):
        write_journal(folder, PUT_AWAY, words.marked((replace(seen, case_id=PUT_AWAY), said)))
        folder.retire(PUT_AWAY)
    write_journal(inquiries, an_id(1), words.marked((seen, said)))
    left_over(home, words)
    Backups(home).make(NOON)
    return home, words


def left_over(home: Home, words: Words) -> None:
    """What crashes, repairs and older versions leave behind."""
    path = home.drafts / f"{TORN}.jsonl"
    path.write_bytes(path.read_bytes() + b'{"seq":8,"event":"noted","data":{"text":"%s' % words.new().encode())
    (home.drafts / f"{TORN}.torn-1").write_bytes(b'{"seq":8,"event":"noted","data":%s' % words.new().encode())
    (home.drafts / f"{an_id(30)}.jsonl.new").write_text(words.new(), encoding="utf-8")
    (home.cases / f"{MONTH}.new").write_text(words.new(), encoding="utf-8")
    (home.private / f"{MONTH}.link").write_text(words.new(), encoding="utf-8")
    shutil.copy(home.path / CASES, home.cases / "2026-10.json.form1.bak")
    aside = home.damaged / "20261101-090000" / "cases"
    aside.mkdir(parents=True)
    shutil.copy(home.path / CASES, aside)
    (aside / f"{MONTH}.before-edit").write_text(words.new(), encoding="utf-8")
    (home.cache / "report.html").write_text(words.new(), encoding="utf-8")


def files(home: Home) -> dict[str, bytes]:
    """Everything that is neither a cache nor a lock nor a backup nor unfinished."""
    found = ((path.relative_to(home.path).as_posix(), path) for path in home.path.rglob("*") if path.is_file())
    passing = (".lock", ".new", ".link", ".zip", ".previous")
    return {
        name: path.read_bytes() for name, path in found if not name.startswith("cache") and path.suffix not in passing
    }


def test_the_words_are_there_before(told: tuple[Home, Words]):
    """Else the rest would prove nothing: each stands in some file, in some backup too."""
    home, words = told
    found = found_in(home.path, words.all)

    assert {word for inside in found.values() for word in inside} == set(words.all)
    assert len(words.all) > 100
    assert any("!" in name for name in found)


def test_nothing_is_readable_after_encrypting_nor_after_working_on(told: tuple[Home, Words]):
    """But for owners and days in what is told before anybody is asked for the key."""
    home, words = told
    before = everything_but_torn(home)
    encrypt_home(home, key_file())
    encrypt_backups(home, key_file())

    assert found_in(home.path, words.all) == {}
    assert everything_but_torn(home) == before
    some_work(home, words, 3)
    write_journal(JournalDrafts(home), an_id(24), a_call(words, an_id(24)))
    with JournalDrafts(home).open(OPEN) as (journal, _draft), JournalDrafts(home).open(TORN) as (_, torn):
        journal.append(words.marked(some_events(OPEN)[-1]))
    assert torn.torn
    assert Backups(home).make_daily(NOON, Keeping()) is not None
    path = home.path / CASES
    path.write_bytes(path.read_bytes()[:-200])
    checked(home, Edits.UNDO)

    found = found_in(home.path, words.all)
    assert found.keys() == {OWED}
    owners = [made.owner for record in everything(home).records for made in record.case.promises]
    assert set(found[OWED]) <= {*owners, *(cure.owner for cure in HouseLedger(home).items(Corrective))}
    assert PlainCheck(home).check(()) == []


def everything_but_torn(home: Home) -> object:
    """As ``everything``, with a call of which the last entry was cut off."""
    store, drafts = MonthlyStore(home), JournalDrafts(home)
    records = [store.get(case_id) for case_id in store.ids()]
    house = [HouseLedger(home).items(kind) for kind in (Corrective, Lesson, Smoke)]
    return records, house, [drafts.peek(case_id) for case_id in drafts.ids()], exports(home)


def test_decrypting_brings_every_byte_back(told: tuple[Home, Words]):
    """Of records, journals, what was set aside and the log; the backups hold the same again."""
    home, _words = told
    before = files(home)
    [backup] = Backups(home).paths()
    with Backups(home).opened(backup) as inside:
        saved = files(inside)
    encrypt_home(home, key_file())
    encrypt_backups(home, key_file())
    assert (home.path / KEY_FILE).exists()
    done = decrypt_backups(home) + decrypt_home(home)

    assert (done.left, done.stay) == ((), ())
    assert files(home) == before
    with Backups(home).opened(backup) as inside:
        assert files(inside) == saved
    assert sorted(path.name for path in home.path.iterdir() if KEY_FILE in path.name) == []


def test_what_was_added_meanwhile_is_decrypted_too(told: tuple[Home, Words]):
    """Nothing of it needs the key any more."""
    home, words = told
    encrypt_home(home, key_file())
    some_work(home, words, 3)
    Backups(home).make(NOON.replace(day=23))
    before = everything_but_torn(home)
    done = decrypt_backups(home) + decrypt_home(home)

    assert done.left == ()
    assert everything_but_torn(Home(home.path)) == before
    assert {word for inside in found_in(home.path, words.all).values() for word in inside} >= set(words.all[-20:])
