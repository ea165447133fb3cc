"""A site as one zip file for any web host, the same byte for byte whenever and wherever it is made from the same site."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ..zips import write_zip
from .headers import host_files
from .standing import names_in

_LEVEL: Final = 9


def bundle(site: Path, file: Path, base: str = "/") -> int:
    """Write the site with the files for hosts into the zip `file`, whole or not at all; how many files are in it.

    `base` is the path at which the site is served, with a slash at both ends.
    """
    names = names_in(site)
    extra = {name: text.encode("utf-8") for name, text in host_files(names, base).items()}
    every = sorted({*names, *extra})
    write_zip(file, ((name, extra[name] if name in extra else (site / name).read_bytes()) for name in every), _LEVEL)
    return len(every)
