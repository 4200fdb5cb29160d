"""Whole calls, as the interview takes them."""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.stories import answers
from exitcoach.domain.cases import PlaybookRef
from exitcoach.domain.events import Answered, Closed, Departed, Event, Place, Started
from exitcoach.interview.engine import Interview
from exitcoach.interview.states import State
from exitcoach.playbook.shelf import GENERAL, Shelf


@cache
def interview() -> Interview:
    """The built-in playbook's."""
    with TemporaryDirectory() as folder:
        return Interview(Shelf(own=Path(folder), cache=Path(folder)).get(GENERAL))


def events(case_id: str, begun: datetime, chance: Random) -> tuple[Event, ...]:
    """A call from its beginning to its end."""
    playbook = interview().playbook
    ref = PlaybookRef(id=playbook.id, version=playbook.version)
    started = Started(at=begun, case_id=case_id, employee="Marta Ruiz", language="es", playbook=ref)
    given = [
        Answered(at=begun + timedelta(seconds=12 * number), place=Place(question=question), value=value)
        for number, (question, value) in enumerate(answers(chance, begun).items(), start=1)
    ]
    end = given[-1].at + timedelta(seconds=20)
    return (started, *given, Departed(at=end), Closed(at=end + timedelta(seconds=90)))


def closed(case_id: str, begun: datetime, chance: Random) -> State:
    """The state a call has at its end."""
    return interview().replay(events(case_id, begun, chance))
