"""The command that takes lists of schools and early years settings into an edition.

It loads what it needs when it is called: the other commands would wait for it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..model import When
from ..problems import Refused
from ..wording import counted
from .said import FOUND, ROOT, from_here


@click.command("settings")
@click.argument("edition", metavar="PARTNERSHIP/EDITION")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--write", "wanted", is_flag=True, help="Write what is shown; without it nothing is written.")
@click.option("--as-of", default=None, metavar="DATE", help="The day of the lists, as in 2026-07-01, where they do not say it.")
@click.option("--heading", "headings", multiple=True, metavar="KIND=HEADING", help="Where a kind of setting stands, as in special=special-schools.")
@click.option(
    "--leave", multiple=True, metavar="WHAT", help="What stays as it is: the id of a setting, a number on the lists, or renamed, moved, closed."
)
def settings_list(edition: str, files: tuple[Path, ...], wanted: bool, as_of: str | None, headings: tuple[str, ...], leave: tuple[str, ...]) -> None:
    """Compare an edition's settings with lists of schools and early years settings, and take them in."""
    from ..settings_list import Asked, import_lists
    from ..settings_list import write as write_import
    from ..settings_list.told import told

    data = ROOT / "data"
    planned = import_lists(data, edition, files, Asked(_day(as_of), headings, leave))
    click.echo(f"{edition}\n\n{told(planned.plan)}\n")
    changes = counted(len(planned.plan.changes), "change")
    if planned.plan.changes and wanted:
        write_import(data, planned)
        click.echo(f"Written: {changes} in {from_here(planned.file)}.")
    elif planned.plan.changes:
        click.echo(planned.closed or f"Nothing was written. Add --write to write {changes} into {from_here(planned.file)}.")
    if planned.plan.unsure or (planned.plan.changes and not wanted):
        sys.exit(FOUND)


def _day(text: str | None) -> When | None:
    try:
        return When.parse(text) if text is not None else None
    except ValueError as error:
        raise Refused(f"The date {error}. Write it as in 2026-07-01.\nNothing was written.") from None
