"""What a site was made from, as one digest, and whether the site that stands is still what was made."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from .seen import FILES, FOLDERS, LEFT_OUT


def fingerprint(root: Path, tools: str) -> str:
    """A digest over everything that a build reads: the data, and what `tools` stands for."""
    return _digest(root, tools, FOLDERS[:1])


def tools_fingerprint(root: Path, site_url: str) -> str:
    """A digest over what all editions have in common: pages, templates, code, tools and the site's address."""
    return _digest(root, f"{sys.version_info[:2]}\n{site_url}\n", FOLDERS[1:], FILES)


def _digest(root: Path, beginning: str, folders: tuple[str, ...], files: tuple[str, ...] = ()) -> str:
    digest = hashlib.sha256(beginning.encode())
    for path in _inputs(root, folders, files):
        digest.update(f"{path.relative_to(root).as_posix()}\n".encode())
        digest.update(hashlib.sha256(_content(path)).digest())
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b"unreadable"  # whoever needs the file says what is wrong with it


def _inputs(root: Path, folders: tuple[str, ...], files: tuple[str, ...]) -> Iterator[Path]:
    for name in files:
        if (root / name).is_file():
            yield root / name
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not LEFT_OUT & set(path.parts):
                yield path


@dataclass(frozen=True)
class Record:
    """From what a site was made, and how it stood when it was made.

    `marks` are digests of what each edition was made from; `listings` are those of its files, by the key of the edition,
    and of all that stands beside the editions under no name.
    """

    fingerprint: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    listings: Mapping[str, str] = field(default_factory=dict)

    def write(self, file: Path) -> None:
        """Keep the record beside the site."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(asdict(self)), encoding="utf-8")

    def holds(self, fingerprint: str, site: Path) -> bool:
        """Whether the site was made from that, and nobody has touched it since."""
        return self.fingerprint == fingerprint and self.listings == listings(site, self.marks)


def record_of(file: Path) -> Record:
    """What is on record of a site; nothing, if there is no record or it cannot be read."""
    try:
        kept = json.loads(file.read_text("utf-8"))
        return Record(str(kept["fingerprint"]), dict(kept["marks"]), dict(kept["listings"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Record()


def listing(folder: Path) -> str:
    """A digest over names, sizes and times of the files of a folder: enough to see that somebody touched it."""
    return listings(folder, ())[""]


def listings(site: Path, editions: Collection[str]) -> dict[str, str]:
    """The listing of each edition of a site by its key, and under no name that of everything else."""
    lines: dict[str, list[str]] = {"": [], **{key: [] for key in editions}}
    begin = len(str(site)) + 1
    for folder, _, names in os.walk(site):
        inner = folder[begin:].replace(os.sep, "/")
        partnership, _, rest = inner.partition("/")
        month, _, below = rest.partition("/")
        key = f"{partnership}/{month}"
        own, start = (lines[key], below) if key in lines else (lines[""], inner)
        for name in names:
            found = os.stat(os.path.join(folder, name))
            own.append(f"{start}/{name} {found.st_size} {found.st_mtime_ns}\n")
    return {key: hashlib.sha256("".join(sorted(own)).encode()).hexdigest() for key, own in lines.items()}
