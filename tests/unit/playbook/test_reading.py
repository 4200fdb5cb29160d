"""What cannot be read is told with its place, its breadcrumb and its code."""

import pytest

from exitcoach.playbook.codes import Code
from tests.unit.playbook.broken import expected, problems_of, told, unmarked, with_change

LISTEN, CAUSES = "stages[1]", "stages[2]"
FIRMNESS, CAUSE, INCIDENTS, VISIT = (
    f"{LISTEN}.questions[1]",
    f"{CAUSES}.questions[1]",
    f"{CAUSES}.questions[2]",
    f"{CAUSES}.questions[3]",
)
WORDING = """\
        label: {es: Visita, en: Visit}
        ask: {es: ¿Vendría?, en: Would you come?}
        tip: {es: Sin presión., en: No pressure.}
"""
EXPLORE = """\
    explore: {headline: {es: Hay apertura, en: There is an opening}, advice: {es: Pregunta una vez, en: Ask once}}
"""

KEYS = [
    ("version: 3", "version: 3\n‸colour: red", ("colour", Code.UNKNOWN_KEY)),
    ("version: 3", "‸verison: 3", ("verison", Code.UNKNOWN_KEY)),
    ("id: shop\nversion: 3\n", "‸id: shop\n", ("version", Code.MISSING_KEY)),
    ("version: 3", "‸version:", ("version", Code.MISSING_KEY)),
    ("version: 3", "version: ‸0", ("version", Code.VERSION)),
    ("version: 3", "version: ‸1.5", ("version", Code.VERSION)),
    ("version: 3", "version: 3\n‸version: 4", ("version", Code.REPEATED_KEY)),
    ("id: shop\n", 'id: ‸""\n', ("id", Code.EMPTY_TEXT)),
    ("    goal: {es: Que termine, en: Let them finish}", "    ‸goal: [a]", (f"{LISTEN}.goal", Code.NOT_BLOCK)),
    (
        "    avoid:\n      - {es: Cálmese., en: Calm down.}\n",
        "    ‸avoid: {es: C, en: C}\n",
        (f"{LISTEN}.avoid", Code.NOT_LIST),
    ),
    ("label: {es: Causa, en: Cause}", "label: {‸es: [Causa], en: Cause}", (f"{CAUSE}.label.es", Code.NOT_TEXT)),
]
WORDS = [
    ("goal: {es: Entender, en: Understand}", "goal: ‸Entender", (f"{CAUSES}.goal", Code.NOT_LOCAL)),
    ("label: {es: Causa, en: Cause}", "‸label: {es: Causa}", (f"{CAUSE}.label.en", Code.MISSING_LANGUAGE)),
    ("label: {es: Causa, en: Cause}", "label: {es: Causa, ‸en: }", (f"{CAUSE}.label.en", Code.MISSING_LANGUAGE)),
    ("label: {es: Causa, en: Cause}", 'label: {es: ‸" ", en: Cause}', (f"{CAUSE}.label.es", Code.EMPTY_TEXT)),
    ("label: {es: Causa, en: Cause}", "label: {es: A, en: B, ‸fr: C}", (f"{CAUSE}.label.fr", Code.UNKNOWN_KEY)),
    ("    - {es: Bebe agua., en: Drink water.}", "    -‸", ("cards.calm[1]", Code.EMPTY_TEXT)),
    ("  - {es: Caja, en: Till}", "  - ‸{es: Caja}", ("departments[1].en", Code.MISSING_LANGUAGE)),
    (
        "{es: Silencio., en: Silence., on: hot,",
        "{es: S, en: S, on: ‸hott,",
        (f"{LISTEN}.reminders[1].on", Code.UNKNOWN_WORD),
    ),
    ("- {es: Cálmese., en: Calm down.}", "- {es: C, en: C, ‸fit: sad}", (f"{LISTEN}.avoid[1].fit", Code.UNKNOWN_KEY)),
]
GATE = [
    (
        f"  verdicts:\n{EXPLORE}",
        "  ‸verdicts:\n",
        ("gate.verdicts.explore", Code.MISSING_VERDICT),
    ),
    ("    care: {headline", "    ‸caer: {headline", ("gate.verdicts.caer", Code.UNKNOWN_VERDICT)),
    (
        "    stop: {headline: {es: Para, en: Stop}, advice",
        "    ‸stop: {advice",
        ("gate.verdicts.stop.headline", Code.MISSING_KEY),
    ),
    (
        "  reasons:\n    client_said_no: {es: Dijo que no, en: They said no}\n",
        "  ‸reasons:\n",
        ("gate.reasons.client_said_no", Code.MISSING_REASON),
    ),
    ("    still_hot:", "    ‸stil_hot:", ("gate.reasons.stil_hot", Code.UNKNOWN_REASON)),
    ("cards:\n  opening:\n    - {es: Respira., en: Breathe.}\n", "‸cards:\n", ("cards.opening", Code.MISSING_CARD)),
    ("  calm:\n    - {es: Bebe agua., en: Drink water.}", "  ‸calm: []", ("cards.calm", Code.MISSING_CARD)),
    ("  calm:\n", "  ‸clam:\n", ("cards.clam", Code.UNKNOWN_CARD)),
]
QUESTIONS = [
    ("  - id: causes\n", "  - id: ‸cuases\n", (f"{CAUSES}.id", Code.UNKNOWN_WORD)),
    ("      - id: cause\n", "      - id: cause\n        ‸kind: choice\n", (f"{CAUSE}.kind", Code.COMES_WITH_THE_ID)),
    ("      - id: cause\n", "      - id: cause\n        ‸close: yes\n", (f"{CAUSE}.close", Code.COMES_WITH_THE_ID)),
    (
        "      - id: cause\n",
        "      - id: cause\n        ‸choices: {a: {es: A, en: A}}\n",
        (f"{CAUSE}.choices", Code.NO_CHOICES),
    ),
    (
        "      - id: cause\n",
        "      - id: cause\n        ‸fields: {a: {es: A, en: A}}\n",
        (f"{CAUSE}.fields", Code.NO_FIELDS),
    ),
    ("          leaning: {", "          ‸leanign: {", (f"{FIRMNESS}.choices.leanign", Code.UNKNOWN_CHOICE)),
    (
        "        choices:\n          firm: {es: Firme, en: Firm}\n",
        "        ‸choices:\n",
        (f"{FIRMNESS}.choices.firm", Code.MISSING_CHOICE),
    ),
    (
        "          should_have: {label: {es: Debía, en: Should}, ",
        "          ‸shuold_have: {label: {es: Debía, en: Should}, ",
        (f"{INCIDENTS}.fields.shuold_have", Code.UNKNOWN_FIELD),
    ),
    (
        "        fields:\n          what: {label: {es: Qué, en: What}, ask: {es: ¿Qué?, en: What?}}\n",
        "        ‸fields:\n",
        (f"{INCIDENTS}.fields.what", Code.MISSING_FIELD),
    ),
    (
        "          times: {label: {es: Veces, en: Times}, ",
        "          ‸times: {",
        (f"{INCIDENTS}.fields.times.label", Code.MISSING_KEY),
    ),
    ("        kind: choice\n", "        kind: ‸list\n", (f"{VISIT}.kind", Code.UNKNOWN_WORD)),
    ("        kind: choice\n", "        kind: choice\n        ‸late: yes\n", (f"{VISIT}.late", Code.UNKNOWN_KEY)),
    (f"shop.visit\n{WORDING}        kind: choice\n", f"‸emotoin\n{WORDING}", (f"{VISIT}.id", Code.UNKNOWN_QUESTION)),
    ("        voice: say\n", "        voice: ‸shout\n", (f"{VISIT}.voice", Code.UNKNOWN_WORD)),
    ("        express: yes\n", "        express: ‸maybe\n", (f"{VISIT}.express", Code.NOT_YES_NO)),
    (
        "        choices:\n          soon: {es: Pronto, en: Soon}\n          never: {es: Nunca, en: Never}\n",
        "        ‸choices:\n",
        (f"{VISIT}.choices", Code.MISSING_KEY),
    ),
    ('any: {causes.any: "*"}', "any: {‸causes.any: }", (f"{VISIT}.when.any.causes.any", Code.EMPTY_TEXT)),
]
CAUSE_LEAVES = [
    (
        "en: Poor quality, control: A, ",
        "en: Poor quality, control: ‸B, ",
        ("causes.causes.core.quality.control", Code.UNKNOWN_WORD),
    ),
    (
        "    core.quality: {es: Mala calidad, en: Poor quality, control: A, ",
        "    ‸core.quality: {es: Mala calidad, en: Poor quality, ",
        ("causes.causes.core.quality.control", Code.MISSING_KEY),
    ),
    ("keaveney: [core]", "keaveney: [‸cor]", ("causes.causes.core.quality.keaveney[1]", Code.UNKNOWN_WORD)),
]
READING = [*KEYS, *WORDS, *GATE, *QUESTIONS, *CAUSE_LEAVES]


@pytest.mark.parametrize(("old", "new", "breach"), READING)
def test_one_break_is_told_once_and_in_place(old, new, breach):
    """One thing wrong gives one problem, at the mark."""
    marked = with_change(old, new)
    assert expected(marked, breach) == told(unmarked(marked))


def test_nearest_spelling_is_offered():
    """A misspelt name comes with the name that was meant."""
    (problem,) = problems_of(with_change("version: 3", "verison: 3"))
    assert (problem.facts["key"], problem.facts["near"]) == ("verison", "version")


def test_an_unknown_question_is_told_the_known_one():
    """Without a kind, an id outside the catalog is a misspelling first."""
    (problem,) = problems_of(with_change("      - id: incidents\n", "      - id: incidentes\n"))[:1]
    assert (problem.code, problem.facts["near"]) == (Code.UNKNOWN_QUESTION, "incidents")


def test_every_problem_is_told_at_once():
    """Several breaks, one rejection, in the order of the file, those of the sheet and of the rules among them."""
    text = with_change("version: 3", "version: many").replace("cards:", "tag: !x 1\ncards:")
    text = text.replace("on: hot", "on: hott").replace("core.*], unless", "sore.*], unless").replace("kind: choice", "")
    codes = [problem.code for problem in problems_of(text)]
    assert codes == [
        Code.VERSION,
        Code.UNKNOWN_KEY,
        "tag",
        Code.UNKNOWN_TAG,
        Code.UNKNOWN_WORD,
        Code.UNKNOWN_QUESTION,
    ]


@pytest.mark.parametrize("text", ["[]", "just words", "- a\n- b\n"])
def test_a_file_that_is_no_playbook_at_all(text):
    """Anything but a mapping is told once."""
    assert told(text) == [(1, 1, "", Code.NOT_BLOCK)]


def test_without_a_title_the_languages_are_not_guessed():
    """A missing title is one problem, not one for every text of the file."""
    assert told(with_change("title: {es: Tienda, en: Shop}\n", "")) == [(1, 1, "title", Code.MISSING_KEY)]


def test_a_language_is_a_code():
    """A title names its languages by their codes."""
    marked = with_change("title: {es: Tienda, en: Shop}", "‸title: {es: Tienda, en: Shop, Spanish: Tienda}")
    assert expected(marked, ("title.Spanish", Code.BAD_LANGUAGE)) == told(unmarked(marked))


def test_what_is_no_yaml_is_rejected_as_such():
    """A syntax error comes from the sheet, alone."""
    assert [problem.code for problem in problems_of("id: [")] == ["syntax"]
