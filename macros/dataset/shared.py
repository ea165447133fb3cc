"""What all partnerships share: organisations, the glossary, regional arrangements, and what law and guidance ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..model import FILE_KINDS, Glossary, Organisation, OrganisationKinds, Organisations, Record, Region, Synonyms, Terms
from ..problems import Place, Problem
from .instruments import Law, law_of
from .loading import Files, Loaded, load_files, misnamed
from .memory import Remembered, digest_of
from .private import area_names, private_problems
from .references import Ids, Known, repeated

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True)
class Shared:
    """The shared files as read, and what is wrong in them. Without `organisations` or `glossary` that file could not be read."""

    files: Files
    organisations: Mapping[str, Organisation] | None
    glossary: Glossary | None
    law: Law
    problems: tuple[Problem, ...]

    @property
    def ids(self) -> frozenset[str] | None:
        """The ids of all organisations, if they are known."""
        return None if self.organisations is None else frozenset(self.organisations)

    @property
    def regions(self) -> dict[str, Region]:
        """The regional arrangements by folder and year, as in `hips/2024`."""
        found = {path: loaded.record for path, loaded in self.files.loaded.items()}
        return {path.removeprefix("regions/").removesuffix(".yml"): each for path, each in found.items() if isinstance(each, Region)}

    @property
    def terms(self) -> Terms:
        """The expressions that have gone out of date; none if there is no such file."""
        return record(self.files, "terms.yml", Terms) or Terms()

    @property
    def kinds(self) -> OrganisationKinds:
        """The kinds of organisation that readers come from; none if there is no such file."""
        return record(self.files, "kinds.yml", OrganisationKinds) or OrganisationKinds()

    @property
    def synonyms(self) -> Synonyms:
        """What people search for in other words; nothing if there is no such file."""
        return record(self.files, "synonyms.yml", Synonyms) or Synonyms()

    @property
    def digest(self) -> str:
        """A digest of the content of all shared files."""
        return digest_of(part for path, loaded in self.files.loaded.items() for part in (path.encode(), loaded.digest))


def load_shared(data: Path, paths: list[str], memory: Remembered | None = None) -> Shared:
    """Read and judge the shared files, which stand at `paths` below `data`."""
    files = load_files(data, paths, memory)
    organisations = record(files, "organisations.yml", Organisations)
    glossary = record(files, "glossary.yml", Glossary)
    by_id = {item.id: item for item in organisations.organisations} if organisations else None
    problems = [*files.problems, *missing(data, files, [kind.pattern for kind in FILE_KINDS if kind.required and "{" not in kind.pattern])]
    if organisations:
        problems += repeated(files.loaded["organisations.yml"].document, "organisations", [item.id for item in organisations.organisations])
    if glossary:
        problems += repeated(files.loaded["glossary.yml"].document, "terms", [term.id for term in glossary.terms])
    if terms := record(files, "terms.yml", Terms):
        problems += repeated(files.loaded["terms.yml"].document, "expressions", [expression.id for expression in terms.expressions])
    if kinds := record(files, "kinds.yml", OrganisationKinds):
        problems += repeated(files.loaded["kinds.yml"].document, "kinds", [kind.id for kind in kinds.kinds])
    if synonyms := record(files, "synonyms.yml", Synonyms):
        problems += repeated(files.loaded["synonyms.yml"].document, "synonyms", [synonym.id for synonym in synonyms.synonyms])
    problems += private_problems(files, area_names((by_id or {}).values()), memory)
    law = law_of(files)
    problems += law.problems
    shared = Shared(files, by_id, glossary, law, ())
    for loaded in files.loaded.values():
        if loaded.kind.name != "instrument":  # which the law has looked at as a whole
            problems += own_references(loaded, shared.ids, law.ids)
    return Shared(files, by_id, glossary, law, tuple(problems))


def record(files: Files, path: str, kind: type[_R]) -> _R | None:
    """What stands at `path`, if it could be read."""
    loaded = files.loaded.get(path)
    return loaded.record if loaded and isinstance(loaded.record, kind) else None


def missing(data: Path, files: Files, expected: list[str]) -> Iterator[Problem]:
    """Each file that should be there and is not."""
    for path in expected:
        if path not in files.loaded and path not in files.unreadable and not misnamed(path, files.unreadable):
            place = Place(f"{data.name}/{path}")
            yield Problem(place, "missing-file", "this file is missing", "add it, or take away the folder it belongs to")


def own_references(loaded: Loaded, organisations: frozenset[str] | None, law: Ids) -> Iterator[Problem]:
    """Every id that a file names and that is not there, where the file belongs to no edition. `law` are the ids of the law."""
    ids = {**law, **({"organisation": organisations} if organisations is not None else {})}
    if isinstance(loaded.record, Region):
        ids["group"] = frozenset(group.id for group in loaded.record.groups)
    yield from Known(ids).problems(loaded.record, loaded.document)
