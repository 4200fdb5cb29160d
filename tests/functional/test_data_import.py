"""``data import``: a list, a proposal, a person who reads it, and figures."""

import csv
import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.fakes.house import HouseRun

DATA = Path(__file__).parents[3] / "shared" / "data"
LEAVERS, PARETO = DATA / "telco" / "maven_leavers.csv", DATA / "telco" / "maven_pareto_expected.csv"
SURVEYS = DATA / "exit_surveys" / "exit_cases.csv"
LIST = "id;fecha;motivo;ciudad\n1;25/12/2025;Muy caro;Lima\n2;03/11/2025;Mudanza;Ica\n3;;Otro;Cuzco\n"


@pytest.fixture
def leavers(tmp_path: Path) -> Path:
    """A list of three."""
    path = tmp_path / "bajas.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def brought(source: Path, folder: Path) -> Path:
    if not source.exists():
        pytest.skip(f"the data for development are not here ({source.name})")
    return Path(shutil.copyfile(source, folder / source.name))


def figures(house: HouseRun) -> dict[str, object]:
    found: dict[str, object] = house("report", "--format", "json").json["figures"]
    return found


def test_the_first_time_a_map_is_proposed(spoken: HouseRun, leavers: Path):
    """It is written beside the list, nothing is imported, and what to do is said."""
    ended = spoken("data", "import", str(leavers))
    proposed = leavers.with_suffix(".map.yaml")

    assert (ended.code, ended.out) == (0, "")
    assert str(proposed) in ended.err
    assert '"Muy caro": price.high' in proposed.read_text(encoding="utf-8")
    assert spoken("cases", "--json").json == []


def test_the_second_time_it_is_used(spoken: HouseRun, leavers: Path):
    """And a third time there is nothing new; each case says where it came from."""
    for _ in range(2):
        ended = spoken("data", "import", str(leavers))
    again = spoken("data", "import", str(leavers), "--json").json
    cases = spoken("cases", "--json").json

    assert (ended.code, len(ended.out.splitlines())) == (0, 1)
    assert (again["rows"], again["new"], again["there"], again["undated"]) == (3, 0, 3, 1)
    assert [(case["imported"]["row"], case["imported"]["when"]) for case in cases] == [
        (4, ""),
        (3, "2025-11-03"),
        (2, "2025-12-25"),
    ]
    assert spoken("show", cases[1]["id"]).code == 0
    assert [line.split()[1] for line in spoken("cases").out.splitlines()[1:]] == ["–", "2025-11-03", "2025-12-25"]
    assert spoken("followups", "--json").json == []


def test_trying_writes_nothing(house: HouseRun, leavers: Path):
    """Neither a map, which goes to standard output, nor a case."""
    proposal = house("data", "import", str(leavers), "--dry-run")
    assert not leavers.with_suffix(".map.yaml").exists()
    leavers.with_suffix(".map.yaml").write_text(proposal.out, encoding="utf-8")

    ended = house("data", "import", str(leavers), "--dry-run")
    assert ended.out == "3 rows: 3 would be new, 0 are already there, 1 without a whole date, 1 without a cause.\n"
    assert house("cases", "--json").json == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            "1;25/12/2025;Muy caro;Lima\n",
            {"es": "1 fila: 1 sería nueva, 0 ya están.", "en": "1 row: 1 would be new, 0 are already there."},
        ),
        (
            "1;25/12/2025;Muy caro;Lima\n2;03/11/2025;Mudanza;Ica\n",
            {"es": "2 filas: 2 serían nuevas, 0 ya están.", "en": "2 rows: 2 would be new, 0 are already there."},
        ),
    ],
)
def test_counts_agree_with_their_number(spoken: HouseRun, tmp_path: Path, rows: str, told: dict[str, str]):
    """One row is one row, in both languages."""
    path = tmp_path / "bajas.csv"
    path.write_text(f"id;fecha;motivo;ciudad\n{rows}", encoding="utf-8")
    spoken("data", "import", str(path))

    assert spoken("data", "import", str(path), "--dry-run").out == f"{told[spoken.language]}\n"


def test_a_map_may_lie_elsewhere(house: HouseRun, leavers: Path, tmp_path: Path):
    """It is proposed there, too."""
    elsewhere = tmp_path / "maps.yaml"
    told = house("data", "import", str(leavers), "--map", str(elsewhere), "--json").json
    ended = house("data", "import", str(leavers), "--map", str(elsewhere), "--json").json

    assert told == {"map": str(elsewhere), "rows": 3, "undecided": 0, "written": True}
    assert (ended["imported"], ended["new"], ended["map"]) == (True, 3, str(elsewhere))


def test_nothing_is_imported_while_something_is_open(house: HouseRun, leavers: Path):
    """Swappable dates and unknown words are asked, each with its line, until they are decided."""
    leavers.write_text("id,date,reason\n1,03/04/2025,Xyzzy\n2,05/06/2025,Price\n", encoding="utf-8")
    house("data", "import", str(leavers))
    proposed = leavers.with_suffix(".map.yaml")
    ended = house("data", "import", str(leavers))

    assert (ended.code, ended.out, len(ended.err.splitlines())) == (2, "", 2)
    assert all(line.startswith(f"{proposed}:") for line in ended.err.splitlines())
    text = (
        proposed.read_text(encoding="utf-8")
        .replace('order: "?"', "order: dmy")
        .replace('"Xyzzy": "?"', '"Xyzzy": null')
    )
    proposed.write_text(text, encoding="utf-8")
    assert house("data", "import", str(leavers), "--json").json["new"] == 2


@pytest.mark.parametrize("name", ["nowhere.csv", ".", "list.pdf"])
def test_what_cannot_be_read_is_told_in_a_line(house: HouseRun, tmp_path: Path, name: str):
    """Not there, a folder, another kind of file."""
    (tmp_path / "list.pdf").write_bytes(b"%PDF")
    ended = house("data", "import", str(tmp_path / name))

    assert (ended.code, len(ended.err.splitlines())) == (2, 1)


def test_a_cell_may_steer_nothing(house: HouseRun, leavers: Path):
    """What stands in a list is shown with stand-ins, and stored as it is."""
    leavers.write_text("id,age,reason\n1,\x1b[31m{x}\u202e,Price\n2,=1+1,Price\n", encoding="utf-8")
    for words in ((), ("--dry-run",), ()):
        ended = house("data", "import", str(leavers), *words)
        assert "\x1b" not in ended.out + ended.err

    assert "\x1b[31m{x}\u202e" in house("cases", "--json").json[0]["notes"][0]["text"]


def test_the_pareto_of_a_telephone_house_comes_out_to_the_digit(house: HouseRun, tmp_path: Path):
    """1,869 leavers, twenty reasons: the proposal alone is enough, and every leaf has the count of its reasons."""
    leavers = brought(LEAVERS, tmp_path)
    assert house("data", "import", str(leavers), "--json").json["undecided"] == 0
    proposed = leavers.with_suffix(".map.yaml").read_text(encoding="utf-8")
    assert house("data", "import", str(leavers), "--json").json["new"] == 1869

    expected: Counter[str] = Counter()
    with PARETO.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            [line] = [
                line for line in proposed.splitlines() if line.strip().startswith(json.dumps(row["reason"]) + ":")
            ]
            expected[line.rpartition("#")[0].rpartition(": ")[2].strip()] += int(row["n"])
    found = figures(house)
    assert found["n"] == found["imported"] == found["undated"] == 1869
    assert dict(found["causes"]["primary"]) == expected  # type: ignore[index]
    assert (expected["competition.product"], expected["competition.offer"], expected["encounter.rude"]) == (
        313,
        311,
        314,
    )
    assert house("data", "import", str(leavers), "--json").json["there"] == 1869


def test_people_who_left_without_a_cause_stay_in_the_denominator(house: HouseRun, tmp_path: Path):
    """1,524 leavers of two institutes, several causes each: one word is to be decided, and then all of them count."""
    surveys = brought(SURVEYS, tmp_path)
    assert house("data", "import", str(surveys), "--json").json["undecided"] == 1
    proposed = surveys.with_suffix(".map.yaml")
    proposed.write_text(proposed.read_text(encoding="utf-8").replace('"?"', "core.service_quality"), encoding="utf-8")
    ended = house("data", "import", str(surveys), "--json").json
    assert (ended["new"], ended["undated"], ended["kept_as_notes"]) == (1524, 1524, 0)

    meanings = {"Relocation": "circumstance.moved", "Workload": "core.quality", "Ill Health": "circumstance.deceased"}
    with surveys.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    relocated = sum("Relocation" in row["factors"].split("; ") for row in rows)
    ill = sum("Ill Health" in row["factors"].split("; ") or row["main_factor"] == "Ill Health" for row in rows)
    found = figures(house)
    named = dict(found["causes"]["any"])  # type: ignore[index]
    assert (named[meanings["Relocation"]], named[meanings["Ill Health"]]) == (relocated, ill)
    assert sum(not row["factors"] for row in rows) == 301
    assert (found["n"], found["causes"]["unknown"]) == (1524, {"count": ended["without_cause"], "of": 1524})  # type: ignore[index]
    whens = Counter(case["imported"]["when"] for case in house("cases", "--json").json)
    assert (whens["2012"], whens["2012-05"], whens[""]) == (579, 6, 41)
