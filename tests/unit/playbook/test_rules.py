"""Each rule, broken: place, breadcrumb and code."""

from pathlib import Path

import pytest

from exitcoach.playbook import rules
from exitcoach.playbook.codes import Code
from exitcoach.playbook.lint import RULES
from exitcoach.playbook.load import load
from tests.unit.playbook.broken import expected, problems_of, told, unmarked, with_change
from tests.unit.playbook.sample import SAMPLE

LISTEN, CAUSES = "stages[1]", "stages[2]"
VISIT = f"{CAUSES}.questions[3]"
LONG = "palabra " * 15
CAUSE = """\
      - id: cause
        label: {es: Causa, en: Cause}
        ask: {es: ¿Por qué?, en: Why?}
        tip: {es: Pregunta., en: Ask.}
"""

BREAKS = [
    ("id: shop\n", "id: ‸Shop\n", ("id", Code.BAD_ID)),
    ("id: shop\n", "id: ‸my.shop\n", ("id", Code.BAD_ID)),
    ("      - id: shop.visit\n", "      - id: ‸shop..visit\n", (f"{VISIT}.id", Code.BAD_ID)),
    ("          soon: {", "          ‸So on: {", (f"{VISIT}.choices.So on", Code.BAD_ID)),
    ("  - id: close\n", "  - id: ‸recovery\n", ("stages[4].id", Code.REPEATED_ID)),
    ("      - id: shop.visit\n", "      - id: ‸gate.verdict\n", (f"{VISIT}.id", Code.RESERVED_ID)),
    ("      - id: shop.visit\n", "      - id: ‸notes\n", (f"{VISIT}.id", Code.RESERVED_ID)),
    ("      - id: shop.visit\n", "      - id: ‸client\n", (f"{VISIT}.id", Code.ENTANGLED_ID)),
    ("      - id: shop.visit\n", "      - id: ‸firmness.why\n", (f"{VISIT}.id", Code.ENTANGLED_ID)),
    ("      - id: incidents\n", "      - id: ‸service\n", ("stages[2].questions[2].id", Code.WRONG_STAGE)),
    (
        f"Understand}}\n    questions:\n{CAUSE}",
        "Understand}\n    ‸questions:\n",
        ("stages[2].questions", Code.CLOSE_MISSING),
    ),
    ("when: {cause: core.*,", "when: {‸casue: core.*,", (f"{VISIT}.when.casue", Code.SUBJECT_UNKNOWN)),
    ("when: {cause: core.*,", "when: {‸emotion: angry,", (f"{VISIT}.when.emotion", Code.SUBJECT_UNASKED)),
    ("when: {cause: core.*,", "when: {‸decision: stays,", (f"{VISIT}.when.decision", Code.SUBJECT_LATER)),
    ("when: {cause: core.*,", "when: {cause: ‸price.*,", (f"{VISIT}.when.cause[1]", Code.NEVER_HOLDS)),
    ("[firm, leaning]}", "[firm, ‸loose]}", (f"{VISIT}.when.not.firmness[2]", Code.NEVER_HOLDS)),
    ('any: {causes.any: "*"}', "any: {gate.verdict: ‸go}", (f"{VISIT}.when.any.gate.verdict[1]", Code.NEVER_HOLDS)),
    ("fits: [sad, core.*]", "fits: [sad, ‸price.*]", (f"{LISTEN}.say[2].fits[2]", Code.UNKNOWN_TAG)),
    ("unless: let_go", "unless: ‸letgo", (f"{LISTEN}.say[2].unless[1]", Code.UNKNOWN_TAG)),
    ("fits: [angry]", "fits: [‸furious]", (f"{LISTEN}.reminders[1].fits[1]", Code.UNKNOWN_TAG)),
    ("    unknown.unclear: {", "    ‸unclear: {", ("causes.causes.unclear", Code.CAUSE_FORM)),
    ("    unknown.unclear: {", "    ‸unknow.unclear: {", ("causes.causes.unknow.unclear", Code.CAUSE_GROUP)),
    ("{es: Cálmese., en", f"{{es: ‸{LONG}, en", (f"{LISTEN}.avoid[1].es", Code.LONG_PHRASE)),
]


@pytest.mark.parametrize(("old", "new", "breach"), BREAKS)
def test_a_broken_rule_is_told_in_place(old, new, breach):
    """One rule broken gives its problem, at the mark."""
    marked = with_change(old, new)
    found = [each for each in told(unmarked(marked)) if each[3] == breach[1]]
    assert expected(marked, breach) == found


def test_the_sample_breaks_no_rule():
    """Otherwise the tests of this file would prove little."""
    assert told(SAMPLE) == []


def test_every_rule_is_run():
    """A rule is a file, and no file is forgotten."""
    files = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}
    assert {rule.__module__.rpartition(".")[2] for rule in RULES} == files


def test_stages_keep_the_order_of_the_method():
    """A stage that comes too late is told where it stands."""
    head, listen, rest = SAMPLE.partition("  - id: listen\n")
    body, causes, tail = rest.partition("  - id: causes\n")
    before, recovery, after = tail.partition("  - id: recovery\n")
    moved = head + causes + before + listen + body + recovery + after
    assert ("stages[2].id", Code.STAGE_ORDER) in [each[2:] for each in told(moved)]


def test_a_repeated_question_names_the_first():
    """Both places are told: one as the place, one as a fact."""
    text = with_change("      - id: incidents\n", f"{CAUSE}      - id: incidents\n")
    (problem,) = problems_of(text)
    assert (problem.code, problem.where) == (Code.REPEATED_ID, "stages[2].questions[2].id")
    assert SAMPLE.splitlines()[int(problem.facts["first"]) - 1].strip() == "- id: cause"


def test_a_known_question_comes_after_what_it_depends_on():
    """``competitor`` may ask after any cause; ``causes_contributing`` waits for ``cause``."""
    words = "        label: {es: A, en: A}\n        ask: {es: A, en: A}\n        tip: {es: A, en: A}\n"
    early = with_change(CAUSE, f"      - id: causes_contributing\n{words}{CAUSE}")
    late = with_change(CAUSE, f"{CAUSE}      - id: causes_contributing\n{words}")
    assert [each[2:] for each in told(early)] == [("stages[2].questions[1].id", Code.SUBJECT_LATER)]
    assert told(late) == []


def test_a_left_out_stage_leaves_its_close_question_out():
    """A playbook without the stage of a close question is told at its stages."""
    head, _, _ = SAMPLE.partition("  - id: close\n")
    (problem,) = problems_of(head)
    assert (problem.code, problem.where) == (Code.CLOSE_MISSING, "stages")
    assert problem.facts == {"id": "recontact_consent", "stage": "close"}


def test_a_group_as_a_tag_is_offered_its_pattern():
    """``core`` alone fits nothing: ``core.*`` was meant."""
    (problem,) = problems_of(with_change("fits: [sad, core.*]", "fits: [sad, core]"))
    assert problem.facts["near"] == "core.*"


def test_borrowed_causes_serve_the_rules():
    """A playbook without causes is checked against those it borrows, and they are not blamed."""
    head, _, rest = SAMPLE.partition("causes:\n  groups:")
    text = head + "stages:\n" + rest.partition("stages:\n")[2]
    borrowed = load(SAMPLE.encode(), "general.yaml").causes
    assert problems_of(text, borrowed) == ()
    assert [problem.where for problem in problems_of(text.replace("core.*]", "price.*]"), borrowed)] == [
        "stages[1].say[2].fits[2]"
    ]
