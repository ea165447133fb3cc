"""The files of `data/`, each read into its record or its problems."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from ..model import FILE_KINDS, FileKind, Record
from ..problems import Place, Problem, did_you_mean
from ..yaml_text import Document, read
from ..yaml_text.later import Later
from .explaining import explain
from .memory import Remembered

_IGNORED: Final = (".", "_", "~")
_SEALED: Final = re.compile(r"partnerships/[^/]+/seals(/\d{4}-\d{2}\.json)?")


@dataclass(frozen=True)
class Loaded:
    """One data file that could be read: its kind, the names in its path, its record, and a digest of its content."""

    kind: FileKind
    parts: Mapping[str, str]
    document: Later
    record: Record
    digest: bytes


@dataclass(frozen=True)
class Files:
    """Some of `data/`: what could be read, what could not (by path), and the problems so far."""

    loaded: Mapping[str, Loaded]
    unreadable: frozenset[str]
    problems: tuple[Problem, ...]


def data_files(data: Path) -> dict[str, list[str]]:
    """The paths of all files below `data`, in order, by the partnership that they belong to; what all share stands under no name."""
    found: dict[str, list[str]] = {"": []}
    for path in sorted(_paths(data)):
        folder, _, inner = path.partition("/")
        name, _, rest = inner.partition("/")
        found.setdefault(name if folder == "partnerships" and rest else "", []).append(path)
    return found


def load_files(data: Path, paths: Iterable[str], memory: Remembered | None = None) -> Files:
    """Read the files at `paths` below `data`; the folder's own name begins each path in a problem."""
    loaded: dict[str, Loaded] = {}
    unreadable: set[str] = set()
    problems: list[Problem] = []
    for inner in paths:
        result = _load(data / inner, f"{data.name}/{inner}", inner, memory)
        if isinstance(result, Loaded):
            loaded[inner] = result
        else:
            unreadable.add(inner)
            problems.extend(result)
    return Files(loaded, frozenset(unreadable), tuple(problems))


def misnamed(path: str, unreadable: Collection[str]) -> bool:
    """Whether an unknown file beside it has nearly the name of the missing file `path`, which is told there."""
    folder, _, name = path.rpartition("/")
    for other in unreadable:
        beside, _, written = other.rpartition("/")
        if beside == folder and did_you_mean(written, [name]) and not any(kind.match(other) for kind in FILE_KINDS):
            return True
    return False


def _paths(data: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(data):
        inner = os.path.relpath(folder, data).replace(os.sep, "/")
        start = "" if inner == "." else f"{inner}/"
        folders[:] = [name for name in folders if not name.startswith(_IGNORED)]
        for name in (*folders, *names):
            if name.startswith(_IGNORED) or _SEALED.fullmatch(start + name):
                continue
            if name.endswith((".yml", ".yaml")) or (name != "README.md" and os.path.isfile(os.path.join(folder, name))):
                yield start + name


def _load(path: Path, shown: str, inner: str, memory: Remembered | None) -> Loaded | tuple[Problem, ...]:
    for kind in FILE_KINDS:
        parts = kind.match(inner)
        if parts is not None:
            return _read(path, shown, kind, parts, memory)
    return (Problem(Place(shown), "unknown-file", "no such file belongs in `data/`", _near_path(inner)),)


def _read(path: Path, shown: str, kind: FileKind, parts: Mapping[str, str], memory: Remembered | None) -> Loaded | tuple[Problem, ...]:
    if path.is_dir():
        return (Problem(Place(shown), "not-a-file", "this is a folder where a file should be", "move it away and put the file in its place"),)
    try:
        content = path.read_bytes()
    except OSError:
        return (Problem(Place(shown), "cannot-open", "the file cannot be opened", "check who may read it, and whether it is open elsewhere"),)
    later, digest = Later(shown, path.read_bytes), hashlib.sha256(content).digest()
    known = memory.record(kind, content) if memory else None
    if known is not None:
        return Loaded(kind, parts, later, known, digest)
    document = read(shown, content)
    if not isinstance(document, Document):
        return document
    try:
        record = kind.record.model_validate(document.value)
    except ValidationError as error:
        return tuple(explain(error, kind.record, document))
    if memory:
        memory.keep(kind, content, record)
    return Loaded(kind, parts, later, record, digest)


def _near_path(inner: str) -> str:
    folder, _, name = inner.rpartition("/")
    near = did_you_mean(name, {kind.pattern.rpartition("/")[2] for kind in FILE_KINDS if "{" not in kind.pattern.rpartition("/")[2]})
    if near and folder:
        return near
    if name.endswith(".yaml"):
        return "data files end in `.yml`"
    return near or "see the list of files in README.md; a name that begins with `_` is passed over"
