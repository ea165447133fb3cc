"""A document that is read again only when somebody asks where something stands, so that nothing of it is kept meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from ..problems import Place
from . import Document, read


class Later:
    """As `Document`, for a file that could be read. `fetch` gives its content once more."""

    def __init__(self, path: str, fetch: Callable[[], bytes]) -> None:
        self.path = path
        self._fetch = fetch

    @cached_property
    def _document(self) -> Document | None:
        try:
            found = read(self.path, self._fetch())
        except OSError:
            return None
        return found if isinstance(found, Document) else None

    @property
    def value(self) -> Any:
        """The plain values of the file; empty if it cannot be read any more."""
        return self._document.value if self._document else {}

    def place(self, path: tuple[str | int, ...] = (), key: bool = False) -> Place:
        """As `Document.place`; the file as a whole if it cannot be read any more."""
        return self._document.place(path, key) if self._document else Place(self.path)

    def text_place(self, path: tuple[str | int, ...], line: int) -> Place:
        """As `Document.text_place`."""
        return self._document.text_place(path, line) if self._document else Place(self.path)
