"""Goodbyes as they come in at a Spanish-speaking desk: believable, about 4 KB each, the same ones every time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from exitcoach.domain.cases import Scalar, Value
from exitcoach.domain.ids import CHANCE_BITS, mint

FIRST_DAY = datetime(2024, 12, 1, tzinfo=UTC)
DAYS = 730

_ALWAYS = {"client.name", "story", "heard_out", "firmness", "cause", "incidents", "explore", "permission", "promises"}
_ALWAYS |= {"decision", "recontact_consent"}
_PATIENCE = 0.6
_NAMES = ("Rosa Núñez", "Iván Peña", "Lucía Ibáñez", "Andrés Muñoz", "Begoña Sáez", "Óscar Güell", "Nuria Íñiguez")
_CAUSES = ("core.reliability", "core.error_billing", "response.slow", "price.high", "competition.better_offer")
_DEPARTMENTS = ("Facturación", "Soporte", "Instalaciones", "Atención al cliente", "Logística")
_PROCESSES = ("Alta", "Cobro", "Reparación", "Reclamación", "Entrega")
_SENTENCES = (
    "Llevo nueve años con ustedes y es la tercera vez que me cobran dos veces el mismo recibo.",
    "Llamé en marzo, en abril y otra vez ayer, y nadie me ha devuelto la llamada.",
    "El técnico no vino ni avisó, y perdí una mañana entera de trabajo esperándolo.",
    "Mi vecina paga menos por lo mismo, y cuando pregunté me dijeron que esa oferta era para clientes nuevos.",
    "No es por usted, que ha sido muy amable, es que ya no me fío de lo que me digan.",
    "Estuvimos cuatro días sin línea y con el negocio cerrado, y la disculpa llegó por un mensaje automático.",
    "Lo único que pedía era que alguien me dijera la verdad sobre la fecha.",
)


def moments(count: int, seed: int = 20261122) -> Iterator[tuple[str, datetime]]:
    """``count`` case ids and when each call began, over two years of working hours."""
    chance = Random(seed)
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number * DAYS // count, seconds=chance.randrange(9 * 3600, 18 * 3600))
        yield mint(day, chance.getrandbits(CHANCE_BITS)), day


def answers(chance: Random, day: datetime) -> dict[str, Value]:
    """What was answered in one call; about a third of what can wait was skipped."""
    given = _everything(chance, day)
    return {question: value for question, value in given.items() if question in _ALWAYS or chance.random() < _PATIENCE}


def _everything(chance: Random, day: datetime) -> dict[str, Value]:
    cause = chance.choice(_CAUSES)
    due = (day + timedelta(days=9)).date().isoformat()
    return {
        "client.name": chance.choice(_NAMES),
        "client.ref": f"{chance.randrange(10**7):07}",
        "service": "Fibra y dos líneas móviles",
        "channel": "phone",
        "story": _told(chance, 4),
        "emotion": chance.choice(("frustrated", "disappointed", "angry")),
        "intensity": chance.randint(2, 5),
        "heard_out": True,
        "playback": "Le cobraron dos veces y nadie le devolvió la llamada.",
        "playback_confirmed": "yes",
        "firmness": chance.choice(("leaning", "open")),
        "firmness_evidence": _told(chance, 1),
        "cause": cause,
        "causes_contributing": ("encounter.rude",),
        "cause_basis": "stated",
        "causes_confirmed": "yes",
        "incidents": tuple(_incident(chance, day) for _ in range(chance.randint(1, 2))),
        "first_signal": "La primera factura doble, en marzo",
        "explore": True,
        "permission": "yes",
        "wish": "Que alguien me llame con una fecha",
        "statement": _told(chance, 1),
        "promises": ({"what": "Llamarle yo con la fecha", "owner": "Marta Ruiz", "due": due, "authority": "yes"},),
        "decision": "leaves",
        "apology": "Siento que le cobraran dos veces y que nadie le llamara.",
        "thanks_given": True,
        "feedback_valued": True,
        "investigation_promised": True,
        "door_open_said": True,
        "exit_steps": ("cancellation_registered", "end_date_told"),
        "obstacles": (chance.choice(("none", "waiting", "transferred")),),
        "recontact_consent": "yes",
        "recontact_channel": "phone",
        "lesson": "Preguntar antes por las llamadas sin respuesta",
    }


def _told(chance: Random, sentences: int) -> str:
    return " ".join(chance.choice(_SENTENCES) for _ in range(sentences))


def _incident(chance: Random, day: datetime) -> dict[str, Scalar]:
    return {
        "what": _told(chance, 1),
        "should_have": "Avisar el mismo día y dar una fecha cierta",
        "department": chance.choice(_DEPARTMENTS),
        "process": chance.choice(_PROCESSES),
        "position": "Coordinación",
        "when": (day - timedelta(days=chance.randrange(200))).date().isoformat(),
        "times": chance.randint(1, 4),
    }
