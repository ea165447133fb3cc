"""What commands have in common: where the project is, how they say what is wrong, and how they show progress."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from rich.progress import Progress

ROOT: Final = Path(__file__).resolve().parent.parent.parent
FOUND: Final = 1
WRONG: Final = 2
STILL_THERE: Final = "The last good site, if there is one, is still in site/."


def say_wrong(text: str) -> None:
    """Print it where errors go."""
    click.echo(text, err=True)


def progress_bar() -> Progress:
    """A bar while something works; nothing where there is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def from_here(path: Path) -> str:
    """The path as the person would type it."""
    return os.path.relpath(path)
