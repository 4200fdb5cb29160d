"""One case as a record of a page."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from exitcoach.reports.case_record import write_record
from exitcoach.reports.case_sections import CaseTold
from exitcoach.services.report import Report

if TYPE_CHECKING:
    from exitcoach.wiring import Desk


def record_pieces(desk: "Desk", overview: Report, chosen: str) -> Iterable[bytes]:
    """The only case of the report, as ``md`` or ``html``."""
    from exitcoach.cli.playbooks import playbook_for
    from exitcoach.stores.codec import decode_case

    [raw] = overview.cases
    case = decode_case(raw)
    told = CaseTold(
        case=case,
        playbook=playbook_for(case, desk),
        causes=desk.taxonomy,
        language=desk.settings.language,
        zone=desk.zone,
        today=desk.author.today(),
    )
    return write_record(told, chosen)
