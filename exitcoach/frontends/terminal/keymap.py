"""Which key takes which side step, and keys as people write them: ``^G``, ``ctrl-g``, ``F3``, ``shift-tab``."""

import re
from collections.abc import Mapping
from types import MappingProxyType

HELP, NOTE, BACK, LATER, CALM = "help", "note", "back", "later", "calm"
GONE, SHORTEN, DROP, PAUSE = "gone", "shorten", "drop", "pause"

Keymap = Mapping[str, str]
"""The key of every side step, in prompt_toolkit's names."""

DEFAULTS: Keymap = MappingProxyType(
    {
        HELP: "c-g",
        NOTE: "c-n",
        BACK: "s-tab",
        LATER: "c-o",
        CALM: "c-t",
        GONE: "c-x",
        SHORTEN: "c-l",
        DROP: "c-d",
        PAUSE: "c-c",
    }
)
STEPS = tuple(DEFAULTS)
SECOND_KEYS: Keymap = MappingProxyType({HELP: "f1", NOTE: "f2"})
"""They serve as well, unless somebody gave them another step."""
INTERRUPT = DEFAULTS[PAUSE]

_FORM = re.compile(r"c-[a-z]|f([1-9]|1[0-9]|2[0-4])|s-tab")
_SPELLINGS = (("^", "c-"), ("control-", "c-"), ("ctrl-", "c-"), ("shift-", "s-"), ("⇧-", "s-"), ("⇧", "s-"))
_NEEDED: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("enter", "return", "c-m", "c-j"), "answers")
    | dict.fromkeys(("tab", "c-i"), "completes")
    | dict.fromkeys(("backspace", "delete", "c-h"), "rubs-out")
    | dict.fromkeys(("c-s", "c-q", "c-z"), "terminal")
    | dict.fromkeys(("escape", "esc", "c-["), "closes")
    | dict.fromkeys(("up", "down", "left", "right", "home", "end"), "moves")
    | {"space": "types"}
)
REASONS = (*dict.fromkeys(_NEEDED.values()), "pauses", "twice", "unknown")


class KeyRefused(ValueError):
    """A key that cannot take ``step``: ``why`` is one of REASONS, ``other`` the step that has the key already."""

    def __init__(self, step: str, written: str, why: str, other: str = "") -> None:
        super().__init__(step, written, why)
        self.step = step
        self.written = written
        self.why = why
        self.other = other


def read_keys(written: Mapping[str, str]) -> Keymap:
    """The whole keymap: what was written over the defaults. Raises KeyRefused."""
    keys = dict(DEFAULTS) | {step: _read(step, key) for step, key in written.items()}
    for step in written:
        other = next((one for one, key in keys.items() if key == keys[step] and one != step), "")
        if other:
            raise KeyRefused(step, written[step], "twice", other)
    return MappingProxyType(keys)


def keys_of(keymap: Keymap, step: str) -> tuple[str, ...]:
    """Every key that takes the step, the one to show first."""
    second = SECOND_KEYS.get(step, "")
    return (keymap[step], second) if second and second not in keymap.values() else (keymap[step],)


def set_free(keymap: Keymap) -> tuple[str, ...]:
    """Default keys that no step uses any more: the line editor must not put its own meaning on them."""
    return tuple(key for key in DEFAULTS.values() if key != INTERRUPT and key not in keymap.values())


def shown_key(key: str) -> str:
    """The key as the toolbar shows it: ``^G``, ``F3``, ``⇧Tab``."""
    if key == DEFAULTS[BACK]:
        return "⇧Tab"
    return key.replace("c-", "^").upper()


def _read(step: str, written: str) -> str:
    key = _spelled(written)
    why = _NEEDED.get(key) or ("types" if len(key.removeprefix("s-")) == 1 else "")
    if key == INTERRUPT and step != PAUSE:
        why = "pauses"
    if not why and not _FORM.fullmatch(key):
        why = "unknown"
    if why:
        raise KeyRefused(step, written, why)
    return key


def _spelled(written: str) -> str:
    key = written.strip().lower()
    if len(key) > 1:
        key = key.replace("+", "-").replace(" ", "-")
    for spelling, name in _SPELLINGS:
        if len(key) > len(spelling) and key.startswith(spelling):
            return name + key[len(spelling) :]
    return key
