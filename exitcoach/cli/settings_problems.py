"""What is wrong with config.toml, in a sentence."""

import re

from exitcoach.cli.reasons import system_reason
from exitcoach.frontends.terminal.keymap import STEPS
from exitcoach.locale import _
from exitcoach.settings import BadSettings

_TOML_PLACE = re.compile(r"at line (\d+), column (\d+)")


def settings_sentence(error: BadSettings) -> str:
    """One sentence, with its place and what to write instead."""
    found = _TOML_PLACE.search(error.detail)
    place = f":{found[1]}:{found[2]}" if found else ""
    if error.key:
        return f"{error.path}: {_of_key(error)}"
    steps = ", ".join(f"“{step}”" for step in STEPS)
    detail = system_reason(error.detail) if error.why == "unreadable" else error.detail
    told = f"{error.path}{place}: {_words(error.why).format(detail=detail, steps=steps)}."
    return told + " " + _("Did you mean “{near}”?").format(near=error.near) if error.near else told


def _words(why: str) -> str:
    return {
        "syntax": _('is not valid TOML; its lines look like: language = "es"'),
        "not-utf8": _("is not UTF-8: save it as UTF-8"),
        "too-big": _("is too big for settings; check that it is the right file"),
        "unreadable": _("cannot be read: {detail}"),
        "unknown-key": _(
            "does not know the setting “{detail}”; it has employee, language, playbook, retention_months, "
            "investigation_days, backup_daily, backup_weekly, backup_monthly, backup_megabytes and [keys]"
        ),
        "wrong-type": _(
            "“{detail}” has a value of the wrong kind; texts stand in quotes, all others are whole numbers up to 9999"
        ),
        "keys-table": _('keys is a table: a line [keys], and below it lines such as calm = "F3"'),
        "unknown-step": _("[keys] does not know “{detail}”; it has {steps}"),
        "key-text": _('“{detail}” in [keys] takes a key in quotes, such as calm = "F3"'),
    }[why]


def _of_key(error: BadSettings) -> str:
    why = {
        "key-answers": _("it gives the answer"),
        "key-completes": _("it completes a word"),
        "key-rubs-out": _("it rubs out what was typed"),
        "key-terminal": _("many terminals keep it for themselves"),
        "key-closes": _("it closes what is open"),
        "key-moves": _("it moves the cursor"),
        "key-types": _("it is needed for typing and for choosing from lists"),
        "key-pauses": _("it always pauses"),
        "key-twice": _("it is the key of “{other}” already; give that one another"),
        "key-unknown": _("no such key; write it as ^G, ctrl-g, F3 or shift-tab"),
    }[error.why]
    told = _("“{key}” cannot be the key of “{step}” in [keys]: {why}.")
    return told.format(key=error.key, step=error.detail, why=why.format(other=error.near))
