"""Text on its way to being an answer: stored while it is typed."""

from contextlib import suppress
from datetime import datetime

from exitcoach.domain.events import Drafted, Place
from exitcoach.domain.text import clean
from exitcoach.interview.engine import Interview
from exitcoach.interview.states import State
from exitcoach.ports import Clock, HomeUnusable, Journal
from exitcoach.services.moments import moment


class Drafting:
    """The question at ``place`` while it is on the screen; ``state`` has what was typed there so far."""

    def __init__(self, interview: Interview, state: State, place: Place, journal: Journal, clock: Clock) -> None:
        self.state = state
        self._interview = interview
        self._place = place
        self._journal = journal
        self._clock = clock

    def keep(self, typed: str) -> None:
        """Store the text. A disk that fails is told of when the answer itself cannot be stored."""
        for event in drafted(typed, self._place, self.state, moment(self._clock)):
            with suppress(HomeUnusable):
                self._journal.append(event)
                self.state = self._interview.receive(self.state, event)


def drafted(typed: str, place: Place, state: State, now: datetime) -> tuple[Drafted, ...]:
    """The event of text typed at ``place``, unless it is known by now."""
    known = state.draft.text if state.draft and state.draft.place == place else ""
    text = clean(typed)
    return () if text == known else (Drafted(at=now, place=place, text=text),)
