"""Who leads, in a draft: an entry for each office that has to be filled, by its post and without a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from ..placeholders import MARK
from .as_yaml import Value
from .beginning import Beginning, Body
from .outline import CHAIR, DELEGATES, LEADS, SCRUTINEER, Outline
from .passages import passage, points, stated

_SECTORS: Final = {"local-authority": "local-authority", "integrated-care-board": "health", "police-force": "police"}


def partners(beginning: Beginning, outline: Outline) -> dict[str, Value]:
    """The record of `partners.yml`."""
    duties = outline.at(LEADS)
    return {
        "answers": stated(duties),
        "lead_partners": tuple(_representative("lead", place, body) for place, body in _places(beginning)),
        "duties_of_leads": passage(duties, "the duties of the leads") if duties else "",
        "delegated_partners": tuple(
            {**_representative("delegate", place, body), "delegated_by": (f"lead-{place}",)} for place, body in _places(beginning)
        ),
        "duties_of_delegates": points(outline.at(DELEGATES)),
        "chair": _office("partnership-chair", "the partnership chair", outline, CHAIR),
        "scrutineer": _office("independent-scrutineer", "the independent scrutineer", outline, SCRUTINEER),
    }


def _places(beginning: Beginning) -> Iterator[tuple[str, Body]]:
    """Each safeguarding partner with what its entries are called after: its sector, or itself where there are several of that sort."""
    several = Counter(body.kind for body in beginning.bodies)
    for body in beginning.bodies:
        yield (_SECTORS[body.kind] if several[body.kind] == 1 else body.id), body


def _representative(role: str, place: str, body: Body) -> dict[str, Value]:
    return {
        "id": f"{role}-{place}",
        "post": f"{MARK} post of the {role} for {body.name}",
        "organisation": body.id,
        "sector": _SECTORS[body.kind],
    }


def _office(id: str, who: str, outline: Outline, place: str) -> dict[str, Value]:
    return {
        "id": id,
        "post": f"{MARK} post of {who}",
        "text": f"{MARK} how {who} is chosen, and for how long. Add the person in a line `name`, or in a line `same_as` the id of an entry above.",
        "functions": points(outline.at(place)),
    }
