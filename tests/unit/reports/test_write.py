"""Output files are there whole or not at all."""

import errno
import io
import os
from pathlib import Path

import pytest

from exitcoach.reports.write import OutputExists, OutputUnusable, in_encoding, write_file, write_stdout


def breaking():
    yield b"half"
    raise RuntimeError


def full():
    yield b"half"
    raise OSError(errno.ENOSPC, "full")


class Pipe(io.TextIOWrapper):
    def __init__(self, encoding="utf-8"):
        super().__init__(io.BytesIO(), encoding=encoding, newline="")


class Terminal(Pipe):
    def isatty(self):
        return True


def test_all_pieces_are_written(tmp_path):
    """In their order, and nothing beside them is left."""
    write_file([b"one", b"two"], tmp_path / "out.csv")

    assert (tmp_path / "out.csv").read_bytes() == b"onetwo"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_file_is_its_owners(tmp_path):
    """It holds the words of clients."""
    write_file([b"x"], tmp_path / "out.csv")

    assert (tmp_path / "out.csv").stat().st_mode & 0o777 == 0o600


def test_an_existing_file_is_kept(tmp_path):
    """Unless force is given."""
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")

    with pytest.raises(OutputExists) as refused:
        write_file([b"new"], out)
    assert (refused.value.path, out.read_bytes()) == (str(out), b"old")

    write_file([b"new"], out, force=True)
    assert out.read_bytes() == b"new"


@pytest.mark.parametrize("pieces", [breaking, full])
def test_a_failure_leaves_no_half_file(tmp_path, pieces):
    """What was there stays, whatever goes wrong."""
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")

    with pytest.raises((RuntimeError, OutputUnusable)):
        write_file(pieces(), out, force=True)
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_the_systems_reason_is_told(tmp_path):
    """A full disk, a folder that is not there, a folder in place of a file."""
    places = {"ENOSPC": tmp_path / "a", "ENOENT": tmp_path / "no" / "a", "EISDIR": tmp_path}
    if os.name == "nt":
        places.pop("EISDIR")
    for why, path in places.items():
        with pytest.raises(OutputUnusable) as unusable:
            write_file(full(), path)
        assert (unusable.value.why, unusable.value.path) == (why, str(path))


@pytest.mark.skipif(os.name == "nt", reason="needs /dev/null")
def test_a_device_is_written_through():
    """It exists already, and cannot be replaced."""
    write_file([b"x"], Path(os.devnull))

    assert Path(os.devnull).is_char_device()


def test_a_link_is_followed(tmp_path):
    """The file behind it is written, the link stays."""
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this system makes no links for us")
    write_file([b"x"], link)

    assert link.is_symlink()
    assert target.read_bytes() == b"x"


def test_a_pipe_gets_the_bytes_as_they_are():
    """UTF-8, whatever the locale says."""
    pipe = Pipe("ascii")
    write_stdout(["año".encode(), b"\r\n"], pipe)

    assert pipe.buffer.getvalue() == "año\r\n".encode()


def test_a_terminal_gets_what_it_can_show():
    """In its own encoding, with the nearest letters."""
    terminal = Terminal("ascii")
    write_stdout(["año ½ 王".encode()], terminal)

    assert terminal.buffer.getvalue() == b"ano 1 ?"


def test_nearest_characters():
    """Accents go before letters do."""
    assert in_encoding("Más ñandúes", "ascii") == "Mas nandues"
    assert in_encoding("Más ñandúes", "latin-1") == "Más ñandúes"
