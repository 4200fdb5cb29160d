"""How each figure is counted, in plain words; printed with every report."""

from exitcoach.locale import _


def definitions() -> tuple[tuple[str, str], ...]:
    """Terms and their meanings, in the order of the report."""
    return (*_cases(), *_exits(), *_after(), *_signals())


def _cases() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Cases"),
            _("calls that are over, with or without their debrief; practice is left out. The day is that of the call."),
        ),
        (_("Few cases"), _("a share of fewer than five: it can turn with the next case.")),
        (_("Before"), _("the same figure in the period of the same length just before this one.")),
        (
            _("Later decisions"),
            _(
                "what the client chose in the end, else what was said in the call; who stays counts as staying only "
                "while no promise to them is broken or late."
            ),
        ),
        (_("Main cause"), _("the one cause a case is filed under; up to three more can contribute to it.")),
        (_("Avoidable"), _("the main cause was in the house's own hands, of the cases that have a main cause.")),
        (_("Cause not known"), _("not said, unclear or not answered, of all cases.")),
        (_("Found by the house"), _("the main cause an investigation found, beside the one filed after the call.")),
    )


def _exits() -> tuple[tuple[str, str], ...]:
    return (
        (_("Obstacle"), _("anything that stood in the way out, of the cases where somebody answered that question.")),
        (_("Minutes"), _("from the beginning of the call until the client left; cases from files are left out.")),
        (_("Against the advice"), _("the one question was put though the advice was not to, of all that put it.")),
        (_("The goodbye"), _("what was done of what belongs to a good goodbye; what was skipped is not done.")),
    )


def _after() -> tuple[tuple[str, str], ...]:
    return (
        (_("Promises kept"), _("of the promises kept or broken; open and withdrawn ones are neither.")),
        (_("On time"), _("kept on the day they were due or before, of those kept.")),
        (_("Overdue"), _("not done though its day has passed; only what belongs to the cases of this report.")),
        (_("Investigations finished"), _("of those owed: promised to the client, or the main cause was avoidable.")),
        (
            _("Back again"),
            _("cases of the same cause, and process where one is named, after a corrective was verified."),
        ),
        (
            _("Free to go back"),
            _("the client agreed to hear from us, and what the house owed them first is done, of those who agreed."),
        ),
        (_("Came back"), _("clients who returned, of all who left.")),
    )


def _signals() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Alarm"),
            _(
                "at least three cases in the last 28 days, and more than chance explains beside the 84 days before; of "
                "all alarms raised so, about one in ten may still be chance."
            ),
        ),
        (_("Smoke"), _("an early sign that somebody noticed before the client left.")),
        (_("Middle case"), _("half of the cases lie below it and half above.")),
        (_("How the house backed its people"), _("only as totals of five answers or more, never by person.")),
    )
