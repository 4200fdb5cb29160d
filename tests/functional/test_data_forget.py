"""``data forget``, ``data export`` and ``data purge``: what the house holds about a person, and no longer."""

import zipfile
from pathlib import Path

import pytest

from tests.fakes.checking import spoil
from tests.fakes.house import HouseRun, days_ago
from tests.fakes.records import an_id

OTHER = {
    "client": {"name": "Pedro Gil", "ref": "P-77"},
    "story": "Lo mismo que marta rios.",
    "promises": None,
    "recontact_at": None,
}
NAMES = ("marta", "ríos", "rios")


def everything(home: Path) -> str:
    """All that stands in the home, its backups unpacked, but for the log of exports."""
    texts = []
    for path in home.rglob("*"):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                texts += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        elif path.is_file() and path.name != "exports.log":
            texts.append(path.read_bytes().decode("utf-8", "replace"))
    return "\n".join(texts).casefold()


def names_in(backup: Path) -> str:
    with zipfile.ZipFile(backup) as archive:
        return "\n".join(archive.namelist())


@pytest.fixture
def known(spoken: HouseRun) -> tuple[str, str]:
    """A case of the person, with all that can follow, and one of somebody else who speaks of them."""
    case_id = spoken.call()
    spoken.investigated(case_id)
    other = spoken.call(**OTHER)
    spoken("smoke", "Marta Ríos dice que las facturas fallan", "--cause", "core.error_billing")
    spoken("lesson", "add", "Lo que pidió Marta Ríos se apunta", "--cause", "core.error_billing")
    spoken("data", "backup")
    spoken("report")
    return case_id, other


def figures(house: HouseRun) -> dict[str, object]:
    """All but the signals, which are told in the words of whoever logged them."""
    found = house("report", "--format", "json").json["figures"]
    del found["smoke"], found["alarms"]["smoke"]
    return dict(found)


def test_a_person_is_forgotten_everywhere(spoken: HouseRun, home: Path, known: tuple[str, str]):
    """In cases, private parts, journals, copies, caches, the house's texts and every backup; the figures stay."""
    before = figures(spoken)
    assert all(name in everything(home) for name in NAMES)
    ended = spoken("data", "forget", "--client", "MARTA RIOS", "--yes")

    assert ended.code == 0
    left = everything(home)
    assert not [name for name in (*NAMES, "panader", "three wrong bills", "pay back") if name in left]
    assert "pedro gil" in left
    assert figures(spoken) == before
    case = next(case for case in spoken("cases", "--json").json if case["id"] == known[0])
    assert case["history"][-1]["what"] == "case.forgotten"
    assert case["answers"]["cause"] == "core.error_billing"
    assert spoken("show", known[0]).code == spoken("show", known[1]).code == spoken("followups").code == 0
    assert spoken("data", "check").code == 0


def test_trying_changes_nothing(spoken: HouseRun, home: Path, known: tuple[str, str]):
    """It says whose cases they are, and who else speaks of them."""
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.parent.name != "cache"}
    ended = spoken("data", "forget", "--client", "Marta Ríos", "--dry-run")
    facts = spoken("data", "forget", "--client", "Marta Ríos", "--dry-run", "--json").json

    assert (ended.code, facts["mentions"], facts["items"]) == (0, [known[1]], 2)
    assert [case["case"] for case in facts["cases"]] == [known[0]]
    assert known[0] in ended.out
    assert {path: path.read_bytes() for path in before} == before


def leave_behind(house: HouseRun, home: Path, case_id: str) -> None:
    """Everything that a repair, an older version and crashes may leave, with the client in it."""
    month = next((home / "cases").glob("*.json"))
    spoil(month, b"Three wrong bills", b"Three wrong bill")
    house("data", "check", "--repair", "--accept-edits")
    words = f'"{case_id}":{{"client.name":"Marta Ríos"}}\n'
    for name in (
        f"cases/{month.name}.form1.bak",
        f"private/{month.name}.schema1.bak",
        "house/smoke.json.schema1.bak",
        f"drafts/{an_id(7)}.jsonl.schema1.bak",
        f"drafts/{an_id(8)}.torn-1",
        f"drafts/investigations/{an_id(8)}.torn-1",
        f"drafts/retired/{case_id}.jsonl-1",
        f"drafts/retired/{case_id}.jsonl-2",
        "damaged/20261101-120000/cases/2026-10.json",
    ):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(words, encoding="utf-8")


def test_nothing_that_was_set_aside_keeps_a_person(house: HouseRun, home: Path):
    """Copies and originals that have them go whole, here and in the backups; those of others stay."""
    leave_behind(house, home, house.call())
    others = home / "damaged" / "20261101-120000" / "cases" / "2026-09.json"
    others.write_text("Pedro Gil", encoding="utf-8")
    lost = home / "damaged" / "20261101-120000" / "backups" / "daily-20261101-120000.zip"
    lost.parent.mkdir()
    lost.write_bytes(b"PK, and no more")
    house("data", "backup")
    (saved,) = (path for path in (home / "backups").glob("exitcoach-*") if "before-edit" in names_in(path))
    tried = house("data", "forget", "--client", "Marta Ríos", "--dry-run", "--json").json
    assert "damaged/20261101-120000/cases/2026-10.json" in tried["copies"]
    assert any(name.endswith(".before-edit") for name in tried["copies"])
    ended = house("data", "forget", "--client", "Marta Ríos", "--yes")

    lost_bytes = lost.read_bytes()
    lost.unlink()
    assert not [name for name in NAMES if name in everything(home)]
    assert lost_bytes == b"PK, and no more"
    assert [str(lost) in line for line in ended.err.splitlines()].count(True) == 1
    assert not list(home.rglob("*.bak"))
    assert others.exists()
    assert "damaged/20261101-120000/cases/2026-09.json" in names_in(saved)
    assert "20261101-120000/backups" not in names_in(saved)
    assert "2026-10.json" in ended.out
    assert house("data", "check").code == 0


def test_nobody_is_forgotten_by_a_part_of_a_name(house: HouseRun):
    """The nearest name is told."""
    house.call()
    for name in ("Marta", "Marta Rioz", "zzz", " "):
        ended = house("data", "forget", "--client", name, "--yes")
        assert (ended.code, ended.out, len(ended.err.splitlines())) == (1, "", 1)
    assert "Marta Ríos" in house("data", "forget", "--client", "Marta Rioz", "--yes").err


def test_without_a_terminal_nobody_is_forgotten(house: HouseRun, home: Path):
    """Unless somebody said yes."""
    house.call()
    assert "--yes" in house.typed("data", "forget", "--client", "Marta Ríos", lines=["y"])
    assert "marta" in everything(home)


def test_what_left_the_house_is_named(house: HouseRun, home: Path, tmp_path: Path):
    """Letters of their cases and files that name people; not what was made for somebody else."""
    mine, other = house.call(), house.call(**OTHER)
    letter, others = tmp_path / "l1.txt", tmp_path / "l2.txt"
    house("letter", mine, "--output", str(letter))
    house("letter", other, "--output", str(others))
    told = house("data", "forget", "--client", "Marta Ríos", "--yes").err

    assert str(letter) in told
    assert str(others) not in told
    assert "Marta" not in (home / "exports.log").read_text(encoding="utf-8")


def test_a_draft_is_forgotten_too(house: HouseRun, home: Path):
    """A debrief that is left: the case goes on, the journal with the words does not."""
    words = "client: {name: Marta Ríos}\nstory: Otra vez Marta Ríos\n"
    file = house.folder / "a.yaml"
    file.write_text(words, encoding="utf-8")
    case_id = house("start", "--answers", str(file)).id
    ended = house("data", "forget", "--client", "Marta Ríos", "--yes")

    assert ended.code == 0
    assert "marta" not in everything(home)
    assert [case["id"] for case in house("cases", "--json").json] == [case_id]


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_person_gets_what_is_held_about_them(spoken: HouseRun, tmp_path: Path, known: tuple[str, str], name: str):
    """Their words, what was promised, and what was found; nothing of others, nothing the employee felt."""
    file = tmp_path / name
    ended = spoken("data", "export", "--client", "marta rios", "--output", str(file))
    text = file.read_text(encoding="utf-8")

    assert ended.code == 0
    assert all(words in text for words in ("Three wrong bills.", "Pay back the difference", "marta", known[0]))
    assert "Pedro" not in text
    assert "support" not in text
    assert f"exitcoach letter {known[0]}" in ended.err
    held = spoken("data", "export", "--client", "marta rios", "--json").json
    assert [case["id"] for case in held] == [known[0]]


def test_old_cases_lose_the_people(spoken: HouseRun, home: Path):
    """As ``retention_months`` says; a quiet line says so before."""
    old = spoken.call(**{"call.date": days_ago(800), "promises": None})
    young = spoken.call(client={"name": "Ana Sol"})
    assert spoken("data", "purge").code == 2
    (home / "config.toml").write_text("retention_months = 24\n", encoding="utf-8")
    before = spoken("followups").err
    tried = spoken("data", "purge", "--dry-run", "--json").json
    assert tried["cases"] == [old]
    assert "marta" in everything(home)
    ended = spoken("data", "purge", "--yes")

    assert "data purge --dry-run" in before  # filed under this month, of a call long before
    assert ended.code == 0
    assert "three wrong" in everything(home)  # of the young one
    names = {case["id"]: case["answers"].get("client.name", "") for case in spoken("cases", "--json").json}
    assert names == {old: "", young: "Ana Sol"}
    assert spoken("data", "purge", "--yes", "--json").json["cases"] == []
    assert spoken("data", "purge", "--older-than", "many").code == 2


def test_a_purge_takes_what_was_set_aside_of_old_cases(house: HouseRun, home: Path):
    """Copies of the cases it takes the people from, and every copy older than is kept."""
    old = house.call(**{"call.date": days_ago(800), "promises": None})
    leave_behind(house, home, old)
    long_ago = home / "damaged" / "20200101-120000" / "cases" / "2019-12.json"
    young = home / "damaged" / "20261101-120000" / "cases" / "2026-09.json"
    for path in (long_ago, young):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Pedro Gil", encoding="utf-8")
    ended = house("data", "purge", "--older-than", "24", "--yes")

    assert ended.code == 0
    assert "three wrong" not in everything(home)
    assert not [name for name in NAMES if name in everything(home)]
    assert (long_ago.parents[1].exists(), young.exists()) == (False, True)
    long_ago.parent.mkdir(parents=True)
    long_ago.write_text("Pedro Gil", encoding="utf-8")
    again = house("data", "purge", "--older-than", "24", "--yes")
    assert (again.code, "2019-12.json" in again.out, long_ago.exists()) == (0, True, False)
