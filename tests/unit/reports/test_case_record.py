"""One case as a page."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from exitcoach.domain.cases import Gate, Note
from exitcoach.domain.commitments import Investigation
from exitcoach.playbook.shelf import Shelf
from exitcoach.reports.case_record import FORMATS, write_record
from exitcoach.reports.case_sections import CaseTold
from exitcoach.stores.codec import decode_case, encode_case
from tests.fakes.playbooks import small_playbook
from tests.fakes.records import CALL, STORY, a_case, a_full_case

TODAY = date(2027, 3, 1)
LOST = {
    "what": "Pedido perdido",
    "should_have": "Avisar el mismo día",
    "department": "Logística",
    "process": "Reparto",
    "position": "Responsable de ruta",
    "when": "2026-10",
    "times": 3,
    "reported_before": True,
}
ANSWERS = {
    "client.name": "Rosa Núñez",
    "client.account": "Talleres Peña",
    "channel": "phone",
    "story": STORY * 3,
    "emotion": "frustrated",
    "intensity": 4,
    "heard_out": True,
    "playback": "Se perdió tres veces y nadie la llamó.",
    "firmness": "leaning",
    "cause": "response.slow",
    "causes_contributing": ("core.repeated",),
    "incidents": (LOST, LOST),
    "explore": True,
    "permission": "yes",
    "wish": "Que me llamen cuando algo falle",
    "decision": "leaves",
    "apology": "Siento que perdiéramos su pedido tres veces.",
    "thanks_given": True,
    "investigation_promised": True,
    "obstacles": ("none",),
    "effective_date": "2026-12-31",
    "recontact_consent": "yes",
    "recontact_channel": "email",
}
FOUND = Investigation(findings="Sin suplente.\nNadie avisó.", diagnosed=("core.repeated",), finished_on=TODAY, by="Eva")
USUAL = a_full_case(
    answers=ANSWERS, investigation=FOUND, notes=(Note(at=CALL, stage="listen", text="Volver a llamar"),)
)


def told(case=USUAL, **changes):
    playbook = small_playbook()
    plain = CaseTold(case=case, playbook=playbook, causes=playbook.causes, language="en", zone=UTC, today=TODAY)
    return replace(plain, **changes)


def page(chosen, case=USUAL, **changes):
    return b"".join(write_record(told(case, **changes), chosen)).decode()


class Texts(HTMLParser):
    """The texts of a page, and whether each element that was opened is closed."""

    def __init__(self):
        super().__init__()
        self.open, self.texts = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def text_of(chosen, case=USUAL):
    if chosen == "md":
        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(page("md", case))
        return "\n".join(part.content for token in tokens for part in token.children or ())
    parser = Texts()
    parser.feed(page("html", case))
    assert parser.open == []
    return "\n".join(parser.texts)


@pytest.mark.parametrize("chosen", FORMATS)
@pytest.mark.parametrize(
    "words",
    [
        "Rosa Núñez",
        "closed",
        "November 22, 2026",
        "Pedido perdido",
        "Avisar el mismo día",
        "Volver a llamar",
        "Siento que perdiéramos su pedido tres veces.",
        "Llamar el lunes",
        "kept, November 29, 2026",
        "Sin suplente.",
        "Nadie avisó.",
        "Doble control",
        "January 20, 2027 · Ana · bien",
        "February 1, 2027 · la llamada",
        "Luis · promise kept p1 · hecho",
    ],
)
def test_a_record_tells_what_happened(chosen, words):
    """Who, when, what, the promises and what became of them, and all that came after the call."""
    assert words in text_of(chosen)


@pytest.mark.parametrize("chosen", FORMATS)
def test_the_gate_is_told_in_words(chosen):
    """Its verdict and each of its reasons, as the playbook words them."""
    playbook = small_playbook()
    case = replace(USUAL, gate=Gate(verdict="care", reasons=("still_hot", "repeated_failure")))
    text = text_of(chosen, case)

    assert playbook.verdicts["care"].headline["en"] in text
    assert playbook.reasons["still_hot"]["en"] in text
    assert playbook.reasons["repeated_failure"]["en"] in text


@pytest.mark.parametrize("chosen", FORMATS)
def test_a_case_of_few_words_is_a_record_too(chosen):
    """What was never answered is left out; a case without a name is called by its id."""
    case = a_case(answers={})

    assert case.id in page(chosen, case)
    assert "##" not in page("md", case)


@pytest.mark.parametrize("chosen", FORMATS)
def test_a_record_can_be_made_of_a_stored_case(chosen):
    """As it is exported, anonymous or not."""
    assert page(chosen, decode_case(encode_case(USUAL))) == page(chosen)


def test_the_page_needs_nothing_from_elsewhere():
    """No script, no address, and a policy that forbids them."""
    whole = page("html")

    assert "default-src 'none'" in whole
    assert re.findall(r"<script|<link|<img|https?://|url\(", whole) == []


def test_lines_of_a_text_stay_lines():
    """Of the story and of the findings."""
    assert "Sin suplente.<br>Nadie avisó." in page("md")
    assert "Sin suplente.<br>Nadie avisó." in page("html")


@pytest.mark.skipif(not (shutil.which("chromium") and shutil.which("pdfinfo")), reason="needs chromium and pdfinfo")
def test_a_case_of_usual_length_prints_on_one_page(tmp_path):
    """In the words of the general playbook, on A4."""
    playbook = Shelf(own=tmp_path / "own", cache=tmp_path / "cache").get("general")
    written, printed = tmp_path / "case.html", tmp_path / "case.pdf"
    written.write_bytes(b"".join(write_record(told(playbook=playbook, causes=playbook.causes, language="es"), "html")))
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer")
    command = [
        "chromium",
        *quiet,
        f"--user-data-dir={tmp_path / 'browser'}",
        f"--print-to-pdf={printed}",
        written.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    facts = subprocess.run(["pdfinfo", printed], check=True, capture_output=True, text=True).stdout

    assert re.search(r"Pages:\s+1\n", facts)
    assert "A4" in facts
