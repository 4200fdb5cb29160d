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

HOME = "home"


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


def recorded(folder: Path, beginning: type[Life] = Life, *, hidden: bool = False) -> tuple[Recorder, Sequence[Step]]:
    """A whole life in a home in this folder, as it happened on the disk; ``hidden``, in an encrypted home."""
    folder.mkdir(parents=True)
    life = beginning(folder / HOME, hidden=hidden)
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
    *,
    without: type[Happened] | None = None,
    beginning: type[Life] = Life,
    hidden: bool = False,
) -> Outages:
    """Lay out ``each`` states after everything that happened, and look at what is left.

    ``without``: as if none of these had happened, to see that the trial sees. ``beginning``: which life it is.
    """
    recorder, steps = recorded(folder / "life", beginning, hidden=hidden)
    happened = [one for one in recorder.happened if without is None or not isinstance(one, without)]
    outages = Outages()
    for number, (told, files) in enumerate(cuts(recorder.files, happened, names, each, chance)):
        left = folder / "left"
        lay_out(files, recorder.folder, left)
        outages.states += 1
        outages.told += told
        wrong = _wrong(left / HOME, steps[:told])
        if wrong:
            outages.troubles.append(f"{names}, state {number}, after “{steps[max(told - 1, 0)].name}”: {wrong}")
        shutil.rmtree(left)
    return outages


def lay_out(files: Files, origin: Path, folder: Path) -> None:
    """The files as a cut left them, in another folder."""
    folder.mkdir()
    for path, data in sorted(files.items()):  # a folder before what is in it
        place = folder / Path(path).relative_to(origin)
        if data is None:
            place.mkdir()
        else:
            place.write_bytes(data)


def _wrong(folder: Path, told: Sequence[Step]) -> str:
    try:
        left = Left(folder)
        missing = [step.name for step in told if not step.holds(left)]
        left.goes_on()
    except ExitCoachError as failure:
        return f"{type(failure).__name__} {failure.args}"
    return f"lost: {', '.join(missing)}" if missing else ""
