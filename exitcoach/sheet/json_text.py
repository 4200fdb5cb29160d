"""JSON with places. YAML would refuse or change some of it: tabs, surrogate pairs, keys of any length."""

import json
import re
from collections.abc import Callable

from exitcoach.sheet.nodes import MOST_DEPTH, MOST_NODES, Block, Broken, Entry, Flaw, Items, Leaf, Node

_TOKEN = re.compile(
    r"""(?P<space>[ \t\n\r]*+)(?:
        (?P<mark>[\[\]{},:])
      | "(?P<string>(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+)"
      | (?P<word>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null|NaN|-?Infinity)
      | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
_BREAK = re.compile(r"\r\n|\r|\n")


class NotJson(Exception):
    """The text is not JSON. Never leaves this package."""


class _Open:
    """A mapping or sequence whose end has not come."""

    def __init__(self, mark: str, line: int, column: int) -> None:
        self.mark = mark
        self.line = line
        self.column = column
        self.entries: list[Entry] = []
        self.items: list[Node] = []
        self.key = ("", 0, 0)

    def add(self, node: Node) -> None:
        if self.mark == "{":
            text, line, column = self.key
            self.entries.append(Entry(text, node, line, column))
        else:
            self.items.append(node)

    def closed(self) -> Node:
        if self.mark == "{":
            return Block(tuple(self.entries), self.line, self.column)
        return Items(tuple(self.items), self.line, self.column)


class _Reader:
    """Takes token after token; ``want`` names what may come next."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.want = "value"
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.line = 1
        self.column = 1
        self.count = 0
        self.take: dict[str, Callable[[str], None]] = {
            "{": self._begin,
            "[": self._begin,
            "}": self._finish,
            "]": self._finish,
            ",": self._comma,
            ":": self._colon,
        }

    def string(self, raw: str) -> None:
        text = _whole(json.loads(f'"{raw}"')) if "\\" in raw else raw
        if self.want in ("key", "first key"):
            self.open[-1].key = (text, self.line, self.column)
            self.want = "colon"
        else:
            self._place(Leaf(text, False, self.line, self.column))

    def word(self, raw: str) -> None:
        self._place(Leaf(raw, True, self.line, self.column))

    def _begin(self, mark: str) -> None:
        self._require("value", "first value")
        if len(self.open) == MOST_DEPTH:
            raise Broken(Flaw.TOO_DEEP, self.line, self.column)
        self.open.append(_Open(mark, self.line, self.column))
        self.want = "first key" if mark == "{" else "first value"

    def _finish(self, mark: str) -> None:
        self._require("next", "first key" if mark == "}" else "first value")
        if not self.open or self.open[-1].mark + mark not in ("{}", "[]"):
            raise NotJson
        node = self.open.pop().closed()
        self.want = "value"
        self._place(node)

    def _comma(self, _: str) -> None:
        self._require("next")
        self.want = "key" if self.open[-1].mark == "{" else "value"

    def _colon(self, _: str) -> None:
        self._require("colon")
        self.want = "value"

    def _place(self, node: Node) -> None:
        self._require("value", "first value")
        self.count += 1
        if self.count > self.most:
            raise Broken(Flaw.TOO_MANY_VALUES, self.line)
        if self.open:
            self.open[-1].add(node)
            self.want = "next"
        else:
            self.root = node
            self.want = "end"

    def _require(self, *wanted: str) -> None:
        if self.want not in wanted:
            raise NotJson


def read_json(text: str, most: int = MOST_NODES) -> Node:
    """The tree of a JSON text of at most ``most`` values. Raises NotJson where it is none, Broken beyond a limit."""
    reader, at, line_start = _Reader(most), 0, 0
    while token := _TOKEN.match(text, at):
        at = token.end()
        for found in _BREAK.finditer(text, token.start(), token.end("space")):
            reader.line, line_start = reader.line + 1, found.end()
        reader.column = token.end("space") - line_start + 1
        match token.lastgroup:
            case "mark":
                reader.take[token["mark"]](token["mark"])
            case "string":
                reader.string(token["string"])
            case "word":
                reader.word(token["word"])
            case _:
                break
    if reader.want != "end" or reader.root is None or at != len(text):
        raise NotJson
    return reader.root


def _whole(text: str) -> str:
    """Without surrogates: a lone one becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
