"""Text in, findings out: where the employee's own words sound defensive."""

import re
from dataclasses import dataclass
from functools import lru_cache

from exitcoach.coach.rules import RULES, Rule

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
_ACCENTS = str.maketrans("áéíóúüàèìòù", "aeiouuaeiou")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Words that sound defensive: ``start`` and ``end`` are offsets in characters of the text as given."""

    marker: str
    words: str
    start: int
    end: int
    rule: str
    suggestion: str


def detect(text: str, language: str, stage: str = "") -> tuple[Finding, ...]:
    """The findings in ``text``, in its order, one a place; quoted words are the client's."""
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text).lower().translate(_ACCENTS)
    if len(plain) != len(text):
        return ()
    found: list[Finding] = []
    for rule, pattern in _compiled(language):
        if rule.stages and stage and stage not in rule.stages:
            continue
        found.extend(_finding(rule, match, text) for match in pattern.finditer(plain))
    return _one_a_place(found)


@lru_cache(maxsize=4)
def _compiled(language: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern)) for rule in RULES.get(language, ()))


def _finding(rule: Rule, match: re.Match[str], text: str) -> Finding:
    start, end = match.span()
    return Finding(
        marker=rule.marker,
        words=text[start:end],
        start=start,
        end=end,
        rule=rule.id,
        suggestion=rule.suggestion,
    )


def _one_a_place(found: list[Finding]) -> tuple[Finding, ...]:
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return tuple(kept)
