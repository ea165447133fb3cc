"""The command that compares two editions, two partnerships, or two instruments."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import click

from ..alignment import Successor
from ..both_judged import both_judged
from ..change_reports import FORMATS, Format, Report, instrument_report, neighbour_report, printed, report_of
from ..changes import Weight, at_least
from ..compare import compare
from ..dataset import Dataset, Memory, load
from ..instrument_changes import instrument_changes
from ..model import Edition
from ..problems import ProblemsFound, did_you_mean
from ..requirements import asked
from ..settings_links import read_links
from ..side_by_side import side_by_side
from ..wording import capital
from .said import FOUND, ROOT

_WEIGHTS = [str(weight) for weight in Weight]


@click.command("compare")
@click.argument("older", metavar="OLDER")
@click.argument("newer", metavar="NEWER")
@click.option("--format", "format", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print the changes.")
@click.option("--weight", type=click.Choice(_WEIGHTS), default="wording", show_default=True, help="Leave out what is lighter than this.")
@click.option("--fail-on", type=click.Choice(_WEIGHTS), default=None, help="End with the code 1 if any change is at least so heavy.")
@click.option("--links", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The links file of Get Information about Schools.")
def compare_command(older: str, newer: str, format: Format, weight: str, fail_on: str | None, links: Path | None) -> None:
    """Say what changed from one edition to another.

    OLDER and NEWER are editions, as in southampton/2024-12. Of two partnerships, it says what each says that the
    other does not. They may also be two instruments, as in working-together-2023.
    """
    memory = Memory(ROOT / ".build")
    dataset = load(ROOT / "data", memory)
    memory.write()
    if older in dataset.instruments and newer in dataset.instruments:
        _end(instruments(dataset, older, newer), format, fail_on is not None)
    one, other = _edition(dataset, older), _edition(dataset, newer)
    if one.partnership_id != other.partnership_id:
        points = side_by_side(one, other)
        _end(neighbour_report(one, other, points), format, fail_on is not None)
    comparison = compare(one, other, both_judged(one, other, asked(dataset.instruments), _links(links)))
    click.echo(printed(report_of(comparison, Weight(weight)), format))
    sys.exit(FOUND if fail_on and at_least(comparison.changes, Weight(fail_on)) else 0)


def instruments(dataset: Dataset, older: str, newer: str) -> Report:
    """What the newer instrument asks that the older did not."""
    every = asked(dataset.instruments).values()
    sides = [[one for one in every if one.instrument_id == id] for id in (older, newer)]
    titles = (dataset.instruments[older].short, dataset.instruments[newer].short)
    return instrument_report(older, newer, titles, instrument_changes(*sides))


def _end(report: Report, format: Format, fails: bool) -> NoReturn:
    click.echo(printed(report, format))
    sys.exit(FOUND if fails and report.parts else 0)


def _edition(dataset: Dataset, key: str) -> Edition:
    if key not in dataset.editions:
        near = did_you_mean(key, [*dataset.editions, *dataset.instruments]) or f"there are: {', '.join(sorted(dataset.editions))}."
        raise click.UsageError(f"There is no edition `{key}`. {capital(near)}")
    return dataset.editions[key]


def _links(path: Path | None) -> Mapping[str, Successor]:
    if path is None:
        return {}
    found = read_links(path.name, path.read_bytes())
    if isinstance(found, tuple):
        raise ProblemsFound(found)
    return found
