"""The figures of domain.md §7 once more: slow, from decoded JSON, one figure after the other."""

from collections import Counter
from datetime import datetime

from exitcoach.domain.text import fold
from tests.unit.insights.cases import LEAVES
from tests.unit.insights.plain_after import after, day_of, definitive, quartiles, ranking, share

CONTROL = {leaf: control for leaf, (_, _, control) in LEAVES.items()}


def plain_figures(cases):
    counted = [case for case in cases if case["status"] in ("closed", "debrief") and not case["practice"]]
    own = [case for case in counted if not case["imported"]]
    answers = [case["answers"] for case in counted]
    explored = [case for case in own if case["answers"].get("explore") is True]
    called = [case for case in own if case["left_at"]]
    return after(counted, own) | {
        "n": len(counted),
        "imported": len(counted) - len(own),
        "undated": sum(1 for case in counted if day_of(case) is None),
        "without_debrief": len([case for case in counted if case["status"] == "debrief"]),
        "outcomes": outcomes(given.get("decision") for given in answers),
        "definitive": outcomes((definitive(case) for case in counted), "unsettled"),
        "causes": causes(answers) | grounds(counted) | findings(counted),
        "obstacles": obstacles([case["answers"] for case in counted if case in own or "obstacles" in case["answers"]]),
        "asks": {
            "total": sum(case["asks"] for case in own),
            "cases": share(own, lambda case: case["asks"] > 0),
        },
        "against_advice": share(explored, lambda case: (case["gate"] or {}).get("verdict") in ("hold", "let_go")),
        "goodbye": goodbye([case["answers"] for case in own]),
        "minutes": quartiles([minutes(case) for case in called]),
        "departments": names(answers, "department"),
        "processes": names(answers, "process"),
    }


def outcomes(words, *more):
    counts = Counter(word or "unanswered" for word in words)
    return {word: counts[word] for word in ("leaves", "stays", "decides_later", "unknown", "unanswered", *more)}


def minutes(case):
    start, end = (datetime.fromisoformat(case[moment]) for moment in ("created", "left_at"))
    return (end - start).total_seconds() / 60


def grounds(cases):
    known = [
        case["answers"].get("cause_basis", "unanswered")
        for case in cases
        if "cause_basis" in case["answers"] or not case["imported"]
    ]
    return {"basis": {basis: known.count(basis) for basis in ("stated", "inferred", "declined", "unanswered")}}


def findings(cases):
    found = [
        (case["answers"].get("cause"), case["investigation"]["diagnosed"])
        for case in cases
        if case["investigation"] and case["investigation"]["finished_on"] and case["investigation"]["diagnosed"]
    ]
    return {
        "diagnosed": ranking(diagnosed[0] for _, diagnosed in found),
        "diagnosed_any": ranking(cause for _, diagnosed in found for cause in diagnosed),
        "agreed": share([pair for pair in found if pair[0]], lambda pair: pair[0] == pair[1][0]),
    }


def causes(answers):
    primary = [given["cause"] for given in answers if "cause" in given]
    named = [{given.get("cause"), *given.get("causes_contributing", [])} - {None} for given in answers]
    controls = Counter(CONTROL[cause] for cause in primary)
    return {
        "primary": ranking(primary),
        "any": ranking(cause for several in named for cause in several),
        "group_primary": ranking(cause.split(".")[0] for cause in primary),
        "group_any": ranking(group for several in named for group in {cause.split(".")[0] for cause in several}),
        "control": {control: controls[control] for control in "AMU"},
        "avoidable": {"count": controls["A"], "of": len(primary)},
        "unknown": share(answers, lambda given: given.get("cause") in (None, "unknown.not_said", "unknown.unclear")),
    }


def obstacles(answers):
    answered = [set(given["obstacles"]) for given in answers if "obstacles" in given]
    return {
        "each": ranking(each for met in answered for each in met - {"none"}),
        "with": share(answered, lambda met: met != {"none"}),
        "unanswered": len(answers) - len(answered),
    }


def goodbye(answers):
    def applies(act, given):
        cause, gone = given.get("cause"), given.get("decision") not in ("stays", "decides_later")
        death = cause == "circumstance.deceased"
        declined = cause == "unknown.not_said" or given.get("cause_basis") == "declined"
        return {
            "apology": CONTROL.get(cause) != "U",
            "thanks": True,
            "feedback": not death and not declined,
            "investigation": CONTROL.get(cause) != "U",
            "no_obstacles": gone,
            "door_open": gone and not death,
            "recontact_asked": not death,
        }[act]

    def done(act, given):
        return {
            "apology": bool(given.get("apology", "").strip()),
            "thanks": given.get("thanks_given") is True,
            "feedback": given.get("feedback_valued") is True,
            "investigation": given.get("investigation_promised") is True,
            "no_obstacles": given.get("obstacles") == ["none"],
            "door_open": given.get("door_open_said") is True,
            "recontact_asked": given.get("recontact_consent") in ("yes", "no"),
        }[act]

    acts = ("apology", "thanks", "feedback", "investigation", "no_obstacles", "door_open", "recontact_asked")
    by_act = {
        act: share([given for given in answers if applies(act, given)], lambda given, act=act: done(act, given))
        for act in acts
    }
    pooled = {part: sum(each[part] for each in by_act.values()) for part in ("count", "of")}
    return pooled | {"by_act": by_act}


def names(answers, field):
    rows = [[row.get(field, "").strip() for row in given.get("incidents", [])] for given in answers]
    written = Counter(name for case in rows for name in case if name)
    once = Counter(key for case in rows for key in {fold(name) for name in case if name})
    spellings = {
        key: min((name for name in written if fold(name) == key), key=lambda name: (-written[name], name))
        for key in once
    }
    return ranking(spellings[key] for key in once.elements())
