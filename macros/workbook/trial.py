"""What would come of new files, read as the project reads them, without a word of them in `data/`; what is wrong is told by sheet and cell."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..dataset import files_of, load
from ..model import Edition
from ..problems import Place, Problem
from ..yaml_edit import last_line, lines_of, node_at
from ..yaml_text import Document, read
from .planning import Plan
from .reading import Returned
from .sheets import GROUPS, ID, SHEETS, Sheet
from .tables import group_of, items, row_id, value_at
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


class Spots:
    """Which cell of the workbook each line of the new files comes from."""

    def __init__(self, returned: Returned, plan: Plan, files: Mapping[str, bytes]) -> None:
        """`files` are the new contents by the paths that problems name, which end in the name of the kind of file."""
        self._found: dict[str, list[tuple[int, int, Place]]] = {}
        new = {(one.page.sheet.title, one.row.number): one.id for one in plan.rows if one.is_new}
        for path, content in files.items():
            document = read(path, content)
            if isinstance(document, Document):
                lines = lines_of(content)
                for sheet in (sheet for sheet in SHEETS if path.endswith(f"/{sheet.file}.yml")):
                    page = returned.pages[sheet.title]
                    rows = {new.get((sheet.title, row.number), row.id): row for row in page.rows}
                    for id, way in _ways(sheet, document.value):
                        if id in rows:
                            cells = [(way, ID), *(((*way, *column.path), column.heading) for column in sheet.own)]
                            for where, heading in cells:
                                self._note(path, _node(document.root, where), lines, page.place(rows[id], heading))

    def of(self, problem: Problem) -> Problem:
        """The problem with the cell in place of the line, if one is known: the one that says least beside it."""
        line = problem.place.line
        held = [(last - first, place) for first, last, place in self._found.get(problem.place.path, ()) if first <= line <= last]
        return replace(problem, place=min(held, key=lambda one: one[0])[1]) if held else problem

    def _note(self, path: str, node: Any, lines: list[str], place: Place) -> None:
        if node is not None:
            self._found.setdefault(path, []).append((node.start_mark.line + 1, last_line(node, lines) + 1, place))


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


def _ways(sheet: Sheet, said: Any) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """The rows of a sheet with their ways in a file that says so much."""
    if sheet.fixed:
        yield from ((said[name]["id"], (name,)) for name in ("chair", "scrutineer") if name in said)
    elif sheet.inside:
        holders, _, name = sheet.where
        for place, holder in enumerate(said[holders]):
            for index, item in enumerate(holder.get(name, ())):
                yield row_id(holder["id"], item["id"]), (holders, place, name, index)
    else:
        for index, item in enumerate(said.get(sheet.where[0], ())):
            yield item["id"], (*sheet.where, index)


def _node(root: Any, way: tuple[str | int, ...]) -> Any:
    try:
        return node_at(root, way)
    except KeyError:
        return None
