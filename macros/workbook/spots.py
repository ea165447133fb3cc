"""Which cell of a workbook each line of the files comes from, so that what is wrong with a line is said of the cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from ..problems import Place, Problem
from ..yaml_edit import last_line, lines_of, node_at
from ..yaml_text import Document, read
from .planning import Plan
from .reading import Page, Returned, Row
from .sheets import Sheet
from .tables import row_id

_UNKNOWN: Final = "unknown-id"
_Way = tuple[str | int, ...]


@dataclass(frozen=True)
class _Spot:
    """A cell: its first and last line in the new file, its place in the workbook, and what it says if that is the name of another row."""

    first: int
    last: int
    place: Place
    names: str


class Spots:
    """The cells of a workbook by the lines of the files as they would be."""

    def __init__(self, returned: Returned, plan: Plan, files: Mapping[str, bytes | None]) -> None:
        """`files` are the contents as they would be, by the paths that problems name, which end in the name of the kind of file."""
        self._returned = returned
        self._new = {(one.page.sheet.title, one.row.number): one.id for one in plan.rows if one.is_new}
        self._found = {path: tuple(self._spots(path, content)) for path, content in files.items() if content is not None}

    def of(self, problem: Problem) -> Problem:
        """The problem with the cell in place of the line, if one is known: the one that says least beside it."""
        held = [spot for spot in self._found.get(problem.place.path, ()) if spot.first <= problem.place.line <= spot.last]
        if not held:
            return problem
        spot = min(held, key=lambda spot: spot.last - spot.first)
        if problem.code == _UNKNOWN and spot.names:
            return Problem(
                spot.place, _UNKNOWN, f"{' and '.join(spot.names.splitlines())}, which is taken out", "choose another one, or empty the cell"
            )
        return replace(problem, place=spot.place)

    def _spots(self, path: str, content: bytes) -> Iterator[_Spot]:
        document, lines = read(path, content), lines_of(content)
        if not isinstance(document, Document):
            return
        for page in self._returned.pages.values():
            if path.endswith(f"/{page.sheet.file}.yml"):
                rows = {self._new.get((page.sheet.title, row.number), row.id): row for row in page.rows}
                for id, way in _ways(page.sheet, document.value):
                    for where, place, names in _cells(page, rows[id], way) if id in rows else ():
                        node = _node(document.root, where)
                        if node is not None:
                            yield _Spot(node.start_mark.line + 1, last_line(node, lines) + 1, place, names)


def _cells(page: Page, row: Row, way: _Way) -> Iterator[tuple[_Way, Place, str]]:
    """The way to each cell of a row, with its place, and what it says if that is the name of another row."""
    yield way, page.place(row), ""
    for column in page.sheet.own:
        names = f"`{column.heading}` is `{row.cells[column.heading]}`" if column.of else ""
        yield (*way, *column.path), page.place(row, column.heading), names


def _ways(sheet: Sheet, said: Any) -> Iterator[tuple[str, _Way]]:
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


def _node(root: Any, way: _Way) -> Any:
    try:
        return node_at(root, way)
    except KeyError:
        return None
