"""Writes an edition whole: all of it on one page, and all of it in one zip file, which its pages name with its size."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from ..carried import MARK, carried, zip_name
from ..edition_site import EditionSite
from ..one_page import ONE_PAGE
from ..wording import file_size
from ..zips import write_zip

_LINK: Final = '<li><a href="{}{}">This edition in one file</a> <span class="muted">(zip, {}; it opens from a disk, without a network)</span></li>'

_LEVEL: Final = 5
"""It takes a third of the time less than 9, for a fiftieth more bytes; there is one in every edition."""


def write_whole_edition(site: EditionSite, target: Path, site_url: str) -> None:
    """Add both to the built edition in `target`. Whatever else it is to hold has to be there already."""
    page = target / ONE_PAGE
    page.parent.mkdir()
    page.write_text(site.whole(), encoding="utf-8", newline="\n")
    key, file = site.edition.key, target / zip_name(site.edition.key)
    files = {path.relative_to(target).as_posix(): path.read_bytes() for path in _files(target)}
    write_zip(file, carried(key, files, site_url), _LEVEL)
    for name, content in files.items():
        if name.endswith(".html") and MARK.encode() in content:
            link = _LINK.format("../" * name.count("/"), file.name, file_size(file.stat().st_size))
            (target / name).write_bytes(content.replace(MARK.encode(), link.encode()))


def _files(folder: Path) -> list[Path]:
    return [Path(inner, name) for inner, _, names in os.walk(folder) for name in names]
