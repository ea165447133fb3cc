"""Starts a partnership: its files, and the organisations that are new, are written whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..dataset import Dataset, files_of, load, load_shared
from ..model import Region, When
from ..placeholders import placeholders
from ..problems import ProblemsFound, Refused
from ..publishing import write_whole
from ..requirements import asked, in_force
from ..yaml_lists import Edits, edit_list
from .beginning import Beginning, Body, Known
from .drafts import files
from .outline import outline

_ORGANISATIONS = "organisations.yml"


@dataclass(frozen=True)
class Started:
    """What was written: the draft by its key, its folder, the organisations that were added, and how many texts are left to write."""

    key: str
    folder: Path
    added: tuple[Body, ...]
    to_write: int


def known(data: Path) -> Known:
    """What there is already. Raises `ProblemsFound` if the data has any."""
    dataset = load(data)
    shared = load_shared(data, files_of(data)[""])
    regions = {
        f"{loaded.parts['region']}/{loaded.parts['year']}": loaded.record
        for loaded in shared.files.loaded.values()
        if isinstance(loaded.record, Region)
    }
    return Known(shared.organisations or {}, regions, frozenset(dataset.partnerships))


def start(data: Path, beginning: Beginning, there: Known) -> Started:
    """Write the draft, and the organisations that are new. Raises `Refused` if the draft would have any problem; then nothing is written."""
    dataset = load(data)
    home = data / "partnerships" / beginning.id
    if home.exists():
        raise Refused(f"There is a folder {home.name} in {data.name}/partnerships already.\nNothing was written.")
    made = _files(dataset, beginning)
    added = tuple(body for body in beginning.bodies if body.is_new)
    organisations = data / _ORGANISATIONS
    before = organisations.read_bytes()
    after = _with_organisations(f"{data.name}/{_ORGANISATIONS}", before, there.organisations, added)
    making = home.with_name(f".{home.name}.new")
    shutil.rmtree(making, ignore_errors=True)
    try:
        for path, content in made.items():
            write_whole(making / path, content)
        os.replace(making, home)
        if added:
            write_whole(organisations, after)
        edition = load(data).editions[f"{beginning.id}/{beginning.month}"]
    except (OSError, ProblemsFound) as error:
        shutil.rmtree(making, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)
        if organisations.read_bytes() != before:
            write_whole(organisations, before)
        if isinstance(error, ProblemsFound):
            told = ["With these answers the draft would have problems:", *map(str, error.problems), "Nothing was written."]
            raise Refused("\n".join(told)) from None
        raise
    return Started(edition.key, home, added, len(placeholders(edition)))


def _files(dataset: Dataset, beginning: Beginning) -> Mapping[str, bytes]:
    when = When.parse(beginning.month)
    theirs = in_force(dataset.instruments, when)
    requirements = [each for each in asked(dataset.instruments).values() if each.instrument_id in theirs]
    wanted = outline(requirements, beginning.covers, when, bool(beginning.regional))
    return files(beginning, wanted, {id: dataset.instruments[id] for id in wanted.cited})


def _with_organisations(path: str, content: bytes, there: Iterable[str], added: Iterable[Body]) -> bytes:
    """The file with the new organisations, each before the first whose id comes after its own."""
    ids = list(there)
    items = [
        (next((index for index, id in enumerate(ids) if id > body.id), len(ids)), {"id": body.id, "name": body.name, "kind": body.kind})
        for body in sorted(added, key=lambda body: body.id)
    ]
    try:
        return edit_list(path, content, ("organisations",), Edits({}, (), items, ("id", "name", "kind"))) if items else content
    except KeyError:
        raise Refused(f"{path} is written in a way that this command cannot change. Write each value on a line of its own.") from None
