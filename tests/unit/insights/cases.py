"""Stored cases as figures read them, a small taxonomy, and a store that holds them in memory."""

from datetime import UTC, date, datetime

import msgspec

from exitcoach.domain.causes import Cause, Control, Taxonomy
from exitcoach.insights.around import Around
from exitcoach.insights.facts import CaseFacts

GROUPS = {
    "core": {"en": "Core failure", "es": "Falla del servicio"},
    "response": {"en": "Response to an earlier complaint", "es": "Respuesta a una queja anterior"},
    "price": {"en": "Price and charges", "es": "Precio y cobros"},
    "circumstance": {"en": "The client's circumstances", "es": "Circunstancias del cliente"},
    "unknown": {"en": "No clear cause", "es": "Sin causa clara"},
}
LEAVES = {
    "core.reliability": ("Outages or unreliable", "Interrupciones o poca fiabilidad", "A"),
    "core.error_billing": ("Billing or record errors", "Errores de cobro o de registro", "A"),
    "response.slow": ("Slow answer or too much effort", "Respuesta tardía o demasiadas gestiones", "A"),
    "price.high": ("Price too high", "Precio demasiado alto", "M"),
    "circumstance.moved": ("Moved away", "Mudanza", "U"),
    "circumstance.deceased": ("Death or illness", "Fallecimiento o enfermedad", "U"),
    "unknown.not_said": ("Preferred not to say", "Prefirió no decirlo", "U"),
    "unknown.unclear": ("Not understood yet", "Aún sin entender", "M"),
}
TAXONOMY = Taxonomy(
    groups=GROUPS,
    causes={
        leaf: Cause(id=leaf, label={"en": english, "es": spanish}, control=Control(control))
        for leaf, (english, spanish, control) in LEAVES.items()
    },
)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = date(2026, 12, 10)
AROUND = Around(today=TODAY, zone=UTC)


def case_id(number: int) -> str:
    return f"261122-h3k2v{number:06d}"


def case(number: int = 1, /, **changes: object) -> dict:
    """A stored case as JSON has it; ``answers`` and whatever else is given."""
    plain = {
        "schema": 1,
        "id": case_id(number),
        "revision": 3,
        "status": "closed",
        "practice": False,
        "created": NOON.isoformat().replace("+00:00", "Z"),
        "left_at": None,
        "closed": NOON.isoformat().replace("+00:00", "Z"),
        "employee": "Marta Ruiz",
        "language": "en",
        "playbook": {"id": "general", "version": 1},
        "answers": {},
        "gate": {"verdict": "care", "reasons": ["unconfirmed"]},
        "asks": 0,
        "notes": [],
        "timeline": [],
        "promises": [],
        "decided": None,
        "investigation": None,
        "correctives": [],
        "recontact": None,
        "returned": None,
        "imported": None,
    }
    return plain | changes


def raw(plain: dict) -> bytes:
    return msgspec.json.encode(plain)


def facts(number: int = 1, /, **changes: object) -> CaseFacts:
    return msgspec.json.decode(raw(case(number, **changes)), type=CaseFacts)


def promise(state: str = "open", **changes: str) -> dict:
    return {"id": "p1", "what": "Call back", "owner": "Marta Ruiz", "due": "2026-12-01", "state": state} | changes


class StoredCases:
    """A CaseStore as far as reports use one."""

    def __init__(self, *cases: dict) -> None:
        self.raws = [raw(plain) for plain in cases]
        self.all_ids = tuple(plain["id"] for plain in cases)

    def ids(self) -> tuple[str, ...]:
        return self.all_ids

    def scan(self, shape):
        decode = msgspec.json.Decoder(shape).decode
        return map(decode, self.raws)

    def scan_private(self, shape):
        return iter(())

    def documents(self, ids):
        return (line for line, case_id in zip(self.raws, self.all_ids, strict=True) if case_id in ids)
