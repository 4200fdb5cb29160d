"""What every case needs before it can be closed is asked."""

from collections.abc import Iterator

from exitcoach.domain.catalog import CATALOG
from exitcoach.playbook.codes import Code
from exitcoach.playbook.draft import Breach, Draft


def check(draft: Draft) -> Iterator[Breach]:
    """Told at the stage that should ask it, or at the stages when it is left out."""
    asked = {question.id for _, question in draft.questions()}
    stages = {stage.id: where for where, stage in draft.stages()}
    for spec in CATALOG:
        if stages and spec.close and spec.id not in asked:
            where = f"{stages[spec.stage]}.questions" if spec.stage in stages else "stages"
            yield Breach(code=Code.CLOSE_MISSING, where=where, facts={"id": spec.id, "stage": spec.stage})
