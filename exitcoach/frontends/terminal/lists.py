"""Lists answered with one key: digits choose at once, letters find."""

import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import questionary
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from questionary.prompts.common import InquirerControl

from exitcoach.domain.text import fold
from exitcoach.frontends.terminal.lines import cut
from exitcoach.locale import _

DIGITS = "1234567890"
MARKS = 7
"""Columns of the pointer, the tick and the digit."""
NOTHING = ""
"""Not None: for that questionary takes the label."""
QUIET: dict[str, Any] = {"qmark": "▸", "instruction": " ", "use_jk_keys": False, "pointer": "▸"}


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a list; ``letters`` are further keys that choose it."""

    value: Any
    label: str
    letters: str = ""


def single(message: str, options: Sequence[Option], pointed_at: int = 0) -> tuple[questionary.Question, KeyBindings]:
    """A list of which one is chosen."""
    question = questionary.select(message, choices=_choices(options), use_emacs_keys=False, **QUIET)
    control = _control(question)
    control.pointed_at = min(pointed_at, len(options) - 1)
    return question, _immediate(options)


def several(message: str, options: Sequence[Option], ticked: Sequence[Any]) -> tuple[questionary.Question, KeyBindings]:
    """A list of which several are ticked; digits tick."""
    choices = [
        questionary.Choice(title=_title(number, option), value=option.value, checked=option.value in ticked)
        for number, option in enumerate(options)
    ]
    question = questionary.checkbox(message, choices=choices, use_emacs_keys=False, **QUIET)
    return question, _ticking(options, _control(question))


def found_by(
    message: str, options: Sequence[Option], hidden: Sequence[Option]
) -> tuple[questionary.Question, KeyBindings, Callable[[], str]]:
    """A list of which one is chosen; typing letters looks among ``hidden`` instead, accents forgiven.

    The third value tells what is being looked for.
    """
    question, keys = single(message, options)
    control = _control(question)
    sought = ""

    def show(text: str) -> None:
        nonlocal sought
        sought = text
        wanted = [option for option in hidden if all(part in fold(option.label) for part in fold(text).split())]
        listed = options if not text else wanted or [Option(NOTHING, _("nothing found; Backspace"))]
        control.choices = _choices(listed, numbered=not text)
        control.pointed_at = 0

    def letter(event: KeyPressEvent) -> None:
        show(sought + event.data)

    for character in string.ascii_letters + "áéíóúüñÁÉÍÓÚÜÑ ":
        keys.add(character, eager=True)(letter)
    keys.add("backspace", eager=True)(lambda event: show(sought[:-1]))
    keys.add("escape", eager=True)(lambda event: show(""))

    @keys.add("enter", eager=True)
    def _chosen(event: KeyPressEvent) -> None:
        value = control.choices[control.pointed_at].value
        if value != NOTHING:
            event.app.exit(result=value)

    return question, keys, lambda: sought


def _choices(options: Sequence[Option], *, numbered: bool = True) -> list[questionary.Choice]:
    return [
        questionary.Choice(title=_title(number, option) if numbered else _label(option), value=option.value)
        for number, option in enumerate(options)
    ]


def _title(number: int, option: Option) -> str:
    return f"{DIGITS[number] if number < len(DIGITS) else ' '} {_label(option)}"


def _label(option: Option) -> str:
    return cut(option.label, get_app_session().output.get_size().columns - MARKS)


def _control(question: questionary.Question) -> InquirerControl:
    controls = question.application.layout.find_all_controls()
    return next(control for control in controls if isinstance(control, InquirerControl))


def _immediate(options: Sequence[Option]) -> KeyBindings:
    keys = KeyBindings()
    for number, option in enumerate(options[: len(DIGITS)]):
        for key in (DIGITS[number], *option.letters):
            keys.add(key, eager=True)(_leaver(option.value))
    return keys


def _leaver(value: Any) -> Callable[[KeyPressEvent], None]:
    return lambda event: event.app.exit(result=value)


def _ticking(options: Sequence[Option], control: InquirerControl) -> KeyBindings:
    keys = KeyBindings()
    for number, option in enumerate(options[: len(DIGITS)]):
        keys.add(DIGITS[number], eager=True)(_ticker(control, number, option.value))
    for key in ("a", "i"):  # questionary's own, which would tick everything
        keys.add(key, eager=True)(lambda event: None)
    return keys


def _ticker(control: InquirerControl, number: int, value: Any) -> Callable[[KeyPressEvent], None]:
    def tick(_event: KeyPressEvent) -> None:
        control.pointed_at = number
        if value in control.selected_options:
            control.selected_options.remove(value)
        else:
            control.selected_options.append(value)

    return tick
