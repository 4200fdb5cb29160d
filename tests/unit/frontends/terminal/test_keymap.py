"""Keys as people write them, and which of them can be given away."""

import pytest
from prompt_toolkit.keys import ALL_KEYS

from exitcoach.frontends.terminal import keymap
from exitcoach.frontends.terminal.keymap import DEFAULTS, REASONS, STEPS, KeyRefused, keys_of, read_keys, shown_key


def refusal(**written: str) -> KeyRefused:
    with pytest.raises(KeyRefused) as refused:
        read_keys(written)
    return refused.value


def test_nothing_written_is_the_defaults():
    """Every side step has its key from the start, and no two have the same."""

    assert read_keys({}) == DEFAULTS
    assert len(set(DEFAULTS.values())) == len(STEPS)


def test_every_default_is_a_key():
    """The names are those of prompt_toolkit."""

    assert [key for key in (*DEFAULTS.values(), *keymap.SECOND_KEYS.values()) if key not in ALL_KEYS] == []


def test_every_default_may_be_written():
    """What the toolbar shows can be copied into the settings."""

    assert read_keys({step: shown_key(key) for step, key in DEFAULTS.items()}) == DEFAULTS


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("^G", "c-g"),
        ("^y", "c-y"),
        ("ctrl-y", "c-y"),
        ("Ctrl+Y", "c-y"),
        ("Control Y", "c-y"),
        ("c-y", "c-y"),
        (" F3 ", "f3"),
        ("f24", "f24"),
        ("F1", "f1"),
        ("shift-f", "types"),
        ("F25", "unknown"),
        ("F0", "unknown"),
        ("alt-g", "unknown"),
        ("^1", "unknown"),
        ("^é", "unknown"),
        ("^", "types"),
        ("", "unknown"),
        ("g", "types"),
        ("G", "types"),
        ("7", "types"),
        ("+", "types"),
        ("space", "types"),
        ("Enter", "answers"),
        ("^M", "answers"),
        ("^J", "answers"),
        ("Tab", "completes"),
        ("^I", "completes"),
        ("Backspace", "rubs-out"),
        ("^H", "rubs-out"),
        ("^S", "terminal"),
        ("^Q", "terminal"),
        ("^Z", "terminal"),
        ("Esc", "closes"),
        ("^[", "closes"),
        ("Up", "moves"),
        ("^C", "pauses"),
    ],
)
def test_a_key_is_read_or_refused_with_its_reason(written, key):
    """Keys that answers, typing or the terminal need are not given away."""

    if key in REASONS:
        assert (refusal(help=written).why, refusal(help=written).written) == (key, written)
    else:
        assert read_keys({"help": written}) == {**DEFAULTS, "help": key}


@pytest.mark.parametrize("written", ["shift-tab", "Shift+Tab", "⇧Tab", "s-tab"])
def test_shift_tab_is_written_in_many_ways(written):
    """It goes back by default; somebody may want another step there."""

    assert read_keys({"later": written, "back": "F4"}) == {**DEFAULTS, "later": "s-tab", "back": "f4"}


def test_control_c_may_be_written_for_what_it_does():
    """It pauses whatever else does."""

    assert read_keys({"pause": "^C"}) == DEFAULTS


@pytest.mark.parametrize(
    ("written", "step", "other"),
    [({"help": "F3", "note": "f3"}, "help", "note"), ({"help": "^T"}, "help", "calm")],
)
def test_two_steps_cannot_share_a_key(written, step, other):
    """Neither two that were written nor one that was written and a default."""

    refused = refusal(**written)

    assert (refused.why, refused.step, refused.other) == ("twice", step, other)


def test_two_steps_can_change_places():
    """Only what comes out counts."""

    assert read_keys({"help": "^T", "calm": "^G"}) == {**DEFAULTS, "help": "c-t", "calm": "c-g"}


def test_help_and_note_have_a_second_key():
    """F1 and F2 serve beside the first ones, until another step wants them."""

    assert keys_of(DEFAULTS, "help") == ("c-g", "f1")
    assert keys_of(DEFAULTS, "calm") == ("c-t",)
    assert keys_of(read_keys({"calm": "F1"}), "help") == ("c-g",)
    assert keys_of(read_keys({"help": "F1"}), "help") == ("f1",)


@pytest.mark.parametrize(("key", "told"), [("c-g", "^G"), ("f12", "F12"), ("s-tab", "⇧Tab")])
def test_a_key_is_shown_short(key, told):
    """The toolbar has little room."""

    assert shown_key(key) == told
