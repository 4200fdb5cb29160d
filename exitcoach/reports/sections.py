"""What a page says, in order, before any format draws it."""

from collections.abc import Mapping
from dataclasses import dataclass

from exitcoach.domain.causes import Taxonomy
from exitcoach.insights.figures import Figures
from exitcoach.insights.outcomes import UNANSWERED
from exitcoach.insights.share import Ranking, Share
from exitcoach.locale import _, ngettext
from exitcoach.reports import wording


@dataclass(frozen=True, slots=True)
class Line:
    """A share and what it is of; without a ``share``, a bare ``count``."""

    label: str
    share: Share | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A title, its lines, and what to bear in mind when reading them. ``ranking``: a page may show only the first."""

    title: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    ranking: bool = False


def sections(figures: Figures, taxonomy: Taxonomy) -> tuple[Section, ...]:
    """All sections that have something to say."""
    every = (
        *_endings(figures),
        *_causes(figures, taxonomy),
        _ranking(_("Departments"), figures.departments, figures.n),
        _ranking(_("Processes"), figures.processes, figures.n),
        _exits(figures),
        _asks(figures),
        _goodbye(figures),
        _recontact(figures),
    )
    return tuple(section for section in every if section.lines)


def _endings(figures: Figures) -> tuple[Section, ...]:
    """Who stays is never shown alone: promises and obstacles stand in the same list."""
    promises = figures.promises
    beside = (
        Line(_("Promises made"), count=promises.made),
        Line(_("Kept, of the promises settled"), Share(promises.kept, promises.kept + promises.broken)),
        Line(_("Met an obstacle on the way out"), figures.obstacles.met),
    )
    note = _("Read who stays next to the promises kept and the obstacles met.")
    given = Section(_("How it ended"), (*_outcomes(figures.outcomes, figures.n), *beside), (note,))
    if figures.definitive == figures.outcomes:
        return (given,)
    later = _outcomes(figures.definitive, figures.n)
    return given, Section(_("How it ended, with what was decided later"), (*later, *beside))


def _outcomes(counts: Mapping[str, int], of: int) -> tuple[Line, ...]:
    labels = wording.outcomes()
    told = ((decision, count) for decision, count in counts.items() if count or decision != UNANSWERED)
    return tuple(Line(labels.get(decision, decision), Share(count, of)) for decision, count in told)


def _causes(figures: Figures, taxonomy: Taxonomy) -> tuple[Section, ...]:
    causes, controls = figures.causes, wording.controls()
    with_cause = causes.avoidable.of
    several = _("A case can have several causes, so these shares can sum over 100 %.")
    hands = [Line(label, Share(causes.control[control], with_cause)) for control, label in controls.items()]
    return (
        _ranking(_("Main cause"), _named(causes.primary, taxonomy), figures.n),
        _ranking(_("All causes, main or contributing"), _named(causes.any, taxonomy), figures.n, several),
        _ranking(_("Main cause, by group"), _grouped(causes.group_primary, taxonomy), figures.n),
        _ranking(_("All causes, by group"), _grouped(causes.group_any, taxonomy), figures.n, several),
        Section(_("In whose hands it was"), (*hands, Line(_("Cause not known"), causes.unknown))),
    )


def _named(ranking: Ranking, taxonomy: Taxonomy) -> Ranking:
    return tuple((wording.cause_label(taxonomy, cause), count) for cause, count in ranking)


def _grouped(ranking: Ranking, taxonomy: Taxonomy) -> Ranking:
    return tuple((wording.group_label(taxonomy, group), count) for group, count in ranking)


def _ranking(title: str, ranking: Ranking, of: int, *notes: str) -> Section:
    return Section(title, tuple(Line(name, Share(count, of)) for name, count in ranking), notes, ranking=True)


def _exits(figures: Figures) -> Section:
    labels, obstacles = wording.obstacles(), figures.obstacles
    each = [Line(labels.get(id_, id_), Share(count, obstacles.met.of)) for id_, count in obstacles.each]
    unanswered = ngettext(
        "{count} case has no answer about obstacles.",
        "{count} cases have no answer about obstacles.",
        obstacles.unanswered,
    ).format(count=obstacles.unanswered)
    return Section(
        _("The way out"),
        (Line(_("Met an obstacle"), obstacles.met), *each),
        (unanswered,) if obstacles.unanswered else (),
    )


def _asks(figures: Figures) -> Section:
    return Section(
        _("The one question"),
        (
            Line(_("Asked what would make amends"), figures.asks.cases),
            Line(_("Explored against the advice"), figures.against_advice),
            Line(_("Promises made in"), figures.promises.cases),
        ),
    )


def _goodbye(figures: Figures) -> Section:
    labels, goodbye = wording.acts(), figures.goodbye
    acts = [Line(labels[act], share) for act, share in goodbye.by_act.items() if share.of]
    whole = Line(_("All of it"), Share(goodbye.count, goodbye.of))
    return Section(_("The goodbye"), (whole, *acts), (_("Done, of the cases where it applies."),))


def _recontact(figures: Figures) -> Section:
    recontact = figures.recontact
    return Section(
        _("May we write again?"),
        (
            Line(_("Yes, of those asked"), recontact.consent),
            Line(_("Not asked"), Share(recontact.not_asked, figures.n)),
            Line(_("No answer yet"), Share(recontact.unanswered, figures.n)),
        ),
    )
