"""A YAML or JSON file a person wrote, as a tree that knows where everything stands."""

from exitcoach.sheet.decode import MOST_BYTES, file_bytes
from exitcoach.sheet.nodes import Block, Entry, Flaw, Items, Leaf, Node, is_null
from exitcoach.sheet.read import read_sheet, scan_sheet

__all__ = [
    "MOST_BYTES",
    "Block",
    "Entry",
    "Flaw",
    "Items",
    "Leaf",
    "Node",
    "file_bytes",
    "is_null",
    "read_sheet",
    "scan_sheet",
]
