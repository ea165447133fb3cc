"""The command that checks: the files, then what law and guidance ask of the editions.

It loads what it needs when it is called: other commands would wait for it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import click

from ..problems import ProblemsFound, Refused, did_you_mean
from ..reports import FORMATS, Format, full_report, report
from ..wording import capital, listed
from .said import FOUND, ROOT, WRONG, day_of, editions_meant
from .schemas import tell_if_out_of_date

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..dataset.places import Places
    from ..model import Edition, When
    from ..reports.told import Remarked, Report, ToWrite
    from ..requirements import Asked

_LISTS: Final = ("text", "json")


@click.command()
@click.argument("edition", required=False, metavar="[PARTNERSHIP[/EDITION]]")
@click.option("--against", default=None, metavar="INSTRUMENT", help="Judge by this one alone: the list of work for the next edition.")
@click.option("--on", default=None, metavar="DATE", help="The day as of which dates are looked at, as in 2026-12-01; today if left out.")
@click.option("--unverified", is_flag=True, help="List the requirements that nobody has compared with the text, and say how that is done.")
@click.option("--style", is_flag=True, help="Say how hard the text is to read, and what might be written more plainly. Nothing else is checked.")
@click.option("--format", "format", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print what is found.")
def check(edition: str | None, against: str | None, on: str | None, unverified: bool, style: bool, format: Format) -> None:
    """Check all data, and each edition against law and guidance, without building anything.

    An edition is judged by the instruments in force when it was published. Whether a date has passed is looked at as of today, or
    --on; in an edition that is superseded or withdrawn, as of its publication.

    Name a partnership or an edition to hear more about it. With --against, as in `--against working-together-2026`, one instrument
    is asked instead, also a newer one: what that comes to is the list of work for the next edition.

    The command ends with 0 if there is nothing to mend, 1 if an error was found, 2 if the files or the call are wrong. An error
    is law, or a must of guidance, that is not met and whose wording is known. It does not count in an edition that is superseded
    or withdrawn, nor if nobody asked for it yet when the edition was published: neither can be changed any more.
    """
    from ..dataset import Memory, load

    day = day_of(on)
    if unverified and format not in _LISTS:
        raise Refused(f"The list of what is left to verify can be printed as {listed(_LISTS, 'or')}.")
    if style and (against or unverified or format != "text"):
        raise Refused("How the text is written can only be told as text, and for itself: leave out the other options.")
    try:
        memory = Memory(ROOT / ".build")
        dataset = load(ROOT / "data", memory)
        memory.write()
    except ProblemsFound as problems:
        click.echo(report(problems.problems, format), err=format == "text")
        sys.exit(WRONG)
    if style:
        click.echo(_style(dataset, edition))
        return
    found = _found(dataset, edition, against, day, unverified)
    click.echo(full_report(found, format))
    if format == "text" and edition is None:
        tell_if_out_of_date(dataset)
    if found.has_errors and not unverified:
        sys.exit(FOUND)


def _found(dataset: Dataset, name: str | None, against: str | None, day: When, unverified: bool) -> Report:
    """Everything that there is to say about the editions that are meant."""
    from ..dataset.places import Places
    from ..drift import drifts
    from ..reports.told import Report
    from ..requirements import asked, by_instrument, by_its_time, is_standing, left_to_verify

    name = name and name.strip("/")
    editions = editions_meant(dataset, name)
    instrument = _instrument(dataset, against) if against else ""
    requirements = tuple(asked(dataset.instruments).values())
    if instrument:
        standing = [each for each in editions if is_standing(each) or each.key == name]
        if editions and not standing:
            near = f"Name an edition, as in `{editions[0].key}`."
            raise Refused(f"No edition is in force or a draft, so there is none to prepare the next one from. {near}")
        judged = tuple(by_instrument(each, instrument, requirements, day) for each in standing)
    else:
        judged = tuple(by_its_time(each, dataset.instruments, requirements, day) for each in editions)
    to_verify = None
    if unverified:
        counting = {finding.requirement.id for each in judged for finding in each.findings if each.counts(finding)}
        wanted = [each for each in requirements if (each.instrument_id == instrument if instrument else each.id in counting or each.holds_on(day))]
        to_verify = left_to_verify(wanted, judged)
    named = name in dataset.editions
    places = Places(ROOT / "data", dataset.editions)
    to_write = () if instrument or unverified else tuple(_to_write(editions, {each.id: each for each in requirements}, places))
    remarked = (
        () if instrument or unverified else tuple(_remarked(dataset, [each.key for each in editions if named or is_standing(each)], day, places))
    )
    apart = () if name or instrument else tuple(drifts(dataset.editions.values()))
    keys = tuple(dataset.editions)
    return Report(to_write=to_write, judged=judged, remarks=remarked, drifts=apart, unverified=to_verify, read=keys, named=named, places=places)


def _to_write(editions: Sequence[Edition], requirements: Mapping[str, Asked], places: Places) -> Iterator[ToWrite]:
    """What is still to be written in these editions."""
    from ..checks import Spot
    from ..left_to_write import left_to_write
    from ..reports.told import ToWrite

    for edition in editions:
        for left in left_to_write(edition, requirements):
            each = left.placeholder
            yield ToWrite(edition.key, left.owner, each.says, each.answers, places.of(edition, Spot(each.file, each.path)))


def _style(dataset: Dataset, name: str | None) -> str:
    """How hard the editions that are meant are to read; of those that cannot be changed any more only one that is named."""
    from ..dataset.places import Places
    from ..reports.style import style_report
    from ..requirements import is_standing

    name = name and name.strip("/")
    editions = [each for each in editions_meant(dataset, name) if is_standing(each) or each.key == name]
    return style_report(editions, Places(ROOT / "data", dataset.editions).place)


def _remarked(dataset: Dataset, keys: Sequence[str], day: When, places: Places) -> Iterator[Remarked]:
    """What is out of date in these editions as of the day, and what does not agree."""
    from ..remarks import remarks
    from ..reports.told import Remarked

    for each in remarks(dataset.editions.values(), dataset.reports, dataset.terms, day):
        if each.edition in keys:
            where = tuple(dict.fromkeys(places.place(spot.of, spot.file, spot.path, spot.line) for spot in each.where))
            since = str(each.since) if each.since else ""
            yield Remarked(each.edition, each.severity, each.rule, each.says, each.instead, each.known, since, where)


def _instrument(dataset: Dataset, name: str) -> str:
    if name not in dataset.instruments:
        near = did_you_mean(name, dataset.instruments) or f"There are: {listed(sorted(dataset.instruments))}."
        raise Refused(f"There is no instrument `{name}`. {capital(near)}")
    return name
