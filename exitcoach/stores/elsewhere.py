"""Whether a folder is one that others copy or serve: synchronised by a service, or on a drive of the network."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_MOUNTS = Path("/proc/mounts")
_NAMES = (
    ("OneDrive", re.compile(r"onedrive( ?-.*)?")),
    ("Dropbox", re.compile(r"dropbox( ?[(-].*)?")),
    ("Google Drive", re.compile(r"google ?drive(-.*)?|my drive|mi unidad")),
    ("iCloud", re.compile(r"icloud ?drive|com~apple~clouddocs")),
    ("Nextcloud", re.compile(r"nextcloud\d*")),
    ("ownCloud", re.compile(r"owncloud\d*")),
)
# A file and not a folder: ~/.dropbox is where Dropbox keeps its own settings, and the rest of ~ is not synchronised.
_FILES = {
    ".dropbox": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
}
_FOLDERS = {".dropbox.cache": "Dropbox", ".tmp.drivedownload": "Google Drive", ".stfolder": "Syncthing"}
_LIBRARY, _APPLE, _OTHERS = "Library", "Mobile Documents", "CloudStorage"
_SERVED = re.compile(
    r"nfs\d*|cifs|smb\w*|ncpfs|afs|ceph|lustre|glusterfs|davfs\d*|"
    r"fuse\.(sshfs|rclone|davfs\d*|ceph|glusterfs|s3fs|gvfsd-fuse|onedriver|google-drive-ocamlfuse)"
)
_HERE = ("\\\\?\\", "\\\\.\\")
"""How Windows begins names of its own, which lead to no other machine unless ``UNC`` comes next."""
_SHARE = "\\\\"


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """The ``service`` that synchronises a folder; or the ``drive`` it is on: its file system, or the share."""

    service: str = ""
    drive: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What tells where a folder lies; ``mounts`` as Linux lists them."""

    environment: Mapping[str, str]
    is_file: Callable[[PurePath], bool]
    is_folder: Callable[[PurePath], bool]
    mounts: str = ""


def elsewhere(folder: PurePath, around: Surroundings) -> Elsewhere | None:
    """Where a folder, given from the root on, lies if not only here; None where nothing tells so."""
    drive = _share(folder) or _served(folder, around.mounts)
    if drive:
        return Elsewhere(drive=drive)
    found = (*_by_variable(folder, around), *_by_name(folder), *_by_marker(folder, around))
    return Elsewhere(service=found[0]) if found else None


def home_elsewhere(home: Path, environment: Mapping[str, str]) -> Elsewhere | None:
    """The same for a home on this machine, as it is named and as its links lead."""
    mounts = ""
    with suppress(OSError):
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    around = Surroundings(environment=environment, is_file=_is_file, is_folder=_is_folder, mounts=mounts)
    places = [home.absolute()]
    with suppress(OSError, RuntimeError):  # links that go in circles
        places.append(home.resolve())
    return next(filter(None, (elsewhere(place, around) for place in reversed(places))), None)


def _share(folder: PurePath) -> str:
    drive = folder.drive.replace("/", "\\")
    if drive.upper().startswith(tuple(f"{beginning}UNC\\" for beginning in _HERE)):
        return _SHARE + drive[len(_HERE[0]) + len("UNC\\") :]
    return drive if drive.startswith(_SHARE) and not drive.startswith(_HERE) else ""


def _served(folder: PurePath, mounts: str) -> str:
    on = [(place, kind) for place, kind in _mounted(mounts, type(folder)) if folder.is_relative_to(place)]
    if not on:
        return ""
    deepest = max(len(place.parts) for place, _kind in on)
    kind = [kind for place, kind in on if len(place.parts) == deepest][-1]  # a later one lies over those before
    return kind if _SERVED.fullmatch(kind) else ""


def _mounted(mounts: str, shape: type[PurePath]) -> Iterator[tuple[PurePath, str]]:
    for line in mounts.splitlines():
        match line.split():
            case [_device, place, kind, *_more]:
                yield shape(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), place)), kind


def _by_variable(folder: PurePath, around: Surroundings) -> Iterator[str]:
    for name in VARIABLES:
        told = around.environment.get(name, "").strip()
        if told and folder.is_relative_to(type(folder)(told)):
            yield "OneDrive"


def _by_name(folder: PurePath) -> Iterator[str]:
    parts = folder.parts
    for before, name, after in zip(("", *parts), parts, (*parts[1:], ""), strict=False):
        yield from (service for service, pattern in _NAMES if pattern.fullmatch(name.casefold()))
        if (before, name) == (_LIBRARY, _APPLE):
            yield "iCloud"
        elif (before, name) == (_LIBRARY, _OTHERS) and after:
            yield from _named(after)


def _named(name: str) -> Iterable[str]:
    """A folder of ``~/Library/CloudStorage``: the name of the service, then of the account."""
    known = [service for service, pattern in _NAMES if pattern.fullmatch(name.casefold())]
    return known or [name.partition("-")[0]]


def _by_marker(folder: PurePath, around: Surroundings) -> Iterator[str]:
    for place in (folder, *folder.parents):
        yield from (service for name, service in _FILES.items() if around.is_file(place / name))
        yield from (service for name, service in _FOLDERS.items() if around.is_folder(place / name))


def _is_file(path: PurePath) -> bool:
    with suppress(OSError):  # a folder above that nobody here may look into
        return Path(path).is_file()
    return False


def _is_folder(path: PurePath) -> bool:
    with suppress(OSError):
        return Path(path).is_dir()
    return False
