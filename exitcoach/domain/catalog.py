"""The public question ids and their rules. A playbook words them; it cannot change what they mean.

Ids never change meaning: retire one, never rename it.
"""

from exitcoach.domain.conditions import Condition, Test
from exitcoach.domain.questions import CAUSES, Catalog, Kind, Spec, Voice

OPEN, LISTEN, WHY, RECOVERY, CLOSE, DEBRIEF = "open", "listen", "causes", "recovery", "close", "debrief"
STAGES = (OPEN, LISTEN, WHY, RECOVERY, CLOSE, DEBRIEF)
BEFORE_RECOVERY = (OPEN, LISTEN, WHY)
RECOVERY_QUESTIONS = ("explore", "permission", "wish", "promises")
"""Never asked again once the client said no, or wanted only to leave a statement."""

CHANNELS = ("phone", "in_person", "video", "chat", "email")
CONFIRMED = ("yes", "corrected", "not_asked")

# What can stand in a condition besides question ids: worked out from the answers, see interview/facts.py.
ANY_CAUSE, CIRCUMSTANCE, REPEATED, VERDICT = "causes.any", "cause.circumstance", "failure.repeated", "gate.verdict"
FACTS = (ANY_CAUSE, CIRCUMSTANCE, REPEATED, VERDICT)


def _is(subject: str, *patterns: str) -> Condition:
    return Condition(all_of=(Test(subject, patterns),))


def _not(subject: str, *patterns: str) -> Condition:
    return Condition(none_of=(Test(subject, patterns),))


_AGAINST_ADVICE = Condition(all_of=(Test("explore", ("yes",)), Test(VERDICT, ("hold", "let_go"))))
_NAMED_CAUSE = Condition(all_of=(Test("cause", ("*",)),), none_of=(Test("cause", ("unknown.*",)),))
_LEAVING = _not("decision", "stays")
_CONSENT = _is("recontact_consent", "yes")
_ASKED_YES = _is("permission", "yes")

INCIDENT = (
    Spec(id="what", kind=Kind.TEXT),
    Spec(id="should_have", kind=Kind.TEXT),
    Spec(id="department", kind=Kind.TEXT),
    Spec(id="process", kind=Kind.TEXT),
    Spec(id="position", kind=Kind.TEXT),
    Spec(id="when", kind=Kind.DATE, partial=True),
    Spec(id="times", kind=Kind.NUMBER),
    Spec(id="reported_before", kind=Kind.CONFIRM),
)
PROMISE = (
    Spec(id="what", kind=Kind.TEXT, voice=Voice.EMPLOYEE, required=True),
    Spec(id="owner", kind=Kind.TEXT, required=True),
    Spec(id="due", kind=Kind.DATE, required=True),
    Spec(id="authority", kind=Kind.CHOICE, choices=("yes", "no", "to_confirm"), refused=("no",)),
    Spec(id="tell_client_by", kind=Kind.TEXT),
)

CATALOG: tuple[Spec, ...] = (
    Spec(id="client.name", kind=Kind.TEXT, stage=OPEN, express=True),
    Spec(id="client.account", kind=Kind.TEXT, stage=OPEN),
    Spec(id="client.ref", kind=Kind.TEXT, stage=OPEN),
    Spec(id="client.segment", kind=Kind.TEXT, stage=OPEN),
    Spec(id="service", kind=Kind.TEXT, stage=OPEN),
    Spec(id="client.caller", kind=Kind.TEXT, stage=OPEN),
    Spec(id="call.date", kind=Kind.DATE, stage=OPEN, late=True),
    Spec(id="client.since", kind=Kind.DATE, stage=OPEN, partial=True),
    Spec(id="channel", kind=Kind.CHOICE, stage=OPEN, choices=CHANNELS),
    Spec(id="story", kind=Kind.NOTE, stage=LISTEN, voice=Voice.CLIENT, express=True),
    Spec(
        id="emotion",
        kind=Kind.CHOICE,
        stage=LISTEN,
        choices=("calm", "disappointed", "frustrated", "angry", "sad", "anxious", "indifferent"),
    ),
    Spec(id="intensity", kind=Kind.SCALE, stage=LISTEN),
    Spec(id="heard_out", kind=Kind.CONFIRM, stage=LISTEN),
    Spec(id="playback", kind=Kind.TEXT, stage=LISTEN, voice=Voice.EMPLOYEE),
    Spec(id="playback_confirmed", kind=Kind.CHOICE, stage=LISTEN, choices=CONFIRMED),
    Spec(
        id="firmness",
        kind=Kind.CHOICE,
        stage=LISTEN,
        choices=("firm", "leaning", "open", "unknown"),
        close=True,
        express=True,
    ),
    Spec(id="firmness_evidence", kind=Kind.TEXT, stage=LISTEN, voice=Voice.CLIENT),
    Spec(id="cause", kind=Kind.CHOICE, stage=WHY, source=CAUSES, close=True, express=True),
    Spec(
        id="causes_contributing",
        kind=Kind.CHOICES,
        stage=WHY,
        source=CAUSES,
        at_most=3,
        apart_from="cause",
        barred=("unknown.*",),
        offer=_NAMED_CAUSE,
    ),
    Spec(id="cause_basis", kind=Kind.CHOICE, stage=WHY, choices=("stated", "inferred", "declined")),
    Spec(id="causes_confirmed", kind=Kind.CHOICE, stage=WHY, choices=CONFIRMED),
    Spec(id="incidents", kind=Kind.LIST, stage=WHY, fields=INCIDENT),
    Spec(id="first_signal", kind=Kind.TEXT, stage=WHY),
    Spec(id="first_signal_by", kind=Kind.TEXT, stage=WHY),
    Spec(id="first_signal_on", kind=Kind.DATE, stage=WHY, partial=True),
    Spec(id="competitor", kind=Kind.TEXT, stage=WHY, when=_is(ANY_CAUSE, "competition.*")),
    Spec(id="explore", kind=Kind.CONFIRM, stage=RECOVERY, live=True),
    Spec(id="override_reason", kind=Kind.TEXT, stage=RECOVERY, when=_AGAINST_ADVICE, required=True),
    Spec(
        id="permission",
        kind=Kind.CHOICE,
        stage=RECOVERY,
        choices=("yes", "no", "report_only", "not_asked"),
        when=_is("explore", "yes"),
    ),
    Spec(id="wish", kind=Kind.TEXT, stage=RECOVERY, voice=Voice.CLIENT, when=_ASKED_YES),
    Spec(
        id="statement",
        kind=Kind.NOTE,
        stage=RECOVERY,
        voice=Voice.CLIENT,
        when=_is("permission", "yes", "report_only"),
    ),
    Spec(
        id="cause_controlled",
        kind=Kind.CHOICE,
        stage=RECOVERY,
        choices=("yes", "no", "unknown"),
        offer=Condition(all_of=(Test(REPEATED, ("yes",)), Test("permission", ("yes",)))),
    ),
    Spec(id="promises", kind=Kind.LIST, stage=RECOVERY, fields=PROMISE, offer=_ASKED_YES),
    Spec(
        id="decision",
        kind=Kind.CHOICE,
        stage=RECOVERY,
        choices=("leaves", "stays", "decides_later", "unknown"),
        close=True,
        express=True,
    ),
    Spec(id="decision_due", kind=Kind.DATE, stage=RECOVERY, when=_is("decision", "decides_later")),
    Spec(
        id="apology",
        kind=Kind.TEXT,
        stage=CLOSE,
        voice=Voice.EMPLOYEE,
        offer=_not(CIRCUMSTANCE, "yes"),
    ),
    Spec(id="thanks_given", kind=Kind.CONFIRM, stage=CLOSE),
    Spec(id="feedback_valued", kind=Kind.CONFIRM, stage=CLOSE),
    Spec(id="investigation_promised", kind=Kind.CONFIRM, stage=CLOSE),
    Spec(id="door_open_said", kind=Kind.CONFIRM, stage=CLOSE),
    Spec(id="gesture", kind=Kind.TEXT, stage=CLOSE),
    Spec(
        id="exit_steps",
        kind=Kind.CHOICES,
        stage=CLOSE,
        choices=(
            "cancellation_registered",
            "end_date_told",
            "final_bill_explained",
            "refund_or_return",
            "data_and_documents",
            "reference_given",
        ),
        when=_LEAVING,
    ),
    Spec(id="exit_reference", kind=Kind.TEXT, stage=CLOSE, when=_LEAVING),
    Spec(id="effective_date", kind=Kind.DATE, stage=CLOSE, when=_LEAVING),
    Spec(
        id="obstacles",
        kind=Kind.CHOICES,
        stage=CLOSE,
        choices=("none", "asked_to_call_elsewhere", "paperwork", "fee", "transferred", "waiting", "other"),
        exclusive="none",
        when=_LEAVING,
    ),
    Spec(
        id="recontact_consent",
        kind=Kind.CHOICE,
        stage=CLOSE,
        choices=("yes", "no", "not_asked"),
        close=True,
        express=True,
    ),
    Spec(id="recontact_channel", kind=Kind.CHOICE, stage=CLOSE, choices=CHANNELS, when=_CONSENT),
    Spec(id="recontact_at", kind=Kind.TEXT, stage=CLOSE, when=_CONSENT),
    Spec(id="recontact_topic", kind=Kind.TEXT, stage=CLOSE, when=_CONSENT),
    Spec(id="recontact_after", kind=Kind.DATE, stage=CLOSE, when=_CONSENT),
    Spec(
        id="self_check",
        kind=Kind.CHOICES,
        stage=DEBRIEF,
        choices=("let_them_finish", "did_not_justify", "did_not_argue", "did_not_push", "thanked"),
        private=True,
    ),
    Spec(id="last_impression", kind=Kind.SCALE, stage=DEBRIEF),
    Spec(id="word_of_mouth_risk", kind=Kind.CHOICE, stage=DEBRIEF, choices=("low", "medium", "high")),
    Spec(id="let_go_well", kind=Kind.CONFIRM, stage=DEBRIEF),
    Spec(id="feeling", kind=Kind.SCALE, stage=DEBRIEF, private=True),
    Spec(id="house_backed", kind=Kind.SCALE, stage=DEBRIEF, private=True),
    Spec(id="support_wanted", kind=Kind.CONFIRM, stage=DEBRIEF, private=True),
    Spec(id="lesson", kind=Kind.TEXT, stage=DEBRIEF),
)
CALL = Catalog(stages=STAGES, specs=CATALOG)
BY_ID = {spec.id: spec for spec in CATALOG}
