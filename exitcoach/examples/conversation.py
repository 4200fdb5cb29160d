"""What is answered in one example call."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from exitcoach.domain.cases import Answers, Scalar, Value
from exitcoach.domain.causes import DEATH, NOT_SAID, Control, Taxonomy
from exitcoach.examples.drawing import likely, one, one_by_weight, some
from exitcoach.examples.ending import ending
from exitcoach.examples.phrases import Phrasebook, Theme
from exitcoach.interview.gate import AGAINST, stored

_EMOTIONS = {
    Control.AVOIDABLE: ("frustrated", "angry", "disappointed", "disappointed", "frustrated", "anxious"),
    Control.MIXED: ("disappointed", "calm", "frustrated", "indifferent"),
    Control.UNAVOIDABLE: ("sad", "calm", "calm", "anxious"),
}
_LEAST = {Control.AVOIDABLE: 2, Control.MIXED: 1, Control.UNAVOIDABLE: 1}
_PATIENCE = 0.88
_CLIENT = ("client.name", "story", "heard_out", "intensity", "firmness", "playback_confirmed")
_REASONS = ("cause", "causes_contributing", "cause_basis", "incidents")
_OUTCOME = ("explore", "override_reason", "permission", "promises", "decision", "recontact_consent")
_NEEDED = frozenset((*_CLIENT, *_REASONS, *_OUTCOME))
_EXPRESS = ("client.name", "story", "cause", "firmness", "decision", "recontact_consent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One call about a theme, on a day; ``chance`` decides what is left open."""

    words: Phrasebook
    theme: Theme
    taxonomy: Taxonomy
    employee: str
    day: date
    chance: Random

    def answers(self, *, express: bool) -> Answers:
        """By question id, in the order of the call."""
        before = {**self._client(), **dict(self._heard()), **dict(self._causes())}
        if express:
            return self._short(before)
        patient = {key: value for key, value in before.items() if self._is_told(key)}
        recovery = dict(self._recovery(patient))
        later = {**recovery, **ending(self.words, self.theme, self.taxonomy, recovery, self.day, self.chance)}
        return {**patient, **{key: value for key, value in later.items() if self._is_told(key)}}

    def _is_told(self, question: str) -> bool:
        return question in _NEEDED or likely(self.chance, _PATIENCE)

    def _short(self, before: dict[str, Value]) -> Answers:
        consent = one_by_weight(self.chance, {"yes": 3, "no": 2, "not_asked": 5})
        told = {**before, "decision": "leaves", "recontact_consent": consent}
        return {key: told[key] for key in _EXPRESS}

    def _client(self) -> dict[str, Value]:
        chance, words = self.chance, self.words
        segment = one(chance, words.segments)
        client: dict[str, Value] = {"client.name": f"{one(chance, words.first_names)} {one(chance, words.last_names)}"}
        if segment in words.segments[2:]:
            client["client.account"] = one(chance, words.accounts)
        client |= {
            "client.ref": f"{chance.randrange(10**6):06}",
            "client.segment": segment,
            "service": one(chance, words.services),
            "client.since": str(self.day.year - chance.randint(1, 12)),
            "channel": one_by_weight(chance, {"phone": 70, "in_person": 10, "chat": 12, "email": 6, "video": 2}),
        }
        if self.theme.cause == DEATH or likely(chance, 0.04):
            client["client.caller"] = one(chance, words.callers)
        return client

    @property
    def _control(self) -> Control:
        return self.taxonomy.control(self.theme.cause) or Control.MIXED

    def _heard(self) -> Iterator[tuple[str, Value]]:
        chance, theme, control = self.chance, self.theme, self._control
        yield "story", one(chance, theme.stories)
        yield "emotion", one(chance, _EMOTIONS[control])
        yield "intensity", chance.randint(_LEAST[control], 5 if control is Control.AVOIDABLE else 3)
        yield "heard_out", likely(chance, 0.93)
        yield "playback", one(chance, theme.playback)
        yield "playback_confirmed", one_by_weight(chance, {"yes": 75, "corrected": 15, "not_asked": 10})
        firm = 6 if control is Control.UNAVOIDABLE or theme.cause == NOT_SAID else 2
        yield "firmness", one_by_weight(chance, {"firm": firm, "leaning": 3, "open": 2, "unknown": 0.3})
        if theme.evidence:
            yield "firmness_evidence", one(chance, theme.evidence)

    def _causes(self) -> Iterator[tuple[str, Value]]:
        chance, theme = self.chance, self.theme
        others = some(chance, theme.also, 0.35)
        yield "cause", theme.cause
        if others:
            yield "causes_contributing", others
        basis = {"declined": 1} if theme.cause == NOT_SAID else {"stated": 80, "inferred": 20}
        yield "cause_basis", one_by_weight(chance, basis)
        yield "causes_confirmed", one_by_weight(chance, {"yes": 80, "corrected": 8, "not_asked": 12})
        if theme.places:
            yield "incidents", tuple(self._incident() for _ in range(1 + likely(chance, 0.15)))
        if theme.signal and likely(chance, 0.6):
            yield "first_signal", theme.signal
            yield "first_signal_by", one(chance, self.words.signals_by)
            yield "first_signal_on", (self.day - timedelta(days=chance.randint(6, 95))).isoformat()
        if any(cause.startswith("competition.") for cause in (theme.cause, *others)):
            yield "competitor", one(chance, self.words.competitors)

    def _incident(self) -> dict[str, Scalar]:
        chance, place = self.chance, one(self.chance, self.theme.places)
        row: dict[str, Scalar] = {
            "what": one(chance, self.theme.incidents),
            "should_have": one(chance, self.theme.should_have),
            "department": place.department,
            "process": place.process,
            "position": place.position,
            "when": (self.day - timedelta(days=chance.randint(1, 60))).isoformat(),
            "times": chance.choice((1, 1, 1, 2, 3)),
        }
        return row | {"reported_before": True} if likely(chance, 0.3) else row

    def _recovery(self, before: Answers) -> Iterator[tuple[str, Value]]:
        chance, theme = self.chance, self.theme
        against = stored(before, self.taxonomy).verdict in AGAINST
        explore = bool(theme.promises) and likely(chance, 0.06 if against else 0.85)
        yield "explore", explore
        permission = one_by_weight(chance, {"yes": 66, "no": 14, "report_only": 15, "not_asked": 5}) if explore else ""
        if explore and against:
            yield "override_reason", one(chance, self.words.overrides)
        if permission:
            yield "permission", permission
        if permission == "yes":
            yield "wish", one(chance, theme.wish)
        if permission in ("yes", "report_only") and (permission == "report_only" or likely(chance, 0.4)):
            yield "statement", one(chance, theme.statement)
        promised = permission == "yes" and likely(chance, 0.88)
        if promised:
            yield "cause_controlled", one_by_weight(chance, {"yes": 7, "unknown": 3})
            yield "promises", self._promises()
        yield from self._decision(asked=permission == "yes", promised=promised)

    def _promises(self) -> tuple[dict[str, Scalar], ...]:
        chance = self.chance
        made = chance.sample(self.theme.promises, min(len(self.theme.promises), 1 + likely(chance, 0.3)))
        return tuple(
            {
                "what": what,
                "owner": self.employee if likely(chance, 0.6) else one(chance, self.words.owners),
                "due": (self.day + timedelta(days=chance.randint(2, 14))).isoformat(),
                "authority": one_by_weight(chance, {"yes": 8, "to_confirm": 2}),
                "tell_client_by": one(chance, self.words.tell_client_by),
            }
            for what in made
        )

    def _decision(self, *, asked: bool, promised: bool) -> Iterator[tuple[str, Value]]:
        stays = 5 if promised else 1 if asked else 0
        weights = {"leaves": 5 if asked else 20, "stays": stays, "decides_later": 2 if asked else 1}
        decision = one_by_weight(self.chance, weights)
        yield "decision", decision
        if decision == "decides_later":
            yield "decision_due", (self.day + timedelta(days=self.chance.randint(3, 20))).isoformat()
