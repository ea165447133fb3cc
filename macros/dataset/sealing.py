"""Whether the seal of a published edition still holds, and what has changed if it does not."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
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
    kept = seal_file(data, edition.key)
    if edition.entry.seal is None and not kept.exists():
        return
    shown = f"{data.name}/{kept.relative_to(data).as_posix()}"
    entry = _entry(documents["register"], edition.entry.id)
    place = documents["register"].place(entry)
    if edition.entry.seal is None:
        says = f"the seal of {edition.entry.id} is not in the register, but what was sealed is at `{shown}`"
        instead = "bring the `seal` back from a copy of the project; if a `publish` was cut short, delete that file and publish again"
        yield Problem(place, "seal-missing", says, instead)
        return
    if edition.entry.status == "draft":
        says = f"the edition {edition.entry.id} is sealed, and so it was published and is no draft"
        yield Problem(documents["register"].place((*entry[:-1], "status")), "sealed", says, "write `published`, `superseded` or `withdrawn`")
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
        yield Problem(where, "sealed", f"the edition {edition.entry.id} is published and sealed, and {says}", _instead(difference, edition))


def lost_seals(data: Path, partnership: str, editions: Collection[str]) -> Iterator[Problem]:
    """Each sealed edition of the partnership that is not among `editions`, those of its register, any more."""
    for kept in sorted(seal_file(data, f"{partnership}/x").parent.glob("*.json")):
        if kept.stem not in editions:
            says = f"the edition {kept.stem} was published and sealed, and is not in the register any more"
            instead = "bring it back from a copy of the project; to take it out of force, set its `status` to `withdrawn`"
            yield Problem(Place(f"{data.name}/{kept.relative_to(data).as_posix()}"), "sealed", says, instead)


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
            if isinstance(difference.before, list) or isinstance(difference.after, list):
                return f"the list `{way}` was changed"
            what = f"the name of `{way}`" if difference.path[0] == "names" else f"`{way}`"
            return f"{what} was {_told(difference.before)} and is {_told(difference.after)}"


def _instead(difference: Difference, edition: Edition) -> str:
    """What may change after the edition, and how it is entered so that the edition says what it said."""
    kind = difference.path[0]
    if kind == "names":
        return "keep the old name among its `former_names`, with the last day on which it was used as `until`"
    if kind == "partnership" and not _stated(edition, difference.path[1]):
        return "put what it was into `as_it_was` in `edition.yml` of that edition"
    return f"put it back, or publish an amendment: `new-edition {edition.partnership_id} YEAR-MONTH`"


def _told(value: Plain) -> str:
    text = str(value)
    return f"`{text if len(text) <= 80 else text[:77] + '...'}`".replace("\n", " ")


def _place(difference: Difference, documents: Mapping[str, Later], edition: Edition) -> Place:
    """The place of what changed, or of what holds it, in the file where it stands."""
    kind, *steps = difference.path
    if kind == "partnership" and steps and _stated(edition, steps[0]):
        kind, steps = "edition", ["as_it_was", *steps]
    document = documents.get({"names": "organisations"}.get(kind, kind))
    if document is None:
        return documents["register"].place(_entry(documents["register"], edition.entry.id))
    if kind == "register":
        return document.place((*_entry(document, edition.entry.id)[:-1], *steps))
    if kind == "names":
        steps = ["organisations", *steps, "name"]
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


def _stated(edition: Edition, name: str) -> bool:
    """Whether the edition itself says what the partnership was at the time."""
    then = edition.about.as_it_was
    return then is not None and bool(then.name if name == "abbreviation" else getattr(then, name))
