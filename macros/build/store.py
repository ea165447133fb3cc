"""Finished editions that are taken again as they are: from the site that stands, and from a build that failed because of others."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..fingerprint import Record, listing
from ..versions import Standing


@dataclass(frozen=True)
class Store:
    """The editions of `site`, of which there is a `record`, and those in a `folder` of their own, each under its mark.

    One that somebody has touched is no longer used.
    """

    folder: Path
    site: Path
    record: Record = field(default_factory=Record)

    def take(self, key: str, mark: str, target: Path) -> bool:
        """Put the edition that was made under `mark` at `target`, if there is one and it is as it was made."""
        standing = self.record.marks.get(key) == mark
        source = self.site / key if standing else self.folder / mark
        try:
            if (self.record.listings.get(key) if standing else json.loads(self._note(mark).read_text("utf-8"))) != listing(source):
                return False
        except (OSError, ValueError):
            return False
        _copy(source, target)
        return True

    def keep(self, mark: str, source: Path) -> None:
        """Move the finished edition in `source` here, under `mark`. A disk that refuses costs time at the next build, and no more."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(self.folder / mark, ignore_errors=True)
            os.replace(source, self.folder / mark)
            self._note(mark).write_text(json.dumps(listing(self.folder / mark)), encoding="utf-8")
        except OSError:
            shutil.rmtree(self.folder / mark, ignore_errors=True)

    def tidy(self, marks: Iterable[str]) -> None:
        """Forget every edition in the folder but those kept under `marks`."""
        wanted = set(marks)
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name.removesuffix(".json") in wanted:
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
    start = len(str(source)) + 1
    for folder, _, names in os.walk(source):
        to = target / folder[start:]
        to.mkdir(parents=True, exist_ok=True)
        for name in names:
            try:
                os.link(os.path.join(folder, name), to / name)
            except OSError:
                shutil.copy2(os.path.join(folder, name), to / name)
