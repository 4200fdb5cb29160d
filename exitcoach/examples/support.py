"""What was done for the employees of the example cases who asked for support."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from exitcoach.domain.cases import Record
from exitcoach.domain.commitments import Support
from exitcoach.examples.drawing import one
from exitcoach.examples.office import Office

_WAITS = timedelta(days=7)
_WANTED = "support_wanted"


def with_support(records: Iterable[Record], office: Office) -> Iterator[Record]:
    """Whoever asked was attended within days, but for the newest, who still wait."""
    for record in records:
        call = office.call_day(record.case)
        asked = record.private.answers.get(_WANTED) is True
        if asked and call < office.year.today - _WAITS:
            what = one(office.chance, office.words.support_given)
            done = Support(done_on=office.soon(call, 1, 5), by=office.words.supervisor, what=what)
            yield replace(record, private=replace(record.private, support=done))
        else:
            yield record
