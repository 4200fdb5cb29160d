"""The few numbers to look at first, each with what it is of and how it was before."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from exitcoach.insights.figures import Figures
from exitcoach.insights.share import Share
from exitcoach.locale import _, ngettext
from exitcoach.reports import html_marks as marks
from exitcoach.reports.html_parts import Cell, Key


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A share, where it lies, and, when it is no share in the JSON form, where its whole lies."""

    label: str
    pick: Callable[[Figures], Share]
    path: str
    whole: str = ""

    def ratio(self, share: Share, under: str = "") -> Markup:
        if self.whole:
            return marks.ratio(f"{under}{self.path}", f"{under}{self.whole}", share)
        return marks.percent(f"{under}{self.path}", share)

    def of(self, share: Share, under: str = "") -> Markup:
        if self.whole:
            return marks.of_whole(f"{under}{self.path}", f"{under}{self.whole}", share)
        return marks.of(f"{under}{self.path}", share)


def first_keys(figures: Figures) -> tuple[Key, ...]:
    """What happened to the clients."""
    return tuple(
        _key(wanted, figures)
        for wanted in (
            _Wanted(
                _("Left for good"),
                lambda told: Share(told.definitive.get("leaves", 0), told.n),
                "definitive.leaves",
                "n",
            ),
            _Wanted(_("Causes we could have avoided"), lambda told: told.causes.avoidable, "causes.avoidable"),
            _Wanted(_("Acts of a good goodbye"), _pooled, "goodbye"),
            _Wanted(_("Came back"), lambda told: told.returns.returned, "returns.returned"),
        )
    )


def stay_keys(figures: Figures) -> tuple[Key, ...]:
    """Who stays is never told without what was kept and what stood in the way of the others."""
    stays = _Wanted(_("Stay"), lambda told: Share(told.definitive.get("stays", 0), told.n), "definitive.stays", "n")
    kept = _Wanted(_("Promises kept"), lambda told: told.promises.kept_of_settled, "promises.kept_of_settled")
    met = _Wanted(_("Met an obstacle"), lambda told: told.obstacles.met, "obstacles.with")
    overdue = figures.promises.overdue
    return (
        *(_key(wanted, figures) for wanted in (stays, kept, met)),
        Key(
            label=_("Promises overdue"),
            value=marks.count("promises.overdue", overdue),
            of=marks.said(
                ngettext("of {count} open", "of {count} open", figures.promises.open),
                count=marks.count("promises.open", figures.promises.open),
            ),
            change=_count_before(figures),
            loud=bool(overdue),
        ),
    )


def _pooled(figures: Figures) -> Share:
    return Share(figures.goodbye.count, figures.goodbye.of)


def _key(wanted: _Wanted, figures: Figures) -> Key:
    share = wanted.pick(figures)
    if not share.of:
        return Key(label=wanted.label, value=marks.NOTHING, of=_("no case yet"))
    if share.few:
        return Key(label=wanted.label, value=wanted.of(share), few=marks.few(share), change=_before(wanted, figures))
    return Key(
        label=wanted.label, value=wanted.ratio(share), of=wanted.of(share), change=_change(wanted, figures, share)
    )


def _change(wanted: _Wanted, figures: Figures, share: Share) -> Cell:
    former = wanted.pick(figures.before.figures) if figures.before else None
    if former is None or not former.of or former.few:
        return _before(wanted, figures)
    paths = f"{wanted.path} {wanted.whole} before.{wanted.path}".split()
    paths += [f"before.{wanted.whole}"] if wanted.whole else []
    return marks.said(
        _("{change} points; before {figure}"),
        change=marks.points(" ".join(paths), share, former),
        figure=wanted.ratio(former, "before."),
    )


def _before(wanted: _Wanted, figures: Figures) -> Cell:
    former = wanted.pick(figures.before.figures) if figures.before else None
    if former is None or not former.of:
        return ""
    figure = wanted.of(former, "before.") if former.few else wanted.ratio(former, "before.")
    return marks.said(_("before {figure}"), figure=figure)


def _count_before(figures: Figures) -> Cell:
    if figures.before is None:
        return ""
    was = marks.count("before.promises.overdue", figures.before.figures.promises.overdue)
    return marks.said(_("before {figure}"), figure=was)
