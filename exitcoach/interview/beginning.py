"""What an interview begins with."""

from dataclasses import replace

from exitcoach.domain.events import Opened, Started
from exitcoach.interview.states import State


def started(state: State, event: Started) -> State:
    """A call."""
    return replace(_begun(state, event), express=event.express, practice=event.practice)


def opened(state: State, event: Opened) -> State:
    """An investigation, with what is known of it."""
    return replace(_begun(state, event), given=event.given)


def _begun(state: State, event: Started | Opened) -> State:
    return replace(
        state,
        case_id=event.case_id,
        created=event.at,
        employee=event.employee,
        language=event.language,
        playbook=event.playbook,
    )
