"""The words for what is wrong in a file."""

from collections.abc import Iterable

import pytest

from exitcoach.cli.drafts import DraftTrouble
from exitcoach.cli.problems import BY_FACTS, SENTENCES, sentence, warning
from exitcoach.domain.answers import Unfit, read_scalar
from exitcoach.domain.questions import Kind, Spec
from exitcoach.errors import Problem
from exitcoach.frontends.answers_file import NOT_CONTROLLED, read_answers
from exitcoach.frontends.answers_findings import Trouble
from exitcoach.imports.troubles import ImportTrouble
from exitcoach.interview.rules import Breach
from exitcoach.playbook.codes import Code
from exitcoach.ports import Rejected
from exitcoach.reports.letter_codes import LetterFlaw
from exitcoach.sheet import Flaw
from tests.fakes.playbooks import small_playbook


def unfit_codes() -> set[str]:
    codes = set()
    for kind in Kind:
        for text in ("zzz", "2026"):
            try:
                read_scalar(Spec(id="x", kind=kind), text)
            except Unfit as unfit:
                codes.add(unfit.code)
    return codes


@pytest.mark.parametrize(
    "code", sorted({*Flaw, *Trouble, *Breach, *Code, *DraftTrouble, *LetterFlaw, *ImportTrouble, *unfit_codes()})
)
def test_every_code_has_words(code: str) -> None:
    """Whatever can be raised is told in a sentence, even when a fact is missing."""
    assert code in {*SENTENCES, *BY_FACTS}
    assert len(sentence(Problem(code=code, file="f"))) > len("f: ")


def test_no_words_for_nothing() -> None:
    """There is no sentence for a code that nobody raises."""
    assert {*SENTENCES, *BY_FACTS} == {
        *Flaw,
        *Trouble,
        *Breach,
        *Code,
        *DraftTrouble,
        *LetterFlaw,
        *ImportTrouble,
        *unfit_codes(),
    }


def told(text: str) -> Iterable[str]:
    with pytest.raises(Rejected) as caught:
        read_answers(text.encode(), "f.yaml", small_playbook())
    return [sentence(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chanel: a", "f.yaml:1: chanel: No question has this id. Correct or remove it. Did you mean “channel”?"),
        ("cause: core.qualty", "f.yaml:1: cause: “core.qualty” is none of the choices. Did you mean “core.quality”?"),
        (
            "channel: zzz",
            "f.yaml:1: channel: “zzz” is none of the choices. Write one of: phone, in_person, video, chat, email.",
        ),
        (
            "decision: stays\nexit_reference: a",
            "f.yaml:2: exit_reference: This does not apply when “decision” is “stays”. "
            "Remove it, or correct that answer.",
        ),
        (
            "explore: no\npermission: yes",
            "f.yaml:2: permission: This does not apply: “explore” is “no”, not “yes”. "
            "Remove it, or correct that answer.",
        ),
        (
            "statement: s",
            "f.yaml:1: statement: This does not apply: there is no answer to “permission”, it should be “yes” or "
            "“report_only”. Remove it, or add that.",
        ),
        (
            "explore: yes",
            "f.yaml:1: override_reason: This is missing: the recovery gate says “hold”, and the question was asked. "
            "Add the reason why.",
        ),
        ("promises: [{what: a, owner: b}]", "f.yaml:1: promises[1].due: This is missing. Add it."),
        ("", "f.yaml:1: The file is empty. Write at least one answer, such as “cause: price.high”."),
    ],
)
def test_sentences(text: str, expected: str) -> None:
    """File, line, id, what is wrong and how to mend it, in one line."""
    assert told(text) == [expected]


def test_place() -> None:
    """Without a line or an id nothing stands in their place."""
    assert sentence(Problem(code=Flaw.TOO_BIG, file="-")).startswith("-: The file is larger than 20 MB.")


@pytest.mark.parametrize("text", ["{name}", "{0}", "{", "a\x1b[31m\u202eb\r\nc", "x" * 100_000, "%s", "\ud800"])
def test_typed_text_is_shown_safely(text: str) -> None:
    """What a person typed fills no place, breaks no line, steers no screen and floods nothing."""
    for code in ("not-a-choice", "not-a-date", Trouble.DOES_NOT_APPLY, Breach.REPEATED):
        facts = {"value": text, "subject": text, "has": text, "wanted": "yes"}
        told = sentence(Problem(code=code, file="f", where=text, line=1, facts=facts))
        assert len(told) < 400
        assert not set("\x1b\u202e\r\n").intersection(told)
        assert text[:9] in told or set("\x1b\ud800").intersection(text)


def test_warning() -> None:
    """A warning has words too."""
    assert "promise" in warning(NOT_CONTROLLED)
