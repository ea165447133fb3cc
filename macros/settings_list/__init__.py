"""Lists of schools and early years settings taken into an edition: shown first, written only when asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..addresses import RESERVED, anchors
from ..dataset import load
from ..model import Edition, When
from ..problems import Place, Problem, ProblemsFound, did_you_mean
from ..wording import listed
from .councils import Councils
from .drafts import closed, edition_of, take_back, write_all
from .faults import CannotImport
from .kinds import KINDS
from .planning import RULES, Plan, Wishes, planned
from .reading import read_lists
from .tables import LARGEST, too_large
from .writing import as_written

__all__ = ["Asked", "CannotImport", "Import", "Plan", "contents_of", "import_lists", "write"]


@dataclass(frozen=True)
class Asked:
    """What somebody wants besides: the day of the lists, `KIND=HEADING` for kinds of setting, and what is to stay as it is."""

    as_of: When | None = None
    headings: tuple[str, ...] = ()
    leave: tuple[str, ...] = ()


@dataclass(frozen=True)
class Import:
    """A planned import into one edition. `closed` says why the edition cannot be changed; it is empty for a draft."""

    key: str
    plan: Plan
    file: Path
    closed: str


def import_lists(data: Path, key: str, files: Sequence[Path], asked: Asked) -> Import:
    """Read the lists and compare them with the edition; nothing is written.

    Raises `ProblemsFound` if the data has any, `CannotImport` with all that is wrong with the lists or with what was asked.
    """
    dataset = load(data)
    edition = edition_of(dataset, key)
    councils = Councils(edition.organisations[id] for id in edition.area.local_authorities)
    held = [setting.urn for setting in (edition.settings.settings if edition.settings else ()) if setting.urn]
    lists = read_lists(tuple(contents_of(files)), councils, asked.as_of, held)
    taken = RESERVED | {anchor.id for anchor in anchors(edition) if anchor.page == "settings"}
    plan = planned(edition.settings, lists, _wishes(edition, asked, [entry.urn or entry.ofsted for entry in lists.entries]), taken)
    file = data / "partnerships" / edition.partnership_id / "editions" / edition.entry.id / "settings.yml"
    return Import(key, plan, file, closed(edition, "take the lists into that one"))


def write(data: Path, done: Import) -> None:
    """Write what was planned, whole or not at all. Raises `CannotImport` if the edition is no draft or would not load any more."""
    if done.closed:
        raise CannotImport([done.closed])
    if not done.plan.changes:
        return
    old = done.file.read_bytes() if done.file.is_file() else None
    shown = f"{data.name}/{done.file.relative_to(data).as_posix()}"
    written = [(done.file, old, as_written(shown, old, done.plan.before, done.plan.after))]
    write_all(written)
    try:
        load(data)
    except ProblemsFound as found:
        take_back(written)
        raise CannotImport(["With these settings the data would have problems. Put them right first:", *found.problems]) from None


def contents_of(files: Sequence[Path]) -> Iterable[tuple[str, bytes]]:
    """Name and content of each file; raises `CannotImport` for all that are not there or larger than any list."""
    wrong: list[Problem | str] = []
    for file in files:
        if file.is_dir():
            wrong.append(Problem(Place(str(file)), "not-a-list", "this is a folder", "name the files in it"))
        elif not file.is_file():
            near = did_you_mean(file.name, [other.name for other in file.parent.iterdir()] if file.parent.is_dir() else [])
            wrong.append(Problem(Place(str(file)), "missing-file", "there is no such file", near or "look at its name and folder"))
        elif file.stat().st_size > LARGEST:
            fault = too_large(file.stat().st_size)
            wrong.append(Problem(Place(file.name), fault.code, fault.says, fault.instead))
    if wrong:
        raise CannotImport(wrong)
    return ((file.name, file.read_bytes()) for file in files)


def _wishes(edition: Edition, asked: Asked, numbers: Iterable[str]) -> Wishes:
    headings = {heading.id for heading in edition.settings.headings} if edition.settings else set()
    told: dict[str, str] = {}
    wrong = []
    for wish in asked.headings:
        kind, _, heading = (part.strip() for part in wish.partition("="))
        if kind not in KINDS:
            wrong.append(f"`{wish}`: there is no kind of setting `{kind}`. {_choice(kind, KINDS)}")
        elif heading not in headings:
            wrong.append(f"`{wish}`: the edition has no heading `{heading}`. {_choice(heading, headings)}")
        told[kind] = heading
    words = {word for _, word in RULES.values()}
    ids = {setting.id for setting in edition.settings.settings} if edition.settings else set()
    for wish in asked.leave:
        if wish not in words | ids | set(numbers):
            near = did_you_mean(wish, words | ids) or f"Write one of those, or {listed(sorted(words), 'or')}."
            wrong.append(f"`{wish}` is no setting of the edition and no number on the lists. {near[:1].upper()}{near[1:]}")
    if wrong:
        raise CannotImport(wrong)
    return Wishes(told, frozenset(asked.leave))


def _choice(written: str, known: Iterable[str]) -> str:
    held = sorted(known)
    near = did_you_mean(written, held)
    return near[:1].upper() + near[1:] if near else f"There are: {', '.join(held)}." if held else "It has none yet."
