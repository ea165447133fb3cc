"""Where in the files something stands: the line of a spot in an edition, and of a requirement in its instrument."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ..checks import Spot
from ..model import FILE_KINDS, Edition
from ..problems import Place
from ..requirements import Asked
from ..yaml_text.later import Later

_PATTERNS: Final = {kind.name: kind.pattern for kind in FILE_KINDS}


class Places:
    """Finds lines in the files below the folder `data`; a file is read again when the first line of it is asked for."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._files: dict[str, Later] = {}

    def of(self, edition: Edition, spot: Spot) -> Place:
        """Where the spot stands; the file as a whole if the way is empty or there is no such file."""
        region, _, year = edition.about.regional.arrangements.partition("/") if edition.about.regional else ("", "", "")
        path = _PATTERNS[spot.file].format(partnership=edition.partnership_id, edition=edition.entry.id, region=region, year=year)
        return self._file(path).place(spot.path) if spot.path else Place(self._shown(path))

    def of_requirement(self, asked: Asked) -> Place:
        """Where the requirement begins in the file of its instrument."""
        index = [each.id for each in asked.instrument.requirements].index(asked.id)
        return self._file(_PATTERNS["instrument"].format(instrument=asked.instrument_id)).place(("requirements", index))

    def _file(self, path: str) -> Later:
        if path not in self._files:
            self._files[path] = Later(self._shown(path), (self._data / path).read_bytes)
        return self._files[path]

    def _shown(self, path: str) -> str:
        return f"{self._data.name}/{path}"
