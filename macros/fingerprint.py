"""What a site was made from, as one digest, and whether the site that stands is still what was made."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_INPUTS: Final = ("data", "arrangements", "overrides", "macros")
_FILES: Final = ("mkdocs.yml", "requirements.lock")
_LEFT_OUT: Final = {"__pycache__", ".DS_Store"}


def fingerprint(root: Path, site_url: str) -> str:
    """A digest over everything that a build reads: data, pages, templates, code, tools and the site's address."""
    return _digest(root, site_url, _INPUTS)


def tools_fingerprint(root: Path, site_url: str) -> str:
    """The same without the data: what all editions have in common."""
    return _digest(root, site_url, _INPUTS[1:])


def _digest(root: Path, site_url: str, folders: tuple[str, ...]) -> str:
    digest = hashlib.sha256(f"{sys.version_info[:2]}\n{site_url}\n".encode())
    for path in _inputs(root, folders):
        digest.update(f"{path.relative_to(root).as_posix()}\n".encode())
        digest.update(hashlib.sha256(_content(path)).digest())
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b"unreadable"  # whoever needs the file says what is wrong with it


def _inputs(root: Path, folders: tuple[str, ...]) -> Iterator[Path]:
    for name in _FILES:
        if (root / name).is_file():
            yield root / name
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not _LEFT_OUT & set(path.parts):
                yield path


@dataclass(frozen=True)
class Record:
    """From what the site was made, and whether it stands as it was made."""

    fingerprint: str
    whole: bool

    def write(self, file: Path, site: Path) -> None:
        """Keep the record beside the site."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"fingerprint": self.fingerprint, "listing": listing(site)}), encoding="utf-8")


def record_of(file: Path, site: Path) -> Record:
    """What is on record of the site; an empty fingerprint if nothing is, or it cannot be read."""
    try:
        kept = json.loads(file.read_text("utf-8"))
        return Record(str(kept["fingerprint"]), kept["listing"] == listing(site))
    except (OSError, ValueError, KeyError, TypeError):
        return Record("", False)


def listing(site: Path) -> str:
    """A digest over names, sizes and times of the files of the site: enough to see that somebody touched it."""
    lines = []
    for folder, _, names in os.walk(site):
        inner = os.path.relpath(folder, site)
        for name in names:
            found = os.stat(os.path.join(folder, name))
            lines.append(f"{inner}/{name} {found.st_size} {found.st_mtime_ns}\n")
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()
