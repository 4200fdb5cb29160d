"""Characters that YAML parsers refuse or take for line breaks, carried past them by others the file does not have."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# YAML 1.1 ends lines at U+0085, U+2028 and U+2029 and refuses the others; a text keeps them all.
_CARRIED = tuple(map(chr, (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)))
_SPECIAL = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = re.compile(r"\\u([dD][89a-fA-F][0-9a-fA-F]{2})")
_WIDE_SURROGATE = re.compile(r"\\U0010([dD][89a-fA-F][0-9a-fA-F]{2})")
_WIDE = re.compile("[\U0010d800-\U0010dfff]")
_INDENTED_BREAK = re.compile("([\x85\u2028\u2029]) +")
_BLOCKS = range(0x100000, 0x10C000, 0x100)


@dataclass(frozen=True, slots=True)
class StandIns:
    """What stands for what; ``surrogates`` when ``\\ud83d`` of JSON is written as ``\\U0010d83d`` of YAML."""

    out: Mapping[int, str] = field(default_factory=dict)
    back: Mapping[int, str] = field(default_factory=dict)
    surrogates: bool = False

    def written(self, text: str) -> str:
        """The file as the parser gets it."""
        carried = text.translate(dict(self.out)) if self.out else text
        return _SURROGATE.sub(r"\\U0010\1", carried) if self.surrogates else carried

    def original(self, text: str, style: str | None) -> str:
        """A scalar's text as the file has it."""
        if self.out:
            text = text.translate(dict(self.back))
            # PyYAML's own files break a single-quoted text here and indent the rest.
            text = _INDENTED_BREAK.sub(r"\1", text) if style == "'" else text
        if self.surrogates:
            literal = _WIDE_SURROGATE.sub(r"\\u\1", text)
            halves = _WIDE.sub(lambda found: chr(ord(found[0]) - 0x100000), literal)
            return halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return text


def stand_ins_for(text: str) -> StandIns:
    """The stand-ins this file needs; most need none."""
    surrogates = bool(_SURROGATE.search(text)) and not _WIDE.search(text) and not _WIDE_SURROGATE.search(text)
    if not _SPECIAL.search(text):
        return StandIns(surrogates=surrogates)
    base = next((block for block in _BLOCKS if not _has(text, block)), _BLOCKS[0])
    pairs = [(ord(special), chr(base + place)) for place, special in enumerate(_CARRIED)]
    return StandIns(dict(pairs), {ord(stand_in): chr(special) for special, stand_in in pairs}, surrogates)


def _has(text: str, block: int) -> bool:
    """Whether a character of the block stands in the text, raw or as a YAML escape."""
    written = f"{block:08x}"[:-2]
    return bool(re.search(f"[{chr(block)}-{chr(block + 0xFF)}]", text)) or written in text.lower()
