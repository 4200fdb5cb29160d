"""A letter as plain text, Markdown, a web page, or a message that a mail program opens to be sent."""

import re
from collections.abc import Iterable, Iterator, Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from exitcoach.reports.letter_blocks import Block, Kind, title_of
from exitcoach.reports.markdown import plain

FORMATS = ("txt", "md", "html", "eml")
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", re.ASCII)
_LONGEST_ADDRESS = 254
_UNFOLDED = SMTP.clone(max_line_length=998)
"""A subject folded before its first word would be read with a space in front."""
_STARTS = re.compile(r"^([-+=])|^(\d+)([.)])", re.ASCII)
_STYLE = "body{font:1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.2rem}"


def write_plain(blocks: Iterable[Block]) -> str:
    """Plain text, ready to paste."""
    return "\n\n".join("\n".join(_marked(block)) for block in blocks) + "\n"


def write_markdown(blocks: Iterable[Block]) -> str:
    """A Markdown page."""
    return "\n\n".join(_in_markdown(block) for block in blocks) + "\n"


def write_html(blocks: Sequence[Block], language: str) -> str:
    """A page of its own, without anything from elsewhere."""
    head = (
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title_of(tuple(blocks)))}</title>\n<style>{_STYLE}</style>"
    )
    body = "\n".join(_in_html(block) for block in blocks)
    page = f'<html lang="{escape(language)}">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'
    return f"<!doctype html>\n{page}"


def write_message(blocks: Sequence[Block], language: str, to: str = "") -> bytes:
    """A draft for a mail program: the title is its subject. ``to`` counts only when it is a mail address."""
    letter = [block for block in blocks if block.kind is not Kind.TITLE]
    message = EmailMessage(policy=SMTP)
    message["Subject"] = title_of(tuple(blocks))
    if is_address(to):
        message["To"] = Address(addr_spec=to.strip())
    message["X-Unsent"] = "1"
    message["Content-Language"] = language
    message.set_content(write_plain(letter), cte="quoted-printable")
    message.add_alternative(write_html(letter, language), subtype="html", cte="quoted-printable")
    return message.as_bytes(policy=_UNFOLDED)


def is_address(text: str) -> bool:
    """Whether a message can be sent there."""
    bare = text.strip()
    return len(bare) <= _LONGEST_ADDRESS and bool(_ADDRESS.fullmatch(bare)) and ".." not in bare


def _marked(block: Block) -> Iterator[str]:
    mark = "" if block.kind is Kind.TITLE else block.kind.value
    return (f"{mark}{line}".rstrip() for line in block.lines)


def _in_markdown(block: Block) -> str:
    told = [_STARTS.sub(_held, plain(line)) for line in block.lines]
    if block.kind is Kind.ITEMS:
        return "\n".join(f"- {line}" for line in told)
    mark = block.kind.value
    return "\\\n".join(f"{mark}{line}" for line in told) if block.kind is not Kind.QUOTE else _quoted(told)


def _quoted(lines: Sequence[str]) -> str:
    """A line of a quote ends where it ended; an empty one parts its paragraphs."""
    ends = [*lines[1:], ""]
    pairs = zip(lines, ends, strict=True)
    return "\n".join(f"> {line}\\" if line and after else f"> {line}".rstrip() for line, after in pairs)


def _held(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _in_html(block: Block) -> str:
    told = [escape(line) for line in block.lines]
    match block.kind:
        case Kind.TITLE:
            return f"<h1>{' '.join(told)}</h1>"
        case Kind.ITEMS:
            return "\n".join(["<ul>", *(f"<li>{line}</li>" for line in told), "</ul>"])
        case Kind.QUOTE:
            return "\n".join(['<blockquote style="white-space:pre-wrap">', *told]) + "</blockquote>"
        case _:
            return "<p>" + "<br>\n".join(told) + "</p>"
