"""Seals an edition and enters it in the register; starts the next edition from the latest.

Files are written whole or not at all, and their comments survive.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .dataset import Dataset, load, seal_file
from .model import Edition, When, walk
from .problems import did_you_mean
from .seal import sealed
from .wording import day, edition_month
from .yaml_edit import add_item, set_value

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


class CannotPublish(Exception):
    """Why an edition cannot be published or started, in plain words."""


@dataclass(frozen=True)
class Published:
    """What was done: the edition, its seal, and the edition that is superseded by it, if any."""

    key: str
    seal: str
    superseded: str | None


@dataclass(frozen=True)
class Started:
    """A new draft: its key, the edition it was copied from, its folder, and what to go through in it."""

    key: str
    copied_from: str
    folder: Path
    to_do: tuple[str, ...]


def publish(data: Path, key: str, on: When) -> Published:
    """Seal the edition, note the day if none is noted, and mark the edition that it replaces as superseded.

    Raises `ProblemsFound` if the data has any, `CannotPublish` if the edition is not there or is sealed already.
    """
    dataset = load(data)
    edition = _edition(dataset, key)
    entry = edition.entry
    if entry.seal:
        raise CannotPublish(f"{key} is sealed already. To change it, start an amendment: new-edition {edition.partnership_id} YEAR-MONTH.")
    if entry.status == "withdrawn":
        raise CannotPublish(f"{key} is withdrawn. Give it another status in register.yml first.")
    register = data / "partnerships" / edition.partnership_id / "register.yml"
    content, shown = register.read_bytes(), f"{data.name}/partnerships/{edition.partnership_id}/register.yml"
    index = _index(dataset, edition)
    superseded = None
    if entry.status == "draft":
        content = set_value(shown, content, ("editions", index, "status"), "published")
        superseded = _replaced(dataset, edition)
        if superseded:
            content = set_value(shown, content, ("editions", _index(dataset, superseded), "status"), "superseded")
    if not entry.published:
        content = set_value(shown, content, ("editions", index, "published"), str(on))
    was = register.read_bytes()
    write_whole(register, content)
    seal = sealed(_edition(load(data), key))
    content = set_value(shown, content, ("editions", index, "seal"), seal.digest)
    try:
        write_whole(seal_file(data, key), seal.as_text().encode("utf-8"))
        write_whole(register, content)
    except OSError:
        write_whole(register, was)
        raise
    return Published(key, seal.digest, superseded.key if superseded else None)


def start_edition(data: Path, partnership: str, month: str) -> Started:
    """Copy the newest edition of a partnership into a draft named by `month`; ids and comments are kept."""
    if not _MONTH.fullmatch(month):
        raise CannotPublish(f"`{month}` is no month. Write year and month, as in `2026-12`.")
    dataset = load(data)
    editions = dataset.editions_of(partnership)
    if not editions:
        near = did_you_mean(partnership, dataset.partnerships) or f"There are: {', '.join(sorted(dataset.partnerships))}."
        raise CannotPublish(f"There is no partnership `{partnership}` with an edition. {near[:1].upper()}{near[1:]}")
    latest = editions[0]
    folder = data / "partnerships" / partnership / "editions" / month
    if folder.exists():
        raise CannotPublish(f"There is an edition {partnership}/{month} already.")
    if month <= latest.entry.id:
        raise CannotPublish(f"The newest edition is of {edition_month(latest.entry.id)}. A new one needs a later month.")
    register = folder.parent.parent / "register.yml"
    item = {"id": month, "status": "draft", "kind": "new", "replaces": latest.entry.id}
    content = add_item(f"{data.name}/partnerships/{partnership}/register.yml", register.read_bytes(), ("editions",), item)
    making = folder.with_name(f".{month}.new")
    shutil.rmtree(making, ignore_errors=True)
    shutil.copytree(folder.with_name(latest.entry.id), making)
    os.replace(making, folder)
    try:
        write_whole(register, content)
    except OSError:
        shutil.rmtree(folder)
        raise
    return Started(f"{partnership}/{month}", latest.key, folder, tuple(_to_do(latest, month)))


def write_whole(path: Path, content: bytes) -> None:
    """Write the file so that a reader sees the old content or the new, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _edition(dataset: Dataset, key: str) -> Edition:
    if key not in dataset.editions:
        near = did_you_mean(key, dataset.editions) or f"There are: {', '.join(sorted(dataset.editions))}."
        raise CannotPublish(f"There is no edition `{key}`. {near[:1].upper()}{near[1:]}")
    return dataset.editions[key]


def _index(dataset: Dataset, edition: Edition) -> int:
    register = dataset.registers[edition.partnership_id]
    return next(index for index, entry in enumerate(register.editions) if entry.id == edition.entry.id)


def _replaced(dataset: Dataset, edition: Edition) -> Edition | None:
    found = dataset.editions.get(f"{edition.partnership_id}/{edition.entry.replaces}")
    return found if found and found.entry.status == "published" else None


def _to_do(edition: Edition, month: str) -> Iterator[str]:
    """What to go through in a copy: people, dates, lists that age, and what was true of the old edition alone."""
    when = When.parse(month)
    partners = edition.partners
    people = [person for person in (*partners.lead_partners, *partners.delegated_partners) if person.name]
    yield f"partners.yml: are these {len(people)} people still in post, and the chair and the scrutineer too?"
    yield f"agencies.yml: are all {len(edition.agencies.agencies)} relevant agencies still there, under their names of today?"
    for agency in edition.agencies.agencies:
        body = edition.organisations.get(agency.organisation or "")
        if body and body.closed and body.closed <= when:
            yield f"agencies.yml: `{agency.id}`: {body.name} closed ({day(body.closed)})."
    yield f"groups.yml: members, chairs and frequency of {len(edition.groups.groups)} groups."
    if edition.settings is not None:
        yield f"settings.yml: {len(edition.settings.settings)} settings; set `as_of` to the date of the new list."
    yield f"sections.yml: {len(edition.sections.sections)} passages; look for years, names and plans that have passed."
    review = edition.about.review
    if review and review.next and review.next <= when:
        yield f"edition.yml: the review date {day(review.next)} has passed; say what came of it and when the next one is."
    if edition.about.reconstructed:
        yield "edition.yml: take out `reconstructed`, which was true of the old edition alone."
    notes = sum(1 for _, item in walk(edition.about) if getattr(item, "note", None))
    if notes:
        yield f"edition.yml: {notes} notes that may be out of date."
    yield "register.yml: write a change note for the public."
