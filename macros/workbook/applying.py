"""The files of an edition as a plan would have them: line by line, so that comments and all that is not in the workbook stay."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from ..model import FILE_KINDS, Edition, Path, Setting
from ..yaml_edit import document_of
from ..yaml_lists import Edits, edit_list, edit_values
from ..yaml_values import Value
from .planning import Plan, Planned
from .sheets import GROUPS, SHEETS, Sheet
from .tables import Item, group_of, items

_BEGUN: Final = {"settings": "headings: []\nsettings: []\n"}
"""What a file begins with that an edition need not have."""

_FOLLOWS: Final = "after"
_Values = dict[Path, Value | None]


@dataclass(frozen=True)
class File:
    """A file of the edition: its kind, its path from the project, and its content; none if it is not there."""

    kind: str
    path: str
    content: bytes | None


class CannotChange(Exception):
    """The path of a file that is written in a way that cannot be changed line by line."""


def applied(edition: Edition, file: File, plan: Plan) -> bytes | None:
    """The new content of the file. Raises `CannotChange`, and `ProblemsFound` if it cannot be read."""
    applying = _Applying(edition, file, plan)
    try:
        applying.apply()
    except KeyError:
        raise CannotChange(file.path) from None
    return applying.content if applying.is_changed else file.content


class _Applying:
    """One file. Inner lists come before the lists that hold them, so that places still hold."""

    def __init__(self, edition: Edition, file: File, plan: Plan) -> None:
        self._edition, self._file, self._plan = edition, file, plan
        self._kind = next(kind for kind in FILE_KINDS if kind.name == file.kind)
        self.content = f"{self._kind.first_line}\n{_BEGUN[file.kind]}".encode() if file.content is None else file.content
        self.is_changed = False
        self._said: Any = document_of(file.path, self.content).value
        self._in_new_groups: dict[str, dict[str, list[Value]]] = {}

    def apply(self) -> None:
        for sheet in sorted(SHEETS, key=lambda sheet: not sheet.inside):
            rows = self._plan.of(sheet.title)
            removed = self._plan.removed[sheet.title]
            if sheet.file != self._file.kind or not (rows or removed):
                continue
            self.is_changed = True
            held = tuple(items(sheet, self._edition))
            if sheet.fixed:
                self._fixed(sheet, held, rows)
            elif sheet.inside:
                self._inside(sheet, held, rows, removed)
            else:
                self._list(sheet, sheet.where, held, rows, removed, held)

    def _fixed(self, sheet: Sheet, held: Sequence[Item], rows: Sequence[Planned]) -> None:
        places = {item.row: item.path for item in held}
        values: _Values = {}
        for planned in rows:
            path = places[planned.id]
            values |= {(*path, *inner): value for inner, value in _values(self._at(path), planned).items()}
        self.content = edit_values(self._file.path, self.content, values, self._order(sheet))

    def _inside(self, sheet: Sheet, held: Sequence[Item], rows: Sequence[Planned], removed: Collection[str]) -> None:
        """What comes into a group that is new comes with it, and what was in a group that goes is gone with it."""
        holders, _, name = sheet.where
        places = {group.id: index for index, group in enumerate(self._edition.groups.groups)}
        for group in dict.fromkeys(group_of(id) for id in (*(planned.id for planned in rows), *removed)):
            its = [planned for planned in rows if group_of(planned.id) == group]
            if group not in places:
                self._in_new_groups.setdefault(group, {})[name] = [self._item(planned, held) for planned in its]
            elif group not in self._plan.removed[GROUPS]:
                own = [item for item in held if group_of(item.row) == group]
                self._list(sheet, (holders, places[group], name), own, its, removed, held)

    def _list(self, sheet: Sheet, where: Path, own: Sequence[Item], rows: Sequence[Planned], removed: Collection[str], held: Sequence[Item]) -> None:
        """The list at `where`, which holds `own`. A row that moves into it is one of `held`."""
        places = {item.row: index for index, item in enumerate(own)}
        changed = {places[one.id]: _values(self._at(own[places[one.id]].path), one) for one in rows if not one.is_new}
        for index, path in _lost(own, removed):
            changed.setdefault(index, {})[path] = None
        slots = {"": 0, **{row: index + 1 for row, index in places.items()}}
        added: list[tuple[int, Mapping[str, Value]]] = []
        for planned in rows:
            if planned.is_new:
                slots[planned.id] = slots.get(planned.after, len(own))
                added.append((slots[planned.id], {**self._item(planned, held), **self._in_new_groups.get(planned.id, {})}))
        order = self._order(sheet)
        if self._at(where) is not None:
            gone = [index for row, index in places.items() if row in removed]
            self.content = edit_list(self._file.path, self.content, where, Edits(changed, gone, added, order))
        elif len(where) == 1:
            self.content = edit_values(self._file.path, self.content, {where: [item for _, item in added]}, order)
        else:
            into = Edits({int(where[1]): {where[2:]: [item for _, item in added]}}, (), (), order)
            self.content = edit_list(self._file.path, self.content, where[:1], into)

    def _item(self, planned: Planned, held: Sequence[Item]) -> dict[str, Value]:
        """A new item as it is written; one that was moved keeps what the workbook does not show."""
        was = next((item.path for item in held if item.row == planned.was), None)
        item: dict[str, Any] = deepcopy(self._at(was)) if was else {}
        item["id"] = planned.id.rpartition("/")[2]
        for path, value in _values(item, planned).items():
            holder, name = item if len(path) == 1 else item[str(path[0])], str(path[-1])
            if value is None:
                holder.pop(name, None)
            else:
                holder[name] = value
        return item

    def _at(self, path: Path) -> Any:
        """What the file said there before; None if nothing."""
        value: Any = self._said
        for step in path:
            value = value[int(step)] if isinstance(value, list) else value.get(step)
        return value

    def _order(self, sheet: Sheet) -> tuple[str, ...]:
        group = next(each for each in SHEETS if each.title == GROUPS).record.model_fields if sheet.inside else ()
        inner = (column.path[-1] for column in sheet.own)
        return tuple(dict.fromkeys((*group, *sheet.record.model_fields, *inner, *self._kind.record.model_fields, _FOLLOWS)))


def _values(said: Mapping[str, Any], planned: Planned) -> _Values:
    """The new values of an item that says so much, by their ways. What holds several is written and taken out as a whole."""
    found: _Values = {}
    for column, means in planned.meanings.items():
        if len(column.path) == 1 or column.path[0] in said:
            found[column.path] = means.written
        elif means.written is not None:
            whole: Any = found.setdefault(column.path[:1], {})
            whole[column.path[1]] = means.written
    for name in {path[0] for path in found if len(path) > 1}:
        left = {(name, inner) for inner in said[str(name)]} | set(found)
        if not any(path[0] == name and found.get(path, "") is not None for path in left):
            found = {path: value for path, value in found.items() if path[0] != name} | {(name,): None}
    return found


def _lost(own: Sequence[Item], removed: Collection[str]) -> Iterator[tuple[int, Path]]:
    """Settings that would follow one that goes stand last under that heading instead."""
    for index, item in enumerate(own):
        if isinstance(item.record, Setting) and item.row not in removed:
            for place, listing in enumerate(item.record.also_listed):
                if listing.after in removed:
                    yield index, ("also_listed", place, _FOLLOWS)
