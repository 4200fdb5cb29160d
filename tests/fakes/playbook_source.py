"""A PlaybookSource in memory."""

from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.text import nearest
from exitcoach.ports import UnknownPlaybook


class FakePlaybooks:
    """Holds the playbooks it is given, in that order."""

    def __init__(self, *playbooks: Playbook) -> None:
        self.playbooks = {playbook.id: playbook for playbook in playbooks}

    def get(self, name: str) -> Playbook:
        if name not in self.playbooks:
            raise UnknownPlaybook(name, nearest=nearest(name, self.playbooks), known=self.ids())
        return self.playbooks[name]

    def ids(self) -> tuple[str, ...]:
        return tuple(self.playbooks)
