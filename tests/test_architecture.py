"""The rules of the house that no linter knows."""

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import exitcoach
from exitcoach.errors import ExitCoachError

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "exitcoach"
FILES = sorted(SOURCE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
CORE = ("services", "interview", "coach", "followups", "insights", "imports", "ports", "domain", "errors")
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc", "telnetlib"}
NETWORK |= {"requests", "httpx", "aiohttp", "urllib3", "webbrowser"}
SHOWS_A_PAGE = ("exitcoach/cli/report_browser.py", "webbrowser")
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
LONGEST_FILE, LONGEST_FUNCTION = 250, 40
TEXT_MODE = re.compile(r"[rwxa]t?\+?t?")


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 0)}"


def nodes(kind: type[ast.AST] | tuple[type[ast.AST], ...], *folders: str) -> Iterator[tuple[Path, ast.AST]]:
    """Every node of a kind, in the whole source or in the named parts of it."""
    for path, tree in TREES.items():
        part = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if not folders or part in folders:
            yield from ((path, node) for node in ast.walk(tree) if isinstance(node, kind))


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def imports(*folders: str) -> Iterator[tuple[str, str]]:
    for path, node in nodes((ast.Import, ast.ImportFrom), *folders):
        yield from ((place(path, node), name) for name in imported(node))


def called(node: ast.AST) -> str:
    """The bare name of what is called: ``open`` for ``open()`` and for ``path.open()``."""
    function = node.func if isinstance(node, ast.Call) else None
    return getattr(function, "id", "") or getattr(function, "attr", "")


def test_imports_point_down(monkeypatch, capsys):
    """The contracts of import-linter hold: layers, a core without libraries, no circles."""
    monkeypatch.chdir(ROOT)
    broken = lint_imports(no_cache=True, no_logo=True)
    assert broken == 0, capsys.readouterr().out


def test_core_uses_the_standard_library_only():
    """Below the locale nothing is imported but Python's own library and exitcoach."""
    known = sys.stdlib_module_names | {"exitcoach"}
    assert [found for found in imports(*CORE) if found[1].partition(".")[0] not in known] == []


def test_nothing_reaches_for_the_network():
    """exitcoach works offline and sends nothing: it cannot even speak. When asked it shows a page of its own."""
    found = [found for found in imports() if any(f"{found[1]}.".startswith(f"{name}.") for name in NETWORK)]
    assert [(place.partition(":")[0], name) for place, name in found] == [SHOWS_A_PAGE]


def test_files_are_short():
    """A file that grows past 250 lines holds two things."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {path.name: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short():
    """A function past 40 lines does two things."""
    functions = nodes((ast.FunctionDef, ast.AsyncFunctionDef))
    assert [place(path, node) for path, node in functions if node.end_lineno - node.lineno >= LONGEST_FUNCTION] == []


def test_names_say_what_is_inside():
    """No drawer for odds and ends."""
    assert [path.name for path in FILES if VAGUE & set(path.stem.split("_"))] == []


def test_questions_end_quietly():
    """questionary's ``ask`` prints English and answers None at Ctrl-C: only ``unsafe_ask`` is used."""
    speaks = {path for path, node in nodes((ast.Import, ast.ImportFrom)) if "questionary" in imported(node)}
    asks = [(path, node) for path, node in nodes(ast.Call) if path in speaks and called(node) in ("ask", "ask_async")]
    assert [place(path, node) for path, node in asks if isinstance(node.func, ast.Attribute)] == []


def test_text_files_state_their_encoding():
    """What Windows guesses differs from what everybody else guesses."""
    assert [place(path, node) for path, node in nodes(ast.Call) if guesses_encoding(node)] == []


@pytest.mark.parametrize(
    ("code", "guesses"),
    [
        ("open(path)", True),
        ("open(path, 'w')", True),
        ("open(path, 'rb')", False),
        ("open(path, mode='ab')", False),
        ("open(path, encoding='utf-8')", False),
        ("path.open()", True),
        ("path.open('w')", True),
        ("path.open('xb')", False),
        ("path.open('a', encoding='utf-8')", False),
        ("drafts.open(case_id)", False),
        ("os.open(path, flags)", False),
        ("path.read_text()", True),
        ("path.write_text(text, encoding='utf-8')", False),
    ],
)
def test_guessed_encodings_are_recognised(code, guesses):
    """The rule above sees every way to open a text file, and takes no port's ``open`` for one."""
    assert guesses_encoding(ast.parse(code, mode="eval").body) is guesses


def guesses_encoding(node: ast.AST) -> bool:
    if any(keyword.arg == "encoding" for keyword in node.keywords):
        return False
    if called(node) in ("read_text", "write_text"):
        return True
    if called(node) != "open":
        return False
    on_path = isinstance(node.func, ast.Attribute)
    given = [keyword.value for keyword in node.keywords if keyword.arg == "mode"] or node.args[0 if on_path else 1 :]
    if not given:
        return True
    mode = given[0].value if isinstance(given[0], ast.Constant) else None
    return isinstance(mode, str) and TEXT_MODE.fullmatch(mode) is not None


def test_only_the_command_line_prints():
    """Below the command line nothing is printed; there, only with a screen."""
    printing = [place(path, node) for path, node in nodes(ast.Call) if called(node) == "print" and not is_method(node)]
    assert [where for where in printing if not where.startswith("exitcoach/cli/")] == []


def is_method(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute)


def test_words_to_translate_are_constant():
    """gettext looks up the text of the source: an f-string inside ``_()`` is never found."""
    marked = [
        (path, node) for path, node in nodes(ast.Call) if called(node) in ("_", "gettext", "ngettext", "pgettext")
    ]
    assert [
        place(path, node) for path, node in marked if any(isinstance(arg, ast.JoinedStr) for arg in node.args)
    ] == []


def test_every_failure_is_introduced():
    """Each subclass of ExitCoachError can be imported by its name, says what happened, and ends with a known code."""
    failures = every_failure()
    assert failures
    for failure in failures:
        assert getattr(importlib.import_module(failure.__module__), failure.__qualname__) is failure
        assert failure.__dict__.get("__doc__"), failure
        assert failure.exit_code in (1, 2, 130), failure


def every_failure() -> list[type[ExitCoachError]]:
    for module in pkgutil.walk_packages(exitcoach.__path__, "exitcoach."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found, waiting = [], [ExitCoachError]
    while waiting:
        below = [failure for failure in waiting.pop().__subclasses__() if failure.__module__.startswith("exitcoach.")]
        found += below
        waiting += below
    return found


def test_public_things_of_the_core_are_frozen():
    """Values of the domain do not change: every dataclass there is frozen and slotted."""
    decorated = [(path, node) for path, node in nodes(ast.ClassDef, "domain", "ports") if node.decorator_list]
    loose = [place(path, node) for path, node in decorated if not all(is_tight(each) for each in node.decorator_list)]
    assert loose == []


def is_tight(decorator: ast.expr) -> bool:
    if called(decorator) != "dataclass" and getattr(decorator, "id", "") != "dataclass":
        return True
    settings = {each.arg for each in getattr(decorator, "keywords", [])}
    return {"frozen", "slots"} <= settings
