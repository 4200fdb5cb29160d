"""The one place where failures become a sentence and an exit code."""

import os
import sys
import traceback
from collections.abc import Mapping, Sequence

from exitcoach.domain.text import shown_in_line
from exitcoach.errors import ExitCoachError
from exitcoach.locale import _, speak
from exitcoach.settings import Settings, UnknownLanguage, likely_language, read_settings

DONE, FAILED, INTERRUPTED = 0, 1, 130
LIBRARY_LANGUAGE = "LANGUAGE"
"""What gettext reads before anything else; it makes the libraries speak our language too."""


def guarded(arguments: Sequence[str], language: str | None, environment: Mapping[str, str]) -> int:
    """Run the command line; its exit code."""
    _utf8_streams()
    settings: Settings | None = None
    try:
        _speak(likely_language(environment, language or ""))
        settings = _settings(environment, language)
        _speak(settings.language)
        return _run(arguments, settings)
    except ExitCoachError as error:
        from exitcoach.cli.errors import sentences
        from exitcoach.cli.screen import prose

        prose(*sentences(error))
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write(_("Interrupted; everything said so far is saved.") + "\n")
        return INTERRUPTED
    except BrokenPipeError:
        return _quietly()
    except Exception as error:  # noqa: BLE001 - the last line of defence: a sentence, and where to look
        sys.stderr.write(_crash(error, settings) + "\n")
        return FAILED


def _settings(environment: Mapping[str, str], language: str | None) -> Settings:
    if language == "":
        raise UnknownLanguage("", "--lang")
    return read_settings(environment, language or "")


def _speak(language: str) -> None:
    speak(language)
    os.environ[LIBRARY_LANGUAGE] = language


def _run(arguments: Sequence[str], settings: Settings) -> int:
    from exitcoach.cli.app import app

    try:
        app(args=list(arguments), prog_name="exitcoach", obj=settings)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAILED
    return DONE


def _quietly() -> int:
    """Whoever read our output has enough."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - it outlives this function
    return DONE


def _crash(error: Exception, settings: Settings | None) -> str:
    """What to say of a failure nobody foresaw; the log has frames, never values: they are a client's words."""
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    told = _("Something failed in exitcoach itself ({kind}). What was answered is saved.").format(
        kind=type(error).__name__
    )
    if settings is None:
        return told
    log = settings.home / "crash.log"
    from exitcoach.stores.files import PrivateFile
    from exitcoach.stores.layout import make_folder

    try:
        make_folder(log.parent)
        with PrivateFile(log, "w") as file:
            file.put("\n".join([type(error).__name__, *frames, ""]).encode("utf-8", "replace"))
    except OSError:
        return told
    return told + " " + _("Where it failed is in {path}.").format(path=shown_in_line(str(log)))


def _utf8_streams() -> None:
    """Files and pipes are UTF-8 everywhere; a terminal keeps its own encoding, and never fails on a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
