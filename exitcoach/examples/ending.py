"""How one example call ends, and what the employee adds once the client has gone."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from exitcoach.domain.cases import Answers, Value
from exitcoach.domain.catalog import BY_ID
from exitcoach.domain.causes import DEATH, Control, Taxonomy
from exitcoach.examples.drawing import likely, one, one_by_weight, some
from exitcoach.examples.phrases import Phrasebook, Theme

_STEPS = BY_ID["exit_steps"].choices
_HINDRANCES = {
    "asked_to_call_elsewhere": 4,
    "paperwork": 3,
    "fee": 2,
    "transferred": 5,
    "waiting": 6,
    "other": 1,
}
_BARRIER = "ethics.exit_barrier"
_SHARED = 0.68
"""So many share how they feel; where few do, nobody could be counted."""


def ending(
    words: Phrasebook, theme: Theme, taxonomy: Taxonomy, recovery: Answers, day: date, chance: Random
) -> dict[str, Value]:
    """The answers of the goodbye and of the debrief, in the order of the call."""
    circumstance = taxonomy.is_circumstance(theme.cause)
    avoidable = taxonomy.control(theme.cause) is Control.AVOIDABLE
    leaving = recovery["decision"] != "stays"
    told: dict[str, Value] = dict(_goodbye(words, theme, chance, avoidable=avoidable, circumstance=circumstance))
    if leaving:
        told |= dict(_way_out(theme, day, chance))
    told |= dict(_again(words, theme, day, chance))
    return {**told, **dict(_debrief(theme, chance, avoidable=avoidable, leaving=leaving))}


def _goodbye(
    words: Phrasebook, theme: Theme, chance: Random, *, avoidable: bool, circumstance: bool
) -> Iterator[tuple[str, Value]]:
    if theme.apology and not circumstance:
        yield "apology", one(chance, theme.apology)
    yield "thanks_given", likely(chance, 0.92)
    yield "feedback_valued", likely(chance, 0.8)
    yield "investigation_promised", likely(chance, 0.5 if avoidable else 0.05)
    yield "door_open_said", likely(chance, 0.75)
    if likely(chance, 0.12):
        yield "gesture", one(chance, words.gestures)


def _way_out(theme: Theme, day: date, chance: Random) -> Iterator[tuple[str, Value]]:
    steps = some(chance, _STEPS[:-1], 0.6) or _STEPS[:1]
    reference = likely(chance, 0.5)
    yield "exit_steps", (*steps, _STEPS[-1]) if reference else steps
    if reference:
        yield "exit_reference", f"B-{chance.randrange(10**5):05}"
    yield "effective_date", (day + timedelta(days=chance.randint(0, 30))).isoformat()
    if likely(chance, 0.62) and theme.cause != _BARRIER:
        yield "obstacles", ("none",)
    else:
        met = {one_by_weight(chance, _HINDRANCES) for _ in range(1 + likely(chance, 0.3))}
        yield "obstacles", tuple(hindrance for hindrance in _HINDRANCES if hindrance in met)


def _again(words: Phrasebook, theme: Theme, day: date, chance: Random) -> Iterator[tuple[str, Value]]:
    weights = {"not_asked": 1} if theme.cause == DEATH else {"yes": 60, "no": 18, "not_asked": 22}
    consent = one_by_weight(chance, weights)
    yield "recontact_consent", consent
    if consent != "yes":
        return
    channel = one_by_weight(chance, {"phone": 6, "email": 4})
    yield "recontact_channel", channel
    number = chance.randrange(100)
    yield "recontact_at", f"+1 555 01{number:02}" if channel == "phone" else f"client{number:02}@example.com"
    yield "recontact_topic", one(chance, words.topics)
    if likely(chance, 0.2):
        yield "recontact_after", (day + timedelta(days=chance.randint(30, 90))).isoformat()


def _debrief(theme: Theme, chance: Random, *, avoidable: bool, leaving: bool) -> Iterator[tuple[str, Value]]:
    if likely(chance, _SHARED):
        yield "self_check", some(chance, BY_ID["self_check"].choices, 0.7) or ("thanked",)
    yield "last_impression", chance.randint(2, 4) if avoidable else chance.randint(3, 5)
    yield "word_of_mouth_risk", one_by_weight(chance, {"low": 4, "medium": 3, "high": 3 if avoidable else 1})
    if leaving:
        yield "let_go_well", likely(chance, 0.25 if avoidable else 0.8)
    if likely(chance, _SHARED):
        yield "feeling", chance.randint(1, 4) if avoidable else chance.randint(2, 5)
        yield "house_backed", chance.randint(1, 5)
        yield "support_wanted", likely(chance, 0.07)
    if likely(chance, 0.12):
        yield "lesson", theme.lesson
