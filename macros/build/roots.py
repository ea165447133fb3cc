"""Writes the pages above the editions, with the few files they need."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from ..blocks import Blocks
from ..dataset import Dataset
from ..model import Edition
from ..root_pages import root_pages

_SHEETS: Final = re.compile(r"(main\.\w+\.min|site)\.css")
_SCRIPT: Final = "assets/javascripts/leave.js"


def write_root_pages(root: Path, site: Path, dataset: Dataset, editions: tuple[Edition, ...], site_url: str) -> None:
    """Write them into `site`, which holds the built editions; style sheets and script are copied from one of them."""
    sheets: list[str] = []
    if editions:
        first = site / editions[0].key
        for path in sorted((first / "assets" / "stylesheets").iterdir()):
            if _SHEETS.fullmatch(path.name):
                sheets.append(f"assets/stylesheets/{path.name}")
        for name in (*sheets, _SCRIPT):
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(first / name, site / name)
    base = urlsplit(site_url).path.rstrip("/") + "/"
    for page in root_pages(dataset, Blocks(root / "overrides"), tuple(sheets), (_SCRIPT,), editions, base):
        target = site / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.html, encoding="utf-8", newline="\n")
