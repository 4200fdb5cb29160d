"""What an interview begins with."""

from dataclasses import replace

from exitcoach.domain.events import Opened, Started
from exitcoach.interview.states import State


def started(state: State, event: Started) -> State:
    """A call."""
    return replace(
        state,
        case_id=event.case_id,
        created=event.at,
        employee=event.employee,
        language=event.language,
        playbook=event.playbook,
        express=event.express,
        practice=event.practice,
    )


def opened(state: State, event: Opened) -> State:
    """An investigation, with what is known of it."""
    return replace(
        state,
        case_id=event.case_id,
        created=event.at,
        employee=event.employee,
        language=event.language,
        playbook=event.playbook,
        given=event.given,
    )
