"""Tone files: every problem with its place and cure; own rules beside those that come with the program."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from exitcoach.cli.problems import sentence
from exitcoach.playbook.ears import Ears
from exitcoach.playbook.shelf import built_in
from exitcoach.playbook.tone import read_tone
from exitcoach.ports import Rejected
from tests.fakes.ears import SMALL


def problems(text: str) -> list[tuple[int, str]]:
    with pytest.raises(Rejected) as rejected:
        read_tone(text.encode(), "tone.yaml")
    for problem in rejected.value.problems:
        assert sentence(problem).startswith("tone.yaml:")
    return [(problem.line, problem.code.removeprefix("playbook-")) for problem in rejected.value.problems]


RULE = "tone: en\nrules:\n  - id: en.x\n    marker: policy\n    patterns: ["


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tone: en\nruls: []\n", [(2, "unknown-key")]),
        (RULE + '"a (b"]\n', [(5, "pattern-bracket")]),
        (RULE + '"{piece}"]\n', [(5, "piece-unknown")]),
        (RULE + '"a|"]\n', [(5, "pattern-empty")]),
        (RULE + '"a*"]\n', [(5, "pattern-ending")]),
        (RULE + '"[a]"]\n', [(5, "pattern-vague")]),
        (RULE + "a b]\n    stages: [lisen]\n", [(6, "unknown-word")]),
        (RULE + "a b]\n    question: maybe\n", [(6, "unknown-word")]),
        (RULE + "a b]\n    hint: perhaps\n", [(6, "not-yes-no")]),
        (RULE.replace("policy", "polcy") + "a b]\n", [(4, "unknown-word")]),
        (RULE.replace("en.x", "En X") + "a b]\n", [(3, "bad-id")]),
        (RULE + "a b]\n  - {id: en.x, marker: deny, patterns: [c]}\n", [(6, "repeated-id")]),
        ("tone: en\nrules:\n  - {id: en.x, marker: deny}\n", [(3, "missing-key")]),
        ("tone: en\nmarkers: {policy: {name: n, why: w, instead: [{tu: x}]}}\n", [(2, "missing-key")]),
        ("tone: en\nmarkers: {polcy: {name: n, why: w, instead: []}}\n", [(2, "unknown-key")]),
    ],
)
def test_every_problem_has_its_place(text, told):
    """With line and code; and each has its sentence."""
    assert problems(text) == told


def test_all_problems_are_told_at_once():
    """Nobody mends a file line by line."""
    assert len(problems(RULE + '"a (b", "{no}"]\n    stages: [lisen]\n')) == 3


@pytest.fixture
def ears(tmp_path):
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "en.yaml").write_text(SMALL, encoding="utf-8")
    return Ears(own=tmp_path / "own", cache=tmp_path / "cache", shipped=shipped)


def own(ears: Ears, text: str) -> None:
    ears.own.mkdir(exist_ok=True)
    (ears.own / "house.yaml").write_text(text, encoding="utf-8")


def test_own_rules_stand_beside_those_of_the_program(ears):
    """And may use their pieces and spellings."""
    own(ears, 'tone: en\nrules: [{id: house.x, marker: policy, patterns: ["check the {rule}"]}]\n')
    found = ears.get("en").hear("Please check the procedure. That is policy.")
    assert [one.rule for one in found] == ["house.x", "en.policy"]


def test_own_rules_replace_and_switch_off(ears):
    """By id."""
    own(ears, "tone: en\noff: [en.but]\nrules: [{id: en.policy, marker: policy, patterns: [as agreed]}]\n")
    assert not ears.get("en").hear("I understand, but that is policy.")
    assert ears.get("en").hear("As agreed.")


def test_own_words_for_a_marker_replace_ours(ears):
    """A house has its own way of speaking."""
    own(ears, "tone: en\nmarkers: {policy: {name: n, why: w, instead: [{say: Let me see.}]}}\n")
    assert ears.get("en").hear("That is policy.")[0].suggestion == "Let me see."


def test_own_rules_of_another_language_stay_out(ears):
    """One file, one language."""
    own(ears, "tone: es\nrules: [{id: es.x, marker: policy, patterns: [policy]}]\n")
    assert [one.rule for one in ears.get("en").hear("That is policy.")] == ["en.policy"]


def test_a_language_nobody_wrote_rules_for_hears_nothing(ears):
    """A playbook may be in French."""
    assert ears.get("fr").hear("C'est la politique.") == ()
    assert ears.languages == ("en",)


def test_own_rules_that_cannot_be_read_do_not_stop_a_call(ears):
    """Asked outright they are told; in a call ours go on alone."""
    own(ears, "tone: en\nrules: 3\n")
    with pytest.raises(Rejected):
        ears.get("en")
    assert ears.get_anyway("en").hear("That is policy.")


def test_two_who_ask_at_once_get_one_ear(ears):
    """It is loaded beside the first questions, and asked for by them."""
    with ThreadPoolExecutor(4) as asking:
        found = list(asking.map(ears.get_anyway, ["en"] * 8))
    assert {id(ear) for ear in found} == {id(ears.get("en"))}


def test_compiled_rules_hear_the_same(ears, tmp_path):
    """YAML is read once; a changed file is read anew."""
    text = "That is policy. I understand, but no. You waited."
    first = ears.get("en")
    again = Ears(own=ears.own, cache=tmp_path / "cache", shipped=ears.shipped).get("en")
    assert again.rules == first.rules
    assert again.hear(text) == first.hear(text)
    own(ears, "tone: en\noff: [en.policy]\n")
    changed = Ears(own=ears.own, cache=tmp_path / "cache", shipped=ears.shipped).get("en")
    assert [one.rule for one in changed.hear(text)] == ["en.but"]


SHIPPED = {name: read_tone((built_in() / "tone" / f"{name}.yaml").read_bytes(), name) for name in ("es", "en")}
CACHE = TemporaryDirectory()
EARS = Ears(own=Path("nowhere"), cache=Path(CACHE.name), shipped=built_in() / "tone")
EXAMPLES = [
    pytest.param(language, written.rule, text, found, id=f"{written.rule.id}-{text[:30]}")
    for language, file in SHIPPED.items()
    for written in (*file.rules, *file.praise)
    for found, texts in ((True, written.match), (False, written.let_pass))
    for text in texts
]


@pytest.mark.parametrize(("language", "rule", "text", "found"), EXAMPLES)
def test_every_rule_keeps_its_examples(language, rule, text, found):
    """What it must find it finds, what it must let pass it lets pass."""
    held = EARS.get(language).rules_in(text, (rule.stages or ("",))[0])
    assert (rule.id in held) == found


@pytest.mark.parametrize("language", SHIPPED)
def test_every_rule_brings_examples(language):
    """Two of each kind at least, and no id is used twice."""
    rules = (*SHIPPED[language].rules, *SHIPPED[language].praise)
    assert [one.rule.id for one in rules if len(one.match) < 2 or len(one.let_pass) < 2] == []
    assert all(one.rule.id.startswith(f"{language}.") for one in rules)


@pytest.mark.parametrize("language", SHIPPED)
def test_every_marker_has_words_and_several_suggestions(language):
    """Fifteen markers; none is only a name."""
    from exitcoach.coach.tone import MARKERS

    markers = SHIPPED[language].markers
    assert sorted(markers) == sorted(MARKERS)
    assert [name for name, words in markers.items() if not words.why or len(words.instead) < 3] == []
    assert {written.rule.marker for written in SHIPPED[language].rules} == set(MARKERS)


@pytest.mark.parametrize("language", SHIPPED)
def test_what_we_say_instead_is_not_defensive(language):
    """The coach keeps its own rules."""
    ear = EARS.get(language)
    says = {text for words in ear.rules.markers.values() for one in words.instead for text in one.says.values()}
    assert {text: found for text in says if (found := [one.rule for one in ear.hear(text, "close")])} == {}
