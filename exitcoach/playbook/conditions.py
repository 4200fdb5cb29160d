"""Reading ``when``: ``{decision: decides_later, causes.any: [competition.*], not: {…}, any: {…}}``."""

from collections.abc import Iterator

from exitcoach.domain.conditions import ALWAYS, Condition, Test
from exitcoach.playbook.reader import At, Fields, Reader

NOT, ANY = "not", "any"


def read_condition(reader: Reader, at: At) -> Condition:
    """The condition; always where nothing is written."""
    if at.node is None:
        return ALWAYS
    fields = reader.open_block(at)
    return Condition(
        all_of=_tests(reader, fields),
        any_of=_tests(reader, reader.open_block(fields[ANY])),
        none_of=_tests(reader, reader.open_block(fields[NOT])),
    )


def spots(condition: Condition) -> Iterator[tuple[str, Test]]:
    """Every test, with the breadcrumb it has below its question."""
    for around, tests in (("", condition.all_of), (f"{ANY}.", condition.any_of), (f"{NOT}.", condition.none_of)):
        for test in tests:
            yield f"when.{around}{test.subject}", test


def _tests(reader: Reader, fields: Fields) -> tuple[Test, ...]:
    return tuple(Test(subject, reader.texts(fields[subject])) for subject in fields if subject not in (NOT, ANY))
