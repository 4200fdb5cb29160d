"""Templates: the house's own win, what is wrong in one is told with its place, and nothing gets out."""

import pytest

from exitcoach.playbook.shelf import built_in
from exitcoach.ports import Rejected
from exitcoach.reports.letter_blocks import Kind
from exitcoach.reports.letter_codes import LetterFlaw
from exitcoach.reports.letter_sandbox import VALUE, fill, sentence
from exitcoach.reports.letter_templates import Folders
from exitcoach.services.letter import Variant
from tests.unit.reports.letters import a_letter, blocks

NAME = "farewell.en.j2"
FACTS = {"name": "Rosa", "promises": [{"what": "call"}], "tu": False}


@pytest.fixture
def own(tmp_path):
    (tmp_path / "letters").mkdir()
    return tmp_path / "letters"


@pytest.fixture
def folders(own):
    return Folders(own=own, shipped=built_in() / "letters")


@pytest.fixture
def filled(own, folders):
    """What a template of the house says."""

    def say(text: str, **facts: object) -> str:
        (own / NAME).write_text(text, encoding="utf-8")
        return fill(NAME, FACTS | facts, folders).replace(VALUE, "")

    return say


@pytest.fixture
def flaw(filled):
    """The one problem of such a template."""

    def find(text: str, **facts: object):
        with pytest.raises(Rejected) as refused:
            filled(text, **facts)
        (problem,) = refused.value.problems
        return problem

    return find


def test_own_templates_win(own, folders):
    """That of the playbook before that of the house, that of the house before the built-in one."""
    letter = a_letter(Variant.FAREWELL)
    (own / NAME).write_text("# House", encoding="utf-8")
    assert blocks(letter, folders=folders)[0].lines == ("House",)
    (own / "general").mkdir()
    (own / "general" / NAME).write_text("# Playbook", encoding="utf-8")
    assert blocks(letter, folders=folders)[0].lines == ("Playbook",)


def test_a_playbook_can_say_tu(own, folders):
    """Two words before the built-in letter are enough."""
    name = "farewell.es.j2"
    (own / name).write_text(f'{{% set tu = true %}}{{% include "built-in/{name}" %}}', encoding="utf-8")
    letter = a_letter(Variant.FAREWELL, "es")
    assert blocks(letter, folders=folders) == blocks(letter, tu=True)


@pytest.mark.parametrize("playbook", ["..", "../..", "/", "", "a/b", "nobody"])
def test_no_playbook_leads_out_of_the_folder(folders, playbook):
    """An id that is no plain word, or has no folder, has no templates of its own."""
    assert "Thank you" in fill("circumstance.en.j2", _every_name(), folders, playbook)


def _every_name():
    from exitcoach.reports.letter_words import words_of

    return words_of(a_letter(Variant.CIRCUMSTANCE), "en")


ATTACKS = {
    "classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class of a fact": "{{ name.__class__ }}",
    "class by brackets": "{{ name['__class__'] }}",
    "class by a filter": "{{ name | attr('__class__') }}",
    "class in a list": "{{ promises[0].__class__ }}",
    "format": "{{ '{0.__class__}'.format(name) }}",
    "format by a filter": "{{ '%s' | format(name) }}",
    "percent": "{{ '%s' % name }}",
    "globals": "{{ lipsum.__globals__ }}",
    "cycler": "{{ cycler.__init__.__globals__ }}",
    "range": "{{ range(10) }}",
    "namespace": "{% set n = namespace(x=1) %}",
    "self": "{{ self.__init__.__globals__ }}",
    "self, within": "{{ self._TemplateReference__context }}",
    "loop": "{% for x in promises %}{{ loop.__init__ }}{% endfor %}",
    "loop, called": "{% for x in promises %}{{ loop.cycle('a') }}{% endfor %}",
    "method": "{{ name.upper() }}",
    "keys of a row": "{{ promises[0].keys() }}",
    "changing a list": "{{ promises.append(1) }}",
    "memory by multiplying": "{{ 'x' * 999999999 }}",
    "memory by a power": "{{ 9 ** 9 ** 9 }}",
    "memory by a filter": "{{ name | center(999999999) }}",
    "time by a macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "map": "{{ promises | map(attribute='__class__') | list }}",
    "import": "{% import 'os' as os %}",
    "a file": "{% include '/etc/passwd' %}",
    "a file above": "{% include '../../../../etc/passwd' %}",
    "a file beside": "{% include '..\\\\config.toml' %}",
    "built-in, and out": "{% include 'built-in/../general.yaml' %}",
    "itself": f"{{% include '{NAME}' %}}",
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_nothing_gets_out_of_the_sandbox(attack, flaw, own):
    """No attribute, no call, no global, no file elsewhere, no flood: refused, with file and line."""
    problem = flaw(f"first line\n{attack}\n")
    assert problem.file == str(own / NAME)
    assert problem.line in ((1, 2) if "include" in attack else (2,))


def test_the_house_is_not_changed_by_a_letter(filled):
    """Facts are the same after a template has had them."""
    filled("{% set name = 'x' %}{% for one in promises %}{% set one = 1 %}{% endfor %}")
    assert FACTS == {"name": "Rosa", "promises": [{"what": "call"}], "tu": False}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("one\n{% if name %}\nthree", LetterFlaw.SYNTAX, 3),
        ("one\n{{ name }\nthree", LetterFlaw.SYNTAX, 2),
        ("one\n\n{{ nmae }}", LetterFlaw.UNKNOWN_NAME, 3),
        ("{{ promises[0].whta }}", LetterFlaw.UNKNOWN_NAME, 1),
        ("one\n{{ name | shout }}", LetterFlaw.FORBIDDEN, 2),
        ("one\n{{ 1 / 0 }}", LetterFlaw.FAILED, 2),
        ("one\n{{ name + 1 }}", LetterFlaw.FAILED, 2),
        ("{% include 'gone.en.j2' %}", LetterFlaw.MISSING, 1),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, code, line, flaw, own):
    """The file, the line, and what to mend."""
    problem = flaw(text)
    assert (problem.code, problem.file, problem.line) == (code, str(own / NAME), line)


def test_a_misspelt_name_is_recognised(flaw):
    """With the one that was meant."""
    assert flaw("{{ nmae }}").facts["near"] == "name"


def test_files_that_are_no_text(own, folders, flaw):
    """Not UTF-8, or far too big."""
    (own / NAME).write_bytes(b"one\n\xff")
    with pytest.raises(Rejected) as refused:
        fill(NAME, FACTS, folders)
    assert [(one.code, one.line) for one in refused.value.problems] == [(LetterFlaw.NOT_UTF8, 2)]
    assert flaw("x" * 100_001).code == LetterFlaw.TOO_BIG


def test_a_letter_without_end_is_stopped(flaw):
    """Text that grows in nested rows is cut off."""
    rows = list(range(100))
    text = "{% for a in rows %}{% for b in rows %}{% for c in rows %}x{% endfor %}{% endfor %}{% endfor %}"
    assert flaw(text, rows=rows).code == LetterFlaw.FAILED


@pytest.mark.parametrize("words", ["# title", "- item", "> quote", "a\n\n# title", "a\r\n- item", "a\u2028- b"])
def test_words_make_no_blocks(own, folders, words):
    """What a person typed is neither a title nor a list, wherever it stands."""
    (own / NAME).write_text("# T\n\n{{ apology }}", encoding="utf-8")
    told = blocks(a_letter(Variant.FAREWELL, apology=words), folders=folders)
    assert [block.kind for block in told] == [Kind.TITLE, Kind.TEXT]
    assert len(told[1].lines) == 1


def test_words_are_not_templates(filled):
    """Braces a person typed stay braces."""
    assert filled("{{ name }}", name="{{ 7 + 7 }}{% if %}") == "{{ 7 + 7 }}{% if %}"


@pytest.mark.parametrize(
    ("given", "told"), [("a", "a."), ("a.", "a."), ("a?", "a?"), ("“a!”", "“a!”"), (" ", ""), ("a…", "a…")]
)
def test_a_sentence_has_one_end(given, told):
    """A full stop only where there is none."""
    assert sentence(given) == told
