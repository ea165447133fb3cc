"""The command that makes the papers for the meeting that signs an edition off.

It loads what it needs when it is called: other commands would wait for it.
"""

from __future__ import annotations

import click

from .said import ROOT, day_of, from_here


@click.command()
@click.argument("edition", metavar="PARTNERSHIP/EDITION")
@click.option("--on", default=None, metavar="DATE", help="The day of the meeting, as in 2026-12-01; today if left out.")
def review(edition: str, on: str | None) -> None:
    """Make the papers for the meeting that signs an edition off.

    They say what changed since the edition before, what law and guidance in force on the day ask, what is to come, what is out of
    date and which dates are due, and hold a page for each lead safeguarding partner to sign. They are written as PDF, HTML and
    Markdown into a folder below review/, in place of those that were there before.
    """
    from ..reviewing import review as write_papers

    written = write_papers(ROOT, edition, day_of(on))
    click.echo(f"The papers for {written.key} are in {from_here(written.folder)}:")
    for name in written.files:
        click.echo(f"- {name}")
