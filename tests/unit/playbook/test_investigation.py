"""The words of the investigation: those of the program, and a house's own."""

import pytest

from exitcoach.domain.investigation import CATALOG
from exitcoach.playbook.investigation import WHERE, investigation_words, load_investigation
from exitcoach.playbook.shelf import built_in
from exitcoach.ports import Rejected
from tests.fakes.inquiries import words
from tests.fakes.scenes import general

TEXT = (built_in() / WHERE).read_text(encoding="utf-8")


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(Rejected) as rejected:
        load_investigation(text.encode(), "mine.yaml", general())
    return [(problem.code, problem.where) for problem in rejected.value.problems]


def test_every_question_of_the_catalog_is_worded_in_both_languages():
    """In the order of the catalog, by its rules."""
    (stage,) = words().stages

    assert tuple(question.spec for question in stage.questions) == CATALOG.specs
    assert all({"es", "en"} == text.keys() for one in stage.questions for text in (one.label, one.ask, one.tip))


def test_it_has_the_causes_departments_and_processes_of_the_calls():
    assert (words().causes, words().departments, words().processes) == (
        general().causes,
        general().departments,
        general().processes,
    )


def test_one_of_the_house_wins(tmp_path):
    """Where it lies in playbooks/after of the home."""
    own = tmp_path / WHERE
    own.parent.mkdir()
    own.write_text(TEXT.replace("What was found?", "What did you see?"), encoding="utf-8")

    assert "What did you see?" in [one.ask["en"] for one in investigation_words(tmp_path, general()).questions]
    assert investigation_words(tmp_path / "none", general()) == words()


def test_a_question_that_could_not_be_kept_is_refused():
    """Also one that brings its own rules."""
    own = TEXT.replace("- id: investigation.reason", "- id: investigation.weather\n        kind: text")

    assert problems(own) == [("playbook-unknown-question", "stages[1].questions[1].id")]
    assert ("playbook-unknown-question", "stages[1].questions[2].id") in problems(
        TEXT.replace("- id: investigation.findings", "- id: investigation.finding")
    )


def test_problems_are_told_with_their_place():
    assert problems(TEXT.replace("version: 1", "version: none")) == [("playbook-version", "version")]
    assert problems(TEXT.replace('es: "¿Qué se encontró?", ', "")) == [
        ("playbook-missing-language", "stages[1].questions[2].ask.es")
    ]
    twice = TEXT.replace("- id: investigation.findings", "- id: investigation.reason")
    assert problems(twice) == [("playbook-repeated-id", "stages[1].questions[2].id")]


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    """A folder in its place serves the program's own; bytes that are no text are told."""
    (tmp_path / WHERE).mkdir(parents=True)
    assert investigation_words(tmp_path, general()) == words()
    (tmp_path / WHERE).rmdir()
    (tmp_path / WHERE).write_bytes(b"\xff\xfe\x00")

    with pytest.raises(Rejected):
        investigation_words(tmp_path, general())
