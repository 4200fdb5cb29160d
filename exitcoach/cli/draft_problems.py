"""What is wrong with a draft given to ``tone``, in words, and what to do about it."""

from collections.abc import Callable, Mapping

from exitcoach.cli.drafts import DraftTrouble
from exitcoach.locale import _

WORDS: Mapping[str, Callable[[], str]] = {
    DraftTrouble.TOO_LONG: lambda: _("This is too long for a draft: {most} characters at most. Check it in parts."),
    DraftTrouble.BINARY: lambda: _("This is no text. Save the draft as plain text, and try again."),
    DraftTrouble.NOT_JSON: lambda: _("This line is no JSON. Write one object a line, or leave out --json."),
    DraftTrouble.NO_TEXT: lambda: _("This line has no “text”. Give each object a “text” in quotes."),
    DraftTrouble.STAGE: lambda: _("There is no stage “{value}”. The stages are: {known}."),
    DraftTrouble.LANGUAGE: lambda: _("The “lang” of this line is no text. Write one like “es” or “en”."),
}
