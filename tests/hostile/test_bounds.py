"""What is too deep or too big is told in words, before it is read whole; what is only big is taken."""

import json
import time
from pathlib import Path

import pytest

from exitcoach.domain.cases import SCHEMA
from tests.fakes.house import CALL
from tests.hostile.running import held, run

MEGABYTE = 1024 * 1024
DEEP = 200_000
HUGE = 200 * MEGABYTE
NOTE = "Two megabytes of what a client said. " * (2 * MEGABYTE // 37)
QUICK_SECONDS = 30


@pytest.fixture
def huge(tmp_path: Path) -> Path:
    """200 MB that take no room on the disk."""
    file = tmp_path / "huge"
    with file.open("wb") as sparse:
        sparse.write(b"a: b\n")
        sparse.truncate(HUGE)
    return file


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("call.yaml", ("start", "--answers")),
        ("call.json", ("start", "--answers")),
        ("own.yaml", ("playbook", "show")),
        ("own.yaml", ("playbook", "check")),
        ("own.yaml", ("start", "--playbook")),
        ("draft.txt", ("tone",)),
        ("list.csv", ("data", "import")),
        ("list.jsonl", ("data", "import")),
        ("list.xlsx", ("data", "import")),
        ("list.map.yaml", ("data", "import", "x.csv", "--map")),
    ],
)
def test_200_megabytes_are_refused(name, words, huge, tried):
    """In one sentence and at once: not after they were read whole."""
    began = time.monotonic()
    ended = held(run(*words, str(huge.rename(huge.with_name(name)))), name)

    assert ended.code in (1, 2)
    assert len(ended.told.splitlines()) in (1, 2)
    assert time.monotonic() - began < QUICK_SECONDS
    tried("bounds", 1)


def test_standard_input_is_bounded(tried):
    """As much as a file."""
    ended = held(run("start", "--answers", "-", typed=b"story: x\n" + b"#" * 21 * MEGABYTE), "-")

    assert ended.code == 2
    tried("bounds", 1)


def test_a_note_of_two_megabytes_is_kept_and_shown(tmp_path: Path, tried):
    """By an answer file and by an import."""
    file = tmp_path / "call.json"
    file.write_text(json.dumps({**CALL, "story": NOTE, "notes": [NOTE]}), encoding="utf-8")
    case = held(run("start", "--answers", str(file)), "2 MB").out.decode().strip()
    assert json.loads(run("show", case, "--json").out)["answers"]["story"] == NOTE
    assert NOTE[:30] in held(run("show", case), "show").out.decode()

    (tmp_path / "list.csv").write_text(f'Reason,Comments,Date\nPrice,"{NOTE}",2026-10-01\n', encoding="utf-8")
    (tmp_path / "list.map.yaml").write_text(
        "source: list\ncolumns: {Reason: cause, Comments: story, Date: call.date}\ncauses: {Price: price.high}\n",
        encoding="utf-8",
    )
    ended = held(run("data", "import", str(tmp_path / "list.csv"), "--json"), "import")
    assert json.loads(ended.out)["new"] == 1, ended.err
    stories = [case["answers"].get("story") for case in json.loads(run("cases", "--json").out)]
    assert stories == [NOTE, NOTE] or sorted(stories, key=len) == sorted([NOTE, NOTE.strip()], key=len)
    tried("bounds", 2)


DEEPLY = {
    "list": "[" * DEEP,
    "list that ends": "[" * DEEP + "]" * DEEP,
    "mapping": '{"a":' * DEEP,
    "flow": "a: " + "{b: " * 5000 + "}" * 5000,
    "block": "".join(f"{' ' * depth}a:\n" for depth in range(2000)),
    "dashes": "- " * 20_000 + "x",
}
BOMBS = {
    "laughs": "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}x]\n" for n in range(1, 12)),
    "quadratic": f"a: &a {'x' * 100_000}\nstory: [{'*a, ' * 5000}x]\n",
    "of itself": "story: &a [*a]\n",
    "merge": "a: &a {b: c}\n<<: *a\n",
    "tag": "story: !!python/object/apply:os.system [id]\n",
    "second document": "story: x\n---\nstory: y\n",
    "many keys": "".join(f"k{number}: v\n" for number in range(4_000)),
    "anchors": "".join(f"k{number}: &k{number} v\n" for number in range(3_000)),
}


@pytest.mark.parametrize("what", [*DEEPLY, *BOMBS])
def test_deep_files_and_bombs(what: str, tmp_path: Path, tried):
    """Every file a person writes: told in words, within bounds."""
    text = {**DEEPLY, **BOMBS}[what]
    began = time.monotonic()
    for name, words in (
        ("call.yaml", ("start", "--answers")),
        ("own.yaml", ("playbook", "check")),
        ("list.map.yaml", ("data", "import", "list.csv", "--map")),
        ("list.jsonl", ("data", "import")),
        ("list.csv", ("data", "import")),
        ("investigation.yaml", ("playbook", "check")),
        ("signals.yaml", ("playbook", "check")),
    ):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        held(run(*words, str(file), *(("--dry-run",) if name.startswith("list.") else ())), (what, name))
    assert time.monotonic() - began < QUICK_SECONDS
    tried("bounds", 7)


@pytest.mark.parametrize("text", ["[" * 5000, '{"a":' * 5000, '{"text":' + DEEPLY["list"]])
def test_deep_lines_to_listen_to(text: str, tried):
    """JSON Lines on standard input."""
    held(run("tone", "--json", typed=text.encode()), "tone")
    tried("bounds", 1)


def test_deep_records(home: Path, tried):
    """Records nested without end, with a checksum that fits, are damage that is told."""
    from zlib import crc32

    from exitcoach.stores.seal import seal

    (home / "cases").mkdir()
    (home / "drafts").mkdir()
    case_id = "261122-h3k2vd7qmx9"
    body = b'"%s":{"schema":%s}' % (case_id.encode(), b"[" * DEEP)
    crc = crc32(b"cases %d 1" % SCHEMA, crc32(body))
    head = b'{"exitcoach":{"1":{"kind":"cases","schema":%d,"count":1,"crc":"%08x"}},"cases":{\n' % (SCHEMA, crc)
    (home / "cases" / "2026-11.json").write_bytes(head + body + b"\n}}\n")
    header = seal(b'{"journal":"exitcoach","schema":%d,"case":"%s"}' % (SCHEMA, case_id.encode()))
    line = seal(b'{"seq":1,"event":"answered","data":%s}' % (b"[" * DEEP))
    (home / "drafts" / f"{case_id}.jsonl").write_bytes(header + b"\n" + line + b"\n")

    for words in (("cases",), ("show", case_id), ("report",), ("followups",), ("resume", case_id), ("cases", "--json")):
        held(run(*words), words)
    tried("bounds", 6)


@pytest.mark.parametrize("made", ["concat", "sum", "join", "block", "multiplied", "recursion"])
def test_template_bombs(made: str, home: Path, tmp_path: Path, tried):
    """A template that would fill the memory is refused with its line."""
    doubling = {
        "concat": "{% set a = a ~ a %}",
        "sum": "{% set a = a + a %}",
        "join": "{% set a = [a, a] | join %}",
        "block": "{% set a %}{{ a }}{{ a }}{% endset %}",
        "multiplied": "{% set a = a * 99999 %}",
        "recursion": '{% include "farewell.en.j2" %}',
    }[made]
    letters = home / "playbooks" / "letters"
    letters.mkdir(parents=True)
    for name in ("farewell", "recap", "opening", "leaving"):
        (letters / f"{name}.en.j2").write_text(
            "{% set a = 'x' %}" + f"{doubling}\n" * (2 if made == "recursion" else 60) + "{{ a }}", encoding="utf-8"
        )
    (tmp_path / "call.json").write_text(json.dumps(CALL), encoding="utf-8")
    case = run("start", "--answers", str(tmp_path / "call.json")).out.decode().strip()

    assert held(run("letter", case), made).code in (1, 2)
    tried("bounds", 1)
