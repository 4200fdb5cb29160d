"""What comes more often of late than chance explains."""

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.alarms import Alarm
from exitcoach.insights.figures import Figures
from exitcoach.locale import _
from exitcoach.reports import html_marks as marks
from exitcoach.reports.alarm_words import alarm_name, alarm_words, smoke_words, untold
from exitcoach.reports.html_parts import Block, Cell, Part, Sentences, Table


def alarms_part(figures: Figures, taxonomy: Taxonomy) -> Part | None:
    """Each alarm in words, then its numbers; the words for no alarm when there is none. Not for want of history."""
    alarms = figures.alarms
    if alarms is None or untold(alarms):
        return None
    smoke = tuple(map(marks.typed, smoke_words(alarms.smoke)))
    words = tuple(map(marks.typed, alarm_words(alarms, taxonomy)))
    blocks: list[Block] = [Sentences(sentences=words[: len(words) - len(smoke)], loud=alarms.any)]
    if alarms.raised:
        blocks.append(_numbers(alarms.raised, taxonomy))
    if smoke:
        blocks.append(Sentences(sentences=smoke))
    return Part(id="alarms", title=_("Alarms"), blocks=tuple(blocks))


def _numbers(raised: tuple[Alarm, ...], taxonomy: Taxonomy) -> Table:
    return Table(
        caption=_("The numbers of the alarms"),
        columns=(
            _("Alarm"),
            _("Last 28 days"),
            _("84 days before"),
            _("Expected"),
            _("By chance (p)"),
            _("Adjusted (q)"),
        ),
        rows=tuple(_row(alarm, f"alarms.raised.{place}", taxonomy) for place, alarm in enumerate(raised)),
        note=_("p: how likely so many or more are by chance. q: the same, adjusted for everything that was tested."),
    )


def _row(alarm: Alarm, path: str, taxonomy: Taxonomy) -> tuple[Cell, ...]:
    return (
        marks.typed(alarm_name(alarm, taxonomy)),
        marks.count(f"{path}.recent", alarm.recent),
        marks.count(f"{path}.before", alarm.before),
        marks.measure(f"{path}.expected", alarm.expected),
        marks.probability(f"{path}.p", alarm.p),
        marks.probability(f"{path}.q", alarm.q),
    )
