"""What is built holds all that the program needs, and nothing that is not meant to travel."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import exitcoach

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """A folder with the wheel and the source archive, as a release would have them."""
    folder = tmp_path_factory.mktemp("dist")
    order = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "--target",
        "sdist",
        "--target",
        "wheel",
        "--directory",
        folder,
    ]
    made = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture(scope="session")
def wheel(built) -> zipfile.ZipFile:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as archive:
        yield archive


@pytest.fixture(scope="session")
def inside(wheel) -> set[str]:
    return set(wheel.namelist())


def test_wheel_holds_every_module(inside):
    """All of the package travels, catalogs and the typing mark included."""
    kinds = {".py", ".mo", ".typed", ".html", ".css", ".j2"}
    files = [path for path in (ROOT / "exitcoach").rglob("*") if path.suffix in kinds or path.name == "py.typed"]
    wanted = {path.relative_to(ROOT).as_posix() for path in files}
    assert "exitcoach/py.typed" in wanted
    assert wanted - inside == set()


def test_wheel_holds_every_playbook(inside):
    """The playbooks of the repository are exitcoach/_playbooks in the wheel."""
    files = [path for path in (ROOT / "playbooks").rglob("*.yaml") if not path.name.startswith(".")]
    wanted = {f"exitcoach/_playbooks/{path.relative_to(ROOT / 'playbooks').as_posix()}" for path in files}
    assert "exitcoach/_playbooks/general.yaml" in wanted
    assert wanted - inside == set()


def test_wheel_holds_the_program_only(inside):
    """Tests, scripts and leftovers stay at home."""
    tops = {name.partition("/")[0] for name in inside}
    assert tops == {"exitcoach", f"exitcoach-{exitcoach.__version__}.dist-info"}
    assert [name for name in inside if name.endswith((".pyc", ".orig", ".rej"))] == []


def test_wheel_names_the_program_and_its_licence(wheel):
    """The entry point, the version and the licence are written where installers look."""
    notes = f"exitcoach-{exitcoach.__version__}.dist-info"
    assert "exitcoach = exitcoach.__main__:main" in wheel.read(f"{notes}/entry_points.txt").decode()
    metadata = wheel.read(f"{notes}/METADATA").decode()
    assert f"Version: {exitcoach.__version__}\n" in metadata
    assert "License-Expression: MIT\n" in metadata
    assert "Requires-Python: >=3.11\n" in metadata
    assert "MIT License" in wheel.read(f"{notes}/licenses/LICENSE").decode()


def test_source_archive_can_be_built_and_tested(built):
    """Whoever gets the sources gets the playbooks, the tests and the verbs."""
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"pyproject.toml", "README.md", "LICENSE", "playbooks/general.yaml", "tests/conftest.py", "scripts/test"}
    assert wanted - names == set()
