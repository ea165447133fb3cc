"""The commands that publish an edition, start the next one, and verify what was published."""

from __future__ import annotations

import sys

import click

from ..dataset import verified
from ..model import Edition
from ..publishing import publish as publish_edition
from ..publishing import start_edition
from ..seal import short
from ..wording import counted, listed
from .hosting import verify_copy
from .said import FOUND, ROOT, day_of, from_here, say_wrong


@click.command()
@click.argument("edition", metavar="PARTNERSHIP/EDITION")
@click.option("--on", default=None, metavar="DATE", help="The day of publication, as in 2026-12-01; today if left out.")
def publish(edition: str, on: str | None) -> None:
    """Check an edition, seal it, and enter it in the register as published."""
    done = publish_edition(ROOT / "data", edition, day_of(on), chosen=on is not None)
    click.echo(f"{done.key} is published. Its seal is {short(done.seal)}.")
    if done.superseded:
        click.echo(f"{done.superseded} is now superseded.")
    for older in done.still_published:
        click.echo(f"Note: {older} is still marked as published. If this edition replaces it, set its `status` to `superseded` in register.yml.")
    click.echo("Run `./site-build.sh` to build the site. Keep the register and the folder `seals` with everything else.")


@click.command()
@click.argument("edition", metavar="PARTNERSHIP/EDITION")
@click.argument("requirements", nargs=-1, metavar="[REQUIREMENT...]")
@click.option("--by", required=True, metavar="POST", help="The post of the person who has read the passages, as in 'Partnership manager'.")
@click.option("--none", is_flag=True, help="Confirm instead that no passage answers these requirements: those that might were read.")
@click.option("--on", default=None, metavar="DATE", help="The day on which that was done, as in 2026-12-01; today if left out.")
def confirm(edition: str, requirements: tuple[str, ...], by: str, none: bool, on: str | None) -> None:
    """Confirm that somebody has read the passages that are named as answers, and that they answer what is asked."""
    from ..confirming import confirm as confirm_answers
    from ..confirming import confirm_none

    if none:
        found = confirm_none(ROOT / "data", edition, requirements, by, day_of(on))
        for requirement, read in found:
            click.echo(f"{requirement.id}: no passage answers it ({requirement.title}). Read: {listed([each.name for each in read])}.")
        told = f"Confirmed: {counted(len(found), 'requirement')} without an answer." if found else "Nothing waits to be confirmed."
        click.echo(f"{told} This counts until what was read or what is asked is worded differently.")
        return
    done = confirm_answers(ROOT / "data", edition, requirements, by, day_of(on))
    for each in done.confirmed:
        click.echo(f"{each.requirement.id}: {each.passage} is confirmed as the answer to: {each.requirement.title}.")
    told = f"Confirmed: {counted(len(done.confirmed), 'answer')}." if done.confirmed else "Nothing waits to be confirmed."
    click.echo(f"{told} A confirmation counts until the passage or the requirement is worded differently.")
    if done.left:
        click.echo("Named as answers, but not confirmed:")
        for line in done.left:
            click.echo(f"- {line}")
        sys.exit(FOUND)


@click.command("new-edition")
@click.argument("partnership")
@click.argument("month", metavar="YEAR-MONTH")
def new_edition(partnership: str, month: str) -> None:
    """Start a draft from the newest edition; ids and comments are kept."""
    started = start_edition(ROOT / "data", partnership, month)
    click.echo(f"The draft {started.key} is in {from_here(started.folder)}, copied from {started.copied_from}. Go through:")
    for line in started.to_do:
        click.echo(f"- {line}")
    click.echo(f"See it with `./site-build.sh serve {started.key}`; publish it with `./site-build.sh publish {started.key}`.")


@click.command()
@click.argument("copy", required=False, metavar="[URL-OR-FOLDER]")
@click.option("--rebuild", is_flag=True, help="Also build the site twice, in other folders, and compare every byte.")
def verify(copy: str | None, rebuild: bool) -> None:
    """Say of each edition whether its seal still holds; with an address or a folder, whether the site there is what was built."""
    if copy is not None:
        if rebuild:
            raise click.UsageError("Write either the place of a copy or --rebuild.")
        verify_copy(copy)
        return
    dataset, broken = verified(ROOT / "data")
    for key in sorted({*dataset.editions, *broken}):
        click.echo(f"{key}: {_state(dataset.editions.get(key), key in broken)}.")
        for problem in broken.get(key, ()):
            say_wrong(str(problem))
    if broken:
        sys.exit(FOUND)
    if rebuild:
        from ..build.twice import compare_builds

        different = compare_builds(ROOT)
        for name in different:
            say_wrong(f"{name} is different in two builds of the same data.")
        if different:
            sys.exit(FOUND)
        click.echo("Two builds in two folders, in another order, are the same byte for byte.")


def _state(edition: Edition | None, broken: bool) -> str:
    if broken:
        return "the seal does not hold"
    entry = edition.entry if edition else None
    return f"the seal {short(entry.seal)} holds" if entry and entry.seal else f"is not sealed ({entry.status if entry else 'gone'})"
