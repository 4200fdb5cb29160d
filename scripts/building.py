"""What scripts/build does, step by step; `--offline` leaves out what needs the network, and says so."""

import argparse
import email
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
LOCK = ROOT / "requirements.lock"
LICENCES = DIST / "LICENSES.md"
SBOM = DIST / "exitcoach.cdx.json"
OFFLINE = "Without the network this step was left out: "


def main() -> int:
    arguments = argparse.ArgumentParser(prog="scripts/build")
    arguments.add_argument("--offline", action="store_true", help="leave out what needs the network")
    arguments.add_argument("--upgrade", action="store_true", help="pin the newest versions in requirements.lock")
    asked = arguments.parse_args()
    DIST.mkdir(exist_ok=True)
    steps = [wheel_twice(), lock(offline=asked.offline, upgrade=asked.upgrade), audit(offline=asked.offline)]
    with tempfile.TemporaryDirectory() as away:
        steps.append(bill(Path(away), offline=asked.offline))
    return int(not all(steps))


def wheel_twice() -> bool:
    """Build it in two folders at the moment of the last commit; keep one when both are the same."""
    when = run("git", "log", "-1", "--format=%ct", quiet=True).stdout.strip() or "1767225600"
    sums = []
    for _ in range(2):
        with tempfile.TemporaryDirectory() as away:
            run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", away, epoch=when)
            (wheel,) = Path(away).glob("*.whl")
            sums.append(hashlib.sha256(wheel.read_bytes()).hexdigest())
            shutil.copy(wheel, DIST / wheel.name)
    same = len(set(sums)) == 1
    print(f"wheel: sha256 {sums[0]}" if same else f"wheel: two builds differ: {', '.join(sums)}")
    return same


def lock(*, offline: bool, upgrade: bool) -> bool:
    """requirements.lock: every version with its hashes, for every system. False when pyproject.toml left it behind."""
    if offline:
        print(OFFLINE + "whether requirements.lock still fits pyproject.toml")
        return True
    before = LOCK.read_text(encoding="utf-8") if LOCK.is_file() else ""
    more = ("--upgrade",) if upgrade else ()
    command = ("uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--no-header", "--quiet")
    ended = run(str(tool(command[0])), *command[1:], *more, "--output-file", str(LOCK), quiet=True)
    if ended.returncode:
        print(f"requirements.lock could not be made: {ended.stderr.strip()}")
        return False
    fits = not before or upgrade or before == LOCK.read_text(encoding="utf-8")
    print(
        "requirements.lock fits" if fits else "requirements.lock was behind pyproject.toml and was made anew: commit it"
    )
    return fits


def audit(*, offline: bool) -> bool:
    """No known vulnerability in what is pinned, as far as there is an answer: one about nothing is none."""
    if offline:
        print(OFFLINE + "the search for known vulnerabilities")
        return True
    options = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")
    ended = run(str(tool("pip-audit")), "--requirement", str(LOCK), *options, quiet=True)
    try:
        told = json.loads(ended.stdout)["dependencies"]
    except ValueError:
        print(OFFLINE + "the search for known vulnerabilities: the service does not answer")
        return True
    found = [f"{one['name']} {one['version']}" for one in told if one.get("vulns")]
    asked = [one for one in told if "skip_reason" not in one]
    if not asked:
        print(OFFLINE + "the search for known vulnerabilities: the service knows none of the packages")
        return True
    print(f"known vulnerabilities: {', '.join(found) or 'none'}; asked about {len(asked)} of {len(told)} packages")
    return not found


def bill(away: Path, *, offline: bool) -> bool:
    """The bill of materials and the licences of an environment with the wheel and the pinned packages alone."""
    if offline:
        print(OFFLINE + "the bill of materials and the licences")
        return True
    (wheel,) = DIST.glob("*.whl")
    run(sys.executable, "-m", "venv", str(away / "venv"))
    python = away / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = (str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    run(*pip, "--require-hashes", "--requirement", str(LOCK))
    run(*pip, "--no-deps", str(wheel))
    known = [one for one in distributions(path=[*site(python)]) if one.name not in ("pip", "setuptools")]
    LICENCES.write_text("".join(licence_lines(known)), encoding="utf-8")
    run(*pip, "--upgrade", "pip")
    ended = run(str(tool("cyclonedx-py")), "environment", str(python), "--output-reproducible", "-o", str(SBOM))
    print(f"{SBOM.name}, {LICENCES.name}: {len(known)} packages")
    return ended.returncode == 0


def site(python: Path) -> Iterator[str]:
    told = run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", quiet=True)
    yield told.stdout.strip()


def licence_lines(known: list[Distribution]) -> Iterator[str]:
    yield "# What exitcoach is made with\n\n| package | version | licence |\n|---|---|---|\n"
    for one in sorted(known, key=lambda one: one.name.lower()):
        yield f"| {one.name} | {one.version} | {licence(one)} |\n"


def licence(one: Distribution) -> str:
    facts = email.message_from_string(one.read_text("METADATA") or "")
    named = [text.rpartition(" :: ")[2] for text in facts.get_all("Classifier", []) if text.startswith("License")]
    written = facts.get("License-Expression") or (facts.get("License") or "").strip().partition("\n")[0]
    return written or ", ".join(named) or "?"


def tool(name: str) -> Path:
    return Path(sys.executable).with_name(name + (".exe" if os.name == "nt" else ""))


def run(*command: str, quiet: bool = False, epoch: str = "") -> "subprocess.CompletedProcess[str]":
    """In the checkout; unless ``quiet`` it must end well."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch} if epoch else None
    return subprocess.run(command, cwd=ROOT, check=not quiet, capture_output=True, encoding="utf-8", env=environment)


if __name__ == "__main__":
    sys.exit(main())
