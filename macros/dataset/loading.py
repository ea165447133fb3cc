"""The files of `data/`, each read into its record or its problems."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from ..model import FILE_KINDS, FileKind, Record
from ..problems import Place, Problem, did_you_mean
from ..yaml_text import Document, read
from ..yaml_text.later import Later
from .explaining import explain
from .memory import Memory

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
    """All of `data/`: what could be read, what could not (by path), and the problems so far."""

    loaded: Mapping[str, Loaded]
    unreadable: frozenset[str]
    problems: tuple[Problem, ...]


def load_files(data: Path, memory: Memory | None = None) -> Files:
    """Read every file below `data`, a folder; its own name begins each path in a problem."""
    if not data.is_dir():
        place = Place(data.name)
        return Files({}, frozenset(), (Problem(place, "missing-folder", "there is no such folder", "run the command in the project's folder"),))
    loaded: dict[str, Loaded] = {}
    unreadable: set[str] = set()
    problems: list[Problem] = []
    for path in sorted(_yaml_paths(data)):
        inner = path.relative_to(data).as_posix()
        result = _load(path, f"{data.name}/{inner}", inner, memory)
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


def _yaml_paths(data: Path) -> Iterator[Path]:
    for path in data.rglob("*"):
        inner = path.relative_to(data)
        if any(part.startswith(_IGNORED) for part in inner.parts) or _SEALED.fullmatch(inner.as_posix()):
            continue
        if path.suffix in {".yml", ".yaml"} or (path.is_file() and path.name != "README.md"):
            yield path


def _load(path: Path, shown: str, inner: str, memory: Memory | None) -> Loaded | tuple[Problem, ...]:
    for kind in FILE_KINDS:
        parts = kind.match(inner)
        if parts is not None:
            return _read(path, shown, kind, parts, memory)
    return (Problem(Place(shown), "unknown-file", "no such file belongs in `data/`", _near_path(inner)),)


def _read(path: Path, shown: str, kind: FileKind, parts: Mapping[str, str], memory: Memory | None) -> Loaded | tuple[Problem, ...]:
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
