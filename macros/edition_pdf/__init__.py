"""An edition as one PDF that screen readers can read, made from its finished pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from ..model import Edition
from ..typesetting import Sheet, sheet
from ..views import Notice
from .document import PageText, document

__all__ = ["PageText", "edition_sheet", "file_name"]

_LOOK: Final = Path(__file__).with_name("edition.typ")


def file_name(edition: Edition) -> str:
    """The name of the PDF in the folder of its edition: it still says what it is when it lies elsewhere."""
    return f"{edition.partnership_id}-{edition.entry.id}.pdf"


def edition_sheet(edition: Edition, pages: Mapping[str, PageText], notices: Sequence[Notice], address: str = "") -> Sheet:
    """The edition, ready to be set. `pages` are its finished pages by name, in the order of the menu, `notices` what stands above them."""
    return sheet(_LOOK.read_bytes(), document(edition, pages, notices, address))
