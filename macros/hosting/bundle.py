"""A site as one zip file for any web host, the same byte for byte whenever and wherever it is made from the same site."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import Final

from .headers import host_files
from .standing import names_in

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""

_UNIX: Final = 3
_MAY_BE_READ: Final = 0o100644 << 16
_LEVEL: Final = 9


def bundle(site: Path, file: Path, base: str = "/") -> int:
    """Write the site with the files for hosts into the zip `file`, whole or not at all; how many files are in it.

    `base` is the path at which the site is served, with a slash at both ends.
    """
    names = names_in(site)
    extra = {name: text.encode("utf-8") for name, text in host_files(names, base).items()}
    beside = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as packed:
            for name in sorted({*names, *extra}):
                entry = zipfile.ZipInfo(name, _WHEN)
                entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _MAY_BE_READ, zipfile.ZIP_DEFLATED
                packed.writestr(entry, extra[name] if name in extra else (site / name).read_bytes(), compresslevel=_LEVEL)
        os.replace(beside, file)
    finally:
        beside.unlink(missing_ok=True)
    return len({*names, *extra})
