"""Stages keep the order of the method."""

from collections.abc import Iterator

from exitcoach.domain.catalog import STAGES
from exitcoach.playbook.codes import Code
from exitcoach.playbook.draft import Breach, Draft


def check(draft: Draft) -> Iterator[Breach]:
    """A stage that stands after one it should precede. A repeated one is another rule's."""
    furthest = -1
    for where, stage in draft.stages():
        if not stage.id:
            continue
        rank = STAGES.index(stage.id)
        if rank < furthest and not _came_before(draft, where, stage.id):
            facts = {"id": stage.id, "order": ", ".join(STAGES)}
            yield Breach(code=Code.STAGE_ORDER, where=f"{where}.id", facts=facts)
        furthest = max(furthest, rank)


def _came_before(draft: Draft, where: str, stage_id: str) -> bool:
    return next(place for place, stage in draft.stages() if stage.id == stage_id) != where
