"""What commands have in common: where the project is, which day and editions are meant, how they say what is wrong, and progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ..model import When
from ..problems import Refused, did_you_mean
from ..wording import capital, listed

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model import Edition

ROOT: Final = Path(__file__).resolve().parent.parent.parent
FOUND: Final = 1
WRONG: Final = 2
STILL_THERE: Final = "The last good site, if there is one, is still in site/."


def say_wrong(text: str) -> None:
    """Print it where errors go."""
    click.echo(text, err=True)


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[], None] | None]:
    """A bar while so many steps are done, moved on by what is handed back; nothing where there is no terminal."""
    if not (total and sys.stderr.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Building", total=total)
        yield lambda: progress.advance(task)


def from_here(path: Path) -> str:
    """The path as the person would type it."""
    try:
        return os.path.relpath(path)
    except ValueError:  # on Windows, there is no way from one drive to another
        return str(path)


def day_of(text: str | None) -> When:
    """The day that somebody gave as an option, or today."""
    if text is None:
        today = date.today()
        return When(today.year, today.month, today.day)
    try:
        return When.parse(text)
    except ValueError as error:
        raise Refused(f"The date {error}. Write it as in 2026-12-01.") from None


def editions_meant(dataset: Dataset, name: str | None) -> tuple[Edition, ...]:
    """The editions that are meant: all, those of a partnership, or one; raises `Refused` if there is none of that name."""
    if name is None:
        return tuple(dataset.editions.values())
    if name in dataset.editions:
        return (dataset.editions[name],)
    if name in dataset.partnerships:
        return dataset.editions_of(name)
    raise no_such(name, dataset.editions, dataset.partnerships)


def no_such(name: str, editions: Iterable[str], partnerships: Iterable[str]) -> Refused:
    """What to raise where no edition or partnership has that name, with one that may be meant."""
    kind, known = ("edition", tuple(editions)) if "/" in name else ("partnership", tuple(partnerships))
    near = did_you_mean(name, known) or f"There are: {listed(sorted(known))}."
    return Refused(f"There is no {kind} `{name}`. {capital(near)}")
