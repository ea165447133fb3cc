"""What would come of new files: read beside `data/`, as the project reads them, before a word of them is written there."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from ..dataset import files_of, load
from ..model import Edition
from .planning import Plan
from .sheets import GROUPS, SHEETS
from .tables import group_of, items, value_at
from .values import same


def tried(data: Path, key: str, contents: Mapping[str, bytes]) -> Edition:
    """The edition as it would be with these contents, by their paths below `data`; raises `ProblemsFound`."""
    partnership = key.partition("/")[0]
    with TemporaryDirectory() as folder:
        copy = Path(folder) / data.name
        paths = files_of(data)
        for path in paths[""]:
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(data / path, copy / path)
        shutil.copytree(data / "partnerships" / partnership, copy / "partnerships" / partnership)
        for path, content in contents.items():
            (copy / path).write_bytes(content)
        return load(copy).editions[key]


def as_planned(edition: Edition, before: Edition, plan: Plan) -> bool:
    """Whether the edition holds what was planned and no other rows: each cell means what it was taken to mean."""
    for sheet in SHEETS:
        rows, removed = plan.of(sheet.title), plan.removed[sheet.title]
        found = {item.row: item.record for item in items(sheet, edition)}
        ended = plan.removed[GROUPS] if sheet.inside else ()
        stay = [item.row for item in items(sheet, before) if item.row not in removed and group_of(item.row) not in ended]
        if found.keys() != {*stay, *(planned.id for planned in rows)}:
            return False
        for planned in rows:
            held = planned.meanings.items()
            if not all(same(column, value_at(found[planned.id], column.path), means.held) for column, means in held):
                return False
    return True
