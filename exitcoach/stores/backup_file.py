"""A backup: one zip of the files of a home, and a manifest that says what each must be."""

import errno
import io
import json
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from exitcoach import __version__
from exitcoach.domain.cases import SCHEMA
from exitcoach.errors import ExitCoachError
from exitcoach.stores.files import FileLayer, PrivateFile, rename, sync_folder
from exitcoach.stores.layout import make_folder, reason

MANIFEST, FORMAT, FORM = "manifest.json", "exitcoach", 1
FAST = 1
"""How hard to press: three times as fast as usual, for a tenth more room."""
_CHUNK = 1 << 20
DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, OverflowError, UnicodeDecodeError)
"""What reading a zip that is not whole can raise."""
_FORBIDDEN = frozenset('<>:"|?*\\\0')


class BackupUnusable(ExitCoachError):
    """A backup that cannot be restored from; nothing was changed.

    ``why`` is a code: ``missing``, ``unreadable``, ``not-a-backup``, ``damaged``, ``unsafe``, ``newer``, or ``none``:
    there is no backup at all. ``member`` is the file inside that is wrong, or the version that made it.
    """

    def __init__(self, path: str, why: str, member: str = "") -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why
        self.member = member


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What a file must be."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """When the backup was made, by which exitcoach, and every file in it by its path in the home."""

    made: datetime
    members: Mapping[str, Member]
    schema: int = SCHEMA
    version: str = __version__


def write_backup(
    folder: Path, names: Iterable[str], target: Path, made: datetime, layer: FileLayer = PrivateFile
) -> Manifest:
    """Put these files of a folder into ``target``: all of it or nothing, for its owner alone. Raises OSError."""
    aside = target.with_name(f".{target.name}.part")
    aside.unlink(missing_ok=True)
    try:
        # Buffered, because zipfile does not look at how much of a write a nearly full disk took.
        with layer(aside, "x+") as file, io.BufferedRandom(file) as out:
            with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=FAST) as archive:
                members = {name: _put(archive, name, folder / name) for name in names}
                manifest = Manifest(made=made, members=members)
                archive.writestr(ZipInfo(MANIFEST), _told(manifest), ZIP_DEFLATED)
            out.flush()
            file.sync()
        rename(aside, target)
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(target.parent)
    return manifest


def read_manifest(path: Path) -> Manifest:
    """What the backup says of itself. Raises BackupUnusable."""
    with _opened(path) as archive:
        return _manifest(archive, path)


def unpack(path: Path, folder: Path) -> Manifest:
    """Write every file of the backup into a folder, each checked against the manifest. Raises BackupUnusable, OSError.

    Names that would lead out of the folder are refused before anything is written.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive, path)
        for name, member in manifest.members.items():
            target = folder.joinpath(*PurePosixPath(name).parts)
            make_folder(target.parent)
            with PrivateFile(target, "x") as file:
                if not _copy(archive, name, member, file):
                    raise BackupUnusable(str(path), "damaged", name)
                file.sync()
    return manifest


def _put(archive: ZipFile, name: str, path: Path) -> Member:
    digest, size = sha256(), 0
    info = ZipInfo.from_file(path, name, strict_timestamps=False)
    info.compress_type = ZIP_DEFLATED
    with path.open("rb") as source, archive.open(info, "w") as target:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return Member(size=size, sha256=digest.hexdigest())


def _copy(archive: ZipFile, name: str, member: Member, file: PrivateFile) -> bool:
    """Whether it is what the manifest says; a bomb is found out after one chunk too many."""
    digest, size = sha256(), 0
    with archive.open(name) as source:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > member.size:
                return False
            digest.update(chunk)
            file.put(chunk)
    return (size, digest.hexdigest()) == (member.size, member.sha256)


def _told(manifest: Manifest) -> bytes:
    members = {name: {"size": one.size, "sha256": one.sha256} for name, one in manifest.members.items()}
    facts = {
        "backup": FORMAT,
        "form": FORM,
        "schema": manifest.schema,
        "version": manifest.version,
        "made": manifest.made.isoformat(),
    }
    return json.dumps({**facts, "members": members}, ensure_ascii=False, indent=1).encode("utf-8")


def _manifest(archive: ZipFile, path: Path) -> Manifest:
    if any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in archive.infolist()):
        raise BackupUnusable(str(path), "damaged")
    try:
        found = json.loads(archive.read(MANIFEST))
        if found["backup"] != FORMAT:
            raise BackupUnusable(str(path), "not-a-backup")
        if found["form"] > FORM or found["schema"] > SCHEMA:
            raise BackupUnusable(str(path), "newer", str(found.get("version", "")))
        members = {str(name): Member(size=int(one["size"]), sha256=str(one["sha256"])) for name, one in _pairs(found)}
        manifest = Manifest(
            made=datetime.fromisoformat(found["made"]),
            members=members,
            schema=int(found["schema"]),
            version=str(found["version"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError, ValueError) as failure:
        raise BackupUnusable(str(path), "not-a-backup") from failure
    _refuse_others(archive, manifest, path)
    return manifest


def _pairs(found: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Iterable[tuple[str, Mapping[str, str]]]:
    return found["members"].items()


def _refuse_others(archive: ZipFile, manifest: Manifest, path: Path) -> None:
    names = [info.filename for info in archive.infolist() if info.filename != MANIFEST]
    unsafe = next((name for name in (*names, *manifest.members) if not is_safe(name)), None)
    if unsafe is not None:
        raise BackupUnusable(str(path), "unsafe", unsafe)
    odd = next(iter(sorted({*names} ^ {*manifest.members})), "")
    if odd or len({name.casefold() for name in names}) != len(names):
        raise BackupUnusable(str(path), "damaged", odd)


def is_safe(name: str) -> bool:
    """Whether the name stays inside the folder it is joined to, on every system."""
    parts = name.split("/")
    odd = any(part in ("", ".", "..") or part.endswith((" ", ".")) for part in parts)
    return not odd and _FORBIDDEN.isdisjoint(name) and name.isprintable()


@contextmanager
def _opened(path: Path) -> Iterator[ZipFile]:
    try:
        file = path.open("rb")
    except FileNotFoundError as failure:
        raise BackupUnusable(str(path), "missing") from failure
    except OSError as failure:
        raise BackupUnusable(str(path), "unreadable", reason(failure)) from failure
    with file:
        is_zip = file.read(2) == b"PK"
        try:
            with ZipFile(file) as archive:
                yield archive
        except DAMAGE as failure:
            raise BackupUnusable(str(path), "damaged" if is_zip else "not-a-backup") from failure
        except OSError as failure:
            if failure.errno != errno.EINVAL:  # a place before the beginning of the file
                raise
            raise BackupUnusable(str(path), "damaged") from failure
