"""Writes the papers for the meeting that signs an edition off into a folder of their own: all of them, or none."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .build.place import exchange, locked, mend
from .dataset import Dataset, Memory, load
from .meeting_papers import Ground, draw_up, html, markdown, pdf
from .model import Edition, When
from .problems import Refused, unknown
from .remarks import remarks
from .versions import predecessor
from .wording import listed

FOLDER: Final = "review"
"""Where the papers are, beside `data`."""


@dataclass(frozen=True)
class Written:
    """What was written: the folder, and the files in it by their names."""

    key: str
    folder: Path
    files: tuple[str, ...]


def review(root: Path, name: str, on: When) -> Written:
    """The papers of one edition as of a day. Papers that were there before are replaced once all are made.

    Raises `Refused` if there is no such edition or it is no longer in force, and `ProblemsFound` if the data cannot be read.
    """
    work = root / ".build"
    memory = Memory(work)
    dataset = load(root / "data", memory)
    memory.write()
    edition = _edition(dataset, name.strip("/"))
    papers = draw_up(ground(dataset, edition, on), on)
    title = f"{edition.partnership_id}-{edition.entry.id}"
    files = {
        f"{title}-review.md": markdown(papers).encode("utf-8"),
        f"{title}-review.html": html(papers).encode("utf-8"),
        f"{title}-review.pdf": pdf(papers),
    }
    folder = root / FOLDER / title
    _write(files, folder, work / FOLDER)
    return Written(edition.key, folder, tuple(files))


def ground(dataset: Dataset, edition: Edition, on: When) -> Ground:
    """What the papers of the edition rest on, from all data."""
    editions = dataset.editions.values()
    remarked = remarks(editions, dataset.reports, dataset.terms, on, {edition.key})
    return Ground(edition, predecessor(edition, editions), dataset.instruments, remarked, dataset.reports.get(edition.partnership_id, {}))


def _write(files: dict[str, bytes], folder: Path, work: Path) -> None:
    """Into a new folder, which then takes the place of the old one in one step."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with locked(work):
        mend(folder, work)
        new = Path(tempfile.mkdtemp(prefix="new-", dir=work))
        try:
            new.chmod(0o755)
            for name, content in files.items():
                (new / name).write_bytes(content)
            exchange(new, folder, work)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def _edition(dataset: Dataset, name: str) -> Edition:
    if name in dataset.editions:
        edition = dataset.editions[name]
        if edition.entry.status in {"superseded", "withdrawn"}:
            raise Refused(f"{name} is {edition.entry.status}, so there is nothing left to sign. Name the edition in force, or a draft.")
        return edition
    if name in dataset.partnerships:
        own = [edition.key for edition in dataset.editions_of(name)]
        raise Refused(f"Name one edition: {listed(sorted(own), 'or')}.")
    raise Refused(unknown("edition", name, dataset.editions))
