"""``report --open``: the page in the browser of this machine."""

import webbrowser
from collections.abc import Iterable
from pathlib import Path

from exitcoach.cli.report_options import ReportOptions
from exitcoach.cli.screen import talk
from exitcoach.locale import _
from exitcoach.reports.write import STDOUT, write_file

PAGE = "report.html"


def browse(pieces: Iterable[bytes], folder: Path, options: ReportOptions) -> None:
    """Write the page to the output asked for, else to ``folder``, and show it.

    Raises OutputExists, OutputUnusable.
    """
    has_output = options.output not in ("", STDOUT)
    path = (Path(options.output) if has_output else folder / PAGE).absolute()
    write_file(pieces, path, force=options.force or not has_output)
    if webbrowser.open(path.as_uri()):
        talk(_("The page lies at {path}.").format(path=path))
    else:
        talk(_("No browser was found here. Open this page in one: {path}").format(path=path))
