"""What is mended is first set aside as it was, under the same name."""

from pathlib import Path

from exitcoach.stores.files import FileLayer, PrivateFile, free_name, replace_file
from exitcoach.stores.layout import Home, disk_failures, make_folder

BEFORE_EDIT = ".before-edit"


class Aside:
    """The folder ``damaged/<stamp>`` of a home; made when the first thing goes into it."""

    def __init__(self, home: Home, stamp: str, layer: FileLayer = PrivateFile) -> None:
        self._home = home
        self._folder = home.damaged / stamp
        self._layer = layer

    def put(self, path: Path, data: bytes) -> None:
        """Keep these bytes under the name that ``path`` has in the home. Raises HomeUnusable."""
        target = self._folder / path.relative_to(self._home.path)
        with disk_failures(target):
            make_folder(target.parent)
            replace_file(free_name(target), data, layer=self._layer)
