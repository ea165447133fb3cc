"""Writes what editors read into `data/.schemas/`, sees to it that every data file names it, and says whether all that is up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..dataset import Dataset, files_of, load
from ..model import FILE_KINDS, SCHEMAS, FileKind
from ..publishing import write_whole
from ..yaml_edit import as_bytes, lines_of
from .choices import choices
from .shapes import schema

_NAMES_ONE: Final = re.compile(r"#\s*yaml-language-server\s*:")


@dataclass(frozen=True)
class Renewed:
    """What was written: schemas and data files, by their paths below `data/`."""

    schemas: tuple[str, ...]
    files: tuple[str, ...]


def renew(data: Path) -> Renewed:
    """Write every schema that is not up to date, and the first line of each data file that names no schema, or another.

    Raises `ProblemsFound` if the data has any; nothing is written then.
    """
    made = _made(data, load(data))
    stale = tuple(name for name, text in made.items() if _text(data / name) != text)
    for name in stale:
        write_whole(data / name, made[name].encode("utf-8"))
    for left in sorted({path.name for path in (data / SCHEMAS).iterdir()} - {Path(name).name for name in made}):
        if left.endswith(".schema.json"):
            (data / SCHEMAS / left).unlink()
    unnamed = tuple(_unnamed(data))
    for path, kind in unnamed:
        content = (data / path).read_bytes()
        write_whole(data / path, _naming(content, kind))
    return Renewed(stale, tuple(path for path, _ in unnamed))


def out_of_date(data: Path, dataset: Dataset) -> bool:
    """Whether `renew` would write anything. A project without the folder of schemas does without them."""
    if not (data / SCHEMAS).is_dir():
        return False
    return any(_text(data / name) != text for name, text in _made(data, dataset).items()) or any(_unnamed(data))


def _made(data: Path, dataset: Dataset) -> dict[str, str]:
    """Every schema by its path below `data/`."""
    found = choices(dataset)
    return {kind.schema: schema(kind, found) for kind in FILE_KINDS}


def _unnamed(data: Path) -> Iterator[tuple[str, FileKind]]:
    """Each data file whose first line is not the one that it should be."""
    for paths in files_of(data).values():
        for path in paths:
            kind = next((kind for kind in FILE_KINDS if kind.match(path) is not None), None)
            if kind and _first_line(data / path) != kind.first_line:
                yield path, kind


def _first_line(path: Path) -> str:
    with path.open("rb") as file:
        return file.readline(200).decode("utf-8-sig", "replace").rstrip()


def _naming(content: bytes, kind: FileKind) -> bytes:
    """The file with the line at its head; one that is elsewhere in its opening comment is taken out."""
    lines = lines_of(content)
    head = next((index for index, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    kept = [line for index, line in enumerate(lines) if index >= head or not _NAMES_ONE.match(line)]
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    return as_bytes(content, [kind.first_line + end, *kept])


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
