"""What the house tells a client when it goes back to them: what they said, what was found, what changed. No sales."""

from collections.abc import Iterator, Mapping
from datetime import date

from exitcoach.domain.cases import Case
from exitcoach.domain.causes import DEATH
from exitcoach.domain.commitments import CorrectiveState
from exitcoach.domain.playbooks import Playbook
from exitcoach.domain.text import in_language, shown_in_line
from exitcoach.reports.letter_blocks import blocks_of
from exitcoach.reports.letter_formats import write_plain
from exitcoach.reports.letter_sandbox import fill
from exitcoach.reports.letter_templates import Folders
from exitcoach.reports.letter_words import day


def recontact_message(case: Case, playbook: Playbook, call: date, folders: Folders, *, tu: bool = False) -> str:
    """A draft in the language of the call, for somebody to make their own; ``call`` is its day. Raises Rejected."""
    name = f"recontact.{case.language}.j2"
    return write_plain(blocks_of(fill(name, facts_of(case, playbook, call, tu=tu), folders, playbook.id)))


def facts_of(case: Case, playbook: Playbook, call: date, *, tu: bool) -> Mapping[str, object]:
    """Every name the template knows, always there: empty where the case does not tell."""
    found, cause = case.investigation, _word(case, "cause")
    return {
        "tu": tu,
        "name": _word(case, "client.name"),
        "employee": shown_in_line(case.employee),
        "call_date": day(call.isoformat(), case.language),
        "circumstance": playbook.causes.is_circumstance(cause),
        "death": cause == DEATH,
        "told": list(_told(case, playbook)),
        "topic": _word(case, "recontact_topic"),
        "findings": shown_in_line(found.findings) if found else "",
        "changed": [shown_in_line(one.what) for one in case.correctives if one.state is CorrectiveState.VERIFIED],
        "unchanged_because": shown_in_line(found.no_corrective_because) if found else "",
    }


def _told(case: Case, playbook: Playbook) -> Iterator[str]:
    """What the client told us: the incidents, else the name of the cause."""
    incidents = case.answers.get("incidents", ())
    rows = [row for row in incidents if not isinstance(row, str)] if isinstance(incidents, tuple) else []
    told = [shown_in_line(str(row["what"])) for row in rows if row.get("what")]
    cause = playbook.causes.causes.get(_word(case, "cause"))
    yield from told or ([in_language(cause.label, case.language)] if cause else [])


def _word(case: Case, question: str) -> str:
    value = case.answers.get(question)
    return shown_in_line(value) if isinstance(value, str) else ""
