"""What was read before: records by the content of their file, so that an unchanged file is not parsed again.

It is a help and never a source: without it, or if it cannot be read, everything is parsed.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from collections.abc import Iterable
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from ..model import FileKind, Record

_CODE: Final = ("model", "publishable", "yaml_text", "dataset", "checks", "requirements")
_SHARED: Final = "_shared"


class Memory:
    """What is remembered in `folder`: a file for each partnership, and one for what all share. Without a folder, in this process alone."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder / "read" if folder else None
        self._parts: dict[str, Remembered] = {}

    def of(self, partnership: str) -> Remembered:
        """What is remembered of one partnership; of what all share, if it has no name."""
        name = partnership or _SHARED
        if name not in self._parts:
            self._parts[name] = Remembered(self._folder / f"{name}.pickle" if self._folder else None)
        return self._parts[name]

    def write(self) -> None:
        """Keep what was used this time, and forget the rest."""
        for part in self._parts.values():
            part.write()
        self.tidy(self._parts)

    def tidy(self, partnerships: Iterable[str]) -> None:
        """Forget all but these partnerships."""
        wanted = {f"{name or _SHARED}.pickle" for name in partnerships}
        for path in self._folder.iterdir() if self._folder and self._folder.is_dir() else ():
            if path.name not in wanted:
                with suppress(OSError):
                    path.unlink()


class Remembered:
    """Records and verdicts kept in one file; they hold only for the code that made them.

    Before them stands a summary of all, which can be read without them.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._used: dict[str, Record] = {}
        self._passed: set[str] = set()
        self._told: tuple[str, Any] | None = None

    def summary(self, digest: str) -> Any:
        """What was told when everything together had this digest, if that was the last time."""
        kept: tuple[str, Any] | None = self._kept[0]
        if kept is None or kept[0] != digest:
            return None
        self._told = kept
        return kept[1]

    def keep_summary(self, digest: str, told: Any) -> None:
        """Remember what everything together, which has this digest, comes to."""
        self._told = (digest, told)

    def record(self, kind: FileKind, content: bytes) -> Record | None:
        """The record that this content gave before, if it gave one: in another edition too, which then shares it."""
        key = digest_of((kind.name.encode(), content))
        found = self._used.get(key) or self._body[0].get(key)
        if found is not None:
            self._used[key] = found
        return found

    def keep(self, kind: FileKind, content: bytes, record: Record) -> None:
        """Remember a record that was read."""
        self._used[digest_of((kind.name.encode(), content))] = record

    def is_sound(self, key: str) -> bool:
        """Whether the files whose digest this is agreed with each other before."""
        if key in self._body[1]:
            self._passed.add(key)
        return key in self._body[1]

    def keep_sound(self, key: str) -> None:
        """Remember that the files whose digest this is agree."""
        self._passed.add(key)

    def write(self) -> None:
        """Keep what was used this time, and forget the rest. A disk that refuses costs time at the next run, and no more."""
        used = self._used or self._passed
        if not used or (self._told, self._used.keys(), self._passed) == (self._kept[0], self._body[0].keys(), self._body[1]):
            return
        self._body = self._used, self._passed
        self._used, self._passed = {}, set()
        if self._file:
            self._write(self._file)

    def _write(self, file: Path) -> None:
        beside = file.with_name(f"{file.name}.{os.getpid()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as out:
                pickle.dump((_code(), self._told), out, pickle.HIGHEST_PROTOCOL)
                pickle.dump(self._body, out, pickle.HIGHEST_PROTOCOL)
            os.replace(beside, file)
        except OSError:
            beside.unlink(missing_ok=True)

    @cached_property
    def _kept(self) -> tuple[tuple[str, Any] | None, io.BytesIO]:
        """The summary with its digest, and what stands after it."""
        if self._file is None:
            return None, io.BytesIO()
        try:
            file = io.BytesIO(self._file.read_bytes())
            code, told = pickle.load(file)
        except Exception:  # noqa: BLE001  a file of another version, or a broken one, is as good as none
            return None, io.BytesIO()
        return (told, file) if code == _code() else (None, io.BytesIO())

    @cached_property
    def _body(self) -> tuple[dict[str, Record], set[str]]:
        try:
            records, sound = pickle.load(self._kept[1])
        except Exception:  # noqa: BLE001  as above
            return {}, set()
        return records, sound


def digest_of(parts: Iterable[bytes]) -> str:
    """One digest for several contents, in their order."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


@cache
def _code() -> str:
    """A digest of the code that reads and judges."""
    here = Path(__file__).resolve().parent.parent
    files = sorted(path for name in _CODE for path in (here / name).rglob("*.py"))
    return digest_of(path.read_bytes() for path in [*files, *sorted(here.glob("*.py"))])
