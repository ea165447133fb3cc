"""The command that checks: the files, then what law and guidance ask of the editions.

It loads what it needs when it is called: other commands would wait for it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from ..problems import ProblemsFound, Refused, did_you_mean
from ..reports import FORMATS, Format, full_report, report
from ..wording import capital, listed
from .said import FOUND, ROOT, WRONG, day_of, editions_meant, no_such
from .schemas import tell_if_out_of_date

if TYPE_CHECKING:
    from ..checking import Asking, Checked
    from ..reports.told import Report

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
    from ..checking import Asking
    from ..checking import check as check_all

    if unverified and format not in _LISTS:
        raise Refused(f"The list of what is left to verify can be printed as {listed(_LISTS, 'or')}.")
    if style and (against or unverified or format != "text"):
        raise Refused("How the text is written can only be told as text, and for itself: leave out the other options.")
    asking = Asking(ROOT / "data", ROOT / ".build", day_of(on), (edition or "").strip("/"), against or "", not (against or unverified))
    try:
        if style:
            click.echo(_style(asking.name))
            return
        checked = check_all(asking)
    except ProblemsFound as problems:
        click.echo(report(problems.problems, format), err=format == "text")
        sys.exit(WRONG)
    found = _found(checked, asking, unverified)
    click.echo(full_report(found, format))
    if format == "text" and edition is None:
        tell_if_out_of_date(checked.latest)
    if found.has_errors and not unverified:
        sys.exit(FOUND)


def _found(checked: Checked, asking: Asking, unverified: bool) -> Report:
    """Everything that there is to say about the editions that are meant."""
    from ..dataset.places import Places
    from ..drift import drifts
    from ..reports.told import Report
    from ..requirements import asked, left_to_verify

    _refuse_unknown(checked, asking)
    judged, to_write = checked.judged, checked.to_write
    if asking.name in checked.latest.partnerships:  # of one alone, the newest edition comes first
        judged = judged[::-1]
        to_write = tuple(sorted(to_write, key=lambda each: each.edition, reverse=True))
    to_verify = None
    if unverified:
        counting = {finding.requirement.id for each in judged for finding in each.findings if each.counts(finding)}
        requirements = asked(checked.latest.instruments).values()
        wanted = [
            each
            for each in requirements
            if (each.instrument_id == asking.instrument if asking.instrument else each.id in counting or each.holds_on(asking.day))
        ]
        to_verify = left_to_verify(wanted, judged)
    apart = () if asking.name or asking.instrument else tuple(drifts(checked.latest.editions.values()))
    named, places = asking.name in checked.editions, Places(asking.data, checked.editions, checked.known)
    return Report(
        to_write=to_write, judged=judged, remarks=checked.remarks, drifts=apart, unverified=to_verify, read=tuple(checked.editions), named=named,
        places=places,
    )  # fmt: skip


def _refuse_unknown(checked: Checked, asking: Asking) -> None:
    """Say so if there is no such edition, partnership or instrument, or nothing that an instrument could be asked about."""
    name, instruments = asking.name, checked.latest.instruments
    if name and name not in checked.editions and name not in checked.latest.partnerships:
        raise no_such(name, checked.editions, checked.latest.partnerships)
    if asking.instrument and asking.instrument not in instruments:
        near = did_you_mean(asking.instrument, instruments) or f"There are: {listed(sorted(instruments))}."
        raise Refused(f"There is no instrument `{asking.instrument}`. {capital(near)}")
    meant = [each.key for each in checked.editions.values() if asking.is_about(each)]
    if asking.instrument and meant and not checked.judged:
        near = f"Name an edition, as in `{meant[0]}`."
        raise Refused(f"No edition is in force or a draft, so there is none to prepare the next one from. {near}")


def _style(name: str) -> str:
    """How hard the editions that are meant are to read; of those that cannot be changed any more only one that is named."""
    from ..dataset import Memory, load
    from ..dataset.places import Places
    from ..reports.style import style_report
    from ..requirements import is_standing

    memory = Memory(ROOT / ".build")
    dataset = load(ROOT / "data", memory)
    memory.write()
    editions = [each for each in editions_meant(dataset, name or None) if is_standing(each) or each.key == name]
    return style_report(editions, Places(ROOT / "data", dataset.editions).place)
