"""`data/` as one typed, cross-checked whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..problems import Place, Problem, ProblemsFound
from .assembly import Assembled, assemble, content_digest, files_digest
from .instruments import Law
from .loading import data_files
from .memory import Memory
from .sealing import seal_file
from .shared import Shared, load_shared
from .whole import Dataset

__all__ = [
    "Again",
    "Assembled",
    "Dataset",
    "Law",
    "Memory",
    "Shared",
    "assemble",
    "content_digest",
    "files_of",
    "load",
    "load_shared",
    "seal_file",
    "verified",
    "whole",
]


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
    paths = files_of(data)
    shared = load_shared(data, paths.pop(""), memory.of("") if memory else None)
    return whole(shared, {name: assemble(data, name, own, shared, memory.of(name) if memory else None) for name, own in sorted(paths.items())})


class Again:
    """Reads `data` as often as it is asked to; only that in which something has changed is put together again."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._memory = Memory()
        self._shared: tuple[str, Shared] | None = None
        self._found: dict[str, tuple[str, Assembled]] = {}

    def load(self) -> tuple[Dataset, Law]:
        """As `load`, with what all instruments ask."""
        paths = files_of(self._data)
        shared = self._read_shared(paths.pop(""))
        self._found = {name: self._assembled(name, own, shared) for name, own in sorted(paths.items())}
        self._memory.write()
        dataset, broken = whole(shared, {name: one for name, (_, one) in self._found.items()})
        if broken:
            raise ProblemsFound(problem for problems in broken.values() for problem in problems)
        return dataset, shared.law

    def _read_shared(self, paths: list[str]) -> Shared:
        digest = files_digest(self._data, paths)
        if self._shared is None or self._shared[0] != digest:
            self._shared = digest, load_shared(self._data, paths, self._memory.of(""))
        return self._shared[1]

    def _assembled(self, name: str, paths: list[str], shared: Shared) -> tuple[str, Assembled]:
        digest, before = content_digest(self._data, name, paths, shared), self._found.get(name)
        if before and before[0] == digest:
            return before
        found = assemble(self._data, name, paths, shared, self._memory.of(name))
        return digest, _keeping(before[1], found) if before else found


def _keeping(before: Assembled, found: Assembled) -> Assembled:
    """What was found, with the editions of before where nothing on which they rest has changed."""
    same = {key for key, digest in found.digests.items() if before.digests.get(key) == digest and key in before.editions}
    return replace(found, editions={key: before.editions[key] if key in same else edition for key, edition in found.editions.items()})


def whole(shared: Shared, found: Mapping[str, Assembled]) -> tuple[Dataset, Mapping[str, tuple[Problem, ...]]]:
    """All partnerships together, and the seals that do not hold by the key of the edition; if anything else is wrong, all is raised together."""
    if shared.problems or any(one.problems for one in found.values()):
        raise ProblemsFound([*shared.problems, *(problem for one in found.values() for problem in one.all_problems)])
    dataset = Dataset(
        {name: one.partnership for name, one in found.items() if one.partnership and one.register},
        {name: one.register for name, one in found.items() if one.partnership and one.register},
        {key: edition for one in found.values() for key, edition in one.editions.items()},
        {key: digest for one in found.values() for key, digest in one.digests.items()},
        shared.law.instruments,
        shared.regions,
        shared.terms,
        {name: one.reports for name, one in found.items() if one.reports},
    )
    return dataset, {key: broken for one in found.values() for key, broken in one.broken.items()}


def files_of(data: Path) -> dict[str, list[str]]:
    """The paths of all data files, by the partnership that they belong to; what all share stands under no name. Raises `ProblemsFound`."""
    if not data.is_dir():
        place = Place(data.name)
        raise ProblemsFound([Problem(place, "missing-folder", "there is no such folder", "run the command in the project's folder")])
    return data_files(data)
