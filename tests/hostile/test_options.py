"""Command lines nobody meant well: every text option and argument of every command."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes.house import CALL
from tests.hostile.payloads import WORST, in_turn, payloads, typeable
from tests.hostile.running import held, run

X = "\0"
"""Where the hostile text goes."""
CASE, PROMISE = "{case}", "{promise}"
PLACES = (
    ("start", "--answers", "{answers}", "--client", X),
    ("start", "--client", X),
    ("start", "--channel", X),
    ("start", "--playbook", X),
    ("start", "--answers", X),
    ("resume", X),
    ("tone", X),
    ("tone", "{answers}", "--stage", X),
    ("tone", "--mine", "--since", X),
    ("followups", "--owner", X),
    ("followups", "--ics", "{folder}/" + X),
    ("decided", X, "leaves"),
    ("decided", CASE, X),
    ("decided", CASE, "stays", "--on", X),
    ("decided", CASE, "stays", "--note", X),
    ("smoke", X, "--yes"),
    ("smoke", "a sign", "--cause", X, "--yes"),
    ("smoke", "a sign", "--department", X, "--process", X, "--yes"),
    ("support", X, "--done", "a coffee"),
    ("support", CASE, "--done", X),
    ("support", CASE, "--done", "a coffee", "--on", X),
    ("letter", X),
    ("letter", CASE, "--format", X),
    ("letter", CASE, "--output", "{folder}/" + X),
    ("cases", "--status", X),
    ("cases", "--client", X),
    ("cases", "--since", X),
    ("cases", "--until", X),
    ("show", X),
    ("promise", "keep", X),
    ("promise", "keep", PROMISE, "--note", X),
    ("promise", "break", PROMISE, "--note", X, "--on", X),
    ("promise", "withdraw", X, "--note", X),
    ("report", "--since", X),
    ("report", "--until", X),
    ("report", "--cause", X),
    ("report", "--department", X),
    ("report", "--outcome", X),
    ("report", "--playbook", X),
    ("report", "--case", X),
    ("report", "--group-by", X),
    ("report", "--format", X),
    ("report", "--format", "md", "--output", "{folder}/" + X),
    ("investigate", X),
    ("investigate", CASE, "--answers", X),
    ("recontact", X),
    ("recontact", CASE, "--made", "--on", X),
    ("recontact", CASE, "--made", "--by", X, "--reply", X),
    ("recontact", CASE, "--made", "--channel", X),
    ("returned", X),
    ("returned", CASE, "--on", X),
    ("returned", CASE, "--because", X),
    ("corrective", "add", X, X, "--owner", X, "--due", "2027-01-01"),
    ("corrective", "add", CASE, X, "--owner", X, "--due", "2027-01-01"),
    ("corrective", "add", CASE, "a cure", "--owner", "Eva", "--due", X),
    ("corrective", "link", X, CASE),
    ("corrective", "place", X),
    ("corrective", "verify", X, "--evidence", X),
    ("lesson", "add", X, "--cause", "price.high"),
    ("lesson", "add", "listen", "--cause", X),
    ("lesson", "publish", X),
    ("lesson", "retire", X, "--note", X),
    ("demo", "--cases", X, "--home", "{answers}"),
    ("demo", "--seed", X, "--home", "{answers}"),
    ("demo", "--cases", "60", "--home", "{answers}/" + X),
    ("playbook", "show", X),
    ("playbook", "check", X),
    ("data", "import", X),
    ("data", "import", "{answers}", "--map", X),
    ("data", "backup", "--to", "{folder}/" + X),
    ("data", "restore", X, "--dry-run"),
    ("data", "restore", "{answers}", "--yes"),
    ("data", "forget", "--client", X, "--dry-run"),
    ("data", "forget", "--client", X + " nobody", "--yes"),
    ("data", "export", "--client", X, "--output", "{folder}/" + X),
    ("data", "purge", "--older-than", X, "--dry-run"),
    ("data", "encrypt", X),
    ("data", "encrypt", "--keyring", X, "--yes"),
    ("data", "encrypt", "--passphrase", "--yes", "--" + X),
    ("data", "decrypt", X),
    ("data", X),
    (X,),
    ("cases", X),
    ("--lang", X, "cases"),
    ("report", "--" + X),
)
COMMANDS = sorted({words[0] for words in PLACES if words[0].isalpha()})


@pytest.fixture
def place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warm: None
) -> Callable[[tuple[str, ...], str], tuple[str, ...]]:
    """Puts a text where the commands take one, in a house with a case."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    answers = tmp_path / "call.json"
    answers.write_text(json.dumps(CALL), encoding="utf-8")
    case = run("start", "--answers", str(answers)).out.decode().strip()
    facts = {"{case}": case, "{promise}": f"{case}-p1", "{answers}": str(answers), "{folder}": str(tmp_path / "out")}

    def filled(words: tuple[str, ...], text: str) -> tuple[str, ...]:
        for name, value in facts.items():
            words = tuple(word.replace(name, value) for word in words)
        return tuple(word.replace(X, text) for word in words)

    return filled


def test_every_command_takes_part():
    """A command that is added has its place in the table, or says nothing a person typed."""
    from exitcoach.cli.app import app

    told = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
    assert told - set(COMMANDS) == set()


@pytest.mark.parametrize("command", [*COMMANDS, X])
def test_the_worst_in_every_place(command, place, tmp_path, tried):
    """A sentence and an exit code for each; nothing outside the folder for outputs is written."""
    before = _outside(tmp_path)
    places = [words for words in PLACES if words[0] == command or (command == X and not words[0].isalpha())]
    for words in places:
        for text in WORST:
            called = place(words, typeable(text))
            held(run(*called), called, binary=_tells_a_path(words))
    tried("options", len(WORST) * len(places))
    assert _outside(tmp_path) == before


def test_all_of_them_in_turn(place, tried):
    """Every payload there is, each in another place."""
    texts = payloads()[::2]
    for text, number in in_turn(texts, len(PLACES)):
        called = place(PLACES[number], typeable(text))
        held(run(*called), called, binary=_tells_a_path(PLACES[number]))
    tried("options", len(texts))


def _tells_a_path(words: tuple[str, ...]) -> bool:
    """Whether it prints where something is: to a pipe as it is, for whoever goes on with it."""
    return words[:2] in (("data", "backup"), ("demo", "--cases"))


def _outside(folder: Path) -> set[str]:
    """What lies beside the folder outputs go to."""
    return {path.name for path in (*folder.parent.iterdir(), *folder.iterdir()) if path.name != "out"}
