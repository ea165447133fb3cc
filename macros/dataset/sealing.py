"""Whether the seal of a published edition still holds, and what has changed if it does not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..differences import Difference, Plain
from ..model import Edition
from ..model import Path as Way
from ..problems import Place, Problem
from ..seal import changed, digest, sealed
from ..yaml_text.later import Later


def seal_file(data: Path, key: str) -> Path:
    """Where the content of a sealed edition is kept: `partnerships/NAME/seals/YEAR-MONTH.json` below `data`."""
    partnership, _, edition = key.partition("/")
    return data / "partnerships" / partnership / "seals" / f"{edition}.json"


def seal_problems(edition: Edition, data: Path, documents: Mapping[str, Later]) -> Iterator[Problem]:
    """Every way in which a sealed edition is no longer what was published. `documents` are its files, by kind."""
    if edition.entry.seal is None:
        return
    kept = seal_file(data, edition.key)
    shown = f"{data.name}/{kept.relative_to(data).as_posix()}"
    place = documents["register"].place(_entry(documents["register"], edition.entry.id))
    try:
        text = kept.read_text("utf-8")
        content: Plain = json.loads(text)
    except FileNotFoundError:
        says = f"the edition {edition.entry.id} is sealed, but what was sealed is not at `{shown}`"
        yield Problem(place, "seal-missing", says, "bring that file back from a copy of the project")
        return
    except (OSError, ValueError):
        yield Problem(Place(shown), "seal-unreadable", "what was sealed cannot be read", "bring this file back from a copy of the project")
        return
    if digest(content) != edition.entry.seal:
        says = f"the seal of {edition.entry.id} does not belong to what is kept at `{shown}`"
        yield Problem(place, "seal-broken", says, "bring back both the `seal` and that file; neither is ever edited by hand")
        return
    if sealed(edition).digest == edition.entry.seal:
        return
    for difference in changed(text, edition):
        where, says = _place(difference, documents, edition), _says(difference)
        instead = f"put it back, or publish an amendment: `new-edition {edition.partnership_id} YEAR-MONTH`"
        yield Problem(where, "sealed", f"the edition {edition.entry.id} is published and sealed, and {says}", instead)


def _entry(register: Later, id: str) -> Way:
    for index, entry in enumerate(register.value["editions"]):
        if entry.get("id") == id:
            return ("editions", index, "seal")
    return ("editions",)


def _says(difference: Difference) -> str:
    way = " › ".join(difference.path[1:]) or difference.path[0]
    match difference.how:
        case "added":
            return f"`{way}` was added"
        case "removed":
            return f"`{way}` was taken away"
        case "reordered":
            return f"the order of `{way}` was changed"
        case _:
            return f"`{way}` was {_told(difference.before)} and is {_told(difference.after)}"


def _told(value: Plain) -> str:
    if isinstance(value, (dict, list)):
        return "another list"
    text = str(value)
    return f"`{text if len(text) <= 80 else text[:77] + '...'}`".replace("\n", " ")


def _place(difference: Difference, documents: Mapping[str, Later], edition: Edition) -> Place:
    """The place of what changed, or of what holds it, in the file where it stands."""
    kind = difference.path[0]
    document = documents.get({"names": "organisations"}.get(kind, kind))
    if document is None:
        return documents["register"].place(_entry(documents["register"], edition.entry.id))
    steps = difference.path[1:]
    if kind == "register":
        return document.place((*_entry(document, edition.entry.id)[:-1], *steps))
    if kind == "names":
        steps = ("organisations", *steps)
    way: list[str | int] = []
    value: Any = document.value
    for step in steps:
        if isinstance(value, list):
            at = next((index for index, item in enumerate(value) if isinstance(item, dict) and item.get("id") == step), None)
            if at is None:
                break
            way.append(at)
            value = value[at]
        elif isinstance(value, dict) and step in value:
            way.append(step)
            value = value[step]
        else:
            break
    return document.place(tuple(way), key=bool(way) and isinstance(way[-1], str) and isinstance(value, (dict, list)))
