"""The rules of several files as one: a person's own ones replace those of the same id."""

from collections.abc import Iterable
from dataclasses import replace

from exitcoach.coach.lexicon import Numbering
from exitcoach.coach.tone import MARKERS, MarkerWords, Rule, ToneRules
from exitcoach.playbook.tone import ToneFile, Written


def merge(language: str, files: Iterable[ToneFile]) -> ToneRules:
    """Later files win; a rule any of them switches off is left out."""
    found = tuple(files)
    off = {name for file in found for name in file.off}
    rules = _without(off, (rule for file in found for rule in file.rules))
    praise = _without(off, (rule for file in found for rule in file.praise))
    address = {name: signs for file in found for name, signs in file.address.items()}
    numbering = Numbering()
    programs = {
        "rules": tuple(as_programs(rule, numbering) for rule in rules),
        "praise": tuple(as_programs(rule, numbering) for rule in praise),
    }
    signs = {name: tuple(one for sign in signs for one in numbering.programs(sign)) for name, signs in address.items()}
    markers = {name: MarkerWords(name=name, why="", instead=()) for name in MARKERS}
    for file in found:
        markers |= file.markers
    return ToneRules(
        language=language,
        lexicon=numbering.lexicon(),
        spellings={key: value for file in found for key, value in file.spellings.items()},
        connectors=tuple(dict.fromkeys(word for file in found for word in file.connectors)),
        markers=markers,
        rules=programs["rules"],
        praise=programs["praise"],
        address=signs,
    )


def as_programs(written: Written, numbering: Numbering) -> Rule:
    """The rule as the ear runs it."""
    patterns, unless = (
        tuple(program for pattern in some for program in numbering.programs(pattern))
        for some in (written.patterns, written.unless)
    )
    return replace(written.rule, patterns=patterns, unless=unless)


def _without(off: set[str], rules: Iterable[Written]) -> tuple[Written, ...]:
    by_id = {written.rule.id: written for written in rules}
    return tuple(written for name, written in by_id.items() if name not in off)
