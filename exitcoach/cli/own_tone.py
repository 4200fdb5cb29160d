"""``tone --mine``: one's own trend, told to oneself."""

from collections.abc import Iterator, Mapping

from exitcoach.cli.as_json import json_of
from exitcoach.cli.screen import result, talk
from exitcoach.locale import _
from exitcoach.services.own_tone import OwnTone


def show(own: OwnTone, names: Mapping[str, str], *, as_json: bool) -> None:
    """Print it; ``names`` are the words for markers."""
    if as_json:
        result(json_of(own))
        return
    result(*_lines(own, names))
    talk(_("Only you see this: no report and no export has it."))


def _lines(own: OwnTone, names: Mapping[str, str]) -> Iterator[str]:
    if not own.calls:
        yield _("No calls of yours yet in that time.")
        return
    told = _("Calls: {calls} · places that may sound defensive: {places} · a call: {mean}")
    yield told.format(calls=own.calls, places=own.places, mean=_mean(own.places, own.calls))
    yield ""
    yield f"{_('month'):8} {_('calls'):>8} {_('places'):>8} {_('a call'):>12}"
    for one in own.months:
        yield f"{one.month:8} {one.calls:>8} {one.places:>8} {_mean(one.places, one.calls):>12}"
    if own.markers:
        yield ""
        yield _("Most often: {list}").format(list=_counts({names.get(key, key): n for key, n in own.markers.items()}))
        yield _("When: {list}").format(list=_counts(own.stages))


def _mean(places: int, calls: int) -> str:
    return f"{places / calls:.1f}"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())
