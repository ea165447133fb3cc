"""The command that compares two editions, two partnerships, or two instruments."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn

import click

from ..alignment import Successor
from ..both_judged import both_judged
from ..change_reports import FORMATS, Format, Report, instrument_report, neighbour_report, printed, report_of
from ..changes import Weight
from ..compare import compare
from ..dataset import Dataset, Memory, load
from ..instrument_changes import instrument_changes
from ..model import Edition
from ..problems import ProblemsFound, did_you_mean, unknown
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
    other does not. They may also be two instruments, as in working-together-2023, in either order.
    """
    memory = Memory(ROOT / ".build")
    dataset = load(ROOT / "data", memory)
    memory.write()
    least = Weight(weight)
    if older in dataset.instruments or newer in dataset.instruments:
        _known_instruments(dataset, older, newer)
        report, weights = instruments(dataset, older, newer, least)
        _end(report, format, weights, fail_on)
    one, other = _edition(dataset, older), _edition(dataset, newer)
    if one.partnership_id != other.partnership_id:
        points = side_by_side(one, other)
        _end(neighbour_report(one, other, points, least), format, [point.weight for point in points], fail_on)
    comparison = compare(one, other, both_judged(one, other, asked(dataset.instruments), _links(links)))
    _end(report_of(comparison, least), format, [change.weight for change in comparison.changes], fail_on)


def instruments(dataset: Dataset, older: str, newer: str, least: Weight = Weight.WORDING) -> tuple[Report, list[Weight]]:
    """What the newer instrument asks that the older did not, and how heavy each change is.

    They may come in either order; of two of which neither took the place of the other, what only one of them asks.
    """
    if newer in _replaced(dataset, older):
        older, newer = newer, older
    every = asked(dataset.instruments).values()
    asked_before, asked_now = ([one for one in every if one.instrument_id == id] for id in (older, newer))
    titles = (dataset.instruments[older].short, dataset.instruments[newer].short)
    follows = older in _replaced(dataset, newer)
    found = instrument_changes(asked_before, asked_now, None if follows else titles) if older != newer else ()
    return instrument_report((older, newer), titles, found, least, follows=follows), [one.weight for one in found]


def _replaced(dataset: Dataset, id: str) -> list[str]:
    """The instruments whose place this one took, directly or through others."""
    found: list[str] = []
    before = dataset.instruments[id].replaces
    while before is not None and before in dataset.instruments and before not in found:
        found.append(before)
        before = dataset.instruments[before].replaces
    return found


def _end(report: Report, format: Format, weights: Iterable[Weight], fail_on: str | None) -> NoReturn:
    click.echo(printed(report, format))
    sys.exit(FOUND if fail_on and any(weight.reaches(Weight(fail_on)) for weight in weights) else 0)


def _known_instruments(dataset: Dataset, *ids: str) -> None:
    for id in ids:
        if id in dataset.editions:
            raise click.UsageError(f"`{id}` is an edition, and the other is an instrument. Name two editions or two instruments.")
        if id not in dataset.instruments:
            raise click.UsageError(unknown("instrument", id, dataset.instruments))


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
