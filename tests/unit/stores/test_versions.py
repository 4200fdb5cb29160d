"""Homes of every version there ever was: whole ones, made by the exitcoach of their time, opened by this one."""

import shutil
from pathlib import Path

import pytest

from exitcoach.domain.cases import Status
from exitcoach.domain.commitments import Corrective, Lesson, Smoke
from exitcoach.services.check import Edits, Wrong
from exitcoach.settings import read_settings
from exitcoach.stores.encrypting import decrypt_home, encrypt_home
from exitcoach.stores.house import HouseLedger
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.key_file import read_key_file, write_key_file
from exitcoach.stores.keys import Keys
from exitcoach.stores.layout import Home
from exitcoach.stores.tiny import MonthlyStore
from exitcoach.stores.vault import KEY_FILE, is_encrypted
from tests.fakes.checking import RETIRED, RUNNING, STORED, checked, everything
from tests.fakes.encrypted_homes import PRIVATE as KEY
from tests.fakes.encrypted_homes import key_file
from tests.fakes.keyring import MemoryKeyring
from tests.fakes.records import a_full_case, a_private, a_record, an_id, some_events

FIXTURES = Path(__file__).parents[2] / "fixtures"
CODE = "AAAQ-EAYE-AUDA-OCAJ-BIFQ-YDIO-B4IB-CEQT-CQKR-MFYY-DENB-WHA5-DYP3-RWGS"
VERSIONS = tuple(sorted(path.name for path in FIXTURES.glob("schema*")))


@pytest.fixture(params=VERSIONS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    return knowing(shutil.copytree(FIXTURES / request.param, tmp_path / "home"))


def knowing(path: Path) -> Home:
    """A home, and its key if it needs one."""
    keys = Keys(MemoryKeyring())
    keys.know(key_file(), KEY)
    return Home(path, keys)


def test_there_is_a_home_of_every_version():
    """A new form or schema comes with its own."""
    assert VERSIONS == ("schema1", "schema1-form2", "schema1-form3")


def test_everything_in_it_reads(old: Home):
    """Cases, private parts, the house, running calls, those put away, investigations and settings."""
    store, ledger, drafts = MonthlyStore(old), HouseLedger(old), JournalDrafts(old)

    assert store.ids() == (*STORED, RETIRED)
    assert [a_record(STORED[0]).case, *map(a_full_case, STORED[1:])] == [store.get(one).case for one in STORED]
    assert a_private(STORED[1]) == store.get(STORED[1]).private
    assert store.get(RETIRED).case.status is Status.CLOSED
    assert [item.what for item in ledger.items(Corrective)] == ["Doble control"]
    assert [item.text for item in (*ledger.items(Lesson), *ledger.items(Smoke))] == [
        "Escuchar antes de ofrecer",
        "Otra queja del transporte",
    ]
    assert drafts.peek(RUNNING).events == some_events(RUNNING)
    assert len(JournalDrafts(old, folder=old.investigations).peek(an_id(1)).events) == 2
    assert read_settings({"EXITCOACH_HOME": str(old.path)}).retention_months == 24


def test_reading_it_changes_nothing(old: Home):
    """Only what is written comes to our version."""
    before = {path: path.read_bytes() for path in old.path.rglob("*") if path.is_file()}
    everything(old)

    assert checked(old) == ()
    assert before == {path: path.read_bytes() for path in before}


def test_every_scan_reads_the_same(old: Home):
    """Whole cases, some of their fields, or their JSON."""
    store = MonthlyStore(old)
    documents = list(store.documents(store.ids()))

    assert [store.get(case_id).case for case_id in store.ids()] == list(store.cases())
    assert all(document.startswith(b'{"schema":1,"id":') and b'"crc"' not in document for document in documents)


def test_what_is_written_keeps_the_original_beside_it(old: Home):
    """Every file that came to our version; one of our own version needs none."""
    before = (old.cases / "2026-11.json").read_bytes()
    was_old = b'"form":' not in before
    records = everything(old).records
    MonthlyStore(old).merge(a_record(an_id(9)))
    MonthlyStore(old).merge(a_record(an_id(10)))
    originals = sorted(path.name for path in old.path.rglob("*.bak"))

    assert originals == (["2026-11.json.form1.bak"] if was_old else [])
    assert not was_old or before == (old.cases / originals[0]).read_bytes()
    assert records == everything(old).records[: len(records)]
    assert checked(old) == ()


def test_damage_in_it_is_seen_and_mended(old: Home):
    """A line without a checksum of its own is good where another copy has it so."""
    before = everything(old)
    path = old.cases / "2026-11.json"
    data = path.read_bytes()
    begin = data.index(RETIRED.encode()) + 400
    path.write_bytes(data[:begin] + b"\0" * 60 + data[begin + 60 :])

    assert {finding.record for finding in checked(old)} >= {RETIRED}
    checked(old, Edits.UNDO)
    assert [record for record in everything(old).records if record.case.id == RETIRED] == [before.records[-1]]
    assert checked(old) == ()


def test_it_is_encrypted_as_one_of_our_own(old: Home):
    """All of it comes to our version, the originals beside it too; decrypted, each original is as it was kept."""
    before = everything(old)
    MonthlyStore(old).merge(a_record(an_id(9)))
    kept = {path.name: path.read_bytes() for path in old.path.rglob("*.bak")}
    encrypt_home(old, key_file())

    assert [record for record in everything(old).records if record.case.id != an_id(9)] == list(before.records)
    assert everything(old).drafts == before.drafts
    assert checked(old) == ()
    assert all(b'"form":3' in path.read_bytes() for path in old.path.rglob("*.json") if path.name != KEY_FILE)
    assert not any(b"Rosa" in path.read_bytes() for path in old.path.rglob("*.bak"))
    decrypt_home(old)
    assert {path.name: path.read_bytes() for path in old.path.rglob("*.bak")} == kept
    assert everything(Home(old.path)).records == (*before.records, a_record(an_id(9)))


def test_an_original_kept_while_encrypting_was_interrupted_is_encrypted_too(tmp_path: Path):
    """Written beside a month of an older form, in a home that has its key file already."""
    old = knowing(shutil.copytree(FIXTURES / "schema1", tmp_path / "home"))
    original = (old.cases / "2026-11.json").read_bytes()
    write_key_file(old.path, key_file())
    MonthlyStore(old).merge(a_record(an_id(9)))
    [kept] = old.path.rglob("*.bak")

    assert kept.read_bytes() == original
    assert "cases/2026-11.json.form1.bak" in {one.file for one in checked(old) if one.problem is Wrong.PLAIN}
    encrypt_home(old, key_file())
    assert is_encrypted(kept.read_bytes())
    assert checked(old) == ()
    decrypt_home(old)
    assert kept.read_bytes() == original


def test_an_encrypted_home_of_any_version_opens_with_its_passphrase():
    """And with its recovery code, as long as there are such homes."""
    found = read_key_file(FIXTURES / "schema1-form3")

    assert found is not None
    assert found.opened_with("caballo batería grapa correcta") == KEY
    assert found.opened_with(CODE) == KEY
