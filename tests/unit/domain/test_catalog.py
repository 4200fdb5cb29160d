"""The public question ids and their rules."""

from itertools import chain

import pytest

from exitcoach.domain.catalog import BY_ID, CATALOG, FACTS, RECOVERY_QUESTIONS, STAGES
from exitcoach.domain.questions import CAUSES, Kind, Spec, Voice

IDS = {
    "open": "client.name client.account client.ref client.segment service client.caller call.date client.since channel",
    "listen": "story emotion intensity heard_out playback playback_confirmed firmness firmness_evidence",
    "causes": "cause causes_contributing cause_basis causes_confirmed incidents first_signal first_signal_by "
    "first_signal_on competitor",
    "recovery": "explore override_reason permission wish statement cause_controlled promises decision decision_due",
    "close": "apology thanks_given feedback_valued investigation_promised door_open_said gesture exit_steps "
    "exit_reference effective_date obstacles recontact_consent recontact_channel recontact_at recontact_topic "
    "recontact_after",
    "debrief": "self_check last_impression word_of_mouth_risk let_go_well feeling house_backed support_wanted lesson",
}


@pytest.mark.parametrize("stage", STAGES)
def test_ids(stage: str) -> None:
    """Exactly the public ids, in the order of the call: they are never renamed."""
    assert [spec.id for spec in CATALOG if spec.stage == stage] == IDS[stage].split()


def test_stages() -> None:
    """The stages come in the order of the call, and every question is in one."""
    order = [STAGES.index(spec.stage) for spec in CATALOG]

    assert order == sorted(order)
    assert len(BY_ID) == len(CATALOG)


@pytest.mark.parametrize(
    ("trait", "ids"),
    [
        ("close", {"firmness", "cause", "decision", "recontact_consent"}),
        ("express", {"client.name", "story", "cause", "firmness", "decision", "recontact_consent"}),
        ("private", {"self_check", "feeling", "house_backed", "support_wanted"}),
        ("required", {"override_reason"}),
        ("late", {"call.date"}),
        ("live", {"explore"}),
        ("partial", {"client.since", "first_signal_on"}),
    ],
)
def test_traits(trait: str, ids: set[str]) -> None:
    """Who has which trait."""
    assert {spec.id for spec in CATALOG if getattr(spec, trait)} == ids


def test_voices() -> None:
    """The client's words and the employee's are told apart: only the employee's are checked for tone."""
    fields = [spec for group in CATALOG for spec in group.fields]
    heard = {spec.id for spec in CATALOG if spec.voice is Voice.CLIENT}
    said = {spec.id for spec in (*CATALOG, *fields) if spec.voice is Voice.EMPLOYEE}

    assert heard == {"story", "firmness_evidence", "wish", "statement"}
    assert said == {"playback", "apology", "what"}
    assert BY_ID["promises"].field("what").voice is Voice.EMPLOYEE
    assert BY_ID["incidents"].field("what").voice is Voice.RECORD


def test_repeated_groups() -> None:
    """Their fields, and what a promise cannot do without."""
    incidents, promises = BY_ID["incidents"], BY_ID["promises"]

    assert incidents.field_ids == (
        *("what", "should_have", "department", "process", "position", "when", "times", "reported_before"),
    )
    assert promises.field_ids == ("what", "owner", "due", "authority", "tell_client_by")
    assert [field.id for field in promises.fields if field.required] == ["what", "owner", "due"]
    assert promises.field("authority").refused == ("no",)
    assert incidents.field("when").partial
    assert not promises.field("due").partial
    with pytest.raises(KeyError):
        promises.field("colour")


@pytest.mark.parametrize("spec", [*CATALOG, *chain.from_iterable(spec.fields for spec in CATALOG)], ids=lambda s: s.id)
def test_kinds(spec: Spec) -> None:
    """Choices belong to choices, fields to groups, and refused values are among the choices."""
    assert bool(spec.choices or spec.source == CAUSES) is (spec.kind in (Kind.CHOICE, Kind.CHOICES))
    assert bool(spec.fields) is (spec.kind is Kind.LIST)
    assert set(spec.refused) <= set(spec.choices)
    assert not spec.exclusive or spec.exclusive in spec.choices


def test_conditions_look_back() -> None:
    """A condition asks only about facts and questions that come before, so one reading in order settles all."""
    known = set(FACTS)
    for spec in CATALOG:
        assert {*spec.when.subjects(), *spec.offer.subjects()} <= known, spec.id
        known.add(spec.id)


def test_recovery_questions() -> None:
    """All of them are questions of recovery; the decision and the statement are not among them."""
    assert RECOVERY_QUESTIONS == ("explore", "permission", "wish", "promises")
    assert {BY_ID[question].stage for question in RECOVERY_QUESTIONS} == {"recovery"}
