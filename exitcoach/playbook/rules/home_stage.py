"""A known question stands in its own stage."""

from collections.abc import Iterator

from exitcoach.domain.catalog import BY_ID
from exitcoach.playbook.codes import Code
from exitcoach.playbook.draft import Breach, Draft


def check(draft: Draft) -> Iterator[Breach]:
    """Names the stage it belongs to."""
    for where, stage in draft.stages():
        for number, question in enumerate(stage.questions, start=1):
            known = BY_ID.get(question.id)
            if known and stage.id and known.stage != stage.id:
                facts = {"id": known.id, "stage": known.stage}
                yield Breach(code=Code.WRONG_STAGE, where=f"{where}.questions[{number}].id", facts=facts)
