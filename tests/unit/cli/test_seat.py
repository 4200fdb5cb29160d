"""When it goes line by line."""

from io import StringIO

import pytest

from exitcoach.cli.seat import is_plain


class Screen(StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("flag", "variables", "source", "sink", "expected"),
    [
        (False, {}, Screen(), Screen(), False),
        (True, {}, Screen(), Screen(), True),
        (False, {"EXITCOACH_PLAIN": "1"}, Screen(), Screen(), True),
        (False, {"EXITCOACH_PLAIN": "yes"}, Screen(), Screen(), True),
        (False, {"EXITCOACH_PLAIN": "0"}, Screen(), Screen(), False),
        (False, {"EXITCOACH_PLAIN": ""}, Screen(), Screen(), False),
        (False, {"TERM": "dumb"}, Screen(), Screen(), True),
        (False, {}, StringIO(), Screen(), True),
        (False, {}, Screen(), StringIO(), True),
        (False, {}, None, Screen(), True),
        (False, {}, Screen(), None, True),
    ],
)
def test_plain_where_asked_for_or_where_nothing_can_be_drawn(
    flag: bool,
    variables: dict[str, str],
    source: StringIO | None,
    sink: StringIO | None,
    expected: bool,
    monkeypatch: pytest.MonkeyPatch,
):
    """A stream that was closed before the program began is no terminal."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdin", source)
    monkeypatch.setattr("sys.stdout", sink)
    assert is_plain(flag) is expected
