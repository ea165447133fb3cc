"""`data/` as one typed, cross-checked whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..model import (
    FILE_KINDS,
    Agencies,
    Edition,
    EditionFile,
    Glossary,
    Groups,
    Organisations,
    Partners,
    Partnership,
    Record,
    Region,
    Register,
    Sections,
    Settings,
    Terms,
)
from ..problems import Place, Problem, ProblemsFound, did_you_mean
from .beside import Reports, beside_problems, reports_of, terms_of
from .loading import Files, Loaded, load_files, misnamed
from .memory import Memory, digest_of
from .references import Known, edition_problems, repeated, unfinished_problems
from .sealing import lost_seals, seal_file, seal_problems

__all__ = ["Dataset", "Memory", "load", "seal_file", "verified"]

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True)
class Dataset:
    """Everything that is said: partnerships by id, and editions by key (`southampton/2024-12`), oldest first.

    `digests` names for each edition the content of all files that it rests on, as they were when they were read.
    """

    partnerships: Mapping[str, Partnership]
    registers: Mapping[str, Register]
    editions: Mapping[str, Edition]
    digests: Mapping[str, str]
    terms: Terms
    reports: Reports

    def editions_of(self, partnership: str) -> tuple[Edition, ...]:
        """The partnership's editions, newest first."""
        found = [edition for edition in self.editions.values() if edition.partnership_id == partnership]
        return tuple(sorted(found, key=lambda edition: edition.entry.id, reverse=True))


def load(data: Path, memory: Memory | None = None) -> Dataset:
    """Read and cross-check the folder `data`; raises `ProblemsFound` with every problem there is.

    With a `memory`, what is unchanged since it was read and judged last is not read and judged again.
    """
    dataset, broken = verified(data, memory)
    if broken:
        raise ProblemsFound(problem for problems in broken.values() for problem in problems)
    return dataset


def verified(data: Path, memory: Memory | None = None) -> tuple[Dataset, Mapping[str, tuple[Problem, ...]]]:
    """As `load`, but seals that do not hold are handed back, by the key of the edition.

    If anything else is wrong, all is raised together.
    """
    files = load_files(data, memory)
    if not files.loaded and not files.unreadable and files.problems:
        raise ProblemsFound(files.problems)
    assembly = _Assembly(files, data, memory)
    dataset = assembly.dataset()
    if files.problems or assembly.problems:
        raise ProblemsFound([*files.problems, *assembly.problems, *(problem for broken in assembly.broken.values() for problem in broken)])
    return dataset, assembly.broken


class _Assembly:
    """Puts files together; what depends on a file that could not be read is passed over, since that is said already."""

    def __init__(self, files: Files, data: Path, memory: Memory | None) -> None:
        self._files = files
        self._memory = memory
        self._data = data
        self._folder = data.name
        self._digests: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.broken: dict[str, tuple[Problem, ...]] = {}

    def dataset(self) -> Dataset:
        self._missing_files()
        organisations = self._one("organisations.yml", Organisations)
        glossary = self._one("glossary.yml", Glossary)
        known = frozenset(item.id for item in organisations.organisations) if organisations else None
        for loaded in self._files.loaded.values():
            if loaded.kind.name in {"organisations", "region", "partnership"}:
                self._shared_references(loaded, known)
        partnerships, registers, editions = {}, {}, {}
        for name in self._names():
            partnership = self._one(f"partnerships/{name}/partnership.yml", Partnership)
            register = self._one(f"partnerships/{name}/register.yml", Register)
            if register:
                self._register(name, register)
            if partnership and register:
                partnerships[name], registers[name] = partnership, register
                for edition in self._editions(name, partnership, register, organisations, glossary):
                    editions[edition.key] = edition
        self.problems.extend(beside_problems(self._files, known, self._memory))
        return Dataset(partnerships, registers, editions, self._digests, terms_of(self._files), reports_of(self._files))

    def _one(self, path: str, kind: type[_R]) -> _R | None:
        loaded = self._files.loaded.get(path)
        return loaded.record if loaded and isinstance(loaded.record, kind) else None

    def _names(self) -> list[str]:
        paths = (*self._files.loaded, *self._files.unreadable)
        return sorted({path.split("/")[1] for path in paths if path.startswith("partnerships/") and path.count("/") > 1})

    def _editions_there(self, name: str) -> list[str]:
        start = f"partnerships/{name}/editions/"
        paths = (*self._files.loaded, *self._files.unreadable)
        return sorted({path.split("/")[3] for path in paths if path.startswith(start) and path.count("/") > 3})

    def _missing_files(self) -> None:
        for kind in FILE_KINDS:
            if not kind.required or "{region}" in kind.pattern:
                continue
            for path in self._expected(kind.pattern):
                if path not in self._files.loaded and path not in self._files.unreadable and not misnamed(path, self._files.unreadable):
                    place = Place(f"{self._folder}/{path}")
                    self.problems.append(Problem(place, "missing-file", "this file is missing", "add it, or take away the folder it belongs to"))

    def _expected(self, pattern: str) -> Iterator[str]:
        if "{partnership}" not in pattern:
            yield pattern
            return
        for name in self._names():
            if "{edition}" not in pattern:
                yield pattern.replace("{partnership}", name)
                continue
            for edition in self._editions_there(name):
                yield pattern.replace("{partnership}", name).replace("{edition}", edition)

    def _repeated(self, path: str, name: str, ids: list[str]) -> None:
        self.problems.extend(repeated(self._files.loaded[path].document, name, ids))

    def _shared_references(self, loaded: Loaded, organisations: frozenset[str] | None) -> None:
        ids: dict[str, frozenset[str]] = {"organisation": organisations} if organisations is not None else {}
        if isinstance(loaded.record, Region):
            ids["group"] = frozenset(group.id for group in loaded.record.groups)
        self.problems.extend(Known(ids).problems(loaded.record, loaded.document))

    def _register(self, name: str, register: Register) -> None:
        path = f"partnerships/{name}/register.yml"
        document = self._files.loaded[path].document
        entries = [entry.id for entry in register.editions]
        self._repeated(path, "editions", entries)
        self.problems.extend(Known({"edition": frozenset(entries)}).problems(register, document))
        there = self._editions_there(name)
        unregistered = sorted(set(there) - set(entries))
        told = ""
        for index, entry in enumerate(register.editions):
            if entry.id not in there:
                says = f"there is no folder `editions/{entry.id}`"
                near = did_you_mean(entry.id, unregistered)
                told += near
                instead = near or "add the folder with its files, or take the entry out"
                self.problems.append(Problem(document.place(("editions", index, "id")), "missing-folder", says, instead))
        for problem in lost_seals(self._data, name, entries):
            self.broken[f"{name}/{Path(problem.place.path).stem}"] = (problem,)
        for edition in unregistered:
            if edition in told:
                continue
            place = Place(f"{self._folder}/partnerships/{name}/editions/{edition}")
            self.problems.append(Problem(place, "not-registered", "this edition is not in the register", f"add `{edition}` to `register.yml`"))

    def _editions(
        self, name: str, partnership: Partnership, register: Register, organisations: Organisations | None, glossary: Glossary | None
    ) -> Iterator[Edition]:
        for entry in sorted(register.editions, key=lambda entry: entry.id):
            start = f"partnerships/{name}/editions/{entry.id}"
            about = self._one(f"{start}/edition.yml", EditionFile)
            partners = self._one(f"{start}/partners.yml", Partners)
            agencies = self._one(f"{start}/agencies.yml", Agencies)
            groups = self._one(f"{start}/groups.yml", Groups)
            sections = self._one(f"{start}/sections.yml", Sections)
            settings = self._one(f"{start}/settings.yml", Settings)
            settings_broken = f"{start}/settings.yml" in self._files.unreadable
            region = self._region(start, about) if about else None
            if not (about and partners and agencies and groups and sections and organisations and glossary) or settings_broken:
                self._unfinished(start, about, organisations)
                continue
            if about.regional is not None and region is None:
                self._unfinished(start, about, organisations)
                continue
            by_id = {item.id: item for item in organisations.organisations}
            edition = Edition(
                name, partnership, register, entry, about, partners, agencies, groups, sections, settings, region, by_id, glossary
            )  # fmt: skip
            self.problems.extend(self._judged(edition, self._around(name, start, about)))
            yield edition

    def _region(self, start: str, about: EditionFile) -> Region | None:
        if about.regional is None:
            return None
        named = about.regional.arrangements
        region = self._one(f"regions/{named}.yml", Region)
        if region is None and f"regions/{named}.yml" not in self._files.unreadable:
            known = [path.removeprefix("regions/").removesuffix(".yml") for path in self._files.loaded if path.startswith("regions/")]
            place = self._files.loaded[f"{start}/edition.yml"].document.place(("regional", "arrangements"))
            instead = did_you_mean(named, known) or "write folder and year, as in `hips/2024`"
            self.problems.append(Problem(place, "unknown-id", f"there are no regional arrangements `{named}`", instead))
        return region

    def _around(self, name: str, start: str, about: EditionFile | None) -> dict[str, Loaded]:
        """The files that an edition rests on, by kind."""
        paths = [f"{start}/{kind.pattern.rpartition('/')[2]}" for kind in FILE_KINDS if "{edition}" in kind.pattern]
        paths += [f"partnerships/{name}/partnership.yml", f"partnerships/{name}/register.yml", "glossary.yml", "organisations.yml"]
        if about and about.regional:
            paths.append(f"regions/{about.regional.arrangements}.yml")
        return {self._files.loaded[path].kind.name: self._files.loaded[path] for path in paths if path in self._files.loaded}

    def _unfinished(self, start: str, about: EditionFile | None, organisations: Organisations | None) -> None:
        own = self._around("", start, about)
        ids = [item.id for item in organisations.organisations] if organisations else None
        records = {kind: loaded.record for kind, loaded in own.items() if kind not in {"glossary", "organisations"}}
        self.problems.extend(unfinished_problems(records, ids, {kind: loaded.document for kind, loaded in own.items()}))

    def _judged(self, edition: Edition, files: Mapping[str, Loaded]) -> list[Problem]:
        kept = seal_file(self._data, edition.key)
        contents = [loaded.digest for loaded in files.values()]
        contents += [edition.key.encode(), kept.read_bytes() if kept.is_file() else b""]
        self._digests[edition.key] = digest_of(contents)
        if self._memory and self._memory.is_sound(self._digests[edition.key]):
            return []
        documents = {kind: loaded.document for kind, loaded in files.items()}
        own = {kind: document for kind, document in documents.items() if kind not in {"register", "organisations"}}
        found, broken = list(edition_problems(edition, own)), tuple(seal_problems(edition, self._data, documents))
        if broken:
            self.broken[edition.key] = broken
        elif self._memory and not found:
            self._memory.keep_sound(self._digests[edition.key])
        return found
