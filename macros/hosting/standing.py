"""The site that stands, as it was built: its files, and what each holds as a digest."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO, Final

from ..fingerprint import listings, record_of
from ..problems import Refused

PIECE: Final = 1 << 16
"""Files are read in pieces, so that a large one needs no more memory than a small one."""


def standing_site(root: Path) -> Path:
    """The folder of the site; `Refused` if there is none, or if it is not as it was built any more."""
    site, record = root / "site", record_of(root / ".build" / "site.json")
    if not (site / "index.html").is_file():
        raise Refused("There is no site in site/ yet. Run `./site-build.sh` first.")
    if not record.fingerprint or record.listings != listings(site, record.marks):
        raise Refused("What is in site/ is not as it was built any more. Run `./site-build.sh` first, and leave site/ as it is.")
    return site


def names_in(folder: Path) -> list[str]:
    """Every file below the folder, by its path with forward slashes, in order."""
    found = []
    for inner, _, names in os.walk(folder):
        start = os.path.relpath(inner, folder).replace(os.sep, "/")
        found += [name if start == "." else f"{start}/{name}" for name in names]
    return sorted(found)


def digest_of(file: Path) -> str:
    """What the file holds, as a digest."""
    with file.open("rb") as opened:
        return digest(opened)


def digest(stream: BinaryIO) -> str:
    """What comes from the stream, as a digest."""
    found = hashlib.sha256()
    while piece := stream.read(PIECE):
        found.update(piece)
    return found.hexdigest()
