"""JSON that no screen or line reader can trip over."""

import re

_UNSAFE = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]")
_LEADS = (b"\x7f", b"\xc2", b"\xe2")


def escaped(raw: bytes) -> bytes:
    """UTF-8 JSON with U+007F-9F, the line separators and the bidirectional controls as escapes."""
    if not any(lead in raw for lead in _LEADS):
        return raw
    return _UNSAFE.sub(lambda found: b"\\u%04x" % ord(found[0].decode("utf-8")), raw)
