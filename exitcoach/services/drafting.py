"""Words on their way to being an answer or a note: stored while they are typed."""

from contextlib import suppress

from exitcoach.domain.answers import is_blank
from exitcoach.domain.events import Drafted, Event, NoteDrafted, Place
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
        """Store the text of the answer, unless it is known by now."""
        text = clean(typed)
        if text != self.state.drafts.get(self._place, ""):
            self._store(Drafted(at=moment(self._clock), place=self._place, text=text))

    def keep_note(self, typed: str) -> None:
        """Store the quick note half written, unless it is known by now; a blank one is none."""
        text = "" if is_blank(typed) else clean(typed)
        if text != self.state.note_draft:
            self._store(NoteDrafted(at=moment(self._clock), text=text))

    def _store(self, event: Event) -> None:
        """A disk that fails is told of when the answer itself cannot be stored."""
        with suppress(HomeUnusable):
            self._journal.append(event)
            self.state = self._interview.receive(self.state, event)
