"""Every parser takes any bytes: what is wrong with them is told by the documented exceptions, and by no others."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.parsers import PARSERS, seeds_of

GLUE = st.sampled_from([b"", b"\n", b": ", b"- ", b"[", b"]", b"{", b"}", b'"', b"'", b",", b"&a ", b"*a", b"!", b"\0"])
ODD = st.binary(max_size=24) | st.text(max_size=12).map(lambda text: text.encode("utf-8", "replace"))


@st.composite
def altered(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    """A seed with pieces cut out, doubled, put elsewhere or replaced."""
    data = draw(st.sampled_from(seeds) | ODD)
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        stop = draw(st.integers(start, min(len(data), start + 40)))
        piece = draw(GLUE | ODD | st.just(data[start:stop] * 2))
        data = data[:start] + piece + data[stop:]
    return data


@pytest.mark.parametrize("name", PARSERS)
def test_seeds(name: str, tmp_path: Path):
    """Good files, and whatever once crashed a parser: read or told."""
    read = PARSERS[name](tmp_path)
    for seed in seeds_of(name):
        read(seed)


@pytest.mark.parametrize("name", PARSERS)
def test_any_bytes(name: str, tmp_path: Path, tried):
    """Bytes near what the parser expects, and bytes that are nothing: read or told."""
    read = PARSERS[name](tmp_path)
    count = 0

    @settings(max_examples=150, suppress_health_check=list(HealthCheck))
    @given(altered(seeds_of(name)))
    def attempt(data: bytes) -> None:
        nonlocal count
        count += 1
        read(data)

    attempt()
    tried(f"parser {name}", count)
