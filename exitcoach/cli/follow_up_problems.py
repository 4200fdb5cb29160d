"""Why something cannot be done after the call, and the way out."""

from collections.abc import Callable, Mapping

from exitcoach.followups.recontact import CONSENT, CORRECTIVE, INVESTIGATION, NOT_BEFORE
from exitcoach.followups.refusal import GateClosed, NotPossible
from exitcoach.locale import _
from exitcoach.ports import NotOneItem
from exitcoach.services.following import ChangedMeanwhile

SHOWN = 5


def not_possible(error: NotPossible) -> str:
    """The refusal in a sentence or two."""
    facts = dict(error.facts)
    if "state" in facts:
        facts["state"] = state_word(facts["state"])
    if "decision" in facts:
        facts["decision"] = state_word(facts["decision"])
    return WORDS[error.code]().format(**facts)


def gate_closed(error: GateClosed) -> str:
    """Everything that is missing before the client may be contacted again."""
    missing = "; ".join(missing_words(error)[name] for name in error.missing)
    return _("Case {case}: the client cannot be contacted again yet. Missing: {missing}.").format(
        case=error.case_id, missing=missing
    )


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


def state_word(state: str) -> str:
    """A state in words."""
    told = {
        "kept": _("kept"),
        "broken": _("broken"),
        "withdrawn": _("withdrawn"),
        "planned": _("planned"),
        "in_place": _("in place"),
        "verified": _("verified"),
        "draft": _("draft"),
        "published": _("published"),
        "retired": _("retired"),
        "leaves": _("leaves"),
        "stays": _("stays"),
    }
    return told.get(state, state)


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
    "stays": lambda: _(
        "In case {case} the client has not left, so cannot return. If they did leave, record it: exitcoach decided"
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
