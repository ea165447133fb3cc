"""Pair files: an edition before and after, what else is known, and the exact changes, there and back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from macros.alignment import Successor
from macros.changes import Change
from macros.compare import Comparison, compare
from macros.model import Edition, When
from macros.pair import Beside

from . import fragments

FOLDER: Final = Path(__file__).parent / "pairs"
TITLES: Final = {"W23-A": "Each agency is named"}
MARKS: Final = {"kept": "{}", "removed": "[-{}-]", "added": "[+{}+]"}


@dataclass(frozen=True)
class PairFile:
    """One such file."""

    name: str
    said: dict[str, Any]

    def there(self) -> Comparison:
        """The newer edition after the older."""
        return compare(*self.editions(), self.beside("before", "after"))

    def back(self) -> Comparison:
        """The other way round."""
        older, newer = self.editions()
        return compare(newer, older, self.beside("after", "before"))

    def editions(self) -> tuple[Edition, Edition]:
        """The edition before and the edition after."""
        organisations = self.said.get("organisations", ())
        return fragments.edition(self.said["before"], "2020-05", organisations), fragments.edition(self.said["after"], "2030-05", organisations)

    def beside(self, older: str = "before", newer: str = "after") -> Beside:
        """What else is known of the pair."""
        found = self.said.get("findings", {})
        return Beside(self._successors(), found.get(older), found.get(newer), TITLES)

    def _successors(self) -> dict[str, Successor]:
        rows = self.said.get("successors", ())
        return {row[0]: Successor(row[1], When.parse(row[2]), merged="merged" in row) for row in rows}


def pair_files() -> list[PairFile]:
    """All of them."""
    return [PairFile(path.stem, yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)) for path in sorted(FOLDER.glob("*.yml"))]


def told(change: Change) -> dict[str, Any]:
    """A change as a pair file states it."""
    texts = [" ".join(MARKS[run.fate].format(run.text) for run in text.runs) for text in change.texts]
    return {"rule": change.rule, "subject": change.subject, "says": change.says} | ({"texts": texts} if texts else {})
