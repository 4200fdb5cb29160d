"""A case without who the client and the employee are."""

import json
import re

import pytest
from jsonschema import validate

from exitcoach.domain.cases import Imported
from exitcoach.domain.ids import is_case_id
from exitcoach.insights.anonymize import Anonymizer
from exitcoach.stores.codec import decode_case, encode_case
from exitcoach.stores.schema import case_schema
from tests.fakes.records import CALL, a_full_case
from tests.unit.insights.cases import case, case_id, promise

STORY = """Soy ANA LOPEZ, de Talleres Peña. Hablé con Marta y con Luis Gómez el 2026-11-02.
Mi número es +34 600 123 456, mi correo ana.lopez@talleres-pena.es, y el contrato 88412907-B. La señora López espera."""


def anonymous(plain):
    return Anonymizer().anonymous(plain)


def told(**answers):
    """The story of a case of Ana López, once she is taken out."""
    return anonymous(case(answers={"client.name": "Ana López"} | answers))["answers"]


def whole_case():
    return case(
        answers={
            "client.name": "Ana López",
            "client.caller": "Jordi Vidal",
            "client.account": "Talleres Peña",
            "client.ref": "TP-77",
            "client.email": "cualquier cosa",
            "recontact_at": "600 123 456",
            "exit_reference": "BAJA-9",
            "story": STORY,
            "cause": "core.reliability",
            "decision": "leaves",
            "call.date": "2026-11-20",
            "incidents": [
                {
                    "what": "Jordi llamó tres veces",
                    "should_have": "Avisar a Ana",
                    "times": 3,
                    "position": "jefa de Marta",
                }
            ],
            "promises": [{"what": "Llamar a Ana", "owner": "Luis Gómez", "due": "2026-12-01"}],
            "statement": "Que lo lea Luis",
            "own_question": ["lo dijo Ana", "nada"],
        },
        notes=[{"at": "2026-11-22T12:00:00Z", "stage": "listen", "text": "ref tp-77, la hija de ana"}],
        promises=[promise(owner="Luis Gómez", what="Llamar a Ana López", note="Vidal está de acuerdo")],
        investigation={
            "findings": "Gómez no avisó a Peña",
            "diagnosed": ["response.slow"],
            "finished_on": "2026-12-02",
        },
        recontact={"on": "2026-12-20", "by": "Luis Gómez", "received": "bien, dijo Jordi"},
    )


@pytest.mark.parametrize(
    "word",
    ["ana", "lópez", "lopez", "vidal", "jordi", "peña", "pena", "marta", "ruiz", "luis", "gómez", "tp-77", "baja-9"],
)
def test_no_name_is_left_anywhere(word):
    """Clients, callers, accounts, employees, owners and references, in any field, case and accent, whole or in part."""
    words = json.dumps(anonymous(whole_case()), ensure_ascii=False).casefold()

    assert word not in words.replace("mañana", "")


@pytest.mark.parametrize("trace", ["600", "88412907", "talleres-pena.es", "cualquier"])
def test_no_address_or_number_is_left(trace):
    """E-mails, telephone numbers, long runs of digits, and own questions about the client."""
    assert trace not in json.dumps(anonymous(whole_case()), ensure_ascii=False)


def test_what_figures_need_stays():
    """Dates, choices, causes, counts and states are nobody's name."""
    plain = whole_case()
    out = anonymous(plain)

    kept = ("cause", "decision", "call.date")
    assert [plain["answers"][question] for question in kept] == [out["answers"][question] for question in kept]
    assert (plain["created"], plain["gate"]) == (out["created"], out["gate"])
    assert "2026-11-02" in out["answers"]["story"]
    assert (
        out["answers"]["incidents"][0]["times"],
        out["promises"][0]["due"],
        out["promises"][0]["state"],
    ) == (3, "2026-12-01", "open")


def test_the_text_around_a_name_stays():
    """Only the name goes; a whole name becomes one stand-in."""
    assert told(story="Hoy llamó Ana  López, muy tranquila.")["story"] == "Hoy llamó Client 1, muy tranquila."


@pytest.mark.parametrize("text", ["mañana habrá ananás", "Anacleto", "la semana pasada", "el banco analiza"])
def test_a_name_is_no_part_of_a_word(text):
    """Ana is not in ananás."""
    assert text == told(story=text)["story"]


@pytest.mark.parametrize(
    "text", ["AnaLópez", "ana.lopez", "López, Ana", "ANA\u200bLÓPEZ", "Ana_Lopez", "Ana Lo\u0301pez"]
)
def test_a_name_is_found_however_it_is_joined(text):
    """Run together, turned round, or with something unseen in between."""
    assert "Client 1" in told(story=text)["story"]
    assert "pez" not in told(story=text)["story"].casefold()


def test_a_name_in_a_script_without_spaces():
    """Where no space parts words, the whole name is looked for."""
    plain = case(answers={"client.name": "王小明", "story": "我是王小明的女儿"})

    assert anonymous(plain)["answers"]["story"] == "我是Client 1的女儿"


def test_particles_and_short_parts_stay():
    """Of María del Carmen, del is a word of the language; a short name is found as it is written."""
    plain = case(
        answers={"client.name": "María del Mar Li", "client.caller": "Wu", "story": "El del banco habló con Wu"}
    )

    assert anonymous(plain)["answers"]["story"] == "El del banco habló con Caller 1"


def test_one_name_has_one_stand_in():
    """In all cases, roles and spellings; two names have two."""
    anonymizer = Anonymizer()
    first = anonymizer.anonymous(case(1, employee="Eva Sanz", answers={"client.name": "Ana López"}))
    second = anonymizer.anonymous(
        case(2, employee="Iker Mas", answers={"client.name": "ana lopez"}, promises=[promise(owner="Eva Sanz")])
    )

    assert first["answers"]["client.name"] == second["answers"]["client.name"] == "Client 1"
    assert (first["employee"], second["employee"]) == ("Employee 1", "Employee 2")
    assert second["promises"][0]["owner"] == "Employee 1"


def test_whole_names_are_found_in_the_cases_of_others():
    """Who was learned from one case is taken out of the next; parts of a client's name only from their own."""
    anonymizer = Anonymizer()
    cases = [case(1, answers={"client.name": "Luz Paz"}), case(2, answers={"story": "Como Luz Paz: se fue la luz"})]
    for plain in cases:
        anonymizer.learn(plain)

    assert anonymizer.anonymous(cases[1])["answers"]["story"] == "Como Client 1: se fue la luz"


def test_an_owner_that_is_a_department_is_no_person():
    """The map of departments outlives a promise that a department owns."""
    plain = case(
        answers={"incidents": [{"department": "Soporte"}], "story": "Llamé a soporte"},
        promises=[promise(owner="Soporte")],
    )
    out = anonymous(plain)

    assert (out["answers"]["incidents"][0]["department"], out["answers"]["story"]) == ("Soporte", "Llamé a soporte")
    assert out["promises"][0]["owner"] == "Owner 1"


def test_ids_become_others_of_the_same_form_and_day():
    """Wherever they stand, in fields and in words; the same id is the same everywhere."""
    first, second, corrective = case_id(1), case_id(2), "261130-abcdefghjkm"
    anonymizer = Anonymizer()
    for number in (1, 2):
        anonymizer.learn(case(number))
    out = anonymizer.anonymous(
        case(
            2,
            promises=[promise(id=f"{second}-p1")],
            correctives=[
                {"id": corrective, "what": f"as in {first.upper()}", "owner": "Eva Sanz", "cause": "core.slow"}
            ],
            history=[{"at": "2026-12-01T10:00:00Z", "by": "Eva", "what": "promise.kept", "about": f"{second}-p1"}],
        )
    )

    assert out["id"] == anonymizer.id(second) != second
    assert is_case_id(out["id"])
    assert out["id"][:7] == second[:7]
    assert out["promises"][0]["id"] == out["history"][0]["about"] == f"{out['id']}-p1"
    assert out["correctives"][0]["id"][:7] == "261130-"
    assert out["correctives"][0]["what"] == f"as in {anonymizer.id(first)}"
    assert not {first, second, corrective} & set(re.findall(r"\d{6}-\w{11}", json.dumps(out)))


@pytest.mark.parametrize("field", ["decided", "investigation", "recontact", "returned"])
def test_whoever_did_something_is_nobody(field):
    """After the call too."""
    out = anonymous(case(**{field: {"by": "Nuria Vega", "on": "2026-12-01"}}, answers={"story": "con Nuria Vega"}))

    assert out[field] == {"by": "Owner 1", "on": "2026-12-01"}
    assert out["answers"]["story"] == "con Owner 1"


def test_the_file_a_case_came_from_can_hold_a_name():
    """Its name and its key are replaced, the same file by the same words; the row and the day stay."""
    came = {"source": "Ana López bajas.csv", "row": 7, "key": "ref:TP-77", "on": "2026-12-01T10:00:00Z", "when": "2012"}
    anonymizer = Anonymizer()
    outs = [anonymizer.anonymous(case(number, imported=came | {"key": str(number)})) for number in (1, 2)]

    assert [out["imported"]["source"] for out in outs] == ["File 1", "File 1"]
    assert [out["imported"]["key"] for out in outs] == ["Row 1", "Row 2"]
    assert {**outs[0]["imported"], "source": "", "key": ""} == {**came, "source": "", "key": ""}


def test_what_belongs_to_the_house_is_without_people_too():
    """Lessons, signals and correctives: who wrote them, and the names in them."""
    anonymizer = Anonymizer()
    anonymizer.learn(case(1, employee="Marta Ruiz", answers={"client.name": "Ana López"}))
    lesson = {"id": "261130-abcdefghjkm", "text": "Ana López lo dijo", "by": "Marta Ruiz", "case": case_id(1)}
    out = anonymizer.of_the_house(lesson)

    assert (out["text"], out["by"], out["case"]) == ("Client 1 lo dijo", "Employee 1", anonymizer.id(case_id(1)))


def test_a_department_of_any_case_is_no_person():
    """An owner of its name in another case takes it out of no text."""
    anonymizer = Anonymizer()
    cases = [
        case(1, answers={"incidents": [{"department": "Servicio Técnico"}]}),
        case(2, answers={"story": "el servicio técnico tardó"}, promises=[promise(owner="Servicio técnico")]),
    ]
    for plain in cases:
        anonymizer.learn(plain)

    assert anonymizer.anonymous(cases[1])["answers"]["story"] == "el servicio técnico tardó"


def test_stand_ins_speak_the_language_asked_for():
    """The words come from whoever writes the report."""
    spanish = {"client": "Cliente", "employee": "Empleado", "number": "Número"}
    out = Anonymizer(spanish).anonymous(case(answers={"client.name": "Ana", "story": "Ana, 600123456"}))

    assert out["answers"]["story"] == "Cliente 1, [Número]"


@pytest.mark.parametrize("text", ["", "   ", "=Ana", "a" * 100_000, "@" * 5_000, "1-" * 5_000, "\u0301" * 50])
def test_any_text_is_borne(text):
    """Blank, hostile or endless text takes no harm and no time."""
    assert isinstance(told(story=text)["story"], str)


def test_an_anonymous_case_is_a_case():
    """By the schema, with something in every field; and it can be read back."""
    stored = encode_case(a_full_case(imported=Imported(source="a.csv", row=1, key="k", on=CALL, when="2012-05")))
    out = anonymous(json.loads(stored))

    validate(out, case_schema())
    assert decode_case(json.dumps(out).encode()).promises[0].due == a_full_case().promises[0].due


def test_the_case_given_stays_as_it_was():
    """A new case comes out."""
    plain = whole_case()
    before = json.dumps(plain)
    anonymous(plain)

    assert before == json.dumps(plain)
