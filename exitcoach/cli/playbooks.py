"""The playbook that words a case, wherever it was taken."""

from exitcoach.domain.cases import Case
from exitcoach.domain.playbooks import Playbook
from exitcoach.playbook.shelf import GENERAL
from exitcoach.ports import Rejected, UnknownPlaybook
from exitcoach.wiring import Desk


def playbook_for(case: Case, desk: Desk) -> Playbook:
    """The case's own playbook; the general one where it is gone or broken: a case can always be read."""
    try:
        return desk.playbooks.get(case.playbook.id)
    except (UnknownPlaybook, Rejected):
        return desk.playbooks.get(GENERAL)
