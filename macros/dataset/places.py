"""Where in the files something stands that is known by its edition or report, its kind of file, and the way in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..model import FILE_KINDS, Edition
from ..model import Path as Way
from ..problems import Place
from ..yaml_text.later import Later


class Places:
    """Finds the places; a file is read again only when the first place in it is asked for."""

    def __init__(self, data: Path, editions: Mapping[str, Edition]) -> None:
        self._data = data
        self._editions = editions
        self._documents: dict[str, Later] = {}

    def place(self, of: str, file: str, way: Way, line: int = 0) -> Place:
        """The line in the file of that kind of the edition (`southampton/2024-12`) or report (`southampton/2024-25`)."""
        path = self._path(of, file)
        if path not in self._documents:
            self._documents[path] = Later(f"{self._data.name}/{path}", (self._data / path).read_bytes)
        return self._documents[path].text_place(way, line)

    def _path(self, of: str, file: str) -> str:
        partnership, _, id = of.partition("/")
        kind = next(kind for kind in FILE_KINDS if kind.name == file)
        regional = self._editions[of].about.regional if of in self._editions else None
        region, _, year = regional.arrangements.partition("/") if regional else ("", "", "")
        return kind.pattern.format(partnership=partnership, edition=id, years=id, region=region, year=year)
