"""What the first sheet says to whoever opens the workbook."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Edition
from ..wording import edition_month
from .sheets import CHOICES, SHEETS


def guide(edition: Edition) -> Iterator[tuple[str, bool]]:
    """The lines of the first sheet, each with whether it is a heading."""
    yield f"{edition.name}: {edition_month(edition.entry.id)}", True
    yield f"This workbook holds the lists of the edition {edition.key}. Change what is no longer right, save it, and have it taken in.", False
    yield "", False
    yield "What to do", True
    yield "Change: type over what is there. Choose a cell to see what belongs in it.", False
    yield "Add: write a new row, below the others or between them. Leave its grey cell empty.", False
    yield "Take out: delete the whole row, not only what is in it.", False
    yield f"Choose: some cells offer a list. The sheet {CHOICES} shows all lists; nothing is read from it.", False
    yield "Several in one cell: one on each line. A new line in a cell is Alt and Enter; on a Mac, Control, Option and Return.", False
    yield "Sort and filter as you like: the order of the rows that are there already never changes.", False
    yield "Leave the names of the sheets, the headings and the grey cells as they are. Further columns of your own are not read.", False
    yield "Personal phone numbers, personal mailboxes and home addresses do not belong here, and are refused.", False
    yield "", False
    yield "Then", True
    yield "Save it as .xlsx or .ods and close it. In the project's folder, type this, with the name of your file:", False
    yield f"./site-build.sh import {edition.key} FILE.xlsx", False
    yield "It shows what would change, and what is wrong, by sheet and cell. Nothing is written until you add --write to the line.", False
    yield "After that, export a new workbook before you go on.", False
    yield "", False
    yield "The sheets", True
    for sheet in SHEETS:
        yield f"{sheet.title}: {sheet.says}.", False
    yield "", False
    yield "What is not in this workbook stays as it is: passages of text, rules, duties, dates, and what answers law and guidance.", False
