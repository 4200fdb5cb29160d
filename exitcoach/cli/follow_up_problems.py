"""Why something cannot be done after the call, and the way out."""

from collections.abc import Callable, Mapping

from exitcoach.domain.recontact import CONSENT, CORRECTIVE, INVESTIGATION, NOT_BEFORE
from exitcoach.followups.refusal import GateClosed, NotPossible
from exitcoach.locale import _
from exitcoach.ports import NotOneItem
from exitcoach.reports.follow_up_words import state_word
from exitcoach.services.following import ChangedMeanwhile

SHOWN = 5


def not_possible(error: NotPossible) -> str:
    """The refusal in a sentence or two."""
    facts = dict(error.facts)
    if "state" in facts:
        facts["state"] = state_word(facts["state"])
    if "decision" in facts:
        facts["decision"] = state_word(facts["decision"])
    if "promise" in facts:
        facts.setdefault("case", facts["promise"].rpartition("-")[0] or facts["promise"])
    told = WORDS[error.code]().format(**facts)
    return f"{told}{_to_type(ORDERS[error.code].format(**facts))}" if error.code in ORDERS else told


def gate_closed(error: GateClosed) -> str:
    """Everything that is missing before the client may be contacted again, and what to type for the first of it."""
    missing = "; ".join(missing_words(error)[name] for name in error.missing)
    told = _("Case {case}: the client cannot be contacted again yet. Missing: {missing}.").format(
        case=error.case_id, missing=missing
    )
    orders = {
        INVESTIGATION: f"investigate {error.case_id}",
        CORRECTIVE: "corrective list" if error.pending else f"corrective add {error.case_id} …",
    }
    first = next((orders[name] for name in error.missing if name in orders), "")
    return f"{told}{_to_type(first)}" if first else told


def missing_words(error: GateClosed) -> Mapping[str, str]:
    """What each missing thing is, and how it is got."""
    pending = ", ".join(error.pending[:SHOWN]) + (" …" if len(error.pending) > SHOWN else "")
    cures = _("correctives not verified yet ({pending})").format(pending=pending)
    none = _("at least one corrective, or a finding that says why none is needed")
    return {
        CONSENT: _("the client's consent"),
        NOT_BEFORE: _("the day the client asked to wait for ({day})").format(day=error.not_before),
        INVESTIGATION: _("a finished investigation"),
        CORRECTIVE: cures if error.pending else none,
    }


def changed_meanwhile(error: ChangedMeanwhile) -> str:
    """Who was faster, and what to do."""
    if not error.by:
        return _("{about} was changed meanwhile; nothing of yours was saved. Read it again, then decide anew.").format(
            about=error.about
        )
    return _(
        "{about} was changed meanwhile by {by}; nothing of yours was saved. Read it again, then decide anew."
    ).format(about=error.about, by=error.by)


def not_one_item(error: NotOneItem) -> str:
    """No such id, or several."""
    kinds = {
        "promise": (_("No promise begins with “{start}”."), _("Several promises begin with “{start}”: {known}.")),
        "corrective": (
            _("No corrective begins with “{start}”."),
            _("Several correctives begin with “{start}”: {known}."),
        ),
        "lesson": (_("No lesson begins with “{start}”."), _("Several lessons begin with “{start}”: {known}.")),
        "smoke": (_("No logged signal begins with “{start}”."), _("Several signals begin with “{start}”: {known}.")),
    }
    lists = {
        "promise": "exitcoach followups",
        "corrective": "exitcoach corrective list",
        "lesson": "exitcoach lesson list",
        "smoke": "exitcoach smoke list",
    }
    none, several = kinds[error.kind]
    if error.matches:
        known = ", ".join(error.matches[:SHOWN]) + (" …" if len(error.matches) > SHOWN else "")
        return several.format(start=error.start, known=known) + " " + _("Write a letter more.")
    return none.format(start=error.start) + " " + _("List them with: {command}").format(command=lists[error.kind])


def _to_type(order: str) -> str:
    """The way out as a command; ``…`` is what has to be said with it."""
    return f" → exitcoach {order}"


WORDS: Mapping[str, Callable[[], str]] = {
    "practice": lambda: _("Case {case} was practice: nothing follows from it. Choose a real case."),
    "promise-settled": lambda: _(
        "Promise {promise} is settled already: {state} since {on}. If that is wrong, write it in the "
        "investigation; what is put right now is a corrective."
    ),
    "note-needed": lambda: _("{about}: say why in one line, with --note."),
    "day-ahead": lambda: _("{on} is still to come (today is {today}). Write the day it happened."),
    "day-before-call": lambda: _("{on} is before the call ({call}). Write a day from then on."),
    "day-before-placed": lambda: _(
        "{on} is before the corrective was in place ({placed}). Write the day it was seen to work."
    ),
    "day-before-recontact": lambda: _("{on} is before the client was contacted ({recontact}). Write a later day."),
    "day-before-gate": lambda: _(
        "On {on} the client could not be contacted yet: it took until {opened}. Write a day from then on."
    ),
    "decided-already": lambda: _("Case {case} says that already: the client {decision}. There is nothing to change."),
    "left-already": lambda: _(
        "In case {case} the client has left already. If they came back: exitcoach returned {case}"
    ),
    "what-needed": lambda: _("Say what it is about, in one line."),
    "owner-needed": lambda: _("A corrective needs one owner with a name: add --owner."),
    "due-passed": lambda: _("{due} has passed (today is {today}). Choose a day still to come."),
    "placed-already": lambda: _(
        "Corrective {corrective} is {state} already. Next: exitcoach corrective verify {corrective}"
    ),
    "not-in-place": lambda: _(
        "Corrective {corrective} is only {state}. First: exitcoach corrective place {corrective}"
    ),
    "verified-already": lambda: _(
        "Corrective {corrective} is {state} already. If the failure is back, add another corrective."
    ),
    "evidence-needed": lambda: _("Corrective {corrective}: say what shows that it works, with --evidence."),
    "linked-already": lambda: _("Corrective {corrective} serves case {case} already."),
    "reply-awaited": lambda: _(
        "Case {case}: the client was contacted on {on} and their reply is not recorded. Record how they took it first."
    ),
    "no-recontact": lambda: _("Case {case}: the client has not been contacted again, so there is no reply to record."),
    "answered-already": lambda: _("Case {case}: the client's reply is recorded already."),
    "stays": lambda: (
        _("In case {case} the client has not left, so cannot return. If they did leave, record it: exitcoach decided")
        + " {case} …"
    ),
    "returned-already": lambda: _("Case {case}: the client's return is recorded already, on {on}."),
    "findings-needed": lambda: _("Case {case}: an investigation is finished when it says what was found. Write it."),
    "reason-needed": lambda: _("Case {case}: the investigation is finished. To change it, say why."),
    "names-a-person": lambda: _("“{name}” is a person: write the role and the conditions, nobody's name."),
    "cause-needed": lambda: _("A lesson needs its cause: add --cause."),
    "unknown-cause": lambda: _("There is no cause “{cause}”. The causes are listed with: exitcoach playbook show"),
    "lesson-published": lambda: _("Lesson {lesson} is {state} already."),
    "lesson-draft": lambda: _("Lesson {lesson} is {state}: it cannot be a draft again. Add another lesson."),
    "lesson-retired": lambda: _("Lesson {lesson} is {state} already."),
    "no-support": lambda: _("In case {case} nobody asked for support."),
    "support-done": lambda: _("Case {case}: {by} wrote already what was done."),
}
ORDERS: Mapping[str, str] = {
    "practice": "cases",
    "promise-settled": "investigate {case}",
    "decided-already": "show {case}",
    "verified-already": "corrective add …",
    "evidence-needed": "corrective verify {corrective} --evidence …",
    "linked-already": "corrective list",
    "reply-awaited": "recontact {case} --reply …",
    "no-recontact": "recontact {case} --made",
    "answered-already": "show {case}",
    "returned-already": "show {case}",
    "findings-needed": "investigate {case}",
    "reason-needed": "investigate {case}",
    "lesson-published": "lesson retire {lesson} --note …",
    "lesson-draft": "lesson add …",
    "lesson-retired": "lesson publish {lesson}",
    "no-support": "followups",
    "support-done": "followups",
}
"""What to type next, where the sentence names no command or option of its own."""
