"""Which school took the place of which: the links file of Get Information about Schools, read into a value.

From a row the numbers (URN), the kind of link and its date are taken, and nothing else.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from .alignment import Successor
from .model import When
from .problems import Place, Problem

_NEEDED: Final = ("urn", "linkurn", "linktype")
_DATE: Final = "linkestablisheddate"
_URN: Final = re.compile(r"[0-9]{6}")
_DAY: Final = re.compile(r"([0-9]{2})[-/]([0-9]{2})[-/]([0-9]{4})")
_SUCCESSOR: Final = "successor"


def read_links(path: str, content: bytes) -> Mapping[str, Successor] | tuple[Problem, ...]:
    """The successors in the file, by the number of the school that closed, or every problem with it. `path` is only named in problems.

    A school with several successors has none here, since nobody can say which of them it became.
    """
    rows = list(csv.reader(io.StringIO(_text(content), newline="")))
    names = [re.sub(r"[^a-z]", "", name.lower()) for name in rows[0]] if rows else []
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        told = {"urn": "URN", "linkurn": "LinkURN", "linktype": "LinkType"}
        says = f"this is no file of links between schools; it has no column {' or '.join(f'`{told[name]}`' for name in missing)}"
        instead = "download `Links` from Get Information about Schools, and give that file as it is"
        return (Problem(Place(path, 1), "no-links", says, instead),)
    problems: list[Problem] = []
    links: list[tuple[str, Successor]] = []
    for number, row in enumerate(rows[1:], 2):
        cells = dict(zip(names, (cell.strip() for cell in row), strict=False))
        if not any(cells.values()):
            continue
        kind = cells.get("linktype", "").lower()
        urns = [cells.get("urn", ""), cells.get("linkurn", "")]
        wrong = [urn for urn in urns if not _URN.fullmatch(urn)]
        if wrong:
            says = f"`{wrong[0]}` is no number of a school" if wrong[0] else "a number of a school is missing"
            problems.append(Problem(Place(path, number), "not-a-urn", says, "a URN has six digits"))
        elif kind.startswith(_SUCCESSOR):
            links.append((urns[0], Successor(urns[1], _date(cells.get(_DATE, "")), merged="merged" in kind)))
    return tuple(problems) or _one_each(links)


def _text(content: bytes) -> str:
    """The department's files are in the Windows encoding; what a team saved again is often in UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _date(text: str) -> When | None:
    found = _DAY.fullmatch(text)
    try:
        return When.parse(f"{found[3]}-{found[2]}-{found[1]}") if found else None
    except ValueError:
        return None


def _one_each(links: list[tuple[str, Successor]]) -> dict[str, Successor]:
    """What took the place of several schools is a merger, whatever its rows are called."""
    pairs = {(urn, heir.urn) for urn, heir in links}
    heirs, sources = Counter(urn for urn, _ in pairs), Counter(heir for _, heir in pairs)
    return {urn: Successor(heir.urn, heir.since, heir.merged or sources[heir.urn] > 1) for urn, heir in links if heirs[urn] == 1}
