"""What stands above the columns of the sheets of rows."""

from exitcoach.locale import _
from exitcoach.reports.workbook import Column

_NARROW, _LISTED = 12, 40
_HEAD_WIDTHS = (22, 14, 14, 18, 18, 22, 10, 14)


def case_columns() -> tuple[Column, ...]:
    """The head of a row of a case."""
    heads = (_("Case"), _("Day of the call"), _("Status"), _("Begun"), _("Client left"), _("Employee"), _("Language"))
    return tuple(Column(head, width) for head, width in zip((*heads, _("Playbook")), _HEAD_WIDTHS, strict=True))


def after_columns() -> tuple[Column, ...]:
    """What became of it, after its answers."""
    return (
        Column(_("Advice"), _LISTED),
        Column(_("Why"), _LISTED),
        Column(_("Asked"), _NARROW),
        Column(_("Incidents"), _NARROW),
        Column(_("Promises"), _NARROW),
        Column(_("Decided later"), 20),
        Column(_("Decided on"), _NARROW),
        Column(_("Diagnosed"), _LISTED),
        Column(_("Investigation finished"), 14),
        Column(_("Contacted again"), 14),
        Column(_("Came back"), _NARROW),
        Column(_("Imported from"), 28),
    )


def promise_columns() -> tuple[Column, ...]:
    """Of a promise."""
    return (
        Column(_("Case"), 22),
        Column(_("Day of the call"), 14),
        Column(_("What was promised"), 50),
        Column(_("Owner"), 22),
        Column(_("Due"), _NARROW),
        Column(_("State"), 14),
        Column(_("Days late"), _NARROW),
        Column(_("Settled on"), _NARROW),
        Column(_("Note"), _LISTED),
        Column(_("The client agreed"), _NARROW),
        Column(_("Authority"), 16),
        Column(_("Told by"), 20),
        Column(_("Promise"), 26),
    )


def corrective_columns() -> tuple[Column, ...]:
    """Of a corrective."""
    return (
        Column(_("What is put right"), 50),
        Column(_("Owner"), 22),
        Column(_("State"), 14),
        Column(_("Due"), _NARROW),
        Column(_("Overdue"), _NARROW),
        Column(_("Cause"), 32),
        Column(_("Process"), 24),
        Column(_("Planned on"), _NARROW),
        Column(_("In place on"), _NARROW),
        Column(_("To be verified by"), _NARROW),
        Column(_("Verified on"), _NARROW),
        Column(_("How it is verified"), _LISTED),
        Column(_("What shows it"), _LISTED),
        Column(_("Cases"), _NARROW),
        Column(_("Cases it serves"), _LISTED),
        Column(_("Corrective"), 22),
    )
