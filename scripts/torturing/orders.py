"""Orders: one command each, how it says that it was done, and how to see that it was."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from random import Random

from exitcoach.domain.commitments import CorrectiveState, LessonState, PromiseState

from .held import Fact, Held
from .program import Said

NUMBERS = count(1)
"""Nothing is named twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """``told``: the words that say it was done. ``events``: how many records it tells of."""

    name: str
    words: tuple[str, ...]
    told: str
    fact: Fact
    typed: str = ""
    events: int = 1

    def acknowledged(self, said: Said) -> bool:
        """Whether the program has told that it was done."""
        return said.code == 0 or re.search(self.told, said.everything) is not None


Maker = Callable[[Held, Random], Order | None]


def a_name() -> str:
    """The name of a client nobody else has."""
    return f"Client {next(NUMBERS)}"


def file_case(held: Held, chance: Random) -> Order:
    """``start --answers``: a whole case at once."""
    name = a_name()
    answers = {
        "client.name": name,
        "story": "It never came. " * chance.randint(1, 200),
        "cause": "core.repeated",
        "firmness": "firm",
        "decision": "leaves",
        "recontact_consent": "yes",
        "feeling": chance.randint(1, 5),
        "promises": [{"what": "Send it", "owner": "Luis", "due": "2026-12-15", "authority": "yes"}],
    }
    return Order(
        name="start --answers",
        words=("start", "--answers", "-"),
        typed=json.dumps(answers),
        told=_ID_ALONE,
        fact=Fact(f"case of {name}", lambda now: now.answer(name, "feeling") == answers["feeling"]),
    )


def keep_promise(held: Held, chance: Random) -> Order | None:
    """``promise keep``."""
    kept = PromiseState.KEPT
    owed = [
        (case.id, made.id)
        for case in held.cases.values()
        for made in case.promises
        if made.state is PromiseState.OPEN and not case.practice and case.id not in held.ahead
    ]
    if not owed:
        return None
    case_id, promise = chance.choice(owed)
    return Order(
        name="promise keep",
        words=("promise", "keep", promise, "--note", "done"),
        told=f"{promise}.*: kept",
        fact=Fact(promise, lambda now: {made.id: made.state for made in now.cases[case_id].promises}[promise] is kept),
    )


def plan_corrective(held: Held, chance: Random) -> Order | None:
    """``corrective add``, for a case and what it shows of its correctives."""
    case_id, what = chance.choice(filed(held)), f"Cure {next(NUMBERS)}"
    return Order(
        name="corrective add",
        words=("corrective", "add", case_id, "--what", what, "--owner", "Eva", "--due", "+14"),
        told=_ID_ALONE,
        fact=Fact(what, lambda now: any(what == cure.what for cure in now.correctives.values())),
    )


def place_corrective(held: Held, chance: Random) -> Order | None:
    """``corrective place``."""
    planned, beyond = CorrectiveState.PLANNED, (CorrectiveState.IN_PLACE, CorrectiveState.VERIFIED)
    found = [cure.id for cure in held.correctives.values() if cure.state is planned]
    if not found:
        return None
    cure_id = chance.choice(found)
    return Order(
        name="corrective place",
        words=("corrective", "place", cure_id, "--note", "there"),
        told=r"(?i)in place",
        fact=Fact(f"{cure_id} in place", lambda now: now.correctives[cure_id].state in beyond),
    )


def verify_corrective(held: Held, chance: Random) -> Order | None:
    """``corrective verify``."""
    verified = CorrectiveState.VERIFIED
    found = [cure.id for cure in held.correctives.values() if cure.state is CorrectiveState.IN_PLACE]
    if not found:
        return None
    cure_id = chance.choice(found)
    return Order(
        name="corrective verify",
        words=("corrective", "verify", cure_id, "--evidence", "seen"),
        told=r"(?i): verified",
        fact=Fact(f"{cure_id} verified", lambda now: now.correctives[cure_id].state is verified),
    )


def decide(held: Held, chance: Random) -> Order | None:
    """``decided``: what a client who wanted to think chose."""
    found = [
        case_id
        for case_id in filed(held)
        if held.cases[case_id].answers.get("decision") == "decides_later" and not held.cases[case_id].decided
    ]
    if not found:
        return None
    case_id = chance.choice(found)
    return Order(
        name="decided",
        words=("decided", case_id, "leaves"),
        told="the client leaves",
        fact=Fact(f"{case_id} decided", lambda now: now.cases[case_id].decided is not None),
    )


def see_smoke(held: Held, chance: Random) -> Order:
    """``smoke``."""
    text = f"the bill again {next(NUMBERS)}"
    return Order(
        name="smoke",
        words=("smoke", text, "--yes"),
        told=_ID_ALONE,
        fact=Fact(text, lambda now: any(text == smoke.text for smoke in now.smoke.values())),
    )


def retire_lesson(held: Held, chance: Random) -> Order | None:
    """``lesson retire``."""
    found = [lesson.id for lesson in held.lessons.values() if lesson.state is LessonState.PUBLISHED]
    if not found:
        return None
    lesson_id = chance.choice(found)
    return Order(
        name="lesson retire",
        words=("lesson", "retire", lesson_id, "--note", "old"),
        told=r"(?i)retired",
        fact=Fact(f"{lesson_id} retired", lambda now: now.lessons[lesson_id].state is LessonState.RETIRED),
    )


def contacted(due: list[str]) -> Maker:
    """``recontact --made`` of the cases whose gate is open."""

    def made(held: Held, chance: Random) -> Order | None:
        found = [case_id for case_id in due if not held.cases[case_id].recontact]
        if not found:
            return None
        case_id = chance.choice(found)
        return Order(
            name="recontact --made",
            words=("recontact", case_id, "--made", "--channel", "phone"),
            told="the recontact is recorded",
            fact=Fact(f"{case_id} recontacted", lambda now: bool(now.cases[case_id].recontact)),
        )

    return made


_ID_ALONE = r"(?m)^\d{6}-[0-9a-z]{11}$"


def filed(held: Held) -> list[str]:
    """The cases that take follow-ups."""
    return [case_id for case_id, case in held.cases.items() if not case.practice and case_id not in held.ahead]
