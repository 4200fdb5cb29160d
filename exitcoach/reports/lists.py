"""Several names in one sentence, as people of a language say them. Babel is loaded only when a page needs it."""

import re
from collections.abc import Sequence

from exitcoach.domain.text import fold
from exitcoach.locale import language

_SOUNDS_I = re.compile(r"\W*h?i(?![aeou])")


def listed(names: Sequence[str]) -> str:
    """``one, two, and three``; ``uno, dos y tres``, and ``dos e ingleses`` before the same sound."""
    from babel.lists import format_list

    told = str(format_list(names, locale=language()))
    last = names[-1] if names else ""
    with_y = f" y {last}"
    if language() == "es" and told.endswith(with_y) and _SOUNDS_I.match(fold(last)):
        return f"{told.removesuffix(with_y)} e {last}"
    return told
