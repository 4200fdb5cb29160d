"""The playbooks there are: own ones first, then those that come with the program."""

import errno
from collections.abc import Iterator
from pathlib import Path

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.text import nearest
from exitcoach.errors import Problem
from exitcoach.playbook.compiled import Compiled, stamps
from exitcoach.ports import HomeUnusable, Rejected, UnknownPlaybook

GENERAL = "general"
SUFFIXES = (".yaml", ".yml")
_PATH_SUFFIXES = (*SUFFIXES, ".json")
_PACKAGE = Path(__file__).parent.parent


def built_in() -> Path:
    """Where the playbooks of the program lie: in the package, or beside it in a checkout."""
    packed = _PACKAGE / "_playbooks"
    return packed if packed.is_dir() else _PACKAGE.parent / "playbooks"


class Shelf:
    """The PlaybookSource of a person: ``own`` is their folder, ``cache`` where compiled playbooks are kept."""

    def __init__(self, own: Path, cache: Path, shipped: Path | None = None) -> None:
        self.own = own
        self.shipped = shipped or built_in()
        self._compiled = Compiled(cache, Playbook)

    def get(self, name: str) -> Playbook:
        """By id or path. Raises UnknownPlaybook, Rejected, HomeUnusable."""
        if _is_path(name):
            return self._open(Path(name), name)
        path = self.path(name)
        return self._open(path, str(path))

    def ids(self) -> tuple[str, ...]:
        """Every id, own ones first; also of a file that does not load, so that somebody can mend it."""
        return tuple(dict.fromkeys(self._id(path) for path in self._paths()))

    def path(self, playbook_id: str) -> Path:
        """The file of a playbook. Raises UnknownPlaybook, HomeUnusable."""
        for path in self._paths(first=playbook_id):
            if self._id(path) == playbook_id:
                return path
        known = self.ids()
        raise UnknownPlaybook(playbook_id, nearest=nearest(playbook_id, known), known=known)

    def is_own(self, playbook_id: str) -> bool:
        """Whether it lies in the person's own folder. Raises UnknownPlaybook, HomeUnusable."""
        return self.path(playbook_id).parent == self.own

    def _paths(self, first: str = "") -> Iterator[Path]:
        for folder in (self.own, self.shipped):
            yield from sorted(files_in(folder), key=lambda path: (path.stem != first, path.stem, path.suffix))

    def _id(self, path: Path) -> str:
        kept = self._compiled.id(self._sources(path))
        if kept is not None:
            return kept
        try:
            return self._compile(path, str(path)).id
        except Rejected:
            return _claimed_id(path)

    def _open(self, path: Path, told: str) -> Playbook:
        return self._compiled.get(self._sources(path)) or self._compile(path, told)

    def _compile(self, path: Path, told: str) -> Playbook:
        from exitcoach.playbook.load import load  # brings YAML, which a compiled playbook does without
        from exitcoach.sheet import file_bytes

        try:
            made_from, data = stamps(self._sources(path)), file_bytes(path)
        except (FileNotFoundError, NotADirectoryError, ValueError) as error:
            raise UnknownPlaybook(told, known=self.ids()) from error
        except OSError as error:
            raise Rejected([unreadable(told, error)]) from error
        playbook = load(data, told, self._borrowed if self._general in self._sources(path)[1:] else None)
        self._compiled.keep(playbook.id, playbook, made_from)
        return playbook

    @property
    def _general(self) -> Path:
        return self.shipped / f"{GENERAL}.yaml"

    def _sources(self, path: Path) -> tuple[Path, ...]:
        general = self._general
        return (path, general) if path.absolute() != general.absolute() and general.is_file() else (path,)

    def _borrowed(self) -> Taxonomy:
        return self._open(self._general, str(self._general)).causes


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.casefold().endswith(_PATH_SUFFIXES)


def files_in(folder: Path) -> list[Path]:
    """The YAML files of a folder; none where it is not there. Raises HomeUnusable."""
    try:
        entries = list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise HomeUnusable(str(folder), _reason(error)) from error
    wanted = (path for path in entries if path.suffix.casefold() in SUFFIXES and not path.name.startswith("."))
    return [path for path in wanted if path.is_file()]


def _claimed_id(path: Path) -> str:
    from exitcoach.sheet import Block, Leaf, file_bytes, read_sheet

    try:
        root = read_sheet(file_bytes(path), str(path))
    except (Rejected, OSError):
        return path.stem
    entries = root.entries if isinstance(root, Block) else ()
    claims = [entry.value.text.strip() for entry in entries if entry.key == "id" and isinstance(entry.value, Leaf)]
    return next(iter(claims), "") or path.stem


def unreadable(told: str, error: OSError) -> Problem:
    """The problem of a file the system does not give."""
    from exitcoach.playbook.codes import Code

    return Problem(code=Code.UNREADABLE.value, file=told, facts={"why": _reason(error)})


def _reason(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, type(error).__name__)
