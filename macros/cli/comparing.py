"""The command that compares two editions, or two partnerships."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from ..alignment import Successor
from ..change_reports import FORMATS, Format, Report, neighbour_report, printed, report_of
from ..changes import Weight, at_least
from ..compare import compare
from ..dataset import Dataset, Memory, load
from ..model import Edition
from ..pair import Beside
from ..problems import ProblemsFound, did_you_mean
from ..settings_links import read_links
from ..side_by_side import side_by_side
from ..wording import capital
from .said import FOUND, ROOT

_WEIGHTS = [str(weight) for weight in Weight]


@click.command("compare")
@click.argument("older", metavar="PARTNERSHIP/EDITION")
@click.argument("newer", metavar="PARTNERSHIP/EDITION")
@click.option("--format", "format", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print the changes.")
@click.option("--weight", type=click.Choice(_WEIGHTS), default="wording", show_default=True, help="Leave out what is lighter than this.")
@click.option("--fail-on", type=click.Choice(_WEIGHTS), default=None, help="End with the code 1 if any change is at least so heavy.")
@click.option("--links", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The links file of Get Information about Schools.")
def compare_command(older: str, newer: str, format: Format, weight: str, fail_on: str | None, links: Path | None) -> None:
    """Say what changed from one edition to another.

    Of two partnerships, it says what each says that the other does not.
    """
    memory = Memory(ROOT / ".build")
    dataset = load(ROOT / "data", memory)
    memory.write()
    one, other = _edition(dataset, older), _edition(dataset, newer)
    if one.partnership_id != other.partnership_id:
        points = side_by_side(one, other)
        _print(neighbour_report(one, other, points), format)
        sys.exit(FOUND if fail_on and points else 0)
    comparison = compare(one, other, Beside(successors=_links(links)))
    _print(report_of(comparison, Weight(weight)), format)
    sys.exit(FOUND if fail_on and at_least(comparison.changes, Weight(fail_on)) else 0)


def _print(report: Report, format: Format) -> None:
    click.echo(printed(report, format))


def _edition(dataset: Dataset, key: str) -> Edition:
    if key not in dataset.editions:
        near = did_you_mean(key, dataset.editions) or f"there are: {', '.join(sorted(dataset.editions))}."
        raise click.UsageError(f"There is no edition `{key}`. {capital(near)}")
    return dataset.editions[key]


def _links(path: Path | None) -> Mapping[str, Successor]:
    if path is None:
        return {}
    found = read_links(path.name, path.read_bytes())
    if isinstance(found, tuple):
        raise ProblemsFound(found)
    return found
