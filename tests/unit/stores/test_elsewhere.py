"""Folders that a service synchronises, and drives of the network, are recognised by what can be seen of them."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from exitcoach.stores.elsewhere import Elsewhere, Surroundings, elsewhere, home_elsewhere

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/export /home/ana/team\\040share nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/ana/team\\040share/local ext4 rw 0 0
//filer/records /mnt/filer cifs rw 0 0
ana@host: /mnt/far fuse.sshfs rw 0 0
tmpfs /mnt/over tmpfs rw 0 0
filer:/over /mnt/over nfs rw 0 0
not a line
"""


def around(
    *files: str, folders: tuple[str, ...] = (), environment: dict[str, str] | None = None, mounts: str = ""
) -> Surroundings:
    return Surroundings(
        environment=environment or {},
        is_file=lambda path: str(path) in files,
        is_folder=lambda path: str(path) in folders,
        mounts=mounts,
    )


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\Ana\OneDrive\exitcoach"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Ana\OneDrive - Contoso GmbH\exitcoach"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Ana\Dropbox (Contoso)\records"), "Dropbox"),
        (PureWindowsPath(r"G:\My Drive\records"), "Google Drive"),
        (PureWindowsPath(r"C:\Users\Ana\iCloudDrive\records"), "iCloud"),
        (PurePosixPath("/home/ana/Dropbox/records"), "Dropbox"),
        (PurePosixPath("/home/ana/Nextcloud2"), "Nextcloud"),
        (PurePosixPath("/Users/ana/Library/Mobile Documents/records"), "iCloud"),
        (PurePosixPath("/Users/ana/Library/CloudStorage/OneDrive-Personal/records"), "OneDrive"),
        (PurePosixPath("/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.com/My Drive/x"), "Google Drive"),
        (PurePosixPath("/Users/ana/Library/CloudStorage/Box-Box/records"), "Box"),
    ],
    ids=str,
)
def test_a_service_is_known_by_the_names_of_its_folders(folder: PurePath, service: str):
    """As each of them names them, on its systems."""
    assert elsewhere(folder, around()) == Elsewhere(service=service)


@pytest.mark.parametrize(
    "folder",
    [
        PurePosixPath("/home/ana/.local/share/exitcoach"),
        PurePosixPath("/Users/ana/Library/Application Support/exitcoach"),
        PurePosixPath("/home/ana/dropboxes/records"),
        PurePosixPath("/home/ana/nextcloud-notes/records"),
        PureWindowsPath(r"C:\Users\Ana\AppData\Local\exitcoach"),
        PureWindowsPath(r"\\?\C:\Users\Ana\exitcoach"),
    ],
    ids=str,
)
def test_an_ordinary_folder_is_left_in_peace(folder: PurePath):
    """Names that only look alike say nothing."""
    assert elsewhere(folder, around(mounts=MOUNTS)) is None


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial"])
def test_windows_tells_where_onedrive_is(variable: str):
    """Whatever that folder is called, in whatever case it is written."""
    told = around(environment={variable: r"D:\Cloud"})

    assert elsewhere(PureWindowsPath(r"d:\cloud\exitcoach"), told) == Elsewhere(service="OneDrive")
    assert elsewhere(PureWindowsPath(r"D:\Clouds\exitcoach"), told) is None
    assert elsewhere(PureWindowsPath(r"D:\Cloud"), around(environment={variable: " "})) is None


@pytest.mark.parametrize(
    ("files", "folders", "service"),
    [
        (("/data/.dropbox",), (), "Dropbox"),
        ((), ("/data/.dropbox.cache",), "Dropbox"),
        (("/data/team/records/.nextcloudsync.log",), (), "Nextcloud"),
        ((), ("/data/team/.stfolder",), "Syncthing"),
    ],
)
def test_a_service_is_known_by_what_it_leaves_in_its_folder(
    files: tuple[str, ...], folders: tuple[str, ...], service: str
):
    """In the folder itself or in one above."""
    found = elsewhere(PurePosixPath("/data/team/records"), around(*files, folders=folders))

    assert found == Elsewhere(service=service)


def test_the_settings_of_dropbox_are_no_marker():
    """In the folder of a person it keeps a folder of its own, and does not synchronise what lies beside it."""
    seen = around(folders=("/home/ana/.dropbox",))

    assert elsewhere(PurePosixPath("/home/ana/.local/share/exitcoach"), seen) is None


@pytest.mark.parametrize(
    ("folder", "drive"),
    [
        (PurePosixPath("/home/ana/team share/records"), "nfs4"),
        (PurePosixPath("/mnt/filer"), "cifs"),
        (PurePosixPath("/mnt/far/away/records"), "fuse.sshfs"),
        (PurePosixPath("/mnt/over/records"), "nfs"),
        (PureWindowsPath(r"\\server\share\records"), "\\\\server\\share"),
        (PureWindowsPath("//server/share/records"), "\\\\server\\share"),
        (PureWindowsPath(r"\\?\UNC\server\share\records"), "\\\\server\\share"),
    ],
    ids=str,
)
def test_a_drive_of_the_network_is_recognised(folder: PurePath, drive: str):
    """By the mount that is nearest and came last, or by the name of a share."""
    assert elsewhere(folder, around(mounts=MOUNTS)) == Elsewhere(drive=drive)


def test_a_disk_inside_a_network_drive_is_a_disk():
    """The nearest mount counts, not one above."""
    assert elsewhere(PurePosixPath("/home/ana/team share/local/records"), around(mounts=MOUNTS)) is None


def test_a_link_leads_where_the_records_are(tmp_path: Path):
    """A home that is a link is told by where it leads; one that is not there yet by where it will be."""
    (tmp_path / "Dropbox" / "records").mkdir(parents=True)
    link = tmp_path / "records"
    try:
        link.symlink_to(tmp_path / "Dropbox" / "records", target_is_directory=True)
    except OSError:
        pytest.skip("links need rights here")

    assert home_elsewhere(link, {}) == Elsewhere(service="Dropbox")
    assert home_elsewhere(tmp_path / "Nextcloud" / "not yet", {}) == Elsewhere(service="Nextcloud")


def test_a_marker_is_found_on_the_disk(tmp_path: Path):
    """A file for a file, a folder for a folder."""
    (tmp_path / ".dropbox").mkdir()
    before = home_elsewhere(tmp_path / "records", {})
    (tmp_path / ".dropbox.cache").mkdir()

    assert (before, home_elsewhere(tmp_path / "records", {})) == (None, Elsewhere(service="Dropbox"))
