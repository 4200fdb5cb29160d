"""The figures of what came after the call, once more: slow, from decoded JSON, one figure after the other."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from exitcoach.domain.text import fold
from tests.unit.insights.aftermath import HOUSE
from tests.unit.insights.cases import LEAVES, TODAY

CONTROL = {leaf: control for leaf, (_, _, control) in LEAVES.items()}
DAY = date.fromisoformat


def share(of, holds):
    return {"count": sum(1 for each in of if holds(each)), "of": len(of)}


def ranking(words):
    return [list(pair) for pair in sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0]))]


def quartiles(numbers):
    values = sorted(map(Fraction, numbers))
    if not values:
        return {"n": 0, "median": None, "low": None, "high": None}

    def at(part):
        below, rest = divmod(Fraction(part, 4) * (len(values) - 1), 1)
        above = min(below + 1, len(values) - 1)
        return round(float(values[below] + (values[above] - values[below]) * rest), 9)

    return {"n": len(values), "median": at(2), "low": at(1), "high": at(3)}


def day_of(case):
    if "call.date" in case["answers"]:
        return DAY(case["answers"]["call.date"])
    if case["imported"]:
        when = case["imported"]["when"]
        return DAY(when) if when.count("-") == 2 else None
    return datetime.fromisoformat(case["created"]).astimezone(UTC).date()


def month_of(case):
    day = day_of(case)
    if day:
        return day.isoformat()[:7]
    when = case["imported"]["when"]
    return when if len(when) == 7 else None


def definitive(case):
    decision = case["decided"]["decision"] if case["decided"] else case["answers"].get("decision")
    states = {(promise["state"], DAY(promise["due"]) < TODAY) for promise in case["promises"]}
    unagreed = any(promise["state"] == "withdrawn" and not promise.get("client_agreed") for promise in case["promises"])
    if decision == "stays" and (unagreed or {state for state, _ in states} & {"broken"} or ("open", True) in states):
        return "unsettled"
    return decision


def after(counted, own):
    cures = sorted({cure.id: cure for cure in HOUSE for case in counted if case["id"] in cure.cases}.items())
    return {
        "promises": promises(own),
        "investigations": investigations(counted),
        "correctives": correctives([cure for _, cure in cures], counted),
        "recontact": recontact(own),
        "returns": returns([case for case in own if definitive(case) == "leaves"]),
        "by_month": by_month(counted),
    }


def promises(cases):
    made = [promise for case in cases for promise in case["promises"]]
    by_state = {state: [each for each in made if each["state"] == state] for state in ("open", "kept", "broken")}
    settled = [*by_state["kept"], *by_state["broken"]]
    return {
        "made": len(made),
        "cases": share(cases, lambda case: len(case["promises"]) > 0),
        "open": len(by_state["open"]),
        "kept": len(by_state["kept"]),
        "broken": len(by_state["broken"]),
        "withdrawn": len(made) - len(settled) - len(by_state["open"]),
        "overdue": sum(1 for each in by_state["open"] if DAY(each["due"]) < TODAY),
        "kept_of_settled": share(settled, lambda each: each["state"] == "kept"),
        "on_time": share(by_state["kept"], lambda each: DAY(each["settled_on"]) <= DAY(each["due"])),
    }


def is_finished(case):
    return bool(case["investigation"] and case["investigation"]["finished_on"])


def is_owed(case):
    promised = case["answers"].get("investigation_promised") is True
    return not case["imported"] and (promised or CONTROL.get(case["answers"].get("cause")) == "A")


def investigations(cases):
    owed = [case for case in cases if is_owed(case)]
    late = [case for case in owed if not is_finished(case) and day_of(case) + timedelta(days=14) < TODAY]
    return {
        "finished": share(owed, is_finished),
        "overdue": len(late),
        "beyond": sum(1 for case in cases if is_finished(case) and not is_owed(case)),
    }


def correctives(cures, cases):
    late = [
        cure
        for cure in cures
        if (cure.state == "planned" and cure.due and cure.due < TODAY)
        or (cure.state == "in_place" and (cure.verify_by or cure.due) and (cure.verify_by or cure.due) < TODAY)
    ]
    back = [
        {"id": cure.id, "what": cure.what, "since": cure.verified_on.isoformat(), "cases": came_back(cure, cases)}
        for cure in cures
        if cure.state == "verified"
    ]
    return {
        "planned": sum(1 for cure in cures if cure.state == "planned"),
        "in_place": sum(1 for cure in cures if cure.state == "in_place"),
        "verified": share(cures, lambda cure: cure.state == "verified"),
        "overdue": len(late),
        "back": sorted((each for each in back if each["cases"]), key=lambda each: (-each["cases"], each["id"])),
    }


def came_back(cure, cases):
    def again(case):
        given, found = case["answers"], case["investigation"] or {}
        causes = [given.get("cause"), *given.get("causes_contributing", []), *found.get("diagnosed", [])]
        places = [row.get("process", "") for row in given.get("incidents", [])] + found.get("processes", [])
        day = day_of(case)
        return (
            case["id"] not in cure.cases
            and cure.cause in causes
            and (not cure.process or fold(cure.process) in map(fold, places))
            and day is not None
            and day > cure.verified_on
        )

    return sum(1 for case in cases if again(case))


def recontact(cases):
    consents = [case["answers"].get("recontact_consent") for case in cases]
    agreed = [case for case in cases if case["answers"].get("recontact_consent") == "yes"]
    allowed = [case for case in agreed if case["recontact"] or may_be_contacted(case)]
    return {
        "yes": consents.count("yes"),
        "no": consents.count("no"),
        "not_asked": consents.count("not_asked"),
        "unanswered": consents.count(None),
        "consent": share([word for word in consents if word in ("yes", "no")], lambda word: word == "yes"),
        "allowed": {"count": len(allowed), "of": len(agreed)},
        "made": share(allowed, lambda case: case["recontact"] is not None),
    }


def may_be_contacted(case):
    given, cause = case["answers"], case["answers"].get("cause", "")
    if "recontact_after" in given and DAY(given["recontact_after"]) > TODAY:
        return False
    if CONTROL.get(cause) == "U" and not cause.startswith("unknown."):
        return True
    states = [cure.state for cure in HOUSE if case["id"] in cure.cases]
    needs_none = bool(case["investigation"] and case["investigation"]["no_corrective_because"])
    return is_finished(case) and set(states) <= {"verified"} and (bool(states) or needs_none)


def returns(left):
    said = [case for case in left if case["answers"].get("door_open_said") is True]
    unsaid = [case for case in left if case not in said]
    came = [case for case in left if case["returned"]]
    return {
        "returned": {"count": len(came), "of": len(left)},
        "door_said": share(said, lambda case: case["returned"] is not None),
        "door_unsaid": share(unsaid, lambda case: case["returned"] is not None),
        "days": quartiles((DAY(case["returned"]["on"]) - day_of(case)).days for case in came),
    }


def by_month(cases):
    known = sorted(month_of(case) for case in cases if month_of(case))
    months, told = known[:1], []
    while months and months[-1] < known[-1]:
        year, month = map(int, months[-1].split("-"))
        months.append(f"{year:04d}-{month + 1:02d}" if month < 12 else f"{year + 1:04d}-01")
    for month in months:
        then = [case for case in cases if month_of(case) == month]
        groups = Counter(case["answers"]["cause"].split(".")[0] for case in then if "cause" in case["answers"])
        left = sum(1 for case in then if definitive(case) == "leaves")
        told.append({"month": month, "cases": len(then), "left": left, "groups": dict(groups)})
    return told
