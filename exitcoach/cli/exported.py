"""Noting what left the house, so that it can be asked back."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from exitcoach.ports import HomeUnusable
from exitcoach.reports.write import STDOUT
from exitcoach.wiring import Desk


def note_export(
    desk: Desk,
    what: str,
    chosen: str,
    output: str | Path,
    *,
    filters: Mapping[str, str] | None = None,
    cases: tuple[str, ...] = (),
    anonymized: bool = False,
) -> None:
    """Note that ``output`` was written in the format ``chosen``; nothing for standard output.

    A home that cannot be written does not undo what was done.
    """
    from exitcoach.stores.export_log import log_export

    if str(output) in ("", STDOUT):
        return
    with suppress(HomeUnusable):
        log_export(
            desk.home,
            at=desk.author.now(),
            what=what,
            format=chosen,
            path=output,
            filters=filters,
            cases=cases,
            anonymized=anonymized,
        )
