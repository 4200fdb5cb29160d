"""One letter in four formats: the same words, and nobody's words are markup, headers or control characters."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from exitcoach.domain.text import UNSHOWABLE
from exitcoach.reports.letter_formats import is_address, write_html, write_markdown, write_message, write_plain
from exitcoach.services.letter import Incident, Variant
from tests.unit.reports.hostile import OWN, payloads
from tests.unit.reports.letters import a_letter, blocks

TEXTS = payloads()
SOME = (*OWN, "# a", "1. a", "+ a", "---", "===", "> a", "*a*", "[a](b)", "{{ name }}")
OURS = {"html", "head", "meta", "title", "style", "body", "h1", "p", "br", "ul", "li", "blockquote"}


def hostile(text, variant=Variant.FAREWELL, more=()):
    """A letter with ``text`` wherever a person types, and ``more`` where there can be more."""
    letter = a_letter(variant)
    words = dict.fromkeys(("name", "service", "employee", "apology", "reference", "topic", "statement"), text)
    texts = (text, *more)
    promises = tuple(replace(letter.promises[0], what=one, owner=one, tell_client_by=one) for one in texts)
    incidents = tuple(Incident(what=one, should_have=one, when=one) for one in texts)
    return blocks(replace(letter, **words, promises=promises, incidents=incidents))


def hostile_letters(variant=Variant.FAREWELL):
    """Each of some texts everywhere, and all there are in one."""
    yield from (hostile(text, variant) for text in SOME)
    yield hostile("\n".join(TEXTS), variant, more=TEXTS)


class Tags(HTMLParser):
    """The tags of a page, and its attributes."""

    def __init__(self, page):
        super().__init__()
        self.found, self.attributes = [], set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize("variant", [Variant.FAREWELL, Variant.STATEMENT])
def test_nothing_steers_a_screen(variant):
    """Control and bidirectional characters come out of no format."""
    steering = {chr(code) for code in UNSHOWABLE} - {"\r"}
    for told in hostile_letters(variant):
        message = message_from_bytes(write_message(told, "en"), policy=policy.default)
        parts = [part.get_content() for part in message.iter_parts()]
        for written in (write_plain(told), write_markdown(told), write_html(told, "en"), *parts, message["Subject"]):
            assert not steering & set(written)


def test_words_are_no_html():
    """However they are spelt, the tags of the page are ours."""
    for told in hostile_letters():
        page = Tags(write_html(told, "en"))
        assert set(page.found) <= OURS
        assert page.found.count("h1") == 1
        assert page.attributes <= {"lang", "charset", "name", "content", "style"}


def test_words_are_no_markdown():
    """The page has the same structure whoever's words are in it."""
    reader = MarkdownIt("gfm-like", {"linkify": False})

    def structure(told):
        tokens = reader.parse(write_markdown(told))
        inner = {child.type for token in tokens for child in token.children or ()}
        return [token.type for token in tokens], inner & {"link_open", "image", "strong_open", "em_open", "code_inline"}

    plain, marked = structure(hostile("plain"))
    assert not marked
    for told in hostile_letters():
        kinds, inner = structure(told)
        assert not inner
        assert {kind for kind in kinds if "open" in kind} <= set(plain)


def test_a_message_opens_as_a_draft():
    """Subject, recipient, a text and a page with the same words."""
    message = message_from_bytes(
        write_message(blocks(a_letter(Variant.FAREWELL, "es")), "es", "rosa@example.com"), policy=policy.default
    )
    text = message.get_body(("plain",)).get_content()
    page = message.get_body(("html",)).get_content()
    assert message["Subject"] == "Lo que hablamos el 22 de noviembre de 2026 (referencia G-4471)"
    assert (message["To"], message["X-Unsent"], message["From"]) == ("rosa@example.com", "1", None)
    assert "Buen día, Rosa Núñez:" in text
    assert "<p>Buen día, Rosa Núñez:</p>" in page
    assert "referencia" not in text


@pytest.mark.parametrize("text", [*SOME, "a\r\nBcc: x@example.com", "a\nBcc: x@example.com\n\nbody", "a\u2028Bcc: x"])
def test_no_word_becomes_a_header(text):
    """Neither through the subject nor through the recipient."""
    plain = message_from_bytes(write_message(hostile("plain"), "en"), policy=policy.default)
    message = message_from_bytes(write_message(hostile(text), "en", text), policy=policy.default)
    assert message.keys() == plain.keys()
    assert len(list(message.iter_parts())) == 2


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("rosa@example.com", True),
        (" rosa.n+bills@mail.example.co ", True),
        ("555 123 456", False),
        ("rosa@localhost", False),
        ("rosa@example.com, eve@example.com", False),
        ("Rosa <rosa@example.com>", False),
        ("rosa@example.com\nBcc: eve@example.com", False),
        ("rosa@exa..mple.com", False),
        ("@example.com", False),
        ("", False),
        ("r" * 250 + "@example.com", False),
    ],
)
def test_only_a_mail_address_is_a_recipient(text, is_one):
    """One address, and nothing beside it."""
    assert is_address(text) is is_one
    message = message_from_bytes(write_message(blocks(a_letter(Variant.RECAP)), "en", text), policy=policy.default)
    assert (message["To"] is not None) is is_one


def test_a_quote_keeps_its_lines_in_every_format():
    """What a client wants management to read is not run together."""
    told = blocks(a_letter(Variant.STATEMENT))
    assert "> Change it.\n>\n>   - First   the notice.\n" in write_plain(told)
    assert "Change it.\n\n  - First   the notice.</blockquote>" in write_html(told, "en")
    shown = MarkdownIt().render(write_markdown(told))
    assert re.search(r"<blockquote>\s*<p>Change it.</p>\s*<p>- First", shown)
