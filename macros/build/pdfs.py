"""PDFs that were made before, each kept under a digest of what went into it: to set one takes longer than all pages of its edition."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..typesetting import Sheet

_DIGEST = 32  # bytes of the digest of a PDF, which stands before it in its file


@dataclass(frozen=True)
class Pdfs:
    """The PDFs kept in a folder, one for each name."""

    folder: Path

    def of(self, name: str, sheet: Sheet) -> bytes:
        """The PDF of the sheet: the kept one, if it was made from exactly that and is as it was made."""
        file = self.folder / f"{name}.{sheet.digest}"
        with suppress(OSError):
            kept = file.read_bytes()
            if _digest(kept[_DIGEST:]) == kept[:_DIGEST]:
                return kept[_DIGEST:]
        made = sheet.pdf_apart()
        with suppress(OSError):  # a disk that refuses costs time at the next build, and no more
            self._keep(file, name, made)
        return made

    def _keep(self, file: Path, name: str, made: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for older in self.folder.glob(f"{name}.*"):
            older.unlink()
        unfinished = file.with_name(f"{name}.unfinished")
        unfinished.write_bytes(_digest(made) + made)
        os.replace(unfinished, file)


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
