"""The commands for a web host: the site as one file, and whether a copy of it is what was built.

Each loads what it needs when it is called: the others would wait for it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click

from ..problems import Refused
from ..wording import counted
from .said import FOUND, ROOT, from_here, say_wrong

_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)


@click.command("zip")
@click.option("--site-url", envvar="SITE_URL", default="", help="The address at which the site will stand, for links that must be whole.")
@click.option("--to", "file", type=click.Path(dir_okay=False, path_type=Path), default=None, help="The file to write; site.zip if left out.")
def zip_command(site_url: str, file: Path | None) -> None:
    """Build the site and put it into one zip file for any web host."""
    from .. import build as building
    from ..hosting import bundle

    target = file or ROOT / "site.zip"
    if not target.parent.is_dir():
        raise Refused(f"There is no folder `{target.parent}`. Make it first, or name another file.\nNothing was written.")
    result = building.build(building.plan(ROOT, ROOT / "site", site_url), site_url)
    base = urlsplit(site_url).path.rstrip("/") + "/"
    files = bundle(result.site, target, base)
    click.echo(f"{from_here(target)} holds the whole site: {counted(len(result.editions), 'edition')}, {counted(files, 'file')}.")
    click.echo("Unpack it in the folder that the web host shows to the public. README.md says what is in it for which host.")


def verify_copy(target: str) -> None:
    """Compare what a web host serves, or what is in a folder, with the site that was built; print it and set the exit code."""
    from ..hosting import compare_folder, compare_served, standing_site, told

    site = standing_site(ROOT)
    compared = compare_served(site, target) if _ADDRESS.match(target) else compare_folder(site, Path(target))
    if compared.is_same:
        click.echo(told(compared, target))
        return
    say_wrong(told(compared, target))
    sys.exit(FOUND)
