"""The commands: each parses, calls one function, prints, and sets the exit code.

0 nothing to say, 1 findings, 2 the data or the call is wrong.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from . import build as building
from .build.place import BuildRunning
from .dataset import load
from .preview import CannotPreview, preview
from .problems import ProblemsFound
from .reports import FORMATS, Format, report
from .wording import counted, listed

ROOT: Final = Path(__file__).resolve().parent.parent
WRONG: Final = 2


class _Commands(click.Group):
    """Without a command, `build` is meant; and no command ever ends in a traceback."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in {"--help", "-h"}):
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            known = listed(sorted(self.commands), "or")
            raise click.UsageError(f"There is no command `{args[0]}`. Write {known}.", ctx) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Safeguarding arrangements: from the files in data/ to a checked website in site/.

    Without a command everything is checked and built.
    """


@main.command("build")
@click.option("--site-url", envvar="SITE_URL", default="", help="The address at which the site will stand, for links that must be whole.")
def build_command(site_url: str) -> None:
    """Check all data and build every edition into site/."""
    plan = building.plan(ROOT, ROOT / "site", site_url)
    with _progress() as progress:
        task = progress.add_task("Building", total=len(plan.editions), visible=not plan.unchanged)

        def on_built(built: building.Built) -> None:
            progress.advance(task)
            if not progress.console.is_terminal and not built.problems:
                click.echo(f"Built {built.key}: {counted(built.pages, 'page')}.")

        result = building.build(plan, site_url, on_built)
    if not result.built:
        click.echo(f"Nothing has changed since the last build. {_look(result)}")
        return
    click.echo(f"Built {counted(len(result.editions), 'edition')} with {counted(result.pages, 'page')} into site/: {listed(result.editions)}.\n{_look(result)}")


@main.command()
@click.argument("edition", required=False, metavar="[PARTNERSHIP/EDITION]")
@click.option("--port", default=8000, show_default=True, help="The port on this computer.")
def serve(edition: str | None, port: int) -> None:
    """Show one edition in the browser, and show every change as soon as a file is saved."""
    preview(ROOT, edition, port, click.echo)


@main.command()
@click.option("--format", "format", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print what is found.")
def check(format: Format) -> None:
    """Check all data without building anything."""
    try:
        dataset = load(ROOT / "data")
    except ProblemsFound as found:
        click.echo(report(found.problems, format), err=format == "text")
        sys.exit(WRONG)
    if format == "text":
        told = f"{counted(len(dataset.partnerships), 'partnership')} and {counted(len(dataset.editions), 'edition')}"
        click.echo(f"No problems found in {told}: {listed(sorted(dataset.editions))}.")
    else:
        click.echo(report((), format))


@main.command(context_settings={"ignore_unknown_options": True, "help_option_names": []}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Run the project's own tests. Anything after `test` goes to pytest."""
    try:
        import pytest
    except ImportError:
        click.echo("The tools for testing are not installed. Run `./site-build.sh test`, or see README.md.", err=True)
        sys.exit(WRONG)
    os.chdir(ROOT)
    sys.exit(int(pytest.main(["--rootdir", str(ROOT), *arguments])))


def run() -> None:
    """The door of the command line: everything that goes wrong is said in plain words."""
    try:
        main(prog_name="./site-build.sh")
    except ProblemsFound as found:
        click.echo(report(found.problems, "text"), err=True)
    except CannotPreview as error:
        click.echo(str(error), err=True)
    except BuildRunning:
        click.echo("Another build of this project is running. Wait until it has ended, then try again.", err=True)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        click.echo(f"The computer refused to read or write a file{where}: {error.strerror or error}.\nThe last good site, if there is one, is still in site/.", err=True)
    except Exception as error:  # noqa: BLE001  the one place where everything is caught, to print
        click.echo(f"Something went wrong that is not your fault: {type(error).__name__}: {error}.\nThe last good site, if there is one, is still in site/.", err=True)
    sys.exit(WRONG)


def _progress() -> Progress:
    console = Console(stderr=True)
    return Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console, transient=True, disable=not console.is_terminal)


def _look(result: building.Result) -> str:
    index = result.site / "index.html"
    return f"Open {os.path.relpath(index)} in a browser, or run `./site-build.sh serve` for a live preview."
