"""Files of the house nobody meant well: playbooks, tone rules, signals, templates of letters, and their names."""

import json
import os
from pathlib import Path

import pytest

from tests.fakes.house import CALL
from tests.hostile.payloads import WORST, payloads
from tests.hostile.running import held, run
from tests.unit.playbook.sample import SAMPLE

FORMS = (
    ("id: shop", "id: {}"),
    ("{es: Tienda, en: Shop}", "{es: {}, en: {}}"),
    ("{es: Caja, en: Till}", "{es: {}, en: {}}"),
    ("core.quality:", "{}:"),
    ("id: firmness", "id: {}"),
    ("{es: ¿Decidido?, en: Decided?}", "{es: {}, en: {}}"),
    ("{es: Mala calidad, en: Poor quality, ", "{es: {}, en: {}, "),
)
TONE = (
    "tone: en\nrules:\n  - id: en.own\n    marker: policy\n    patterns: [{}]\n"
    "markers:\n  policy: {name: {}, why: {}, instead: [{}]}\n"
)
LETTER = "{} {{ client }} {}"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form[1])
def test_playbooks(form: tuple[str, str], home: Path, warm, tried):
    """A payload as an id, a name, a text: checked, listed and shown, quoted or bare."""
    own = home / "playbooks"
    own.mkdir()
    texts = [*WORST, *payloads()[::60]]
    for number, text in enumerate(texts):
        written = json.dumps(text) if number % 2 else text
        changed = SAMPLE.replace(form[0], form[1].replace("{}", written))
        (own / "shop.yaml").write_bytes(changed.encode("utf-8", "replace"))
        for words in (("playbook", "list"), ("playbook", "check", "shop"), ("playbook", "show", "shop")):
            held(run(*words), (words, text))
    tried("playbooks", len(texts) * 3)


def test_a_call_by_a_hostile_playbook(home: Path, warm, tmp_path: Path, tried):
    """Its texts reach the questions, the page of the case, the report and the letter."""
    own = home / "playbooks"
    own.mkdir()
    for text in WORST:
        changed = SAMPLE
        for before, after in (FORMS[1], FORMS[2], FORMS[5], FORMS[6]):
            changed = changed.replace(before, after.replace("{}", json.dumps(text or "x")))
        (own / "shop.yaml").write_text(changed, encoding="utf-8")
        ended = held(run("start", "--playbook", "shop", "--plain", typed=b"Rosa\nx\n:x\n"), text)
        assert ended.code in (0, 2, 130)
        for words in (("cases",), ("report",), ("report", "--format", "html", "--output", "-")):
            held(run(*words), (words, text))
    tried("playbooks", len(WORST) * 4)


def test_tone_rules(home: Path, warm, tried):
    """Own rules with a payload as pattern, name, reason and advice; then a draft is listened to."""
    own = home / "playbooks" / "tone"
    own.mkdir(parents=True)
    texts = WORST[:2]
    for number, text in enumerate(texts):
        written = json.dumps(text) if number % 2 else text
        (own / "own.yaml").write_bytes(TONE.replace("{}", written).encode("utf-8", "replace"))
        held(run("playbook", "check"), text) if number == 0 else None
        draft = f"It is our company policy. {text}".encode("utf-8", "replace")
        held(run("tone", "--why", "--praise", typed=draft), text)
        held(run("tone", "--json", typed=draft), text)
    tried("tone rules", len(texts) * 2)


def test_templates(home: Path, warm, tmp_path: Path, tried):
    """Own templates with a payload: a letter in every format, or a sentence."""
    letters = home / "playbooks" / "letters"
    letters.mkdir(parents=True)
    (tmp_path / "call.json").write_text(json.dumps(CALL), encoding="utf-8")
    case = run("start", "--answers", str(tmp_path / "call.json")).out.decode().strip()
    texts = [*WORST, "{% include '../../../config.toml' %}", "{% include '/etc/passwd' %}", *payloads()[::16]]
    for number, text in enumerate(texts):
        for name in ("farewell", "recap", "leaving"):
            written = LETTER.replace("{} ", f"{text} ").replace(" {}", f" {text}")
            (letters / f"{name}.en.j2").write_bytes(written.encode("utf-8", "replace"))
        name = ("txt", "md", "html", "eml")[number % 4]
        ended = held(run("letter", case, "--format", name), (name, text), line_ends="\n\t\r")
        assert b"root:" not in ended.out
    tried("letter templates", len(texts))


@pytest.mark.skipif(os.name == "nt", reason="a system that refuses such names")
def test_names_of_files(home: Path, warm, tried):
    """Files of the house with names that steer: listed and checked with stand-ins."""
    own = home / "playbooks"
    (own / "tone").mkdir(parents=True)
    names = [
        "\x1b[2J.yaml",
        "\u202eevil.yaml",
        "=1+1.yaml",
        "a\nb.yaml",
        "-rf.yaml",
        "x" * 200 + ".yaml",
        "\udcff.yaml",
    ]
    for number, name in enumerate(names):
        text = SAMPLE.replace("id: shop", f"id: shop{number}") if number % 2 else "story: ["
        (own / name).write_text(text, encoding="utf-8")
        (own / "tone" / name).write_text("tone: xx\n", encoding="utf-8")
    for words in (("playbook", "list"), ("playbook", "check"), ("cases",), ("tone",), ("start", "--playbook", "-rf")):
        held(run(*words, typed=b"It is our policy."), words)
    tried("names of files", len(names) * 2)
