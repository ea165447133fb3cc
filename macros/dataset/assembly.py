"""One partnership put together from its files, and everything in them that does not agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..addresses import LAW_FOLDER, SCHEMA_FOLDER
from ..model import (
    FILE_KINDS,
    Agencies,
    Changes,
    Confirmations,
    Edition,
    EditionFile,
    Groups,
    Partners,
    Partnership,
    Region,
    Register,
    RegisterEntry,
    Sections,
    Settings,
    YearlyReport,
)
from ..problems import Place, Problem, did_you_mean
from .instruments import explanation_problems
from .loading import Files, Loaded, load_files
from .memory import Remembered, digest_of
from .notes import note_problems
from .private import area_names, private_problems
from .references import Known, edition_problems, repeated, unfinished_problems, unwritten_problems
from .sealing import lost_seals, seal_file, seal_problems
from .shared import Shared, missing, own_references, record
from .yearly import report_problems, reports_of

_TAKEN: Final = {LAW_FOLDER: "the pages on law and guidance", SCHEMA_FOLDER: "the descriptions of files for programs"}
"""Folders of the site beside those of partnerships, and what stands in each."""


@dataclass(frozen=True)
class Assembled:
    """A partnership as far as it could be read: `editions` by key, oldest first, and what is wrong with it.

    `digests` names for each edition the content of all files that it rests on, as they were when they were read;
    `broken` holds the seals that do not hold, by the key of the edition.
    """

    partnership: Partnership | None
    register: Register | None
    editions: Mapping[str, Edition]
    digests: Mapping[str, str]
    reports: Mapping[str, YearlyReport]
    problems: tuple[Problem, ...]
    broken: Mapping[str, tuple[Problem, ...]]

    @property
    def all_problems(self) -> list[Problem]:
        """Everything that is wrong, broken seals too."""
        return [*self.problems, *(problem for broken in self.broken.values() for problem in broken)]


def assemble(data: Path, name: str, paths: list[str], shared: Shared, memory: Remembered | None = None) -> Assembled:
    """Read and judge the partnership `name`, whose files stand at `paths` below `data`."""
    return _Assembly(data, name, load_files(data, paths, memory), shared, memory).assembled()


def content_digest(data: Path, name: str, paths: list[str], shared: Shared) -> str:
    """A digest of everything on which the partnership rests: its files, what was sealed of it, and what all share."""
    seals = [path.relative_to(data).as_posix() for path in sorted(seal_file(data, f"{name}/x").parent.glob("*.json"))]
    return digest_of([shared.digest.encode(), files_digest(data, [*paths, *seals]).encode()])


def files_digest(data: Path, paths: list[str]) -> str:
    """A digest of the files at `paths` below `data`, with their names."""
    return digest_of(part for path in paths for part in (path.encode(), _content(data / path)))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b"unreadable"  # which is a problem, and so nothing is remembered of it


class _Assembly:
    """Puts files together; what depends on a file that could not be read is passed over, since that is said already."""

    def __init__(self, data: Path, name: str, files: Files, shared: Shared, memory: Remembered | None) -> None:
        self._data = data
        self._name = name
        self._home = f"partnerships/{name}"
        self._files = files
        self._shared = shared
        self._memory = memory
        paths = (*files.loaded, *files.unreadable)
        self._there = sorted({path.split("/")[3] for path in paths if path.startswith(f"{self._home}/editions/") and path.count("/") > 3})
        self._digests: dict[str, str] = {}
        self._problems: list[Problem] = [*files.problems]
        self._broken: dict[str, tuple[Problem, ...]] = {}

    def assembled(self) -> Assembled:
        if self._name in _TAKEN:
            says = f"the folder of a partnership cannot be called `{self._name}`: {_TAKEN[self._name]} stand at that address"
            self._problems.append(Problem(Place(f"{self._data.name}/{self._home}"), "reserved-id", says, "give the folder another name"))
        self._problems += missing(self._data, self._files, list(self._expected()))
        partnership = record(self._files, f"{self._home}/partnership.yml", Partnership)
        register = record(self._files, f"{self._home}/register.yml", Register)
        editions = {}
        if partnership:
            self._problems += own_references(self._files.loaded[f"{self._home}/partnership.yml"], self._shared.ids, self._shared.law.ids)
        if register:
            self._register(register)
        if partnership and register:
            editions = {edition.key: edition for edition in self._editions(partnership, register)}
        shared = self._shared
        self._problems += report_problems(self._files, shared.files, shared.ids)
        self._problems += private_problems(self._files, area_names((shared.organisations or {}).values(), partnership), self._memory)
        if not shared.problems:
            self._problems += note_problems(editions.values(), self._files.loaded, shared.law.asked)
        reports = reports_of(self._files)
        return Assembled(partnership, register, editions, self._digests, reports, tuple(self._problems), self._broken)

    def _expected(self) -> Iterator[str]:
        for kind in FILE_KINDS:
            pattern = kind.pattern.replace("{partnership}", self._name)
            if kind.required and pattern.startswith(self._home):
                yield from [pattern.replace("{edition}", edition) for edition in self._there] if "{edition}" in pattern else [pattern]

    def _register(self, register: Register) -> None:
        document = self._files.loaded[f"{self._home}/register.yml"].document
        entries = [entry.id for entry in register.editions]
        self._problems += repeated(document, "editions", entries)
        self._problems += Known({"edition": frozenset(entries)}).problems(register, document)
        unregistered = sorted(set(self._there) - set(entries))
        told = ""
        for index, entry in enumerate(register.editions):
            if entry.id not in self._there:
                says = f"there is no folder `editions/{entry.id}`"
                near = did_you_mean(entry.id, unregistered)
                told += near
                instead = near or "add the folder with its files, or take the entry out"
                self._problems.append(Problem(document.place(("editions", index, "id")), "missing-folder", says, instead))
        for problem in lost_seals(self._data, self._name, entries):
            self._broken[f"{self._name}/{Path(problem.place.path).stem}"] = (problem,)
        for edition in unregistered:
            if edition not in told:
                place = Place(f"{self._data.name}/{self._home}/editions/{edition}")
                self._problems.append(Problem(place, "not-registered", "this edition is not in the register", f"add `{edition}` to `register.yml`"))

    def _editions(self, partnership: Partnership, register: Register) -> Iterator[Edition]:
        for entry in sorted(register.editions, key=lambda entry: entry.id):
            start = f"{self._home}/editions/{entry.id}"
            edition = self._edition(start, partnership, register, entry)
            about = record(self._files, f"{start}/edition.yml", EditionFile)
            if edition:
                self._problems += self._judged(edition, self._around(start, about))
                yield edition
            else:
                self._unfinished(start, about)

    def _edition(self, start: str, partnership: Partnership, register: Register, entry: RegisterEntry) -> Edition | None:
        """The edition, if all that belongs to it could be read."""
        about = record(self._files, f"{start}/edition.yml", EditionFile)
        partners = record(self._files, f"{start}/partners.yml", Partners)
        agencies = record(self._files, f"{start}/agencies.yml", Agencies)
        groups = record(self._files, f"{start}/groups.yml", Groups)
        sections = record(self._files, f"{start}/sections.yml", Sections)
        settings = record(self._files, f"{start}/settings.yml", Settings)
        confirmations = record(self._files, f"{start}/confirmations.yml", Confirmations) or Confirmations()
        region = self._region(start, about) if about else None
        organisations, glossary = self._shared.organisations, self._shared.glossary
        if not (about and partners and agencies and groups and sections and organisations and glossary):
            return None
        broken = any(f"{start}/{name}.yml" in self._files.unreadable for name in ("settings", "confirmations", "changes"))
        if broken or (about.regional is not None and region is None):
            return None
        return Edition(
            self._name, entry, about, partnership, register, partners, agencies, groups, sections, settings, region, organisations, glossary,
            confirmations, record(self._files, f"{start}/changes.yml", Changes), self._shared.synonyms, self._shared.kinds,
        )  # fmt: skip

    def _region(self, start: str, about: EditionFile) -> Region | None:
        if about.regional is None:
            return None
        named, shared = about.regional.arrangements, self._shared.files
        region = record(shared, f"regions/{named}.yml", Region)
        if region is None and f"regions/{named}.yml" not in shared.unreadable:
            known = [path.removeprefix("regions/").removesuffix(".yml") for path in shared.loaded if path.startswith("regions/")]
            place = self._files.loaded[f"{start}/edition.yml"].document.place(("regional", "arrangements"))
            instead = did_you_mean(named, known) or "write folder and year, as in `hips/2024`"
            self._problems.append(Problem(place, "unknown-id", f"there are no regional arrangements `{named}`", instead))
        return region

    def _around(self, start: str, about: EditionFile | None) -> dict[str, Loaded]:
        """The files that an edition rests on, by kind."""
        loaded = {**self._files.loaded, **self._shared.files.loaded}
        paths = [f"{start}/{kind.pattern.rpartition('/')[2]}" for kind in FILE_KINDS if "{edition}" in kind.pattern]
        paths += [f"{self._home}/partnership.yml", f"{self._home}/register.yml"]
        paths += ["glossary.yml", "organisations.yml", "synonyms.yml", "kinds.yml"]
        if about and about.regional:
            paths.append(f"regions/{about.regional.arrangements}.yml")
        return {loaded[path].kind.name: loaded[path] for path in paths if path in loaded}

    def _unfinished(self, start: str, about: EditionFile | None) -> None:
        """What is wrong in the files of an edition that is not whole."""
        own = {kind: loaded for kind, loaded in self._around(start, about).items() if kind not in {"partnership", "register"}}
        records = {kind: loaded.record for kind, loaded in own.items() if kind not in {"glossary", "organisations", "synonyms", "kinds"}}
        self._problems += unfinished_problems(
            records, self._shared.ids, {kind: loaded.document for kind, loaded in own.items()}, self._shared.law.ids
        )

    def _judged(self, edition: Edition, files: Mapping[str, Loaded]) -> list[Problem]:
        kept = seal_file(self._data, edition.key)
        contents = [loaded.digest for loaded in files.values()]
        contents += [self._shared.law.digest, edition.key.encode(), kept.read_bytes() if kept.is_file() else b""]
        self._digests[edition.key] = digest_of(contents)
        if self._memory and self._memory.is_sound(self._digests[edition.key]):
            return []
        documents = {kind: loaded.document for kind, loaded in files.items()}
        own = {kind: document for kind, document in documents.items() if kind not in {"register", "organisations", "synonyms", "kinds"}}
        law = self._shared.law
        found = [*edition_problems(edition, own, law.ids), *explanation_problems(edition, law, documents["edition"])]
        found += unwritten_problems(edition, documents)
        broken = tuple(seal_problems(edition, self._data, documents))
        if broken:
            self._broken[edition.key] = broken
        elif self._memory and not found:
            self._memory.keep_sound(self._digests[edition.key])
        return found
