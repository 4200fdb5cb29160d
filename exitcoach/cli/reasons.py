"""Why something could not be read or written, in words: systems and libraries only have codes or English."""

from exitcoach.locale import _


def system_reason(code: str) -> str:
    """The system's reason by the name of its error number (``ENOENT`` …)."""
    told = {
        "ENOENT": _("there is no such file or folder"),
        "EACCES": _("there is no permission"),
        "EPERM": _("there is no permission"),
        "EISDIR": _("it is a folder"),
        "ENOTDIR": _("a part of the path is no folder"),
        "ENOSPC": _("the disk is full"),
        "EDQUOT": _("your share of the disk is full"),
        "EROFS": _("the disk cannot be written"),
        "ENAMETOOLONG": _("the name is too long"),
        "EINVAL": _("the name is not possible"),
        "EBUSY": _("another program is using it"),
        "ETIMEDOUT": _("another program is using it"),
        "EIO": _("the disk does not answer"),
    }
    return told.get(code, code)


def damage_reason(code: str) -> str:
    """What is wrong with a stored record."""
    told = {
        "empty": _("it is empty"),
        "cut": _("its end is missing"),
        "missing": _("it is gone"),
        "checksum": _("its content was changed"),
        "head": _("its first line cannot be read"),
        "line": _("a line was changed"),
        "event": _("an event cannot be read"),
        "order": _("its events are out of order"),
        "case": _("a case cannot be read"),
    }
    return told.get(code, code)


def syntax_reason(reported: str) -> str:
    """What a YAML reader reported, by the words that all of them have in common."""
    told = {
        "mapping values": _("a colon where none can stand"),
        "sequence entries": _("a “-” where none can stand"),
        "',' or": _("a comma or a closing bracket is missing"),
        "expected key": _("this does not continue what is above it"),
        "block end": _("this does not continue what is above it"),
        "'-' indicator": _("this does not continue what is above it"),
        "node content": _("a value is missing"),
        "start any token": _("a tab, or a character that needs quotes"),
        "end of stream": _("a quotation mark is never closed"),
        "escape character": _("an unknown escape after “\\”"),
    }
    return next((words for mark, words in told.items() if mark in reported), _("an unexpected character"))
