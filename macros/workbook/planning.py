"""What is to be written for each row: ids for what is new, values for cells, and every cell that cannot be taken in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..addresses import RESERVED, anchors
from ..model import Edition
from ..problems import Problem
from ..settings_list.names import id_for
from .choices import Choices
from .merging import Touched, Wanted, look_alike
from .reading import Page, Row
from .sheets import GROUP, GROUPS, ID, SHEETS, Column, Sheet
from .tables import Item, group_of, items, row_id, value_at
from .values import Fault, Meaning, field_of, meaning, same

_WORDS_OF_ID: Final = 6
_SINCE: Final = "changed-since"


@dataclass(frozen=True)
class Planned:
    """One row to be written: the id of its row then, its cells, and for a new one the row that it stands after, and the row that it was."""

    page: Page
    row: Row
    id: str
    meanings: Mapping[Column, Meaning]
    is_new: bool = False
    after: str = ""
    was: str = ""


@dataclass(frozen=True)
class Plan:
    """All rows to be written, and the ids of rows that go, by the titles of their sheets."""

    rows: tuple[Planned, ...]
    removed: Mapping[str, frozenset[str]]

    def of(self, title: str) -> tuple[Planned, ...]:
        """The rows of one sheet, in its order."""
        return tuple(planned for planned in self.rows if planned.page.sheet.title == title)


def planned(edition: Edition, choices: Choices, wanted: Wanted) -> tuple[Plan, tuple[Problem, ...]]:
    """What is to be written, and what is wrong with single cells. What the edition says already is not written again."""
    planning = _Planning(edition, choices, wanted)
    rows = tuple(planning.rows())
    return Plan(rows, {title: frozenset(ids) for title, ids in planning.removed.items()}), tuple(planning.wrong)


class _Planning:
    def __init__(self, edition: Edition, choices: Choices, wanted: Wanted) -> None:
        self._edition, self._choices, self._wanted = edition, choices, wanted
        self._held = {sheet.title: {item.row: item for item in items(sheet, edition)} for sheet in SHEETS}
        self._taken = {*RESERVED} | {anchor.id for anchor in anchors(edition)}
        self._in_group: dict[str, set[str]] = {}
        self._ids: dict[tuple[str, int], str] = {}
        self.removed = {title: set(ids) for title, ids in wanted.removed.items()}
        self.wrong: list[Problem] = []

    def rows(self) -> Iterator[Planned]:
        """Names and ids come first, since other sheets may choose what is new or renamed in one of them."""
        for touched in self._wanted.touched:
            self._known_as(touched.page.sheet, touched.row, touched.row.id)
        moved = [touched for touched in self._wanted.touched if GROUP in touched.cells and not self._stays_in(touched)]
        coming = [*((new.page, new.row, "") for new in self._wanted.new), *((one.page, one.row, one.row.id) for one in moved)]
        for page, row, was in coming:
            title = page.sheet.title
            fresh = self._wanted.fresh[title] if was not in self._held[title] else {}
            known = next((id for id, cells in fresh.items() if look_alike(row.cells, cells)), "")
            self._ids[title, row.number] = known or self._new_id(page.sheet, row, was) or self._no_group(page, row)
        for touched in self._wanted.touched:
            if touched not in moved:
                yield from self._kept(touched)
        since = {(one.page.sheet.title, one.row.number): one.since for one in moved}
        found = [(page, row, was, self._meanings(page, row, {*row.cells})) for page, row, was in coming]
        found = [one for one in found if not self._is_there(*one)]
        for page, row, was, meanings in found:
            title, id = page.sheet.title, self._ids[page.sheet.title, row.number]
            if page.sheet.fixed:
                self._say(page, row, ID, Fault("fixed-rows", "is empty, but no row can be added in this sheet", "delete the row"))
            elif was and (was not in self._held[title] or since[title, row.number]):
                instead = "export a workbook anew, and move the row in that one"
                self._say(page, row, GROUP, Fault(_SINCE, "was changed here, and since the export the edition has changed the row", instead))
            else:
                self.removed[title] |= {was} - {""}
                yield Planned(page, row, id, meanings, True, self._after(page, row, id), was)

    def _kept(self, touched: Touched) -> Iterator[Planned]:
        """A row that stays where it is, if it is to say something else."""
        page, row = touched.page, touched.row
        item = self._held[page.sheet.title].get(row.id)
        if item is None:
            instead = "delete the row; to have it back, empty this cell"
            self._say(page, row, ID, Fault(_SINCE, f"is `{row.id}`, which the edition does not have any more", instead))
            return
        if page.sheet.inside and group_of(row.id) in self.removed[GROUPS]:
            self._say(page, row, GROUP, Fault("not-a-choice", f"is `{row.cells[GROUP]}`, which is taken out", "choose another group"))
        found = self._meanings(page, row, {*touched.cells})
        found = {column: means for column, means in found.items() if not same(column, value_at(item.record, column.path), means.held)}
        for column in found:
            if column.heading in touched.since:
                instead = "export a workbook anew, and see what the edition says now"
                self._say(page, row, column.heading, Fault(_SINCE, "was changed here, and since the export in the edition too", instead))
        if found:
            yield Planned(page, row, row.id, found)

    def _known_as(self, sheet: Sheet, row: Row, id: str) -> None:
        name = row.cells.get("Name") or row.cells.get("Post")
        for of in sheet.feeds if name else ():
            self._choices.also(of, str(name), id)

    def _stays_in(self, touched: Touched) -> bool:
        """Whether the group, though it is written otherwise, is the one in which the row is, or was before it moved."""
        return self._choices.find("own group", touched.row.cells[GROUP]) == group_of(touched.row.id)

    def _new_id(self, sheet: Sheet, row: Row, was: str) -> str:
        """An id for the row; none if it is to be in a group that is not there."""
        cells, noun = row.cells, sheet.record.__name__.lower()
        words = " ".join(cells[sheet.id_from].split()[:_WORDS_OF_ID])
        if not sheet.inside:
            id = id_for(words, "", self._taken, noun)
            self._taken.add(id)
            self._known_as(sheet, row, id)
            return id
        group = self._choices.find("own group", cells[GROUP])
        if group is None or group in self.removed[GROUPS]:
            return ""
        taken = self._in_group.setdefault(group, {anchor.id for anchor in anchors(self._edition) if anchor.page == f"groups/{group}"} | {*RESERVED})
        old = was.partition("/")[2]
        id = old if old and old not in taken else id_for(words, "", taken, noun)
        taken.add(id)
        return row_id(group, id)

    def _no_group(self, page: Page, row: Row) -> str:
        named = row.cells[GROUP]
        known = self._choices.find("own group", named)
        says = f"is `{named}`{', which is taken out' if known else ''}" if named else "is empty"
        self._say(page, row, GROUP, Fault("not-a-choice", says, "choose another group" if known else self._choices.instead("own group", named)))
        return ""

    def _is_there(self, page: Page, row: Row, was: str, meanings: Mapping[Column, Meaning]) -> bool:
        """Whether the row was taken in before: the edition has got it since the export."""
        title = page.sheet.title
        for id in self._wanted.fresh[title]:
            item = self._held[title][id]
            in_place = not page.sheet.inside or group_of(id) == group_of(self._ids[title, row.number])
            if in_place and was not in self._held[title] and _says(item, meanings):
                self._ids[title, row.number] = id
                return True
        return False

    def _meanings(self, page: Page, row: Row, headings: set[str]) -> dict[Column, Meaning]:
        """What the cells mean; what is wrong with one of them is said."""
        found: dict[Column, Meaning] = {}
        for column in page.sheet.own:
            text = row.cells[column.heading]
            if not text and field_of(page.sheet.record, column.path).is_required() and _is_needed(column, page.sheet, row.cells):
                self._say(page, row, column.heading, Fault("empty", "is empty", "fill it, or delete the whole row"))
            elif column.heading in headings:
                means = meaning(page.sheet.record, column, text, self._choices)
                if isinstance(means, Fault):
                    self._say(page, row, column.heading, means)
                else:
                    found[column] = means
        return found

    def _after(self, page: Page, row: Row, id: str) -> str:
        """The nearest row above in the sheet that stays or comes, and that is in the same group."""
        found, title = "", page.sheet.title
        for above in page.rows[: page.rows.index(row)]:
            other = self._ids.get((title, above.number), above.id)
            if other not in self.removed[title] and other and (not page.sheet.inside or group_of(other) == group_of(id)):
                found = other
        return found

    def _say(self, page: Page, row: Row, heading: str, fault: Fault) -> None:
        self.wrong.append(Problem(page.place(row, heading), fault.code, f"`{heading}` {fault.says}", fault.instead))


def _says(item: Item, meanings: Mapping[Column, Meaning]) -> bool:
    return all(same(column, value_at(item.record, column.path), means.held) for column, means in meanings.items())


def _is_needed(column: Column, sheet: Sheet, cells: Mapping[str, str]) -> bool:
    """Whether a cell that must not be empty belongs to something that is there at all: how often a group meets need not be said."""
    beside = [other for other in sheet.own if other.path[0] == column.path[0]]
    return len(column.path) == 1 or any(cells[other.heading] for other in beside)
