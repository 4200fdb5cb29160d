"""Builds .venv: `install.py ROOT run|dev|bench`. Called by scripts/setup, which found this Python."""

import fcntl
import importlib.util
import os
import signal
import subprocess
import sys
from pathlib import Path

WORDS = {
    "en": {
        "start": "Setting exitcoach up in {place}: once, about a minute …",
        "wait": "Another window is setting exitcoach up; waiting for it …",
        "venv": "This Python {version} cannot make virtual environments. On Debian or Ubuntu: "
        "sudo apt install python{version}-venv. Then run the command again.",
        "failed": "exitcoach could not be set up; the reason is above. Check the network and the rights on {place}, "
        "then run the command again.",
    },
    "es": {
        "start": "Preparando exitcoach en {place}: solo esta vez, cerca de un minuto…",
        "wait": "Otra ventana está preparando exitcoach; esperando a que termine…",
        "venv": "Este Python {version} no puede crear entornos virtuales. En Debian o Ubuntu: "
        "sudo apt install python{version}-venv. Después, repita la orden.",
        "failed": "No se pudo preparar exitcoach; el motivo está arriba. Compruebe la red y los permisos de {place} "
        "y repita la orden.",
    },
}
CONTAINED = {"bench": ("dev",), "fuzz": ("dev",)}
LANGUAGE_VARIABLES = ("EXITCOACH_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def tell(words: str, root: Path) -> None:
    spoken = next((os.environ[name] for name in LANGUAGE_VARIABLES if os.environ.get(name)), "en")
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    text = WORDS["es" if spoken.startswith("es") else "en"][words]
    sys.stderr.buffer.write((text.format(place=root / ".venv", version=version) + "\n").encode(errors="replace"))
    sys.stderr.flush()


def stamp_of(root: Path) -> bytes:
    """What scripts/setup compares, byte for byte: a moved checkout or a changed pyproject.toml needs a new set-up."""
    return os.fsencode(root) + b"\n" + (root / "pyproject.toml").read_bytes()


def is_current(root: Path, group: str) -> bool:
    stamp = root / ".venv" / f"{group}.stamp"
    matches = stamp.is_file() and stamp.read_bytes() == stamp_of(root)
    return matches and is_whole(root) and (root / ".venv" / "bin" / "exitcoach").exists()


def is_whole(root: Path) -> bool:
    """Whether the environment there is still runs: its Python may be gone, or a set-up was cut short."""
    python = root / ".venv" / "bin" / "python"
    probe = "import sys, pip; raise SystemExit(sys.version_info < (3, 11))"
    if not python.exists():
        return False
    return subprocess.run([python, "-I", "-c", probe], check=False, capture_output=True).returncode == 0


def was_moved(root: Path) -> bool:
    stamps = (root / ".venv").glob("*.stamp")
    return any(not stamp.read_bytes().startswith(os.fsencode(root) + b"\n") for stamp in stamps)


def make_environment(root: Path) -> None:
    # By its real path: when this Python is replaced the link dangles, and the next run sees it.
    python = os.path.realpath(sys.executable)
    subprocess.run([python, "-I", "-m", "venv", "--clear", root / ".venv"], check=True, stdout=sys.stderr)


def install(root: Path, group: str) -> None:
    pip = [root / ".venv" / "bin" / "python", "-I", "-m", "pip", "-qq", "--no-input", "--disable-pip-version-check"]
    wanted = ["--editable", str(root)]
    if group != "run":
        subprocess.run([*pip, "install", "--upgrade", "pip>=25.1"], check=True, stdout=sys.stderr)
        wanted += ["--group", f"{root / 'pyproject.toml'}:{group}"]
    subprocess.run([*pip, "install", *wanted], check=True, stdout=sys.stderr)
    compiler = [root / ".venv" / "bin" / "python", "-I", "-m", "compileall", "-q", root / "exitcoach"]
    subprocess.run(compiler, check=True, stdout=sys.stderr)


def set_up(root: Path, group: str) -> None:
    tell("start", root)
    if was_moved(root) or not is_whole(root):
        make_environment(root)
    for stamp in (root / ".venv").glob("*.stamp"):
        if stamp.read_bytes() != stamp_of(root):
            stamp.unlink()
    install(root, group)
    for name in {"run", group, *CONTAINED.get(group, ())}:
        (root / ".venv" / f"{name}.stamp").write_bytes(stamp_of(root))


def main(root: Path, group: str) -> int:
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        tell("venv", root)
        return 1
    # The folder itself is the lock: the system lets go of it however this process ends.
    lock = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        tell("wait", root)
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        if not is_current(root, group):
            set_up(root, group)
    except subprocess.CalledProcessError:
        tell("failed", root)
        return 1
    except OSError as failure:
        print(failure, file=sys.stderr)
        tell("failed", root)
        return 1
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a traceback; the next run goes on
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
