"""What a calendar shows of all stored cases, or of some."""

from collections.abc import Iterable
from datetime import tzinfo

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Corrective
from exitcoach.followups.agenda import Terms
from exitcoach.followups.diary import DiaryFacts, Entry, corrective_entries, entries_of
from exitcoach.followups.investigations import DAYS
from exitcoach.ports import CaseStore, Ledger
from exitcoach.services.following import Author
from exitcoach.services.house_copies import correctives_by_case


def diary(
    store: CaseStore, ledger: Ledger, taxonomy: Taxonomy, author: Author, *, days: int = DAYS
) -> tuple[Entry, ...]:
    """Everything the house has to do, or had; support asked for is private and in no calendar."""
    terms = Terms(taxonomy=taxonomy, today=author.today(), days=days)
    correctives = ledger.items(Corrective)
    serving = correctives_by_case(correctives)
    entries = list(corrective_entries(correctives, terms))
    for facts in store.scan(DiaryFacts):
        entries += entries_of(facts, serving.get(facts.id, ()), facts.call_day(author.zone), terms)
    return in_order(entries)


def diary_of(cases: Iterable[DiaryFacts], terms: Terms, zone: tzinfo) -> tuple[Entry, ...]:
    """The same of some cases alone, by the correctives they show; each corrective once, as the newest shows it."""
    entries, correctives = list[Entry](), dict[str, Corrective]()
    for facts in cases:
        entries += entries_of(facts, facts.correctives, facts.call_day(zone), terms)
        for one in facts.correctives if not facts.practice else ():
            known = correctives.get(one.id)
            correctives[one.id] = one if known is None or one.revision > known.revision else known
    return in_order([*entries, *corrective_entries(correctives.values(), terms)])


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One order whatever the store's: by kind and id, so that two exports can be compared."""
    return tuple(sorted(entries, key=lambda entry: (entry.kind.value, entry.id)))
