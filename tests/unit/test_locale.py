"""The Spanish catalog says everything the program says, and the libraries speak the same language."""

import gettext
import importlib.util
import inspect
import string
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from exitcoach.locale import _, language, ngettext, speak
from exitcoach.locale.borrowed import BY_GETTEXT, IN_ENGLISH
from scripts.catalog import MO, PO, as_mo, as_po, of_source, texts_in, untranslated, with_translations, written


@pytest.fixture
def in_spanish(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LANGUAGE", "es")
    speak("es")
    yield
    speak("en")


@pytest.fixture(scope="module")
def catalog():
    return read_po(BytesIO(PO.read_bytes()), locale="es")


def ids_of(catalog) -> set:
    return {message.id for message in catalog if message.id}


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _form, _conversion in string.Formatter().parse(text) if name is not None}


def test_the_catalog_has_the_texts_of_the_source_and_no_others(catalog):
    """After a change of a text: scripts/catalog."""

    assert ids_of(of_source()) == ids_of(catalog)


def test_every_text_is_translated(catalog):
    """What lacks a Spanish text, or has one that nobody looked through, is named by scripts/catalog."""

    assert untranslated(catalog) == []


def test_the_compiled_catalog_is_that_of_the_texts():
    """The .mo is what scripts/catalog makes of the .po."""

    assert as_mo(written()) == MO.read_bytes()


def test_the_catalog_is_written_the_same_every_time():
    """No date, no line number, no order of chance: a refresh without a change changes nothing."""

    once = as_po(written())

    again = as_po(with_translations(of_source(), read_po(BytesIO(once), locale="es")))
    assert once == again
    assert b"POT-Creation-Date" not in once


def test_a_translation_has_the_placeholders_of_its_text(catalog):
    """A place to fill is neither lost nor invented. The singular may do without: one case has no range to tell."""

    for message in (message for message in catalog if message.id):
        texts = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = placeholders("".join(texts))
        *singulars, last = message.string if isinstance(message.string, tuple) else (message.string,)
        assert placeholders(last) == wanted, message.id
        assert all(placeholders(singular) <= wanted for singular in singulars), message.id


def test_a_translation_keeps_the_blanks_at_its_ends(catalog):
    """Texts are put together; a blank that is lost glues two words."""

    for message in (message for message in catalog if isinstance(message.id, str) and message.id):
        assert message.id[: 1 if message.id[0] == " " else 0] == message.string[: 1 if message.string[0] == " " else 0]
        assert message.id.endswith(" ") == message.string.endswith(" "), message.id


def test_texts_are_found_wherever_they_stand(tmp_path):
    """Inside an f-string too; what is put together while running is nothing to translate."""

    source = tmp_path / "page.py"
    source.write_text("""f"# {_('One')}"; _("Two " "parts"); ngettext("a", "b", n); _(word); _("x").format()""")

    assert set(texts_in(source)) == {"One", "Two parts", ("a", "b"), "x"}


def test_a_changed_text_is_not_given_the_old_translation():
    """What has a new wording is looked at anew."""

    known = read_po(BytesIO(b'msgid "Read one."\nmsgstr "Lea uno."\n'), locale="es")
    changed = read_po(BytesIO(b'msgid "Read one case."\nmsgstr ""\n'), locale="es")

    assert [message.id for message in untranslated(with_translations(changed, known))] == ["Read one case."]


@pytest.mark.parametrize(("count", "told"), [(0, "0 casos"), (1, "1 caso"), (2, "2 casos"), (21, "21 casos")])
def test_spanish_counts(in_spanish, count, told):
    """One is singular, all else plural."""

    assert ngettext("{count} case", "{count} cases", count).format(count=count) == told


def test_no_text_is_no_text(in_spanish):
    """gettext has the header of the catalog under the empty text; nobody is shown that."""

    assert (_(""), language()) == ("", "es")


def test_a_language_without_a_catalog_is_english(in_spanish):
    """What has no translation stays English."""

    speak("en")

    assert (_("Cases"), language()) == ("Cases", "en")


def test_libraries_find_their_texts_in_our_catalog(in_spanish):
    """typer asks the domain of the process."""

    assert gettext.gettext("Options") == "Opciones"
    assert gettext.gettext("[required]") == "[obligatorio]"


def test_the_catalog_has_everything_typer_says():
    """A new typer that says more asks for more texts in exitcoach/locale/borrowed.py."""

    folder = Path(importlib.util.find_spec("typer").submodule_search_locations[0])
    asked = {
        message
        for path in folder.rglob("*.py")
        if "gettext as _" in path.read_text("utf-8")
        for message in texts_in(path)
    }

    assert asked
    assert asked <= set(BY_GETTEXT)


def test_the_catalog_has_the_help_typer_never_translates(catalog):
    """The words of its own options, as they are in the typer that is installed."""

    from typer import completion, core
    from typer.core import TyperCommand

    helps = {
        option.default.help
        for placeholder in (
            completion._install_completion_placeholder_function,
            completion._install_completion_no_auto_placeholder_function,
        )
        for option in inspect.signature(placeholder).parameters.values()
    }
    command = TyperCommand("any")
    helps.add(command.get_help_option(command.context_class(command)).help)

    assert helps | {core.TyperGroup(name="any").subcommand_metavar, command.options_metavar} <= set(IN_ENGLISH)
    assert set(IN_ENGLISH) <= ids_of(catalog)


def test_speaking_needs_no_library():
    """It is in the way of the first question: no Babel, and nothing else that loads slowly."""

    program = (
        "import sys; from exitcoach.locale import _, speak; speak('es'); "
        "print(_('Cases'), sorted({'babel', 'typer', 'rich', 'pydantic'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")

    assert told.stdout.split() == ["Casos", "[]"]
