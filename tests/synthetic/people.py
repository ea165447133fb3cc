"""Who leads in an invented edition: posts, and persons with a letter and a number for a name."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from .language import Voice, wrapped
from .places import Place

_LEADS: Final = {"local-authority": "Chief Executive", "health": "Chief Executive", "police": "Chief Constable"}
_DELEGATES: Final = {
    "local-authority": "Director of Children's Services", "health": "Chief Nursing Officer", "police": "Assistant Chief Constable",
}  # fmt: skip


def person(choice: Random) -> str:
    """Nobody: `Person K7`."""
    return f"Person {choice.choice('ABCDEFGHKLMNPRSTW')}{choice.randint(1, 99)}"


def partners(choice: Random, voice: Voice, place: Place) -> dict[str, Any]:
    """`partners.yml`."""
    bodies = [("local-authority", id) for id in place.councils] + [("health", id) for id in place.health] + [("police", id) for id in place.police]
    leads = [_holder(choice, f"lead-{id}", _LEADS[sector], id, sector) for sector, id in bodies]
    delegates = [_holder(choice, f"delegate-{id}", _DELEGATES[sector], id, sector) for sector, id in bodies]
    for lead, delegate in zip(leads, delegates, strict=True):
        delegate["delegated_by"] = [lead["id"]]
    if len(place.health) > 1:
        leads[len(place.councils)]["also_for"] = list(place.health[1:])
    chair: dict[str, Any] = {"id": "partnership-chair", "text": voice.paragraph(2), "functions": points(choice, voice, "chair", 3, 7)}
    if choice.random() < 0.5:
        chair["same_as"] = delegates[0]["id"]
    else:
        chair |= {"name": person(choice), "post": "Independent chair"}
    return {
        "introduction": voice.paragraph(3),
        "lead_partners": leads,
        "duties_of_leads": voice.passage(2),
        "delegated_partners": delegates,
        "duties_of_delegates": points(choice, voice, "delegate", 5, 12),
        "chair": chair,
        "scrutineer": {
            "id": "independent-scrutineer", "name": person(choice), "post": "Independent scrutineer", "text": voice.paragraph(3),
            "functions": points(choice, voice, "scrutineer", 4, 10),
        },
    }  # fmt: skip


def points(choice: Random, voice: Voice, of: str, fewest: int, most: int) -> list[dict[str, Any]]:
    """A list of points, one in eight with parts; `of` begins their ids."""
    found: list[dict[str, Any]] = []
    for number in range(1, choice.randint(fewest, most) + 1):
        id = f"{of}-{number}"
        point: dict[str, Any] = {"id": id, "text": wrapped(voice.sentence()) if choice.random() < 0.6 else voice.short()}
        if choice.random() < 0.125:
            point["parts"] = [{"id": f"{id}-{part}", "text": voice.short()} for part in range(1, choice.randint(3, 5))]
        found.append(point)
    return found


def _holder(choice: Random, id: str, post: str, organisation: str, sector: str) -> dict[str, Any]:
    named = {"name": person(choice)} if choice.random() < 0.7 else {}
    return {"id": id, **named, "post": post, "organisation": organisation, "sector": sector}
