"""Smoke: an early signal is logged; which cases it came before."""

from datetime import date, tzinfo

from exitcoach.domain.causes import Taxonomy
from exitcoach.domain.commitments import Smoke
from exitcoach.domain.ids import mint
from exitcoach.followups.facts import FollowFacts
from exitcoach.followups.refusal import NotPossible
from exitcoach.followups.smoke import links
from exitcoach.ports import CaseStore, Chance, Ledger
from exitcoach.services.following import Author


def log_smoke(
    text: str,
    ledger: Ledger,
    taxonomy: Taxonomy,
    author: Author,
    chance: Chance,
    *,
    cause: str = "",
    department: str = "",
    process: str = "",
) -> Smoke:
    """The signal as logged. Raises NotPossible without words, or with a cause nobody knows."""
    if not text.strip():
        raise NotPossible("what-needed")
    if cause and cause not in taxonomy.causes:
        raise NotPossible("unknown-cause", cause=cause)
    now = author.now()
    smoke_id = mint(now, chance())
    smoke = Smoke(
        id=smoke_id,
        at=now,
        by=author.by,
        text=text.strip(),
        cause=cause,
        department=department.strip(),
        process=process.strip(),
        history=(author.change("smoke.logged", smoke_id),),
    )
    ledger.add(smoke)
    return smoke


def list_smoke(
    store: CaseStore, ledger: Ledger, zone: tzinfo
) -> tuple[tuple[Smoke, tuple[tuple[str, date], ...]], ...]:
    """Each signal, oldest first, with the cases it was the first sign of and the days of their calls."""
    logged = ledger.items(Smoke)
    found = links(logged, store.scan(FollowFacts), zone) if logged else {}
    return tuple((smoke, found[smoke.id]) for smoke in logged)
