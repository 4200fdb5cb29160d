"""What the states of cases, promises and correctives are called, and the changes they go through."""

from exitcoach.locale import _


def status_word(status: str) -> str:
    """Where a case stands."""
    told = {
        "open": _("open"),
        "interrupted": _("interrupted"),
        "debrief": _("debrief left"),
        "closed": _("closed"),
    }
    return told.get(status, status)


def state_word(state: str) -> str:
    """A state in words."""
    told = {
        "open": _("still open"),
        "overdue": _("overdue"),
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


def change_word(code: str) -> str:
    """What happened after the call."""
    told = {
        "case.imported": _("imported"),
        "case.forgotten": _("the client was forgotten"),
        "promise.kept": _("promise kept"),
        "promise.broken": _("promise broken"),
        "promise.withdrawn": _("promise withdrawn"),
        "decided": _("the client decided"),
        "investigation.recorded": _("investigation recorded"),
        "investigation.finished": _("investigation finished"),
        "investigation.revised": _("investigation revised"),
        "corrective.added": _("corrective planned"),
        "corrective.linked": _("corrective linked"),
        "corrective.placed": _("corrective in place"),
        "corrective.verified": _("corrective verified"),
        "recontact.made": _("client contacted again"),
        "recontact.answered": _("client replied"),
        "returned": _("client came back"),
        "record.edited": _("edited by hand in the file"),
    }
    return told.get(code, code)
