"""Letters to test with: one of each kind, with everything a case can tell, and with next to nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from exitcoach.domain.commitments import Promise
from exitcoach.playbook.shelf import built_in
from exitcoach.reports.letter_blocks import Block, blocks_of
from exitcoach.reports.letter_templates import Folders
from exitcoach.reports.letter_words import written
from exitcoach.services.letter import Incident, Letter, Variant

SHIPPED = Folders(own=Path("nowhere"), shipped=built_in() / "letters")
LANGUAGES = ("es", "en")
TYPED = {
    "es": {
        "what": "El pedido no llegó",
        "should_have": "Un aviso el mismo día",
        "apology": "Le pido perdón por perder su pedido y por la semana que le costó",
        "promise": "Devolver los 40 euros",
        "tell": "por correo",
        "topic": "el resultado",
        "statement": "Cámbienlo.\n\n  - Primero   el aviso.",
    },
    "en": {
        "what": "The order did not arrive",
        "should_have": "A word on the same day",
        "apology": "I apologise for losing your order and for the week it cost you",
        "promise": "Refund the 40 euros",
        "tell": "by mail",
        "topic": "what you find out",
        "statement": "Change it.\n\n  - First   the notice.",
    },
}


def a_bare_letter(variant: Variant, language: str = "en", **changes: object) -> Letter:
    """What every case tells."""
    bare = Letter(
        case_id="261122-h3k2vd7qmx9",
        playbook="general",
        variant=variant,
        call=date(2026, 11, 22),
        language=language,
        employee="Ana",
        decision="stays" if variant is Variant.RECAP else "leaves",
    )
    return replace(bare, **changes)  # type: ignore[arg-type]


def a_letter(variant: Variant, language: str = "en", **changes: object) -> Letter:
    """With everything that belongs into its kind."""
    typed = TYPED[language]
    promise = Promise(id="p1", what=typed["promise"], owner="Luis", due=date(2026, 12, 1), tell_client_by=typed["tell"])
    letter = a_bare_letter(
        variant,
        language,
        name="Rosa Núñez",
        service="Internet",
        reference="G-4471",
        promises=(promise, replace(promise, id="p2", authority="yes", tell_client_by="")),
        effective=date(2026, 11, 30),
        steps=("cancellation_registered", "final_bill_explained", "refund_or_return", "data_and_documents"),
    )
    if variant is not Variant.CONDOLENCE:
        letter = replace(letter, since="2017", consent="yes", topic=typed["topic"], after=date(2027, 1, 7))
    if variant in (Variant.FAREWELL, Variant.RECAP):
        letter = replace(letter, **_what_went_wrong(typed))  # type: ignore[arg-type]
    if variant is Variant.STATEMENT:
        letter = replace(letter, statement=typed["statement"], account="Librería Núñez")
    return replace(letter, **changes)  # type: ignore[arg-type]


def _what_went_wrong(typed: dict[str, str]) -> dict[str, object]:
    incident = Incident(
        what=typed["what"], should_have=typed["should_have"], when="2026-10", times=3, reported_before=True
    )
    return {
        "apology": typed["apology"],
        "incidents": (incident, Incident(what=typed["what"])),
        "told": True,
        "investigation_due": date(2026, 12, 6),
        "statement": typed["statement"],
    }


def every_kind(language: str) -> Iterator[Letter]:
    """Of each kind of letter to a client a full one, a bare one, and those with other endings."""
    for variant in (one for one in Variant if one is not Variant.STATEMENT):
        yield a_letter(variant, language)
        yield a_letter(variant, language, apology="", consent="no", since="")
        yield a_bare_letter(variant, language)
        yield a_bare_letter(variant, language, consent="no")
    for due in (date(2026, 12, 1), None):
        yield a_letter(Variant.RECAP, language, decision="decides_later", decision_due=due)
        yield a_bare_letter(Variant.RECAP, language, decision="decides_later", decision_due=due)


def blocks(letter: Letter, *, tu: bool = False, folders: Folders = SHIPPED) -> tuple[Block, ...]:
    """The letter as it comes out of its template."""
    return blocks_of(written(letter, folders, language=letter.language, tu=tu))
