"""Seals an edition and enters it in the register; starts the next edition from the latest.

Files are written whole or not at all, and their comments survive.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from .checks import Spot
from .dataset import Dataset, load, seal_file
from .dataset.places import Places
from .model import Edition, When, walk
from .placeholders import MARK, placeholders
from .problems import Refused, did_you_mean, unknown
from .seal import sealed
from .wording import counted, day, edition_month
from .yaml_edit import add_item, set_value

_TOLD = 10
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


class CannotPublish(Refused):
    """Why an edition cannot be published or started, in plain words."""


@dataclass(frozen=True)
class Published:
    """What was done: the edition, its seal, the edition that is superseded by it, and older ones that are still in force."""

    key: str
    seal: str
    superseded: str | None
    still_published: tuple[str, ...] = ()


@dataclass(frozen=True)
class Started:
    """A new draft: its key, the edition it was copied from, its folder, and what to go through in it."""

    key: str
    copied_from: str
    folder: Path
    to_do: tuple[str, ...]


def publish(data: Path, key: str, on: When, chosen: bool = False) -> Published:
    """Seal the edition; of a draft, note the day if none is noted, and mark the edition that it replaces as superseded.

    `chosen` says that somebody asked for this very day, so that another one in the register is not passed over.
    Raises `ProblemsFound` if the data has any, `CannotPublish` if the edition is not there, is sealed already or is not all written.
    """
    dataset = load(data)
    edition = _edition(dataset, key)
    entry = edition.entry
    if entry.seal:
        raise CannotPublish(f"{key} is sealed already. To change it, start an amendment: new-edition {edition.partnership_id} YEAR-MONTH.")
    if entry.status == "withdrawn":
        raise CannotPublish(f"{key} is withdrawn. Give it another status in register.yml first.")
    if chosen and entry.published and entry.published != on:
        noted = f"The register says that {key} was published in or on {day(entry.published)}"
        raise CannotPublish(f"{noted}. Change `published` in register.yml, or leave --on out.")
    _check_written(data, dataset, edition)
    register, kept = data / "partnerships" / edition.partnership_id / "register.yml", seal_file(data, key)
    told: dict[str, str] = {}
    superseded = None
    if entry.status == "draft":
        told = {"status": "published"} if entry.published else {"status": "published", "published": str(on)}
        superseded = _replaced(dataset, edition)
    published = entry.model_copy(update={name: When.parse(text) if name == "published" else text for name, text in told.items()})
    seal = sealed(replace(edition, entry=published))
    content = _entered(register, data, _index(dataset, edition), told | {"seal": seal.digest})
    if superseded:
        content = _entered(register, data, _index(dataset, superseded), {"status": "superseded"}, content)
    write_whole(kept, seal.as_text().encode("utf-8"))
    try:
        write_whole(register, content)
    except OSError:
        kept.unlink()
        raise
    return Published(key, seal.digest, superseded.key if superseded else None, _still_published(dataset, edition, superseded))


def start_edition(data: Path, partnership: str, month: str) -> Started:
    """Copy the newest edition of a partnership into a draft named by `month`; ids and comments are kept."""
    if not _MONTH.fullmatch(month):
        raise CannotPublish(f"`{month}` is no month. Write year and month, as in `2026-12`.")
    dataset = load(data)
    editions = dataset.editions_of(partnership)
    if not editions:
        near = did_you_mean(partnership, dataset.partnerships) or f"There are: {', '.join(sorted(dataset.partnerships))}."
        raise CannotPublish(f"There is no partnership `{partnership}` with an edition. {near[:1].upper()}{near[1:]}")
    latest = next((edition for edition in editions if edition.entry.status == "published"), editions[0])
    folder = data / "partnerships" / partnership / "editions" / month
    if folder.exists():
        raise CannotPublish(f"There is an edition {partnership}/{month} already.")
    if month <= latest.entry.id:
        raise CannotPublish(f"The newest edition is of {edition_month(latest.entry.id)}. A new one needs a later month.")
    register = folder.parent.parent / "register.yml"
    item = {"id": month, "status": "draft", "kind": "new", "replaces": latest.entry.id}
    with _plain_words(register):
        content = add_item(_shown(register, data), register.read_bytes(), ("editions",), item)
    making = folder.with_name(f".{month}.new")
    shutil.rmtree(making, ignore_errors=True)
    try:
        # Notes are about the changes from one edition to the next, and the next has others.
        shutil.copytree(folder.with_name(latest.entry.id), making, ignore=shutil.ignore_patterns("changes.yml"))
        os.replace(making, folder)
        write_whole(register, content)
    except OSError:
        shutil.rmtree(making, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
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
        raise CannotPublish(unknown("edition", key, dataset.editions))
    return dataset.editions[key]


def _check_written(data: Path, dataset: Dataset, edition: Edition) -> None:
    """Nothing is published while any of it is still to be written."""
    places = Places(data, dataset.editions)
    left = [str(places.of(edition, Spot(each.file, each.path))) for each in placeholders(edition)]
    if left:
        count = f"{counted(len(left), 'text')} of it {'is' if len(left) == 1 else 'are'} still to be written"
        told = f"{edition.key} cannot be published yet: {count}, marked `{MARK}` in"
        more = [f"and {len(left) - _TOLD} more"] if len(left) > _TOLD else []
        how = f"To see what belongs there: ./site-build.sh check {edition.key}"
        raise CannotPublish("\n".join([told, *left[:_TOLD], *more, how]))


def _entered(register: Path, data: Path, index: int, values: dict[str, str], content: bytes | None = None) -> bytes:
    """The register with these values in one of its entries."""
    content = register.read_bytes() if content is None else content
    with _plain_words(register):
        for name, value in values.items():
            content = set_value(_shown(register, data), content, ("editions", index, name), value)
    return content


@contextmanager
def _plain_words(register: Path) -> Iterator[None]:
    try:
        yield
    except KeyError:
        says = "is written in a way that this command cannot change. Write each value on a line of its own, as in `status: draft`, without braces."
        raise CannotPublish(f"{register.parent.name}/{register.name} {says}") from None


def _shown(register: Path, data: Path) -> str:
    return f"{data.name}/{register.relative_to(data).as_posix()}"


def _index(dataset: Dataset, edition: Edition) -> int:
    register = dataset.registers[edition.partnership_id]
    return next(index for index, entry in enumerate(register.editions) if entry.id == edition.entry.id)


def _replaced(dataset: Dataset, edition: Edition) -> Edition | None:
    found = dataset.editions.get(f"{edition.partnership_id}/{edition.entry.replaces}")
    return found if found and found.entry.status == "published" else None


def _still_published(dataset: Dataset, edition: Edition, superseded: Edition | None) -> tuple[str, ...]:
    """Older editions of the partnership that the register will go on calling published."""
    older = (other for other in dataset.editions_of(edition.partnership_id) if other.entry.id < edition.entry.id)
    return tuple(other.key for other in older if other.entry.status == "published" and other is not superseded)


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
    if edition.about.as_it_was:
        yield "edition.yml: take out `as_it_was`, unless the partnership is still what it says there."
    if edition.about.reconstructed:
        yield "edition.yml: take out `reconstructed`, which was true of the old edition alone."
    if edition.about.sign_offs:
        yield "edition.yml: take out `sign_offs`; they were for the old edition."
    notes = sum(1 for _, item in walk(edition.about) if getattr(item, "note", None))
    if notes:
        yield f"edition.yml: {notes} notes that may be out of date."
    yield "register.yml: write a change note for the public, and `kind: amendment` if this edition amends the one before."
