"""Cut the power after everything that happens in a life, in every way each kind of system allows."""

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from exitcoach.errors import ExitCoachError

from .lives import Left, Life, Step
from .power import Files, Happened, Names, cuts
from .recorder import Recorder


@dataclass(slots=True)
class Outages:
    """How many states were laid out, how many steps had been told in them, and what was wrong, in words."""

    states: int = 0
    told: int = 0
    troubles: list[str] = field(default_factory=list)

    def add(self, more: "Outages") -> None:
        """These as well."""
        self.states += more.states
        self.told += more.told
        self.troubles += more.troubles


def recorded(folder: Path, *, hidden: bool = False) -> tuple[Recorder, Sequence[Step]]:
    """A whole life, as it happened on the disk; ``hidden``, in an encrypted home."""
    life = Life(folder, hidden=hidden)
    recorder = Recorder(folder)
    with recorder.listening(), ExitStack() as open_files:
        steps = life.steps(recorder, open_files)
        for step in steps:
            step.do()
            recorder.tell()
    return recorder, steps


def cut_everywhere(
    folder: Path,
    names: Names,
    each: int,
    chance: Random,
    without: type[Happened] | None = None,
    *,
    hidden: bool = False,
) -> Outages:
    """Lay out ``each`` states after everything that happened, and look at what is left.

    ``without``: as if none of these had happened, to see that the trial sees.
    """
    recorder, steps = recorded(folder / "life", hidden=hidden)
    happened = [one for one in recorder.happened if without is None or not isinstance(one, without)]
    outages = Outages()
    for number, (told, files) in enumerate(cuts(recorder.files, happened, names, each, chance)):
        left = folder / "left"
        lay_out(files, recorder.folder, left)
        outages.states += 1
        outages.told += told
        wrong = _wrong(left, steps[:told])
        if wrong:
            outages.troubles.append(f"{names}, state {number}, after “{steps[max(told - 1, 0)].name}”: {wrong}")
        shutil.rmtree(left)
    return outages


def lay_out(files: Files, origin: Path, folder: Path) -> None:
    """The files as a cut left them, in another folder."""
    shutil.copytree(origin, folder, ignore=lambda where, names: [name for name in names if Path(where, name).is_file()])
    for path, data in files.items():
        (folder / Path(path).relative_to(origin)).write_bytes(data)


def _wrong(folder: Path, told: Sequence[Step]) -> str:
    try:
        left = Left(folder)
        missing = [step.name for step in told if not step.holds(left)]
        left.goes_on()
    except ExitCoachError as failure:
        return f"{type(failure).__name__} {failure.args}"
    return f"lost: {', '.join(missing)}" if missing else ""
