"""The words of early signals: those of the program, or of the house."""

from pathlib import Path

import pytest

from exitcoach.playbook.codes import Code
from exitcoach.playbook.shelf import built_in
from exitcoach.playbook.signals import WHERE, load_signals, signal_cues, signal_cues_anyway
from exitcoach.ports import Rejected
from tests.fakes.scenes import general

HEAD = "id: signals\nversion: 1\ntitle: {es: Palabras, en: Words}\n"
OWN = HEAD + "causes:\n  core.quality: {es: 'feo, mal hecho', en: ugly}\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / WHERE).parent.mkdir()
    return tmp_path


def test_every_cause_but_two_has_its_words() -> None:
    """What nobody said or understood has none; and no word stands for a cause there is not."""
    known, told = set(general().causes.causes), set(signal_cues(built_in() / "no house").by_cause)

    assert told < known
    assert known - told == {"unknown.not_said", "unknown.unclear"}


def test_the_house_has_its_own_words(own: Path) -> None:
    """They win over those of the program, of both languages together."""
    (own / WHERE).write_text(OWN, encoding="utf-8")

    assert signal_cues(own).by_cause == {"core.quality": ("feo", "mal hecho", "ugly")}


def test_a_broken_file_is_told_and_stops_no_signal(own: Path) -> None:
    """Whoever checks hears of it; whoever logs a signal has the words of the program."""
    (own / WHERE).write_text("id: signals\ncauses: 3\n", encoding="utf-8")

    with pytest.raises(Rejected) as rejected:
        signal_cues(own)
    assert str(own / WHERE) == rejected.value.problems[0].file
    assert signal_cues_anyway(own) == signal_cues(built_in() / "no house")


def test_a_language_left_out_is_a_problem() -> None:
    """As in every file with words for people."""
    with pytest.raises(Rejected) as rejected:
        load_signals((HEAD + "causes:\n  core.quality: {es: feo}\n").encode(), "signals.yaml")
    assert [(problem.code, problem.line) for problem in rejected.value.problems] == [(Code.MISSING_LANGUAGE, 5)]
