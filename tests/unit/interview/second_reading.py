"""The table of the recovery gate, read a second time and written another way, for tests to compare with."""

from collections.abc import Mapping

IN_TABLE_ORDER = (
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
)
VERDICT_OF = {
    "client_said_no": "stop",
    "report_only_wanted": "stop",
    "decision_firm": "let_go",
    "circumstance": "let_go",
    "declined_to_say": "let_go",
    "not_heard": "hold",
    "cause_unknown": "hold",
    "still_hot": "care",
    "unconfirmed": "care",
    "repeated_failure": "care",
}
PERMISSION = {"no": "client_said_no", "report_only": "report_only_wanted"}
EARLY = (
    *("client.name", "client.account", "client.ref", "client.segment", "service", "client.caller", "call.date"),
    *("client.since", "channel", "story", "emotion", "intensity", "heard_out", "playback", "playback_confirmed"),
    *("firmness", "firmness_evidence", "cause", "causes_contributing", "cause_basis", "causes_confirmed"),
    *("incidents", "first_signal", "first_signal_by", "first_signal_on", "competitor"),
)
"""The questions of open, listen and causes."""


def read_again(answers: Mapping[str, object], controls: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Verdict and reasons; ``controls`` says A, M or U of each cause."""
    held: set[str] = set()
    held.add(PERMISSION.get(str(answers.get("permission")), ""))
    cause = str(answers.get("cause", ""))
    if answers.get("firmness") == "firm":
        held.add("decision_firm")
    if controls.get(cause) == "U" and not cause.startswith("unknown."):
        held.add("circumstance")
    if cause == "unknown.not_said" or answers.get("cause_basis") == "declined":
        held.add("declined_to_say")
    heard = answers.get("heard_out") is True and str(answers.get("story") or "").strip() != ""
    if not heard:
        held.add("not_heard")
    if cause in ("", "unknown.unclear"):
        held.add("cause_unknown")
    if int(str(answers.get("intensity", 0))) in (4, 5):
        held.add("still_hot")
    if not {"yes", "corrected"} & {answers.get("playback_confirmed"), answers.get("causes_confirmed")}:
        held.add("unconfirmed")
    if _again(answers):
        held.add("repeated_failure")
    reasons = tuple(code for code in IN_TABLE_ORDER if code in held)
    return (VERDICT_OF[reasons[0]], reasons) if reasons else ("explore", ("opening",))


def read_early(answers: Mapping[str, object], controls: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The same for the gate a case keeps, which looks only at what comes before recovery."""
    return read_again({name: answers[name] for name in EARLY if name in answers}, controls)


def _again(answers: Mapping[str, object]) -> bool:
    contributing = answers.get("causes_contributing") or ()
    incidents = answers.get("incidents") or ()
    assert isinstance(contributing, tuple)
    assert isinstance(incidents, tuple)
    for cause in (str(answers.get("cause", "")), *contributing):
        if cause.startswith("response.") or cause == "core.repeated":
            return True
    return any(incident.get("times", 1) > 1 or incident.get("reported_before", False) for incident in incidents)
