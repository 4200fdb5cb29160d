"""The playbook an interview was begun with."""

from exitcoach.domain.events import Event, Recalled, Started
from exitcoach.domain.playbooks import Playbook
from exitcoach.ports import PlaybookSource, UnknownPlaybook


def playbook_of(events: tuple[Event, ...], playbooks: PlaybookSource) -> Playbook:
    """Where it was when the interview began, else by its id. Raises UnknownPlaybook, Rejected."""
    begun = next(event for event in events if isinstance(event, Started | Recalled))
    if isinstance(begun, Recalled):
        return playbooks.get(begun.record.case.playbook.id)
    try:
        return playbooks.get(begun.source or begun.playbook.id)
    except UnknownPlaybook:
        return playbooks.get(begun.playbook.id)
