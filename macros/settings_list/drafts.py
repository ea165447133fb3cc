"""The draft that something is taken into, and its files, written all or none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..dataset import Dataset
from ..model import Edition
from ..problems import unknown
from ..publishing import write_whole
from .faults import CannotImport

Written = tuple[Path, bytes | None, bytes]
"""A file with its contents, old and new. The old is none if there is no such file yet."""


def edition_of(dataset: Dataset, key: str) -> Edition:
    """The edition of that name; raises `CannotImport` if there is none."""
    if key not in dataset.editions:
        raise CannotImport([unknown("edition", key, dataset.editions)])
    return dataset.editions[key]


def closed(edition: Edition, instead: str) -> str:
    """Why the edition cannot be changed, with what to do `instead` in the next one; empty for a draft."""
    if edition.entry.status == "draft" and not edition.entry.seal:
        return ""
    state = "sealed" if edition.entry.seal else edition.entry.status
    start = f"./site-build.sh new-edition {edition.partnership_id} YEAR-MONTH"
    return f"{edition.key} is {state} and is not changed any more. Start the next edition with {start}, and {instead}."


def write_all(files: Iterable[Written]) -> None:
    """Write the new contents of all files; if one of them cannot be written, all are as they were, and that `OSError` is raised."""
    done: list[Written] = []
    try:
        for written in files:
            write_whole(written[0], written[2])
            done.append(written)
    except OSError:
        take_back(done)
        raise


def take_back(files: Iterable[Written]) -> None:
    """Write the old contents of all files, and take away those that were not there."""
    for file, old, _ in files:
        if old is None:
            file.unlink()
        else:
            write_whole(file, old)
