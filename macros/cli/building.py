"""The commands that build, show and test.

Each loads what it needs when it is called: the others would wait for it.
"""

from __future__ import annotations

import os
import sys

import click

from ..wording import counted, listed
from .said import ROOT, WRONG, from_here, progress_bar, say_wrong


@click.command("build")
@click.option("--site-url", envvar="SITE_URL", default="", help="The address at which the site will stand, for links that must be whole.")
@click.option("--drafts", is_flag=True, help="Build drafts too, all into site-drafts/; never for the public.")
@click.option("--pages-only", is_flag=True, help="Leave out the PDF, the one page and the zip file of each edition, which take most of the time.")
def build_command(site_url: str, drafts: bool, pages_only: bool) -> None:
    """Check all data and build every edition into site/."""
    from .. import build as building

    plan = building.plan(ROOT, ROOT / ("site-drafts" if drafts else "site"), site_url, drafts, pdfs=not pages_only)
    unexplained: list[tuple[str, tuple[str, ...]]] = []
    with progress_bar(0 if plan.unchanged else len(plan.editions)) as advance:

        def on_built(built: building.Built) -> None:
            if built.unexplained:
                unexplained.append((built.key, built.unexplained))
            if advance:
                advance()
            elif not built.problems:
                click.echo(f"{'Unchanged' if built.kept else 'Built'}: {built.key}, {counted(built.pages, 'page')}.")

        result = building.build(plan, site_url, on_built)
    for key, shorts in sorted(unexplained):
        click.echo(f"{key} uses {listed(shorts)} and explains it nowhere: `./site-build.sh check {key}` says where that is, and what to do.")
    look = f"Open {from_here(result.site / 'index.html')} in a browser, or run `./site-build.sh serve` for a live preview."
    if not result.built:
        click.echo(f"Nothing has changed since the last build. {look}")
        return
    told = f"Built {counted(len(result.editions), 'edition')} with {counted(result.pages, 'page')} into {result.site.name}/"
    click.echo(f"{told}: {listed(result.editions)}.\n{look}")


@click.command()
@click.argument("edition", required=False, metavar="[PARTNERSHIP/EDITION]")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this computer.")
def serve(edition: str | None, port: int) -> None:
    """Show one edition in the browser, and each change when it is saved."""
    from ..preview import preview

    preview(ROOT, edition, port, click.echo)


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Run the project's own tests, on all processors. Anything after `test` goes to pytest instead."""
    try:
        import pytest
    except ImportError:
        say_wrong("The tools for testing are not installed. Run `./site-build.sh test`, or see README.md.")
        sys.exit(WRONG)
    os.chdir(ROOT)
    # A file stays with one process, so that what its tests share is made once.
    everything = ("-n", "auto", "--dist", "loadfile")
    sys.exit(int(pytest.main(["--rootdir", str(ROOT), *(arguments or everything)])))
