"""The interface's language: gettext, with English in the source. Playbook text is not in here."""

import gettext as _gettext
from collections.abc import Callable
from pathlib import Path

LANGUAGES = ("es", "en")
DOMAIN = "exitcoach"
FOLDER = Path(__file__).parent
_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def speak(language: str) -> None:
    """Use ``language`` from here on; what has no translation stays English."""
    global _translations, _language  # noqa: PLW0603 - one process speaks one language, as gettext means it
    _language = language
    _translations = _gettext.translation(DOMAIN, FOLDER, languages=[language], fallback=True)
    # Libraries ask the domain of the process, and typer already while it is imported.
    _gettext.bindtextdomain(DOMAIN, str(FOLDER))
    _gettext.textdomain(DOMAIN)


def language() -> str:
    """The language in use."""
    return _language


def _(message: str) -> str:
    """The message in the language in use."""
    return _translations.gettext(message) if message else ""  # gettext would answer with the catalog's header


def ngettext(singular: str, plural: str, count: int) -> str:
    """The message for ``count`` things in the language in use."""
    return _translations.ngettext(singular, plural, count)


def words_of(language: str) -> Callable[[str], str]:
    """The messages in ``language``, whatever is in use: for what is written to a client."""
    return _gettext.translation(DOMAIN, FOLDER, languages=[language], fallback=True).gettext
