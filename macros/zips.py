"""Writes zip files that are the same byte for byte whenever and wherever they are made from the same content."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""

_UNIX: Final = 3
_MAY_BE_READ: Final = 0o100644 << 16


def write_zip(file: Path, contents: Iterable[tuple[str, bytes]], level: int) -> None:
    """Write the zip `file`, whole or not at all, with these contents, each under its name, in the order in which they come.

    `level` says how hard to press, from 1 to 9.
    """
    beside = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in contents:
                entry = zipfile.ZipInfo(name, _WHEN)
                entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _MAY_BE_READ, zipfile.ZIP_DEFLATED
                packed.writestr(entry, content, compresslevel=level)
        os.replace(beside, file)
    finally:
        beside.unlink(missing_ok=True)
