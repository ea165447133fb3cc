"""Agencies, groups, partners and settings as one workbook, and the edited workbook back: shown first, written only when asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..compare import Comparison, compare
from ..dataset import load
from ..model import Edition
from ..problems import ProblemsFound
from ..settings_list import CannotImport, contents_of
from ..settings_list.drafts import Written, closed, edition_of, write_all
from .applying import CannotChange, File, applied
from .choices import Choices
from .merging import merged
from .planning import Plan, planned
from .reading import Returned, read_workbook
from .sheets import SHEETS
from .spots import Spots
from .tables import tables_of
from .trial import as_planned, tried

__all__ = ["CannotImport", "Import", "export_workbook", "import_workbook", "write"]

_INSTEAD = "export a workbook of that one"
_OTHERWISE = "is written in a way that this command cannot change. Write each value on a line of its own, without braces, as in `name: Probation`."


@dataclass(frozen=True)
class Import:
    """A workbook that could be taken in: what would be written, what would change for readers, and what else to know.

    `files` are the files to be written with their contents, old (none if there is no such file) and new.
    """

    key: str
    comparison: Comparison
    plan: Plan
    files: tuple[Written, ...]
    older: bool
    unread: tuple[str, ...]


def export_workbook(data: Path, key: str) -> tuple[bytes, str]:
    """The workbook of an edition, and why nothing could be taken back from it (empty for a draft).

    Raises `ProblemsFound` if the data has any, `CannotImport` if there is no such edition.
    """
    from .writing import workbook_of  # here, since only this command waits for the library that writes workbooks

    edition = edition_of(load(data), key)
    return workbook_of(edition), closed(edition, _INSTEAD)


def import_workbook(data: Path, key: str, file: Path) -> Import:
    """Read the workbook and see what would come of it; nothing is written.

    Raises `ProblemsFound` if the data has any, `CannotImport` with all that is wrong with the workbook, by sheet and cell.
    """
    edition = edition_of(load(data), key)
    if why := closed(edition, _INSTEAD):
        raise CannotImport([why])
    returned = read_workbook(*next(iter(contents_of([file]))))
    if returned.edition != key:
        instead = f"Import it there, or export a workbook of {key}."
        raise CannotImport([f"{file.name} was exported from the edition {returned.edition}, not from {key}. {instead}"])
    choices = Choices(edition)
    wanted, unclear = merged(returned, tables_of(edition, choices))
    plan, wrong = planned(edition, choices, wanted)
    if unclear or wrong:
        raise CannotImport([*unclear, *wrong])
    files = _files(data, edition)
    contents = {file.path: content for file in files if (content := _applied(edition, file, plan)) != file.content and content is not None}
    old = {file.path: file.content for file in files}
    after = _tried(data, edition, returned, plan, old, contents)
    unread = tuple(f"{page.sheet.title}: {heading}" for page in returned.pages.values() for heading in page.others)
    changes = tuple((data.parent / path, old[path], content) for path, content in contents.items())
    return Import(key, compare(_original(edition), _original(after)), plan, changes, wanted.older, unread)


def write(done: Import) -> None:
    """Write what was planned: all files, or none if one of them cannot be written."""
    write_all(done.files)


def _original(edition: Edition) -> Edition:
    """Without the remark that its source may not record something: what a person adds to it or takes out is a change."""
    return replace(edition, about=edition.about.model_copy(update={"reconstructed": None}))


def _files(data: Path, edition: Edition) -> tuple[File, ...]:
    """The files that the workbook can change, as they are."""
    folder = data / "partnerships" / edition.partnership_id / "editions" / edition.entry.id
    found = []
    for kind in dict.fromkeys(sheet.file for sheet in SHEETS):
        file = folder / f"{kind}.yml"
        shown = f"{data.name}/{file.relative_to(data).as_posix()}"
        found.append(File(kind, shown, file.read_bytes() if file.is_file() else None))
    return tuple(found)


def _applied(edition: Edition, file: File, plan: Plan) -> bytes | None:
    try:
        return applied(edition, file, plan)
    except CannotChange:
        raise CannotImport([f"{file.path} {_OTHERWISE}"]) from None


def _tried(data: Path, edition: Edition, returned: Returned, plan: Plan, old: Mapping[str, bytes | None], contents: Mapping[str, bytes]) -> Edition:
    """The edition as it would be; raises `CannotImport` if something would be wrong with it."""
    try:
        after = tried(data, edition.key, {path.partition("/")[2]: content for path, content in contents.items()})
    except ProblemsFound as found:
        spots = Spots(returned, plan, {**old, **contents})
        raise CannotImport([spots.of(problem) for problem in found.problems]) from None
    if not as_planned(after, edition, plan):
        raise CannotImport([f"{path} {_OTHERWISE}" for path in contents])
    return after
