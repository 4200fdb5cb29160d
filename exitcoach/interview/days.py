"""The day a call took place."""

from datetime import date, datetime, tzinfo

from exitcoach.domain.cases import Answers


def day_of_call(answers: Answers, created: datetime, zone: tzinfo) -> date:
    """``call.date`` where it was given, else the day the case was created, in local time."""
    given = answers.get("call.date")
    return date.fromisoformat(str(given)) if given else created.astimezone(zone).date()
