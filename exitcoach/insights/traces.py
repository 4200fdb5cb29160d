"""What leads to a person without being a name: addresses, numbers of telephones, cards, documents and contracts.

Days and times stay. An id is a case's or that of something of the house: 261122-h3k2vd7qmx9.
"""

import re
from collections.abc import Callable

from exitcoach.domain.ids import ALPHABET

CONTACT, NUMBER, ID = "contact", "number", "id"
_LIKELY = re.compile(r"[@＠\d]")
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_HOST, _DOT = rf"[\w{_UNSEEN}-]+", rf"[.．][\w{_UNSEEN}-]+"
_BETWEEN = rf"[ \u00a0\u2009\u202f{_UNSEEN}()./·_\u2010-\u2015\u2212-]{{0,3}}"
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_TRACES = re.compile(
    rf"""
    (?P<id> (?<!\w) (?i: \d{{6}}-[{ALPHABET}]{{11}} ) (?![^\W_]) )
    | (?P<kept> (?<![\w.-]) (?: {_YEAR}-\d\d-\d\d (?: T\d\d:\d\d (?: :\d\d (?:\.\d+)? )? Z? )?
                | {_DAY}([./-]){_MONTH}\3(?:{_YEAR}|\d\d) | {_MONTH}/{_DAY}/(?:{_YEAR}|\d\d) ) (?! [./-]?\w ) )
    | (?P<contact> (?<![\w.+'%{_UNSEEN}-]) [\w.+'%{_UNSEEN}-]+
                   (?: [@＠] {_HOST} (?:{_DOT})* | [ ][@＠][ ] {_HOST} (?:{_DOT})+ )
                   | (?<!\w) [@＠] \w{{2,}} )
    | (?P<number> (?<![^\W_]) (?:
          [A-Z]{{2}}\d\d (?:[ -]?[A-Z\d]{{4}}){{2,7}} (?:[ -]?[A-Z\d]{{1,4}})?
        | [A-Z]{{2}} (?:[ ]?\d\d){{3}} [ ]?[A-D] (?![^\W_])
        | (?=(?:[A-Z]*\d){{5}}) (?=\d*[A-Z]) [A-Z\d]{{8,}}
        | [^\W\d_]{{0,4}} -? [+(]{{0,2}} (?: \d{{6,}} | \d (?: {_BETWEEN} \d ){{6,}} )
      ) [^\W_]* (?: -[\dA-Za-z] (?![^\W_]) )? )
    """,
    re.VERBOSE,
)


def without_traces(text: str, plain: Callable[[str], str], trace: Callable[[str, str], str]) -> str:
    """The text with its traces as ``trace(kind, words)`` tells them, and ``plain`` of what is between them."""
    if not _LIKELY.search(text):
        return plain(text)
    pieces, done = [], 0
    for found in _TRACES.finditer(text):
        told = found[0] if found.lastgroup == "kept" else trace(found.lastgroup or NUMBER, found[0])
        pieces += [plain(text[done : found.start()]), told]
        done = found.end()
    return "".join([*pieces, plain(text[done:])])
