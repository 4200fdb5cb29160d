"""One parser after the other under atheris, each in a process of its own: libFuzzer ends the one it runs in."""

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.hostile.parsers import PARSERS, SEEDS

SECONDS = 60
LONGEST = 20_000
DONE = re.compile(r"stat::number_of_executed_units:\s*(\d+)")


def main() -> int:
    """Fuzz, and print how often each parser ran; 1 when anything escaped."""
    arguments = argparse.ArgumentParser(prog="scripts/fuzz", description=__doc__)
    arguments.add_argument("parsers", nargs="*", choices=[*PARSERS, []], metavar="PARSER")
    arguments.add_argument("--seconds", type=int, default=SECONDS, help="for each parser")
    arguments.add_argument("--inside", help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    if asked.inside:
        return fuzz(asked.inside, asked.seconds)
    found = [outside(name, asked.seconds) for name in asked.parsers or PARSERS]
    return int(any(found))


def outside(name: str, seconds: int) -> bool:
    """Run the fuzzer; whether it found something."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "scripts.fuzzing", "--inside", name, "--seconds", str(seconds)]
        ended = subprocess.run(command, cwd=Path.cwd(), capture_output=True, check=False, env=_environment(folder))
        told = ended.stderr.decode("utf-8", "replace")
        crashers = [path for path in Path(folder).glob("*-*") if path.is_file()]
        for crasher in crashers:
            data = crasher.read_bytes()
            (SEEDS / name / f"found-{hashlib.sha256(data).hexdigest()[:12]}").write_bytes(data)
    runs = DONE.findall(told)
    kept = f"kept as seeds: {len(crashers)}" if crashers else "nothing escaped"
    print(f"{name:<10}{int(runs[-1]) if runs else 0:>12,} runs  {kept}", flush=True)
    if crashers or not runs:
        print(told[-3000:], file=sys.stderr)
    return bool(crashers) or not runs


def fuzz(name: str, seconds: int) -> int:
    """Never returns: libFuzzer ends the process."""
    import os

    import atheris

    folder = Path(os.environ["FUZZ_FOLDER"])
    corpus = folder / "corpus"
    corpus.mkdir()
    with atheris.instrument_imports(include=["exitcoach", "yaml", "tomllib", "csv", "json"]):
        read = PARSERS[name](folder)
    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=25", "-rss_limit_mb=2048"]
    places = [f"-artifact_prefix={folder}/", str(corpus), str(SEEDS / name)]
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", *places], read)
    atheris.Fuzz()
    return 0


def _environment(folder: str) -> dict[str, str]:
    import os

    return {**os.environ, "FUZZ_FOLDER": folder, "EXITCOACH_LANG": "en", "EXITCOACH_HOME": folder}


if __name__ == "__main__":
    sys.exit(main())
