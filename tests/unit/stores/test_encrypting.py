"""A home written again: what was there reads the same, and what cannot be written is told and left alone."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from exitcoach.errors import RecordsLocked
from exitcoach.ports import RecordDamaged
from exitcoach.services.check import Edits, Wrong
from exitcoach.stores.backups import Backups
from exitcoach.stores.encrypting import OpenVault, decrypt_backups, decrypt_home, encrypt_backups, encrypt_home
from exitcoach.stores.export_log import exports, log_export
from exitcoach.stores.journal import JournalDrafts
from exitcoach.stores.key_file import in_keyring, read_key_file, with_passphrase, write_key_file
from exitcoach.stores.layout import Home
from exitcoach.stores.lock import take
from exitcoach.stores.tiny import MonthlyStore
from exitcoach.stores.vault import KEY_FILE
from tests.fakes.checking import CASES, RUNNING, STORED, a_furnished_home, checked, everything, spoil
from tests.fakes.encrypted_homes import OTHER, PRIVATE, QUICK, a_vault, encrypted, key_file, with_key, without_key
from tests.fakes.records import CALL, a_record, an_id, some_events

JOURNAL = f"drafts/{RUNNING}.jsonl"
NOON = datetime(2026, 11, 22, 12)  # noqa: DTZ001 - local time


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_furnished_home(tmp_path_factory.mktemp("template") / "home", backed_up=True).path


@pytest.fixture
def home(template: Path, tmp_path: Path) -> Home:
    return with_key(shutil.copytree(template, tmp_path / "home"))


def contents(home: Home) -> dict[str, bytes]:
    paths = (path for path in home.path.rglob("*") if path.is_file() and path.suffix not in (".lock", ".zip"))
    return {path.relative_to(home.path).as_posix(): path.read_bytes() for path in paths}


def test_what_was_there_reads_the_same(home: Home):
    """Encrypted, decrypted, and by a check; nothing is wrong with either."""
    before, bytes_before = everything(home), contents(home)
    done = encrypt_home(home, key_file())

    assert (done.files, done.left, done.stay) == (8, (), ())
    assert everything(home) == before
    assert [one.problem for one in checked(home)] == [Wrong.PLAIN]  # the backup
    assert decrypt_home(home).files == 8
    assert everything(Home(home.path)) == before
    assert {name for name, data in contents(home).items() if bytes_before[name] != data} <= {
        name for name in bytes_before if name.endswith(".previous")
    }


@pytest.mark.parametrize("rewrite", [lambda home: encrypt_home(home, key_file()), decrypt_home])
def test_doing_it_again_writes_nothing(home: Home, rewrite: Callable[[Home], object]):
    """Every file is so already."""
    encrypt_home(home, key_file())
    rewrite(home)
    before = contents(home)

    assert rewrite(home).files == 0  # type: ignore[attr-defined]
    assert contents(home) == before


def test_nobody_reads_it_without_the_key(home: Home):
    """Neither a record nor an event, and nobody takes it for damage."""
    encrypt_home(home, key_file())
    closed = without_key(home.path)
    for read in (
        lambda: MonthlyStore(closed).get(STORED[0]),
        lambda: list(MonthlyStore(closed).cases()),
        lambda: JournalDrafts(closed).peek(RUNNING),
        lambda: decrypt_home(closed),
    ):
        with pytest.raises(RecordsLocked):
            read()
    assert MonthlyStore(closed).ids() == MonthlyStore(home).ids()
    assert JournalDrafts(closed).ids() == (RUNNING,)


def test_a_call_is_taken_without_the_key(home: Home):
    """Every event is on the disk, encrypted; whoever has the key reads it. To file it takes the key."""
    encrypt_home(home, key_file())
    closed, case_id = without_key(home.path), an_id(40)
    with JournalDrafts(closed).create(case_id) as journal:
        for event in some_events(case_id):
            journal.append(event)
        with pytest.raises(RecordsLocked):
            MonthlyStore(closed).merge(a_record(case_id))

    assert JournalDrafts(home).peek(case_id).events == some_events(case_id)
    assert case_id not in MonthlyStore(home).ids()
    assert b"pedido" not in (home.drafts / f"{case_id}.jsonl").read_bytes()


def test_another_window_may_encrypt_while_a_call_runs(home: Home):
    """What it writes from then on is encrypted; what it wrote before is when the call is over and this done again."""
    case_id, events = an_id(40), some_events(an_id(40))
    with JournalDrafts(home).create(case_id) as journal:
        journal.append(events[0])
        done = encrypt_home(home, key_file())
        assert done.left == (f"drafts/{case_id}.jsonl",)
        for event in events[1:]:
            journal.append(event)
    lines = (home.drafts / f"{case_id}.jsonl").read_bytes().splitlines()

    assert [b'"encrypted":"' in line for line in lines] == [False, False, *(True,) * (len(events) - 1)]
    assert JournalDrafts(home).peek(case_id).events == events
    assert encrypt_home(home, key_file()).left == ()
    assert JournalDrafts(home).peek(case_id).events == events


def test_a_call_that_runs_keeps_the_key_file(home: Home):
    """What it has written encrypted needs it."""
    encrypt_home(home, key_file())
    with JournalDrafts(home).open(RUNNING):
        done = decrypt_home(home)
        assert done.left == (JOURNAL,)
        assert (home.path / KEY_FILE).exists()
    assert decrypt_home(home).left == ()
    assert JournalDrafts(Home(home.path)).peek(RUNNING).events == some_events(RUNNING)


def test_a_journal_that_is_held_elsewhere_is_left(home: Home):
    """Investigations too."""
    with take(home.investigations / f"{an_id(1)}.lock", 0):
        assert encrypt_home(home, key_file()).left == (f"drafts/investigations/{an_id(1)}.jsonl",)


def test_how_the_key_is_kept_may_change(home: Home):
    """The records stay as they are, byte by byte; so does the key, and the backups go with the new passphrase."""
    encrypt_home(home, key_file())
    encrypt_backups(home, key_file())
    before, [backup] = contents(home), Backups(home).paths()
    guarded = with_passphrase(PRIVATE, "cuatro palabras", QUICK)

    assert encrypt_home(home, guarded).files == 0
    assert encrypt_backups(home, guarded).files == 1
    assert {name for name, data in contents(home).items() if before[name] != data} == {KEY_FILE, f"{KEY_FILE}.previous"}
    with Backups(home).opened(backup) as inside:
        assert read_key_file(inside.path) == read_key_file(home.path) == guarded


def test_a_home_under_another_key_is_refused(home: Home):
    """Its records would be under one key, and its key file under another."""
    encrypt_home(home, key_file())
    before = contents(home)

    with pytest.raises(RecordsLocked) as locked:
        encrypt_home(home, in_keyring(OTHER))
    assert locked.value.why == "other-key"
    assert contents(home) == before


@pytest.mark.parametrize("running", [False, True])
def test_a_backup_under_another_key_is_left_as_it_is(home: Home, tmp_path: Path, running: bool):
    """With our key file in it, nobody could ever open it again."""
    other = encrypted(tmp_path / "other", OTHER)
    MonthlyStore(other).merge(a_record())
    if running:
        a_furnished_home(other)
    Backups(other).make(NOON - timedelta(days=1), home.backups / "daily-20261121-120000.zip")
    before = (home.backups / "daily-20261121-120000.zip").read_bytes()
    encrypt_home(home, key_file())
    done = encrypt_backups(home, key_file())

    assert done.left == ("backups/daily-20261121-120000.zip",)
    assert done.files == 1
    assert (home.backups / "daily-20261121-120000.zip").read_bytes() == before


def test_a_damaged_backup_is_left_as_it_is(home: Home):
    """And told."""
    [backup] = Backups(home).paths()
    backup.write_bytes(backup.read_bytes()[:-30])
    name = backup.relative_to(home.path).as_posix()

    assert encrypt_backups(home, key_file()).left == decrypt_backups(home).left == (name,)


def test_a_backup_of_a_home_half_encrypted_is_encrypted_too(home: Home):
    """It has the key file already, and plain records."""
    write_key_file(home.path, key_file())
    Backups(home).make(NOON)
    assert encrypt_backups(home, key_file()).files == 2

    encrypt_home(home, key_file())
    assert checked(home) == ()
    assert encrypt_backups(home, key_file()).files == 0


def test_every_backup_can_be_restored_from_and_decrypted(home: Home):
    """Each has its own key file; without ours it needs none."""
    before = everything(home)
    encrypt_home(home, key_file())
    encrypt_backups(home, key_file())
    for path in Backups(home).paths():
        with Backups(home).opened(path) as inside:
            assert everything(inside) == before
        with pytest.raises(RecordsLocked), Backups(without_key(home.path)).opened(path) as inside:
            everything(inside)
    decrypt_backups(home)
    for path in Backups(home).paths():
        with Backups(Home(home.path)).opened(path) as inside:
            assert everything(inside) == before


def test_a_torn_end_is_still_torn(home: Home):
    """Encrypted, decrypted, and encrypted once more; the call goes on from there."""
    path = home.path / JOURNAL
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"seq":6,"event":"noted","data":{"text":"Volver')
    torn = path.read_bytes()
    encrypt_home(home, key_file())

    assert JournalDrafts(home).peek(RUNNING).torn
    assert b"Volver" not in path.read_bytes()
    assert encrypt_home(home, key_file()).files == 0
    decrypt_home(home)
    assert path.read_bytes() == torn
    encrypt_home(home, key_file())
    with JournalDrafts(home).open(RUNNING) as (journal, draft):
        journal.append(some_events(RUNNING)[-1])
    assert draft.torn
    assert len(JournalDrafts(home).peek(RUNNING).events) == len(some_events(RUNNING)) + 1


def test_what_is_damaged_is_not_written_again(home: Home):
    """It would be lost for good; first it is mended."""
    spoil(home.path / CASES, b'"verdict"', b'"v\0\0dict"')
    before = (home.path / CASES).read_bytes()

    with pytest.raises(RecordDamaged):
        encrypt_home(home, key_file())
    assert (home.path / CASES).read_bytes() == before
    checked(home, Edits.UNDO)
    assert encrypt_home(home, key_file()).left == ()


def test_what_was_set_aside_encrypted_and_then_damaged_stays(home: Home):
    """Nobody can read it; it is told, and stops nothing."""
    aside = home.damaged / "20261122-160000"
    aside.mkdir(parents=True)
    (aside / "one.json").write_text("Rosa", encoding="utf-8")
    (aside / "other.json").write_text("Rosa", encoding="utf-8")
    encrypt_home(home, key_file())
    data = (aside / "one.json").read_bytes()
    (aside / "one.json").write_bytes(data[:-10] + b"AAAA" + data[-6:])
    (aside / "cut.json").write_bytes(b'{"exitcoach":{"cases":{"x":{"encrypted":"AAAA')
    done = decrypt_home(home)

    assert set(done.stay) == {"damaged/20261122-160000/one.json", "damaged/20261122-160000/cut.json"}
    assert (aside / "other.json").read_text(encoding="utf-8") == "Rosa"
    assert not (home.path / KEY_FILE).exists()


def test_the_log_of_exports_keeps_lines_it_cannot_read(home: Home):
    """Under a key from before a restore, or damaged: they stay, and stop nothing."""
    log_export(home, at=CALL, what="letter", format="md", path="/x/carta.md")
    path = home.path / "exports.log"
    foreign = a_vault(OTHER).deposit("exports", b"{}")
    path.write_bytes(path.read_bytes() + foreign + b"\nnot a line\n")
    encrypt_home(home, key_file())
    log_export(home, at=CALL, what="report", format="md", path="/x/informe.md")

    assert [one.what for one in exports(home)] == ["letter", "report"]
    done = decrypt_home(home)
    assert done.stay == ("exports.log",)
    assert [one.what for one in exports(Home(home.path))] == ["letter", "report"]
    assert path.read_bytes().splitlines()[1:3] == [foreign, b"not a line"]


def test_what_a_kill_left_behind_goes(home: Home):
    """Of writes that never came to their name; files of others stay, and so does what a call is beginning with now."""
    begun, gone, stranger = an_id(41), an_id(42), home.drafts / "notes.new"
    left = [home.path / f"{CASES}.new", home.path / f"{CASES}.link", home.house / "smoke.json.new"]
    left += [home.drafts / f"{gone}.jsonl.new", home.drafts / "retired" / f"{gone}.jsonl-1.new"]
    (home.damaged / "1").mkdir(parents=True)
    left.append(home.damaged / "1" / "2026-11.json.new")
    for path in (*left, stranger, home.drafts / f"{begun}.jsonl.new"):
        path.write_text("Rosa", encoding="utf-8")
    assert [one.problem for one in checked(home)] == []
    with take(home.drafts / f"{begun}.lock", 0):
        encrypt_home(home, key_file())

    assert [path.name for path in left if path.exists()] == []
    assert stranger.exists()
    assert (home.drafts / f"{begun}.jsonl.new").exists()


def test_an_open_vault_reads_what_is_encrypted_and_writes_plain():
    """For whoever decrypts a home."""
    vault = OpenVault(a_vault())

    assert vault.decrypt("here", a_vault().encrypt("here", b"{}")) == b"{}"
    assert vault.encrypt("here", b"{}") == vault.deposit("here", b"{}") == b"{}"
    assert not vault.encrypts
