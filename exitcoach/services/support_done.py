"""An employee asked for support, and somebody says what was done."""

from dataclasses import replace
from datetime import date

from exitcoach.domain.cases import Record
from exitcoach.domain.commitments import Support
from exitcoach.followups.facts import facts_of
from exitcoach.followups.refusal import NotPossible, refuse_other_days
from exitcoach.ports import CaseStore
from exitcoach.services.following import Author, followable
from exitcoach.services.followups import WANTED


def support_done(case_id: str, store: CaseStore, author: Author, *, what: str, on: date | None = None) -> None:
    """Close the request; it stays private, in no history and no export. Raises NotPossible, NotFiled."""
    followable(case_id, store)
    today = author.today()
    done = Support(done_on=on or today, by=author.by, what=what.strip())
    if not done.what:
        raise NotPossible("what-needed")

    def change(record: Record) -> Record:
        private = record.private
        if private.answers.get(WANTED) is not True:
            raise NotPossible("no-support", case=case_id)
        if private.support:
            raise NotPossible("support-done", case=case_id, by=private.support.by)
        refuse_other_days(done.done_on, today=today, call=facts_of(record.case).call_day(author.zone))
        return replace(record, private=replace(private, support=done))

    store.update(case_id, change)
