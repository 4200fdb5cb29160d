"""``report --open``: the page in the browser of this machine."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from exitcoach.cli.report_options import ReportOptions
from exitcoach.cli.screen import prose, talk
from exitcoach.locale import _
from exitcoach.reports.write import STDOUT, write_file
from exitcoach.stores.layout import Home

PAGE = "report.html"


def browse(pieces: Iterable[bytes], home: Home, options: ReportOptions) -> None:
    """Write the page to the output asked for, else to the cache, and show it.

    Raises OutputExists, OutputUnusable.
    """
    import webbrowser  # browse alone needs it, and all it brings

    has_output = options.output not in ("", STDOUT)
    path = (Path(options.output) if has_output else home.cache / PAGE).absolute()
    write_file(pieces, path, force=options.force or not has_output)
    if webbrowser.open(path.as_uri()):
        talk(_("The page lies at {path}.").format(path=path))
    else:
        talk(_("No browser was found here. Open this page in one: {path}").format(path=path))
    if home.vault.encrypts and not has_output:
        prose(_("The page is not encrypted; the next report, or the end of the next call, deletes it."))


def close_page(home: Home) -> None:
    """Delete the page of an earlier report where records are encrypted: a browser can read no other."""
    with suppress(OSError):
        if home.vault.encrypts:
            (home.cache / PAGE).unlink(missing_ok=True)
