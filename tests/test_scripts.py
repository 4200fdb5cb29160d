"""The verbs of scripts/: a fresh machine with Python and git is enough, and the second time costs nothing."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="scripts/ is for Linux and macOS; Windows has pipx and uv")

ROOT = Path(__file__).parents[1]
VERBS = [
    path for path in sorted((ROOT / "scripts").iterdir()) if path.is_file() and path.read_bytes()[:9] == b"#!/bin/sh"
]
QUICK = 0.1

# A project that installs without a network: its own build backend writes the wheel.
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "exitcoach"
version = "1.0"
"""
BACKEND = """
import os, zipfile

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name, notes = "exitcoach-1.0-py3-none-any.whl", "exitcoach-1.0.dist-info"
    files = {
        "exitcoach.pth": os.getcwd() + "\\n",
        f"{notes}/METADATA": "Metadata-Version: 2.1\\nName: exitcoach\\nVersion: 1.0\\n",
        f"{notes}/WHEEL": "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
        f"{notes}/entry_points.txt": "[console_scripts]\\nexitcoach = exitcoach:main\\n",
    }
    record = "".join(f"{path},,\\n" for path in [*files, f"{notes}/RECORD"])
    with zipfile.ZipFile(os.path.join(wheel_directory, name), "w") as wheel:
        for path, text in {**files, f"{notes}/RECORD": record}.items():
            wheel.writestr(path, text)
    return name
"""
PROGRAM = """
import sys

def main():
    print("ran", *sys.argv[1:], sys.stdin.read(), sep="|", end="")
    return len(sys.argv) - 1
"""


def lay_out(root: Path) -> Path:
    """A checkout of the small project, with our scripts."""
    (root / "exitcoach").mkdir(parents=True)
    (root / "scripts").mkdir()
    for name in ("exitcoach", "setup", "install.py"):
        shutil.copy(ROOT / "scripts" / name, root / "scripts" / name)
    (root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (root / "backend.py").write_text(BACKEND, encoding="utf-8")
    (root / "exitcoach" / "__init__.py").write_text(PROGRAM, encoding="utf-8")
    return root


def tools(folder: Path, python: str = "") -> Path:
    """A PATH with what a bare machine has, and a python3 made of ``python`` (shell text), or none."""
    folder.mkdir()
    for name in ("sh", "cat", "dirname", "readlink"):
        (folder / name).symlink_to(shutil.which(name))
    if python:
        (folder / "python3").write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
        (folder / "python3").chmod(0o755)
    return folder


REAL = f'exec "{os.path.realpath(sys.executable)}" "$@"'


def begin(program: Path, *words: str, path: Path, lang: str = "en_US.UTF-8", cwd: Path | None = None):
    surroundings = {"PATH": str(path), "LANG": lang, "HOME": os.environ["HOME"]}
    pipe = subprocess.PIPE
    order = [str(program), *words]
    return subprocess.Popen(
        order, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8", env=surroundings, cwd=cwd
    )


def run(program: Path, *words: str, path: Path, said: str = "", **how) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    child = begin(program, *words, path=path, **how)
    out, err = child.communicate(said)
    return child.returncode, out, err


@pytest.fixture(scope="module")
def machine(tmp_path_factory) -> Path:
    return tools(tmp_path_factory.mktemp("machine") / "bin", REAL)


@pytest.fixture(scope="module")
def first_starts(machine, tmp_path_factory) -> tuple[Path, list[tuple[int, str, str]]]:
    """A fresh checkout in a folder with a space, where two windows start exitcoach at the same moment."""
    root = lay_out(tmp_path_factory.mktemp("fresh") / "my checkout")
    children = [begin(root / "scripts" / "exitcoach", "start", path=machine, lang="es_MX.UTF-8") for _ in range(2)]
    for child in children:
        child.stdin.close()
        child.stdin = None
    told = [child.communicate(timeout=300) for child in children]
    return root, [(child.returncode, *texts) for child, texts in zip(children, told, strict=True)]


@pytest.fixture
def checkout(first_starts) -> Path:
    return first_starts[0]


def test_two_first_starts_do_not_break_each_other(first_starts):
    """Both end up running the program; standard output is the program's alone."""
    assert [(code, out) for code, out, _ in first_starts[1]] == [(1, "ran|start|"), (1, "ran|start|")]


def test_first_start_says_in_one_line_what_it_does(first_starts):
    """One window sets up and says so, in the language of the machine; the other waits, or comes late and is quiet."""
    root, starts = first_starts
    said = sorted(err for _, _, err in starts)
    assert f"Preparando exitcoach en {root}/.venv: solo esta vez, cerca de un minuto…\n" in said
    assert set(said) <= {
        f"Preparando exitcoach en {root}/.venv: solo esta vez, cerca de un minuto…\n",
        "Otra ventana está preparando exitcoach; esperando a que termine…\n",
        "",
    }
    assert len(set(said)) == 2


def test_second_start_is_quiet_and_hands_everything_on(checkout, machine):
    """Words, standard input and exit code pass through untouched."""
    start = checkout / "scripts" / "exitcoach"
    assert run(start, "a b", "--c", path=machine, said="in") == (2, "ran|a b|--c|in", "")


def test_second_start_is_quick(checkout, machine):
    """Starting through the script costs less than a tenth of a second over the installed program."""

    def median(program: Path) -> float:
        spans = []
        for _ in range(7):
            begun = time.perf_counter()
            run(program, path=machine)
            spans.append(time.perf_counter() - begun)
        return statistics.median(spans)

    installed = median(checkout / ".venv" / "bin" / "exitcoach")
    assert median(checkout / "scripts" / "exitcoach") - installed < QUICK


def test_start_works_from_anywhere_and_through_links(checkout, machine, tmp_path):
    """A link to a link in another folder, called from a third one."""
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "far").symlink_to(checkout / "scripts" / "exitcoach")
    (tmp_path / "near").symlink_to(Path("links") / "far")
    assert run(tmp_path / "near", "x", path=machine, cwd=tmp_path / "links") == (1, "ran|x|", "")


def test_modules_are_compiled(checkout):
    """The first call does not wait for Python to compile."""
    assert list((checkout / "exitcoach" / "__pycache__").glob("__init__.*.pyc"))


def test_changed_project_is_set_up_again(checkout, machine):
    """After a pull that changes pyproject.toml the environment is brought up to date, once."""
    start = checkout / "scripts" / "exitcoach"
    with (checkout / "pyproject.toml").open("ab") as project:
        project.write(b"# one more wish, written on Windows\r\n")
    assert "Setting exitcoach up" in run(start, path=machine)[2]
    assert run(start, path=machine)[2] == ""


def test_moved_or_broken_environment_is_rebuilt(checkout, machine, tmp_path):
    """A checkout that was moved, and one whose Python went away, come back to life by themselves."""
    moved = tmp_path / "moved"
    shutil.copytree(checkout, moved, symlinks=True)
    start = moved / "scripts" / "exitcoach"
    code, out, err = run(start, path=machine)
    assert (code, out, err.count("\n")) == (0, "ran|", 1)
    assert str(checkout) not in (moved / ".venv" / "bin" / "exitcoach").read_text(encoding="utf-8")

    python = next(path for path in (moved / ".venv" / "bin").glob("python*") if path.readlink().is_absolute())
    python.unlink()
    python.symlink_to("/gone/python")
    assert run(start, path=machine)[:2] == (0, "ran|")
    assert run(start, path=machine) == (0, "ran|", "")


def test_failed_set_up_is_told_and_tried_again(machine, tmp_path):
    """What pip says, then one sentence with what to do; no traceback, no half-made stamp."""
    root = lay_out(tmp_path / "checkout")
    (root / ".venv").write_text("in the way", encoding="utf-8")
    start = root / "scripts" / "exitcoach"
    code, out, err = run(start, path=machine)
    assert (code, out) == (1, "")
    assert "exitcoach could not be set up; the reason is above." in err.splitlines()[-1]
    assert "Traceback" not in err
    assert run(start, path=machine)[0] == 1


@pytest.mark.parametrize(
    ("python", "lang", "sentence"),
    [
        ("", "C", "exitcoach needs Python 3.11 or later. Found here: none."),
        ("", "es_CO.UTF-8", "exitcoach necesita Python 3.11 o posterior. Aquí hay: ninguno."),
        ('[ "$1" = -c ] && echo 3.8', "C", "exitcoach needs Python 3.11 or later. Found here: python3 (3.8)."),
        ("exit 127", "C", "exitcoach needs Python 3.11 or later. Found here: none."),
    ],
)
def test_unfit_machine_is_told_what_it_lacks(tmp_path, python, lang, sentence):
    """No Python, one that is too old, and a shim with nothing behind it."""
    root = lay_out(tmp_path / "checkout")
    code, out, err = run(root / "scripts" / "exitcoach", path=tools(tmp_path / "bin", python), lang=lang)
    assert (code, out) == (1, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1


def test_python_without_venv_is_told_the_package(tmp_path):
    """Debian and Ubuntu ship Python without venv: the sentence names what to install."""
    without = "import runpy, sys; sys.modules['ensurepip'] = None; sys.argv = sys.argv[1:]; "
    without += "runpy.run_path(sys.argv[0], run_name='__main__')"
    python = f"""case "$*" in
        *ensurepip*) exit 1 ;;
        *install.py*) shift; set -- -I -c "{without}" "$@" ;;
    esac
    {REAL}"""
    root = lay_out(tmp_path / "checkout")
    code, out, err = run(root / "scripts" / "exitcoach", path=tools(tmp_path / "bin", python))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert f"sudo apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv" in err
    assert not (root / ".venv").exists()


@pytest.mark.parametrize("verb", VERBS, ids=lambda path: path.name)
def test_verbs_are_tiny(verb):
    """A verb can be run, says in its second line what it does, and fits on a screen."""
    lines = verb.read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith("# ")
    assert len(lines) <= 30
    assert os.access(verb, os.X_OK)
