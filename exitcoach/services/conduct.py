"""Run an interview: ask, store, move on, until it is set aside or closed."""

from dataclasses import replace
from datetime import datetime

from exitcoach.coach.listening import Listening, deaf
from exitcoach.domain import events as happened
from exitcoach.domain.events import Event, Place
from exitcoach.domain.scenes import Back, Drop, Gone, Jot, Later, Reply, Say, Scene, Shorten, Stop
from exitcoach.interview.engine import NAMES, Interview
from exitcoach.interview.refusal import Refused
from exitcoach.interview.states import Phase, State
from exitcoach.ports import Clock, Frontend, Journal
from exitcoach.services.drafting import Drafting
from exitcoach.services.hearing import hearing, praising
from exitcoach.services.moments import moment
from exitcoach.services.scenes import scene_of
from exitcoach.services.settle import note_scene_of, settling

RESUMED = NAMES[happened.Resumed]
OVER = (Phase.SET_ASIDE, Phase.PUT_OFF, Phase.CLOSED)


def conduct(
    interview: Interview, state: State, journal: Journal, frontend: Frontend, clock: Clock, ears: Listening = deaf
) -> State:
    """The state when the interview stops. What was said is on disk before the next question shows."""
    refusal: Refused | None = None
    first, enough = not any(told.event == RESUMED for told in state.timeline), False
    while state.phase not in OVER:
        place = interview.next(state)
        if state.pending_note:
            settled = frontend.settle(note_scene_of(interview, state, refusal=refusal))
            events, enough = settling(settled, interview, state, moment(clock)), isinstance(settled, Gone)
        elif place is None:
            events = _nothing_left(interview, state, moment(clock))
        elif enough:
            events, enough = _events(Gone(), place, state, moment(clock)), False
        else:
            drafting = Drafting(interview, state, place, journal, clock)
            scene = scene_of(interview, state, place, refusal=refusal, first=first)
            reply = _asked(frontend, drafting, _listening(scene, ears))
            state = drafting.state
            events, first = _events(reply, place, state, moment(clock)), False
        try:
            state, refusal = _take(interview, state, journal, events), None
        except Refused as refused:
            refusal = refused
    return state


def _listening(scene: Scene, ears: Listening) -> Scene:
    language, stage = scene.language, scene.stage.id
    return replace(scene, hear=hearing(ears, language, stage, scene.answers), praise=praising(ears, language, stage))


def _asked(frontend: Frontend, drafting: Drafting, scene: Scene) -> Reply:
    """The reply; what was typed and not given is stored first, whatever the interview says to the reply itself."""
    reply = frontend.ask(replace(scene, keep=drafting.keep, keep_note=drafting.keep_note))
    match reply:
        case Later(typed) | Back(typed) | Jot(_, typed) | Shorten(typed) | Gone(typed) | Stop(typed):
            drafting.keep(typed)
    return reply


def _take(interview: Interview, state: State, journal: Journal, events: tuple[Event, ...]) -> State:
    """Check first, store next: what the interview refuses is never written."""
    for event in events:
        state = interview.receive(state, event)
    for event in events:
        journal.append(event)
    return state


def _nothing_left(interview: Interview, state: State, now: datetime) -> tuple[Event, ...]:
    if state.phase is Phase.LIVE:
        return (happened.Departed(at=now),)
    if interview.path(state).missing_to_close():
        return (happened.Paused(at=now),)
    return (happened.Closed(at=now),)


def _events(reply: Reply, place: Place, state: State, now: datetime) -> tuple[Event, ...]:
    match reply:
        case Say(value):
            return (happened.Answered(at=now, place=place, value=value),)
        case Later():
            return (happened.Skipped(at=now, place=place),)
        case Back():
            return (happened.WentBack(at=now),)
        case Jot(text):
            return (happened.Noted(at=now, text=text),)
        case Drop():
            return (happened.RowDropped(at=now, place=place),)
        case Shorten():
            return (happened.Shortened(at=now),)
        case Gone():
            return (happened.Closed(at=now) if state.in_debrief else happened.Departed(at=now, hung_up=True),)
        case Stop():
            return (happened.Paused(at=now),)
