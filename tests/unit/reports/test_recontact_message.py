"""The message to a client the house goes back to: what they told, what was found, what changed, and no sales."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exitcoach.coach.detect import Ear
from exitcoach.domain.cases import Case
from exitcoach.domain.causes import DEATH
from exitcoach.domain.commitments import Corrective, CorrectiveState, Investigation
from exitcoach.playbook.ears import Ears
from exitcoach.playbook.shelf import built_in
from exitcoach.reports.letter_templates import Folders
from exitcoach.reports.recontact_message import recontact_message
from tests.fakes.scenes import general
from tests.unit.reports.test_letter_words import FAMILIAR, FORMAL, SENTENCE, SHORTEST
from tests.unit.services.house import a_left_case

SHIPPED = Folders(own=Path("nowhere"), shipped=built_in() / "letters")
CALL = date(2026, 11, 22)
ADDRESSES = [("es", False), ("es", True), ("en", False)]
TYPED = {
    "es": {
        "what": "Cobro doble en octubre",
        "topic": "si el cobro doble está corregido",
        "findings": "El proceso de la noche se repetía sin mirar lo ya cobrado",
        "changed": "El proceso rechaza un segundo cobro",
        "because": "el proceso de entonces ya no existe",
    },
    "en": {
        "what": "Charged twice in October",
        "topic": "whether the double charge is cured",
        "findings": "The night run was repeated without a look at earlier charges",
        "changed": "The run refuses a second charge",
        "because": "the run of that time is gone",
    },
}
VARIANTS = ("cured", "unchanged", "bare", "circumstance", "death")
PITCH = ("puerta", "oferta", "promoción", "descuento", "es solo", "en serio", "door", "offer", "discount", "only")


@pytest.fixture(scope="module")
def ears(tmp_path_factory):
    kept = tmp_path_factory.mktemp("tone")
    return Ears(own=kept / "own", cache=kept / "cache", shipped=built_in() / "tone")


def a_message_case(variant: str, language: str) -> Case:
    typed = TYPED[language]
    bare = replace(a_left_case(), language=language, employee="Ana", answers={"cause": "core.error_billing"})
    if variant in ("circumstance", "death"):
        cause = DEATH if variant == "death" else "circumstance.moved"
        return replace(bare, answers={"client.name": "Rosa Núñez", "cause": cause})
    if variant == "bare":
        return replace(bare, answers={})
    answers = {"client.name": "Rosa Núñez", "cause": "core.error_billing", "recontact_topic": typed["topic"]}
    cure = Corrective(id="c", what=typed["changed"], owner="Eva", state=CorrectiveState.VERIFIED)
    cured = variant == "cured"
    found = Investigation(findings=typed["findings"], no_corrective_because="" if cured else typed["because"])
    told = {**answers, "incidents": ({"what": typed["what"]},)} if cured else answers
    return replace(bare, answers=told, investigation=found, correctives=(cure,) if cured else ())


def message(variant: str, language: str, *, tu: bool = False, folders: Folders = SHIPPED) -> str:
    return recontact_message(a_message_case(variant, language), general(), CALL, folders, tu=tu)


@pytest.mark.parametrize(("language", "tu"), ADDRESSES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_whole_message(variant: str, language: str, tu: bool, golden):
    """Each kind in each language and address, as a client reads it; all that the case tells, and no stray mark."""
    told = message(variant, language, tu=tu)
    golden(f"recontact/{variant}.{language}{'-tu' * tu}.txt", told)
    assert not any(mark in told for mark in (" .", " ,", "..", "()", "  ", "\n\n\n", "{", "}"))


@pytest.mark.parametrize(("language", "tu"), ADDRESSES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_no_rule_of_tone_is_broken(variant: str, language: str, tu: bool, ears: Ears):
    """Nothing sounds defensive by the rules that are written."""
    heard = Ear(ears.get(language).rules).hear(message(variant, language, tu=tu), "close")

    assert [(one.rule, one.words) for one in heard] == []


@pytest.mark.parametrize(("language", "tu"), ADDRESSES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_it_passes_our_own_ear(variant: str, language: str, tu: bool, ears: Ears):
    """Nor by what the ear has learnt, sentence by sentence; what the house typed is its own."""
    ear, typed = ears.get(language), tuple(TYPED[language].values())
    parts = [part for part in SENTENCE.split(message(variant, language, tu=tu)) if len(part.split()) >= SHORTEST]
    ours = [part for part in parts if not part.startswith("- ") and not any(words in part for words in typed)]

    assert ours
    assert {part: [one.rule for one in ear.hear(part, "close")] for part in ours if ear.hear(part, "close")} == {}


@pytest.mark.parametrize(("language", "tu"), ADDRESSES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_no_sales_pitch_no_recited_care_nothing_made_small(variant: str, language: str, tu: bool):
    """What sellers and scripts say is not in it."""
    told = message(variant, language, tu=tu).casefold()

    assert [word for word in PITCH if word in told] == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_one_address_throughout(variant: str):
    """Who is addressed as usted is never tú in the same message, nor the other way round."""
    assert not FAMILIAR.search(message(variant, "es"))
    assert not FORMAL.search(message(variant, "es", tu=True))


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_death_asks_nobody_back(language: str):
    """Nor does it speak of causes, findings or thanks for feedback."""
    told = message("death", language)

    for word in ("volver", "come back", "Gracias por", "Thank you", "averiguamos", "found"):
        assert word not in told


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_corrective_that_is_not_seen_to_work_is_not_told(language: str):
    """Only what is verified has changed."""
    case = a_message_case("cured", language)
    case = replace(case, correctives=(replace(case.correctives[0], state=CorrectiveState.IN_PLACE),))

    assert TYPED[language]["changed"] not in recontact_message(case, general(), CALL, SHIPPED)


def test_the_house_has_its_own_words(tmp_path: Path):
    """A template of the house wins, as for letters."""
    (tmp_path / "recontact.en.j2").write_text("Hello {{ name }}: {{ changed | join }}", encoding="utf-8")

    own = Folders(own=tmp_path, shipped=SHIPPED.shipped)
    assert message("cured", "en", folders=own) == "Hello Rosa Núñez: The run refuses a second charge\n"
