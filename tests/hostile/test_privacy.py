"""Nobody but the owner may read what is written, whatever the umask; no client's words leave by a side door."""

import json
import os
import socket
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest

from exitcoach.cli import boundary
from exitcoach.settings import Settings
from exitcoach.stores.key_file import KeyFile
from tests.fakes.encrypted_homes import PASSPHRASE, under_passphrase
from tests.fakes.house import CALL
from tests.hostile.running import held, run

NAME, WORDS = "Zyxwv Confidencial", "qwertz secreto plugh"
SECRETS = (NAME, "Confidencial", WORDS, "plugh")
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes; SECURITY.md tells of its lists")


@pytest.fixture(params=[0, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest):
    """One that hides nothing, one that hides all from ourselves too."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def answers(folder: Path) -> str:
    """A file of answers with secrets in it."""
    before = os.umask(0o077)
    file = folder / "call.json"
    call = CALL | {"client": {"name": NAME}, "story": WORDS, "apology": WORDS, "notes": [WORDS]}
    file.write_text(json.dumps(call), encoding="utf-8")
    (folder / "list.csv").write_text(f"Reason,Comments\nprice,{WORDS}\n", encoding="utf-8")
    os.umask(before)
    return str(file)


@POSIX
def test_whatever_is_written_is_its_owners_alone(umask: int, tmp_path: Path, home: Path, tried):
    """Every command that writes, then every file and folder it left, in the home and elsewhere."""
    out = tmp_path / "out"
    out.mkdir(mode=0o700)
    out.chmod(0o700)
    file = answers(tmp_path)
    home.rmdir()
    deep = home / "deeper" / "records"
    place = {"EXITCOACH_HOME": str(deep)}
    case = held(run("start", "--answers", file, environment=place), "start").out.decode().strip()
    commands = (
        ("start", "--plain"),
        ("resume", "--plain"),
        ("smoke", WORDS, "--yes"),
        ("tone", file),
        ("corrective", "add", case, WORDS, "--owner", "Eva", "--due", "2027-01-01"),
        ("lesson", "add", WORDS, "--cause", "price.high"),
        ("promise", "keep", f"{case}-p1"),
        ("decided", case, "stays"),
        ("letter", case, "--output", str(out / "letter.html")),
        ("followups", "--ics", str(out / "due.ics")),
        *(("report", "--format", each, "--output", str(out / f"r.{each}")) for each in ("md", "html", "csv", "xlsx")),
        ("data", "import", str(tmp_path / "list.csv"), "--map", str(out / "list.map.yaml")),
        ("cases",),
        ("data", "backup"),
        ("data", "backup", "--to", str(out / "backup")),
        ("data", "export", "--client", NAME, "--output", str(out / "person.html")),
        ("data", "check"),
        ("data", "forget", "--client", NAME, "--yes"),
        *([("demo", "--cases", "60", "--home", str(out / "demo"))] if umask else []),
    )
    for words in commands:
        held(run(*words, typed=f"{NAME}\n{WORDS}\n".encode(), environment=place), words)
    boundary._crash(RuntimeError(WORDS), Settings(home=deep / "not there yet"))

    for path in (*home.rglob("*"), home, *out.rglob("*")):
        wanted = 0o700 if path.is_dir() else 0o600
        assert oct(stat.S_IMODE(path.lstat().st_mode)) == oct(wanted), path
    assert len([*home.rglob("*")]) > 20
    tried("writers under a umask", len(commands))


def test_a_crash_log_keeps_frames_and_no_values(tmp_path: Path):
    """The message of a failure, and what the variables held, are a client's words."""
    try:
        json.loads(f"[{WORDS} {NAME}")
    except ValueError as error:
        told = boundary._crash(error, Settings(home=tmp_path))

    log = (tmp_path / "crash.log").read_text(encoding="utf-8")
    assert "JSONDecodeError" in log
    assert "test_privacy.py" in log
    assert [secret for secret in SECRETS if secret in log + told] == []


def test_no_key_leaves_by_a_side_door(warm, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch):
    """The recovery code is in its file and nowhere else: not shown, not in a log, a name or a process."""
    started: list[object] = []
    monkeypatch.setattr(subprocess.Popen, "__init__", lambda _self, command, *_more, **_named: started.append(command))
    code = under_passphrase(home)
    file = tmp_path / "code"
    file.write_text(code, encoding="utf-8")
    place = {"EXITCOACH_KEY_FILE": str(file)}
    told = [run("data", "encrypt", "--passphrase", "--yes", typed=f"{PASSPHRASE}\n".encode()).told]
    told += [run(*words, typed=f"{code}\n".encode()).told for words in (("cases",), ("data", "path"), ("resume",))]
    told += [run(*words, environment=place).told for words in (("cases",), ("data", "path"), ("data", "encrypt"))]
    case = held(run("start", "--answers", answers(tmp_path), environment=place), "start").out.decode().strip()
    held(run("show", case, environment=place), "show")
    try:
        KeyFile(public=b"", kept="passphrase").opened_with(code)
    except ValueError as error:
        told.append(boundary._crash(error, Settings(home=home)))

    told += [str(started), *(str(path) for path in home.rglob("*"))]
    told += [path.read_text(encoding="utf-8", errors="replace") for path in home.rglob("*") if path.is_file()]
    assert (home / "crash.log").is_file()
    pieces = (code, code.replace("-", ""), code[:9], PASSPHRASE, WORDS)
    assert [piece for piece in pieces for text in told if piece in text] == []


def test_no_name_of_a_file_tells_of_a_client(warm, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch):
    """Cases, drafts, locks, caches, files half written and folders for a while are named by ids."""
    made: list[str] = []
    opened = os.open

    def watched(path: object, *more: int, **named: int) -> int:
        made.append(os.fsdecode(path) if isinstance(path, (str, bytes, os.PathLike)) else "")
        return opened(path, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", watched)
    file = answers(tmp_path)
    case = run("start", "--answers", file).out.decode().strip()
    run("start", "--plain", typed=f"{NAME}\n".encode())
    run("report", "--format", "html", "--output", str(tmp_path / "r.html"))
    run("letter", case, "--output", str(tmp_path / "letter.txt"))

    names = [*made, *(str(path) for path in (*home.rglob("*"), *Path(tempfile.gettempdir()).glob("*exitcoach*")))]
    assert len(made) > 5
    assert [name for name in names if any(secret in name for secret in SECRETS)] == []


@POSIX
def test_no_process_is_told_of_a_client(warm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What the list of processes shows: the program starts others with the names of programs and files alone."""
    started: list[object] = []
    popen = subprocess.Popen.__init__

    def watched(self: object, command: object, *more: object, **named: object) -> None:
        started.append(command)
        popen(self, command, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(subprocess.Popen, "__init__", watched)
    run("start", "--answers", answers(tmp_path))
    run("report", "--format", "html", "--output", str(tmp_path / "r.html"))
    (tmp_path / f"{NAME}.xlsx").write_bytes(b"PK\x03\x04")
    run("data", "import", str(tmp_path / f"{NAME}.xlsx"))

    assert started
    assert [secret for secret in SECRETS if secret in str(started)] == []


def test_nothing_goes_out(warm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """No command opens a connection."""
    opened: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _self, place: opened.append(place))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *place, **_more: opened.append(place) or [])
    case = run("start", "--answers", answers(tmp_path)).out.decode().strip()
    html = str(tmp_path / "r.html")
    for words in (("cases",), ("followups",), ("report", "--output", html), ("letter", case), ("data", "backup")):
        held(run(*words), words)

    assert opened == []


@POSIX
@pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
def test_a_terminal_keeps_nothing_and_takes_no_orders(home: Path, warm, monkeypatch: pytest.MonkeyPatch, tried):
    """No title of the window, nothing in the scrollback; a client whose name steers is drawn with stand-ins."""
    from tests.fakes.person import starts
    from tests.hostile.payloads import BIDI, WORST

    nasty = "Zyx\u202eevil\u2066\x9b31m\u2028"
    person = starts("start", "--client", nasty)
    person.sees("Zyx")
    person.types(NAME, "\x1b[200~", WORST[0], "\x1b[201~")
    person.types("\x03", "\x03")
    person.ends()

    assert "\x1b]" not in person.raw
    assert "\x9b" not in person.raw
    assert not BIDI & set(person.raw)
    assert [secret for secret in (*SECRETS, "Zyx") if secret in person.scrollback] == []
    tried("terminal, framed", 4)


@POSIX
@pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
def test_the_framed_wizard_shows_nothing_raw(home: Path, warm, tried):
    """Payloads pasted into the first question, one after the other: only our own sequences reach the terminal."""
    from tests.fakes.person import starts
    from tests.hostile.payloads import BIDI, payloads

    texts = payloads()[::7]
    person = starts("start")
    person.sees("▸")
    for text in texts:
        pasted = text.replace("\x1b[201~", "").encode("utf-8", "replace").decode()
        person.types(f"\x1b[200~{pasted}\x1b[201~", "\x15")
    person.types("\x03", "\x03")
    person.ends()

    assert "\x1b]" not in person.raw
    assert not BIDI & set(person.raw)
    assert not {char for char in person.raw if 0x80 <= ord(char) < 0xA0}
    tried("terminal, framed", len(texts))


def test_the_plain_mode_shows_nothing_raw(home: Path, warm, tried):
    """Every payload as an answer of a call by a pipe, which is resumed until all are typed."""
    from tests.hostile.payloads import payloads

    lines = [" ".join(text.split("\n")) for text in payloads()[::3]]
    for start in range(0, len(lines), 40):
        typed = "".join(f"{line}\n" for line in lines[start : start + 40]).encode("utf-8", "replace")
        held(run("start", "--plain", typed=typed), start)
        held(run("resume", "--plain", typed=typed), start)
    tried("terminal, plain", len(lines) * 2)
