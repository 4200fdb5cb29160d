"""A small playbook: every public question with made-up words, and one to three causes of each group."""

from collections.abc import Iterable

from exitcoach.domain.catalog import CATALOG, STAGES
from exitcoach.domain.causes import Cause, Control, Taxonomy
from exitcoach.domain.playbooks import FieldWords, Playbook, Question, Stage, VerdictWords
from exitcoach.domain.questions import Spec
from exitcoach.domain.text import LocalText

CAUSES = {
    "core.quality": Control.AVOIDABLE,
    "core.repeated": Control.AVOIDABLE,
    "core.error_billing": Control.AVOIDABLE,
    "encounter.rude": Control.AVOIDABLE,
    "response.slow": Control.AVOIDABLE,
    "price.high": Control.MIXED,
    "access.hours": Control.MIXED,
    "fit.need_changed": Control.MIXED,
    "competition.better_offer": Control.MIXED,
    "ethics.dishonest": Control.AVOIDABLE,
    "circumstance.moved": Control.UNAVOIDABLE,
    "circumstance.deceased": Control.UNAVOIDABLE,
    "unknown.not_said": Control.UNAVOIDABLE,
    "unknown.unclear": Control.UNAVOIDABLE,
}
VERDICTS = ("stop", "let_go", "hold", "care", "explore")
REASONS = (
    "client_said_no",
    "report_only_wanted",
    "decision_firm",
    "circumstance",
    "declined_to_say",
    "not_heard",
    "cause_unknown",
    "still_hot",
    "unconfirmed",
    "repeated_failure",
    "opening",
)


def small_playbook(left_out: Iterable[str] = (), own: Iterable[Spec] = ()) -> Playbook:
    """The playbook without the questions ``left_out``, and with ``own`` ones at the end of their stages."""
    without = set(left_out)
    specs = [*(spec for spec in CATALOG if spec.id not in without), *own]
    return Playbook(
        id="small",
        version=3,
        title=words("Small"),
        stages=tuple(_stage(stage, specs) for stage in STAGES),
        causes=small_taxonomy(),
        cards={"opening": (words("Breathe"),), "calm": (words("Slowly"),)},
        verdicts={name: VerdictWords(headline=words(name), advice=words(f"advice {name}")) for name in VERDICTS},
        reasons={name: words(name) for name in REASONS},
        departments=(words("Billing"),),
        processes=(words("Invoicing"),),
    )


def small_taxonomy() -> Taxonomy:
    """At least one cause of every group."""
    causes = {name: Cause(id=name, label=words(name), control=control) for name, control in CAUSES.items()}
    return Taxonomy(groups={cause.group: words(cause.group) for cause in causes.values()}, causes=causes)


def words(text: str) -> LocalText:
    """Told apart by language, so that a test sees which one was shown."""
    return {"es": f"{text} (es)", "en": f"{text} (en)"}


def _stage(stage: str, specs: Iterable[Spec]) -> Stage:
    questions = tuple(_question(spec) for spec in specs if spec.stage == stage)
    return Stage(id=stage, title=words(stage), goal=words(f"goal of {stage}"), questions=questions)


def _question(spec: Spec) -> Question:
    return Question(
        spec=spec,
        label=words(spec.id),
        ask=words(f"{spec.id}?"),
        tip=words(f"tip for {spec.id}"),
        choices={choice: words(choice) for choice in spec.choices},
        fields={field.id: _field(field) for field in spec.fields},
    )


def _field(spec: Spec) -> FieldWords:
    choices = {choice: words(choice) for choice in spec.choices}
    return FieldWords(label=words(spec.id), ask=words(f"{spec.id}?"), choices=choices)
