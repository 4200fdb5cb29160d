"""Names, addresses and numbers as people spell them when they hide, hurry or mistype; and words that only look so."""

import time

import pytest

from exitcoach.insights.anonymize import Anonymizer
from tests.unit.insights.cases import case

ANA = "Client 1"
SPELLINGS = (
    "ana lópez",
    "ANA LOPEZ",
    "Ana  LÓPEZ",
    "Ana\tLópez",
    "Ana\nLópez",
    "Ana Lo\u0301pez",
    "Ana-López",
    "ana_lopez",
    "AnaLópez",
    "Ａｎａ Ｌóｐｅｚ",
    "A\u200dna L\u200bópez",
    "Ana\ufeff\u00a0López",
    "Ló\u00adpez",
    "Ló-\npez",
    "L-ó-p-e-z",
    "A n a  L ó p e z",
    "A. López",
    "A López",
    "López, Ana",
    "López A",
    "Ana L",
    "Аnа Lореz",
    "ΑNΑ LOPEZ",
    "𝐀𝐧𝐚 𝐋𝐨𝐩𝐞𝐳",
    "lopez88",
)


def told(story, name="Ana López", **answers):
    """The story in the case of this client, once she is taken out."""
    return Anonymizer().anonymous(case(answers={"client.name": name, "story": story} | answers))["answers"]["story"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_name_is_found_however_it_is_spelled(spelling):
    """Case, accents, scripts, blanks, hyphens, initials, order: one stand-in, and nothing of the name beside it."""
    rest = "88" if spelling == "lopez88" else ""

    assert told(f"Llamó {spelling} ayer") == f"Llamó {ANA}{rest} ayer"


@pytest.mark.parametrize(("typed", "left"), [("Ana's", "'s"), ("López’s", "’s"), ("la López’", "’")])
def test_a_possessive_keeps_its_ending(typed, left):
    """What hangs on a name stays."""
    assert told(f"{typed} bill").endswith(f"{ANA}{left} bill")


@pytest.mark.parametrize(
    "address",
    [
        "ana.lopez@example.com",
        "ANA.LOPEZ@EXAMPLE.COM",
        "alopez+bajas@mail.example.es",
        "ana.lo\u200dpez@example.com",
        "ana.lopez＠example.com",
        "ana.lopez @ example.com",
        "@anita_l",
    ],
)
def test_an_address_goes_whole(address):
    """Mails and handles, also when they are made of the name."""
    assert told(f"Escriban a {address} hoy") == "Escriban a [Contact] hoy"


@pytest.mark.parametrize(
    "number",
    [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111111111111111",
        "12345678Z",
        "12.345.678-Z",
        "X1234567L",
        "X-1234567-L",
        "LOLA800101MDFPRN09",
        "12.345.678-5",
        "12.345.678-k",
        "123-45-6789",
        "ES91 2100 0418 4502 0005 1332",
        "GB29 NWBK 6016 1331 9268 19",
        "QQ 12 34 56 C",
        "L01X00T47",
        "+34 600 123 456",
        "(600) 12-34-56",
        "600·123·456",
        "600\u2013123\u2013456",
        "600\u200b123\u200b456",
        "６００１２３４５６",
        "٦٠٠١٢٣٤٥٦",
        "0034600123456",
    ],
)
def test_a_number_that_leads_to_a_person_goes_whole(number):
    """Cards, documents (DNI, NIE, CURP, RUT, SSN and others), accounts and telephones."""
    assert told(f"Anoten {number}, por favor") == "Anoten [Number], por favor"


@pytest.mark.parametrize(
    "text",
    [
        "el 2026-11-02",
        "el 02/11/2026",
        "el 11/22/2026",
        "el 2.11.26",
        "a las 2026-11-02T10:30:00Z",
        "pagó 1.250,50 euros",
        "en 2012 y 2013",
        "a las 10:30",
        "tres veces en 45 días",
        "IPV6 y HTTP2",
    ],
)
def test_days_hours_and_small_numbers_stay(text):
    """They lead to nobody."""
    assert told(text) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sol Vidal", "Hace sol y el sol quema."),
        ("Rosa Vidal", "Quería el vestido rosa."),
        ("Ángel Vidal", "Fue un ángel conmigo."),
        ("Mark Vidal", "Please mark it as paid."),
        ("Luz Vidal", "Se fue la luz otra vez."),
        ("Grace Vidal", "There was a grace period."),
        ("Will Vidal", "He says it will rain."),
        ("María de la Cruz", "Está de la otra parte, de la red."),
        ("Hotel Sol", "El hotel no contestó."),
    ],
)
def test_a_name_that_is_a_word_leaves_the_word(name, text):
    """In ordinary text it stays what it is."""
    assert told(text, name) == text


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Sol Vidal", "Hoy llamó Sol.", "Hoy llamó Client 1."),
        ("Rosa Vidal", "dijo doña rosa que no", "dijo doña Client 1 que no"),
        ("Rosa Vidal", "rosa vidal llamó", "Client 1 llamó"),
        ("Rosa Vidal", "llamó rosa muy enfadada", "llamó Client 1 muy enfadada"),
        ("Rosa Vidal", "LLAMÓ ROSA", "LLAMÓ Client 1"),
        ("Mark Vidal", "I told Mark to wait.", "I told Client 1 to wait."),
    ],
)
def test_a_name_that_is_a_word_is_found_where_it_is_a_name(name, text, left):
    """By its capital letter, a title, the rest of the name, or in a text that has no capital letters."""
    assert told(text, name) == left


def test_a_preposition_is_no_initial():
    """“A” is, “a” is not."""
    assert told("Llamé a López y avisé a Ana") == f"Llamé a {ANA} y avisé a {ANA}"


def test_reversed_and_plain_are_one_person():
    """In two cases, under two spellings, there is one client."""
    anonymizer = Anonymizer()
    names = ["Ana López", "LOPEZ, Ana", "Аna Lópеz"]
    outs = [anonymizer.anonymous(case(number, answers={"client.name": name})) for number, name in enumerate(names)]

    assert {out["answers"]["client.name"] for out in outs} == {ANA}


@pytest.mark.parametrize(
    "text",
    [
        "a\u200b" * 50_000,
        "A1" * 20_000,
        "1 " * 30_000,
        "a.b@" * 10_000,
        "A-" * 20_000,
        "Ana L " * 5_000,
        "AB12 " * 9_000,
    ],
)
def test_no_text_takes_long(text):
    """However it is made to."""
    begun = time.process_time()
    told(text)

    assert time.process_time() - begun < 3
