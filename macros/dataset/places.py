"""Where in the files something stands that is known by its edition or report, its kind of file, and the way in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ..checks import Spot
from ..model import FILE_KINDS, EditionHead
from ..model import Path as Way
from ..problems import Place
from ..requirements import Asked
from ..yaml_text.later import Later

_PATTERNS: Final = {kind.name: kind.pattern for kind in FILE_KINDS}


Known = Mapping[tuple[str, Spot], Place]
"""Where spots stand that somebody has looked up already, by the key of the edition and the spot."""

_KEPT: Final = 32
"""How many files are kept that were read; of all together the lines would fill the memory."""


class Places:
    """Finds lines in the files below the folder `data`; a file is read again when the first line of it is asked for."""

    def __init__(self, data: Path, editions: Mapping[str, EditionHead], known: Known | None = None) -> None:
        self._data = data
        self._editions = editions
        self._known = known or {}
        self._files: dict[str, Later] = {}

    def place(self, of: str, file: str, way: Way, line: int = 0) -> Place:
        """Line number `line` (from 0) of the text in that file of the edition (`southampton/2024-12`) or report (`southampton/2024-25`)."""
        return self._file(self._path(of, file)).text_place(way, line)

    def of(self, edition: EditionHead, spot: Spot) -> Place:
        """Where the spot stands; the file as a whole if the way is empty or there is no such file."""
        known = self._known.get((edition.key, spot))
        if known:
            return known
        path = self._path(edition.key, spot.file)
        return self._file(path).place(spot.path) if spot.path else Place(self._shown(path))

    def of_requirement(self, asked: Asked) -> Place:
        """Where the requirement begins in the file of its instrument."""
        index = [each.id for each in asked.instrument.requirements].index(asked.id)
        return self._file(_PATTERNS["instrument"].format(instrument=asked.instrument_id)).place(("requirements", index))

    def _path(self, of: str, file: str) -> str:
        partnership, _, id = of.partition("/")
        regional = self._editions[of].about.regional if of in self._editions else None
        region, _, year = regional.arrangements.partition("/") if regional else ("", "", "")
        return _PATTERNS[file].format(partnership=partnership, edition=id, years=id, region=region, year=year)

    def _file(self, path: str) -> Later:
        if path not in self._files:
            if len(self._files) >= _KEPT:
                del self._files[next(iter(self._files))]
            self._files[path] = Later(self._shown(path), (self._data / path).read_bytes)
        return self._files[path]

    def _shown(self, path: str) -> str:
        return f"{self._data.name}/{path}"
