"""The command that lists what is overdue and what is coming."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from ..dataset import Dataset, Memory, load
from ..dataset.places import Places
from ..due import dues, in_reach, in_view
from ..due_reports import FORMATS, Entry, Format, Report, printed
from ..model import Edition
from ..problems import Refused
from .said import FOUND, ROOT, day_of, editions_meant


@click.command("due")
@click.argument("edition", required=False, metavar="[PARTNERSHIP[/EDITION]]")
@click.option("--on", default=None, metavar="DATE", help="The day as of which it is told, as in 2026-12-01; today if left out.")
@click.option("--within", type=click.IntRange(1, 120), default=12, show_default=True, metavar="MONTHS", help="How many months to look ahead.")
@click.option("--format", "format", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print it; `ics` is a calendar.")
def due_command(edition: str | None, on: str | None, within: int, format: Format) -> None:
    """List what is overdue and what is coming, by who sees to it.

    That is: reviews of the arrangements, facts that have to be confirmed again, explanations that end, instruments that come into
    force or end, the next yearly report, and organisations that close.

    Of each partnership the edition in force counts or, before there is one, the newest draft. The command ends with 1 if anything
    is overdue.
    """
    memory = Memory(ROOT / ".build")
    dataset = load(ROOT / "data", memory)
    memory.write()
    day = day_of(on)
    places = Places(ROOT / "data", dataset.editions)
    editions = tuple(_editions(dataset, edition and edition.strip("/")))
    found = [due for each in editions for due in dues(each, dataset.reports.get(each.partnership_id, {}), dataset.instruments, day)]
    entries = [
        Entry(due, places.of(dataset.editions[due.edition], due.spot) if due.spot else None)
        for due in sorted(in_reach(found, within, day), key=lambda due: due.when.last_day)
    ]
    report = Report(day, within, tuple(each.key for each in editions), tuple(entries))
    told = printed(report, format)
    # A calendar has line ends of its own, which no terminal may translate.
    click.echo(told.encode() if format == "ics" else told, nl=format != "ics")
    if report.overdue:
        sys.exit(FOUND)


def _editions(dataset: Dataset, name: str | None) -> Iterator[Edition]:
    """The edition that counts of each partnership that is meant, or the one that is named."""
    meant = editions_meant(dataset, name)
    if name in dataset.editions:
        if in_view(meant) is None:
            raise Refused(f"{name} is {meant[0].entry.status}, so nothing of it is due any more. Name the edition in force, or a draft.")
        yield meant[0]
        return
    for partnership in dataset.partnerships:
        chosen = in_view(each for each in meant if each.partnership_id == partnership)
        if chosen:
            yield chosen
