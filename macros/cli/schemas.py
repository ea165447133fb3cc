"""The command that renews what editors need, and what `check` says when that is out of date.

It loads what it needs when it is called: the other commands would wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from ..wording import counted
from .said import ROOT

if TYPE_CHECKING:
    from ..dataset import Dataset

_NOTE: Final = (
    "Note: what editors offer while you type is out of date, or a file does not name it in its first line. Run `./site-build.sh schemas` to renew it."
)


@click.command()
def schemas() -> None:
    """Renew what text editors need to help with the files in data/: what each may hold, and the ids that there are."""
    from ..schemas import renew

    done = renew(ROOT / "data")
    if not (done.schemas or done.files):
        click.echo("Everything that editors need is up to date.")
        return
    click.echo(f"Renewed in data/.schemas/: {counted(len(done.schemas), 'file')}.")
    if done.files:
        click.echo(f"The first line now says what the file may hold, in {counted(len(done.files), 'data file')}:")
        for path in done.files:
            click.echo(f"- data/{path}")


def tell_if_out_of_date(dataset: Dataset) -> None:
    """A note beside what a command prints; it changes neither that nor the exit code."""
    from ..schemas import out_of_date

    if out_of_date(ROOT / "data", dataset):
        click.echo(_NOTE, err=True)
