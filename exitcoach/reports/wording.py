"""What the ids of figures are called on a page."""

from collections.abc import Mapping

from exitcoach.domain.causes import Control, Taxonomy
from exitcoach.domain.text import in_language
from exitcoach.followups.agenda import RowKind
from exitcoach.insights.anonymize import (
    ACCOUNT,
    CALLER,
    CLIENT,
    CONTACT,
    EMPLOYEE,
    KEY,
    NUMBER,
    OWNER,
    REFERENCE,
    SOURCE,
)
from exitcoach.locale import _, language
from exitcoach.reports.numbers import month


def outcomes() -> Mapping[str, str]:
    """Every decision, and its absence."""
    return {
        "leaves": _("Leaves"),
        "stays": _("Stays"),
        "decides_later": _("Decides later"),
        "unknown": _("Unknown"),
        "unanswered": _("No answer yet"),
        "unsettled": _("Said they stay, but a promise was broken or is late"),
    }


def bases() -> Mapping[str, str]:
    """How the cause came to be known."""
    return {
        "stated": _("The client said it"),
        "inferred": _("The employee understood it so"),
        "declined": _("The client would not say"),
        "unanswered": _("No answer yet"),
    }


def channels() -> Mapping[str, str]:
    """Where the goodbye took place."""
    return {
        "phone": _("Phone"),
        "in_person": _("In person"),
        "video": _("Video"),
        "chat": _("Chat"),
        "email": _("E-mail"),
    }


def dimensions() -> Mapping[str, str]:
    """What cases can be grouped by."""
    return {
        "cause": _("Main cause"),
        "department": _("Department"),
        "process": _("Process"),
        "channel": _("Channel"),
        "segment": _("Kind of client"),
        "month": _("Month"),
    }


def group_name(taxonomy: Taxonomy, dimension: str, group_id: str) -> str:
    """What a row of cases grouped by ``dimension`` is called; people's own words stay as typed."""
    if not group_id:
        return _("Not given")
    match dimension:
        case "cause":
            return filter_label(taxonomy, group_id)
        case "channel":
            return channels().get(group_id, group_id)
        case "month":
            return month(group_id)
        case _:
            return group_id


def kinds() -> Mapping[RowKind, str]:
    """What there can be to do after a call."""
    return {
        RowKind.PROMISE: _("Promise"),
        RowKind.DECISION: _("Decision"),
        RowKind.INVESTIGATION: _("Investigation"),
        RowKind.CORRECTIVE: _("Corrective"),
        RowKind.RECONTACT: _("Recontact"),
        RowKind.SUPPORT: _("Support"),
    }


def obstacles() -> Mapping[str, str]:
    """What can stand in the way of a client who leaves."""
    return {
        "asked_to_call_elsewhere": _("Told to call somewhere else"),
        "paperwork": _("Paperwork"),
        "fee": _("A fee"),
        "transferred": _("Passed from one to another"),
        "waiting": _("Waiting"),
        "other": _("Something else"),
    }


def acts() -> Mapping[str, str]:
    """The acts of a good goodbye."""
    return {
        "apology": _("A specific apology"),
        "thanks": _("Thanks"),
        "feedback": _("Their feedback valued"),
        "investigation": _("An investigation promised"),
        "no_obstacles": _("No obstacles"),
        "door_open": _("The door left open"),
        "recontact_asked": _("Asked if we may write again"),
    }


def controls() -> Mapping[str, str]:
    """Whose hands a cause was in."""
    return {
        Control.AVOIDABLE.value: _("Avoidable"),
        Control.MIXED.value: _("Partly in our hands"),
        Control.UNAVOIDABLE.value: _("Out of our hands"),
    }


def stand_ins() -> Mapping[str, str]:
    """What people are called in an anonymous report."""
    return {
        CLIENT: _("Client"),
        CALLER: _("Caller"),
        ACCOUNT: _("Account"),
        EMPLOYEE: _("Employee"),
        OWNER: _("Owner"),
        REFERENCE: _("Reference"),
        CONTACT: _("Contact"),
        NUMBER: _("Number"),
        SOURCE: _("File"),
        KEY: _("Row"),
    }


def cause_label(taxonomy: Taxonomy, cause_id: str) -> str:
    """The leaf in the language in use; its id when the taxonomy does not have it."""
    cause = taxonomy.causes.get(cause_id)
    return in_language(cause.label, language()) if cause else cause_id


def group_label(taxonomy: Taxonomy, group_id: str) -> str:
    """The group in the language in use; its id when the taxonomy does not have it."""
    group = taxonomy.groups.get(group_id)
    return in_language(group, language()) if group else group_id


def filter_label(taxonomy: Taxonomy, cause_or_group: str) -> str:
    """A leaf or a group."""
    known = cause_or_group in taxonomy.causes
    return cause_label(taxonomy, cause_or_group) if known else group_label(taxonomy, cause_or_group)
