"""``data forget`` and ``data export``: what the house holds about one person."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from exitcoach.cli.backups import DRY_RUN, YES
from exitcoach.cli.consent import ask, refuse_unasked
from exitcoach.cli.screen import result, talk
from exitcoach.domain.text import shown_in_line
from exitcoach.errors import ExitCoachError
from exitcoach.locale import _, ngettext
from exitcoach.wiring import Desk

if TYPE_CHECKING:
    from exitcoach.services.erasing import Change, Touched
    from exitcoach.services.forget import Found
    from exitcoach.stores.export_log import Export

CLIENT = typer.Option(
    ...,
    "--client",
    metavar=_("TEXT"),
    help=_("The whole name, account or reference, as it is written; may be given several times."),
)


def register(commands: typer.Typer, example: str) -> None:
    """Add the commands to those of ``data``."""
    told = _("Forget a person: who they are and what they said goes everywhere, what the figures count stays.")
    commands.command("forget", help=told + f'{example} exitcoach data forget --client "Ana Rojas" --dry-run')(forget)
    told = _("Give a person everything the house holds about them, in a file they can read.")
    commands.command("export", help=told + f'{example} exitcoach data export --client "Ana Rojas" --output ana.html')(
        export
    )


def forget(
    ctx: typer.Context,
    client: list[str] = CLIENT,
    dry_run: bool = DRY_RUN,
    yes: bool = YES,
    as_json: bool = typer.Option(False, "--json", help=_("Print it as JSON.")),
) -> None:
    """Forget a person."""
    from exitcoach.cli.erasure import carried_out, looked, tell_done
    from exitcoach.services.forget import find_person, forgetting
    from exitcoach.services.person import Person

    desk, names = Desk(ctx.obj), _names(client)
    found = find_person(names, desk.archive, desk.zone)

    def change_for(place: Desk) -> "Change":
        # A person is called in a backup what they are called there, and what they are called now.
        there = find_person(names, place.archive, place.zone)
        return forgetting(names, Person((*found.person.names, *there.person.names)), desk.author)

    touched = looked(desk, change_for)
    if not (found.cases or touched.any):
        raise _nobody(names, found)
    exported = tuple(_exports(desk, found))
    if as_json:
        result(json.dumps(_facts(found, touched, exported), indent=2))
    else:
        result(*_lines(found, touched))
    _tell_troubles(found)
    if not dry_run:
        refuse_unasked(yes=yes)
        ask(_("Forget them? This cannot be undone."), yes=yes)
        done = carried_out(desk, change_for, touched)
        if as_json:
            talk(_("Done."))
        else:
            tell_done(desk, done)
    talk(*_by_hand(exported))


def export(
    ctx: typer.Context,
    client: list[str] = CLIENT,
    output: str = typer.Option("-", "--output", metavar=_("FILE|-"), help=_("Where to write it: .md or .html.")),
    force: bool = typer.Option(False, "--force", help=_("Write over a file that exists.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print it as JSON.")),
) -> None:
    """Give a person what is held about them."""
    from exitcoach.cli.personal import write_personal
    from exitcoach.services.forget import find_person

    desk, names = Desk(ctx.obj), _names(client)
    found = find_person(names, desk.archive, desk.zone)
    if not found.cases:
        raise _nobody(names, found)
    _tell_troubles(found)
    write_personal(desk, found, Path(output) if output not in ("", "-") else None, force=force, as_json=as_json)


def _names(client: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for name in client if name.strip())


def _nobody(names: Sequence[str], found: "Found") -> ExitCoachError:
    from exitcoach.services.forget import NobodyOfThatName

    return NobodyOfThatName(", ".join(names), found.near)


def _lines(found: "Found", touched: "Touched") -> Iterator[str]:
    """What is known, and what would be changed."""
    from exitcoach.cli.erasure import copies_lines, ids_line

    for one in found.cases:
        yield f"{one.id}  {one.day.isoformat()}  {shown_in_line(one.name)}  ({one.question})"
    mentions = tuple(case_id for case_id in touched.cases if case_id not in {one.id for one in found.cases})
    if mentions:
        told = ngettext("{count} other case has the name:", "{count} other cases have the name:", len(mentions))
        yield f"{told.format(count=len(mentions))} {ids_line(mentions)}"
    if touched.items:
        told = ngettext(
            "{count} corrective, lesson or signal has the name.",
            "{count} correctives, lessons or signals have the name.",
            touched.items,
        )
        yield told.format(count=touched.items)
    if not found.person.is_searchable:
        yield _("One word is the name of many: it is not looked for in what others wrote.")
    promised = sum(one.open_promises for one in found.cases)
    if promised:
        told = ngettext("{count} promise to them is still open.", "{count} promises to them are still open.", promised)
        yield told.format(count=promised)
    yield from copies_lines(touched)
    yield _("The journals of these cases go; what is in the backups is forgotten too.")


def _facts(found: "Found", touched: "Touched", exported: Sequence["Export"]) -> dict[str, Any]:
    cases = [
        {"case": one.id, "day": one.day.isoformat(), "question": one.question, "name": one.name} for one in found.cases
    ]
    return {
        "cases": cases,
        "mentions": [case_id for case_id in touched.cases if case_id not in {one.id for one in found.cases}],
        "items": touched.items,
        "copies": list(touched.copies),
        "files": list(touched.files),
        "exports": [{"at": one.at.isoformat(), "format": one.format, "path": one.path} for one in exported],
    }


def _tell_troubles(found: "Found") -> None:
    from exitcoach.cli.errors import sentences

    talk(*(line for trouble in found.troubles for line in sentences(trouble)))


def _exports(desk: Desk, found: "Found") -> Iterator["Export"]:
    """Files that were written with the person in them, as far as the log tells."""
    from exitcoach.stores.export_log import exports

    ids = {one.id for one in found.cases}
    for one in exports(desk.home):
        about = ids.intersection(one.cases) if one.cases else ids
        if about and not one.anonymized:
            yield one


def _by_hand(exported: Sequence["Export"]) -> Iterator[str]:
    for one in exported:
        told = _("{path} ({format}, written on {day}) may have them in it: delete it, wherever it went.")
        yield told.format(path=shown_in_line(one.path), format=one.format, day=f"{one.at:%Y-%m-%d}")
