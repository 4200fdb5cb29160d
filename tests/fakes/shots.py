"""The moments screens are kept of."""

from collections.abc import Callable
from dataclasses import dataclass

from exitcoach.domain.scenes import Scene
from tests.fakes.scenes import ASKED, EXPLAINED, HEARD, a_scene
from tests.fakes.terminal import control

HOT = {**HEARD, "heard_out": False, "intensity": 5, "firmness": "firm", "cause": "core.repeated"}
ROW = {**EXPLAINED, "incidents": ({"what": "Pedido perdido"},)}
PROMISED = {**ASKED, "promises": ({"what": "Enviar el pedido"},)}
LEFT = {**ASKED, "decision": "leaves", "recontact_consent": "no"}


@dataclass(frozen=True)
class Shot:
    """A moment, and the keys typed before the picture is taken."""

    moment: Callable[[str], Scene]
    keys: tuple[str, ...] = ()


def shot(question: str, answers=HEARD, *keys: str, **more: object) -> Shot:
    return Shot(lambda language: a_scene(question, answers, language=language, **more), keys)  # type: ignore[arg-type]


SHOTS = {
    "opening-card": shot("client.name", {}, first=True),
    "text": shot("playback"),
    "note": shot("story", {**HEARD, "story": "Uno\ndos"}),
    "draft": shot("playback", draft="Perdieron su"),
    "defensive": shot("playback", HEARD, "Sí, pero es nuestra política"),
    "choice": shot("channel"),
    "confirm": shot("heard_out"),
    "scale": shot("intensity"),
    "date-refused": shot("client.since", HEARD, "ayer no", "\r"),
    "choices": shot("obstacles", ASKED, "2", "4"),
    "cause": shot("cause"),
    "cause-in-a-group": shot("cause", HEARD, "1"),
    "cause-sought": shot("cause", HEARD, "er"),
    "contributing": shot("causes_contributing", EXPLAINED, "2", "1"),
    "incident": shot("incidents", ROW, "aten", field="department"),
    "promise": shot("promises", PROMISED, field="owner"),
    "promise-refused": shot("promises", PROMISED, field="authority", refusal="authority-no"),
    "gate-explore": shot("explore", EXPLAINED),
    "gate-let-go": shot("explore", HOT),
    "note-taken-up": shot("emotion", draft_note="Menciona a"),
    "note-on-the-side": shot("emotion", HEARD, control("n"), "Menciona a soporte"),
    "help": shot("emotion", HEARD, control("g")),
    "calm": shot("emotion", HEARD, control("t")),
    "gone": shot("emotion", HEARD, control("x")),
    "debrief": shot("self_check", LEFT, gone=True),
    "done": shot("self_check", LEFT, control("x"), gone=True),
}
