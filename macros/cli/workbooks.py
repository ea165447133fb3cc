"""The commands that hand an edition out as a workbook and take the edited one back.

They load what they need when they are called: the other commands would wait for it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..problems import Refused
from ..wording import counted, listed
from .said import FOUND, ROOT, from_here


@click.command("export")
@click.argument("edition", metavar="PARTNERSHIP/EDITION")
@click.argument("file", metavar="[FILE.xlsx]", required=False, type=click.Path(path_type=Path))
def export(edition: str, file: Path | None) -> None:
    """Write agencies, groups with members, partners and settings as one workbook, to be edited and taken back."""
    from ..publishing import write_whole
    from ..workbook import export_workbook

    content, closed = export_workbook(ROOT / "data", edition)
    target = file or Path(f"{edition.replace('/', '-')}.xlsx")
    if target.suffix.lower() != ".xlsx":
        raise Refused(f"`{target.name}` does not end in .xlsx, by which programs know what it is.\nNothing was written.")
    if target.exists():
        says = "It may hold what somebody typed, so it is not replaced. Move it away, or name another file."
        raise Refused(f"There is a file {from_here(target)} already. {says}\nNothing was written.")
    write_whole(target, content)
    click.echo(f"Written: {from_here(target)}. Its first sheet says what to do.")
    if closed:
        click.echo(f"Nothing can be taken back from it: {closed}")


@click.command("import")
@click.argument("edition", metavar="PARTNERSHIP/EDITION")
@click.argument("file", metavar="FILE.xlsx", type=click.Path(path_type=Path))
@click.option("--write", "wanted", is_flag=True, help="Write what is shown; without it nothing is written.")
def import_command(edition: str, file: Path, wanted: bool) -> None:
    """Take an edited workbook back: show what would change and what is wrong, and write it when asked."""
    from ..workbook import import_workbook, write
    from ..workbook.told import told

    done = import_workbook(ROOT / "data", edition, file)
    click.echo(f"{told(done)}\n")
    if not done.files:
        return
    files = listed([path.name for path, _, _ in done.files])
    changes = counted(len(done.comparison.changes), "change")
    if wanted:
        write(done)
        click.echo(f"Written: {changes}, in {files}. Export a workbook anew before you go on.")
    else:
        click.echo(f"Nothing was written. Add --write to write {changes} into {files}.")
        sys.exit(FOUND)
