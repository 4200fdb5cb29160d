"""The Spanish catalog: every text of the source, the translations there are, one .po and its .mo."""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PO = ROOT / "exitcoach" / "locale" / "es" / "LC_MESSAGES" / "exitcoach.po"
MO = PO.with_suffix(".mo")
TEXTS_OF = {"_": 1, "borrowed": 1, "ngettext": 2}
COMMENT = "# Spanish for exitcoach: neutral, formal, short. Write the texts here, then run scripts/catalog."


class Spanish(Catalog):
    """A catalog whose header has no dates: the same texts give the same file."""

    def __init__(self) -> None:
        super().__init__(locale="es", header_comment=COMMENT, fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", "es"),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def of_source() -> Catalog:
    catalog = Spanish()
    for path in sorted((ROOT / "exitcoach").rglob("*.py")):
        for message in texts_in(path):
            catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return catalog


def texts_in(path: Path) -> Iterator[str | tuple[str, ...]]:
    """By the syntax tree: Babel's own reader overlooks what stands inside an f-string."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        if name in TEXTS_OF:
            texts = tuple(part.value for part in node.args[: TEXTS_OF[name]] if isinstance(part, ast.Constant))
            if len(texts) == TEXTS_OF[name]:
                yield texts if len(texts) > 1 else texts[0]


def with_translations(catalog: Catalog, known: Catalog) -> Catalog:
    for message in catalog:
        old = known.get(message.id) if message.id else None
        if old and type(old.id) is type(message.id):
            message.string, message.flags = old.string, message.flags | (old.flags & {"fuzzy"})
    return catalog


def untranslated(catalog: Catalog) -> list[Message]:
    told = (message for message in catalog if message.id)
    return [message for message in told if message.fuzzy or not all(_forms(message))]


def as_po(catalog: Catalog) -> bytes:
    paper = BytesIO()
    write_po(paper, catalog, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return paper.getvalue().rstrip(b"\n") + b"\n"


def as_mo(catalog: Catalog) -> bytes:
    paper = BytesIO()
    write_mo(paper, catalog)
    return paper.getvalue()


def written() -> Catalog:
    known = read_po(BytesIO(PO.read_bytes() if PO.exists() else b""), locale="es")
    return with_translations(of_source(), known)


def _forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def main() -> int:
    catalog = written()
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(as_po(catalog))
    MO.write_bytes(as_mo(catalog))
    lacking = untranslated(catalog)
    for message in lacking:
        files = ", ".join(sorted({file for file, _ in message.locations}))
        print(f"not translated: {message.id!r} ({files})", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
