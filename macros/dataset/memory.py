"""What was read before: records by the content of their file, so that an unchanged file is not parsed again.

It is a help and never a source: without it, or if it cannot be read, everything is parsed.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from ..model import FileKind, Record

_CODE: Final = ("model", "publishable", "yaml_text", "dataset")


class Memory:
    """Records and verdicts kept in one file of `folder`; they hold only for the code that made them."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "read.pickle"
        self._records: dict[str, Record] = {}
        self._sound: set[str] = set()
        self._used: dict[str, Record] = {}
        self._passed: set[str] = set()
        try:
            code, records, sound = pickle.loads(self._file.read_bytes())
        except Exception:  # noqa: BLE001  a file of another version, or a broken one, is as good as none
            return
        if code == _code():
            self._records, self._sound = records, sound

    def record(self, kind: FileKind, content: bytes) -> Record | None:
        """The record that this content gave before, if it gave one."""
        key = digest_of((kind.name.encode(), content))
        found = self._records.get(key)
        if found is not None:
            self._used[key] = found
        return found

    def keep(self, kind: FileKind, content: bytes, record: Record) -> None:
        """Remember a record that was read."""
        self._used[digest_of((kind.name.encode(), content))] = record

    def is_sound(self, key: str) -> bool:
        """Whether the files whose digest this is agreed with each other before."""
        if key in self._sound:
            self._passed.add(key)
        return key in self._sound

    def keep_sound(self, key: str) -> None:
        """Remember that the files whose digest this is agree."""
        self._passed.add(key)

    def write(self) -> None:
        """Keep what was used this time, and forget the rest. A disk that refuses costs time at the next run, and no more."""
        if self._used.keys() == self._records.keys() and self._passed == self._sound:
            return
        beside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(pickle.dumps((_code(), self._used, self._passed), pickle.HIGHEST_PROTOCOL))
            os.replace(beside, self._file)
        except OSError:
            beside.unlink(missing_ok=True)


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
