"""Both sides of a conversation line by line."""

import io

import pytest

from exitcoach.frontends.plain_lines import Lines


class Waiting(io.StringIO):
    """Somebody breaks the conversation off while a line is waited for."""

    lines: Lines

    def readline(self, *_: int) -> str:
        self.lines.break_off()
        raise AssertionError("it goes on waiting")


def test_broken_off_while_waiting():
    """The wait ends at once."""
    source = Waiting()
    source.lines = Lines(source, io.StringIO())
    with pytest.raises(KeyboardInterrupt):
        source.lines.hear()


def test_broken_off_between_two_lines():
    """What goes on meanwhile, such as storing the answer, is not disturbed; the next wait does not begin."""
    source = io.StringIO("one\ntwo\n")
    lines = Lines(source, io.StringIO())
    first = lines.hear()
    lines.break_off()

    with pytest.raises(KeyboardInterrupt):
        lines.hear()
    assert (first, source.readline()) == ("one", "two\n")
