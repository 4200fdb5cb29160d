"""How somebody is asked for a key."""

import os
from io import StringIO
from pathlib import Path

import pytest

from exitcoach.cli.screen import prose, verdict
from exitcoach.cli.unlocking import ask_key, has_typist, opening
from exitcoach.stores.key_file import KeyFile, in_keyring, new_private_key

KEYRING = in_keyring(new_private_key())
PASSPHRASE = KeyFile(public=KEYRING.public, kept="passphrase")


class Screen(StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch):
    """Lets somebody sit at a terminal of 40 columns and type ``code``: the questions, and what is told before them."""
    questions, screen = list[str](), Screen()

    def answer(question: str) -> str:
        questions.append(question)
        return " code "

    def sits() -> tuple[list[str], Screen]:
        monkeypatch.setattr("getpass.getpass", answer)
        monkeypatch.setattr("sys.stderr", screen)
        monkeypatch.setenv("COLUMNS", "40")
        return questions, screen

    return sits


@pytest.mark.parametrize(
    ("found", "wrong", "backup", "question", "told"),
    [
        (PASSPHRASE, False, "", "Passphrase of the records: ", ""),
        (PASSPHRASE, True, "", "Passphrase of the records: ", "neither the passphrase nor"),
        (KEYRING, False, "", "Recovery code: ", "exitcoach data encrypt --keyring"),
        (KEYRING, True, "", "Recovery code: ", "not the recovery code"),
        (PASSPHRASE, False, "usb/a.zip", "Passphrase of the backup: ", "a.zip is encrypted"),
        (KEYRING, False, "usb/a.zip", "Recovery code of the backup: ", "a.zip is encrypted"),
    ],
)
def test_the_question_says_what_opens_what(found, wrong, backup, question, told, asked):
    """Records or a backup, by a passphrase or the recovery code; blanks around what is typed do not count."""
    questions, screen = asked()
    if backup:
        with opening(Path(backup)):
            typed = ask_key(found, wrong)
    else:
        typed = ask_key(found, wrong)

    assert (typed, questions) == ("code", [question])
    assert told in screen.getvalue().replace("\n", " ")
    assert all(len(line) <= 40 for line in screen.getvalue().splitlines())


def test_where_nobody_sits_nobody_is_asked(monkeypatch: pytest.MonkeyPatch):
    """That is told apart from somebody who types nothing."""
    with Path(os.devnull).open(encoding="utf-8") as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        monkeypatch.setattr("sys.stderr", StringIO())
        assert (has_typist(), ask_key(PASSPHRASE, wrong=False)) == (False, None)


def test_the_end_of_the_input_is_no_answer(asked, monkeypatch: pytest.MonkeyPatch):
    """And the next sentence begins on a line of its own."""

    def ends(_question: str) -> str:
        raise EOFError

    _questions, screen = asked()
    monkeypatch.setattr("getpass.getpass", ends)
    assert ask_key(PASSPHRASE, wrong=False) == ""
    assert screen.getvalue() == "\n"


def test_sentences_are_broken_between_words_and_orders_are_not(asked, monkeypatch: pytest.MonkeyPatch):
    """On a terminal; a file gets its lines whole."""
    told = "Some sentence that is longer than forty columns. With: exitcoach data encrypt --keyring --yes --more"
    _questions, screen = asked()
    prose(told)
    assert screen.getvalue().splitlines() == [
        "Some sentence that is longer than forty",
        "columns. With:",
        "exitcoach data encrypt --keyring --yes --more",
    ]
    paper = StringIO()
    monkeypatch.setattr("sys.stdout", paper)
    verdict(told)
    assert paper.getvalue() == f"{told}\n"
