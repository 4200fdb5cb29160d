"""What left the house is noted, never what stands in it."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exitcoach.stores.export_log import NAME, Export, exports, log_export
from exitcoach.stores.layout import Home

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_every_file_is_noted_in_its_order(home: Path, tmp_path: Path):
    """With its whole path, wherever it was named from."""
    here = Home(home)
    log_export(here, at=NOW, what="report", format="csv", path=tmp_path / "a.csv", filters={"since": "2026-01-01"})
    log_export(here, at=NOW, what="letter", format="eml", path="b\n.eml", cases=("x",), anonymized=True)

    assert exports(here) == (
        Export(at=NOW, what="report", format="csv", path=str(tmp_path / "a.csv"), filters={"since": "2026-01-01"}),
        Export(at=NOW, what="letter", format="eml", path=str(Path.cwd() / "b\n.eml"), cases=("x",), anonymized=True),
    )
    assert len((home / NAME).read_text(encoding="utf-8").splitlines()) == 2


def test_no_log_is_no_export(home: Path):
    """Of a home that never gave anything away."""
    assert exports(Home(home)) == ()


def test_a_line_that_cannot_be_read_hides_no_other(home: Path):
    """Torn by a crash, or edited by hand."""
    log_export(Home(home), at=NOW, what="report", format="md", path="a.md")
    with (home / NAME).open("a", encoding="utf-8") as log:
        log.write('{"at": 7}\n[]\n\xff\n{"at":"2026-11-')

    assert [export.format for export in exports(Home(home))] == ["md"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX has modes")
def test_only_the_owner_can_read_it(home: Path):
    """Paths tell, too."""
    log_export(Home(home), at=NOW, what="report", format="md", path="a.md")

    assert (home / NAME).stat().st_mode & 0o777 == 0o600
