"""A YAML or JSON file a person wrote, as a tree that knows where everything stands."""

from exitcoach.sheet.nodes import Block, Entry, Flaw, Items, Leaf, Node, is_null
from exitcoach.sheet.read import read_sheet, scan_sheet

__all__ = ["Block", "Entry", "Flaw", "Items", "Leaf", "Node", "is_null", "read_sheet", "scan_sheet"]
