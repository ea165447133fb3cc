"""Drafts derived from shipped editions by editing them as a co-ordinator would: files in `drafts/` say what is typed where."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

import yaml

from macros.dataset import Dataset, load
from macros.publishing import start_edition

from .conftest import ROOT
from .projects import change

FOLDER: Final = Path(__file__).parent / "drafts"
MONTH: Final = "2027-01"


def drafted(folder: Path, partnership: str) -> Dataset:
    """All of `data/`, with the next edition of the partnership begun by `new-edition` and edited."""
    data = Path(shutil.copytree(ROOT / "data", folder / "data"))
    started = start_edition(data, partnership, MONTH)
    said: dict[str, Any] = yaml.load((FOLDER / f"{partnership}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    for name, edits in said.items():
        for edit in edits:
            _edit(started.folder / f"{name}.yml", edit)
    return load(data)


def _edit(file: Path, edit: dict[str, str]) -> None:
    """Another text in place of the old one, or nothing in place of all `from` here `until` there."""
    old, new = edit.get("old"), edit.get("new", "")
    if old is None:
        text = file.read_text("utf-8")
        start = text.index(edit["from"])
        old = text[start : text.index(edit["until"], start)]
    change(file, old, new)
