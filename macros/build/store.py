"""Finished editions, each kept under a fingerprint of all that goes into it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..fingerprint import listing
from ..versions import Standing


@dataclass(frozen=True)
class Store:
    """Editions in a folder of their own. One that somebody has touched there is no longer used."""

    folder: Path

    def take(self, mark: str, target: Path) -> bool:
        """Put the edition kept under `mark` at `target`, if there is one and it is as it was kept."""
        kept = self.folder / mark
        try:
            if json.loads(self._note(mark).read_text("utf-8")) != listing(kept):
                return False
        except (OSError, ValueError):
            return False
        _copy(kept, target)
        return True

    def keep(self, mark: str, source: Path) -> None:
        """Keep the finished edition in `source` under `mark`. A disk that refuses costs time at the next build, and no more."""
        making = self.folder / f"{mark}.{os.getpid()}.new"
        try:
            shutil.rmtree(self.folder / mark, ignore_errors=True)
            _copy(source, making)
            os.replace(making, self.folder / mark)
            self._note(mark).write_text(json.dumps(listing(self.folder / mark)), encoding="utf-8")
        except OSError:
            shutil.rmtree(making, ignore_errors=True)

    def tidy(self, marks: Iterable[str]) -> None:
        """Forget every edition but those kept under `marks`."""
        wanted = set(marks)
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name.split(".")[0] in wanted and not path.name.endswith(".new"):
                continue
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)

    def _note(self, mark: str) -> Path:
        return self.folder / f"{mark}.json"


def edition_mark(tools: str, content: str, key: str, standing: Standing) -> str:
    """A digest of everything that goes into the pages of one edition.

    `tools` stands for templates, code and address, `content` for the files that it rests on, `standing` for its siblings.
    """
    siblings = [(sibling.id, sibling.status, sorted(sibling.pages)) for sibling in standing.siblings]
    return hashlib.sha256(json.dumps([tools, content, key, siblings]).encode()).hexdigest()


def _copy(source: Path, target: Path) -> None:
    """The files of `source` at `target`, as second names of the same files where the disk allows it."""
    for folder, _, names in os.walk(source):
        to = target / os.path.relpath(folder, source)
        to.mkdir(parents=True, exist_ok=True)
        for name in names:
            try:
                os.link(os.path.join(folder, name), to / name)
            except OSError:
                shutil.copy2(os.path.join(folder, name), to / name)
