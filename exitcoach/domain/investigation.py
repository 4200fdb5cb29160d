"""The public questions of an investigation, and their rules. Ids never change meaning.

It is looked into without the client, so it has one stage: nothing of a call comes before it.
"""

from exitcoach.domain.conditions import Condition, Test
from exitcoach.domain.questions import CAUSES, Catalog, Kind, Spec

INVESTIGATION = "investigation"

REASON = "investigation.reason"
FINDINGS = "investigation.findings"
SHOULD_HAVE = "investigation.should_have"
DEPARTMENTS = "investigation.departments"
PROCESSES = "investigation.processes"
CAUSE = "investigation.cause"
FURTHER = "investigation.causes_further"
FACTORS = "investigation.factors"
CLIENT_TOLD = "investigation.client_told"
NO_CORRECTIVE = "investigation.no_corrective_because"
FINISHED_ON = "investigation.finished_on"

_NAMED_CAUSE = Condition(all_of=(Test(CAUSE, ("*",)),), none_of=(Test(CAUSE, ("unknown.*",)),))
_FOUND = Condition(all_of=(Test(FINDINGS, ("*",)),))


def _lines(question: str, field: str) -> Spec:
    """Several texts, one a line."""
    return Spec(
        id=question, kind=Kind.LIST, stage=INVESTIGATION, fields=(Spec(id=field, kind=Kind.TEXT, required=True),)
    )


CATALOG = Catalog(
    stages=(INVESTIGATION,),
    specs=(
        Spec(id=REASON, kind=Kind.TEXT, stage=INVESTIGATION),
        Spec(id=FINDINGS, kind=Kind.NOTE, stage=INVESTIGATION),
        Spec(id=SHOULD_HAVE, kind=Kind.TEXT, stage=INVESTIGATION),
        _lines(DEPARTMENTS, "department"),
        _lines(PROCESSES, "process"),
        Spec(id=CAUSE, kind=Kind.CHOICE, stage=INVESTIGATION, source=CAUSES),
        Spec(
            id=FURTHER,
            kind=Kind.CHOICES,
            stage=INVESTIGATION,
            source=CAUSES,
            at_most=3,
            apart_from=CAUSE,
            barred=("unknown.*",),
            offer=_NAMED_CAUSE,
        ),
        _lines(FACTORS, "what"),
        Spec(id=CLIENT_TOLD, kind=Kind.CONFIRM, stage=INVESTIGATION),
        Spec(id=NO_CORRECTIVE, kind=Kind.TEXT, stage=INVESTIGATION),
        Spec(id=FINISHED_ON, kind=Kind.DATE, stage=INVESTIGATION, offer=_FOUND),
    ),
)
