"""A generator of varied invented partnerships: a complete valid `data/` folder of any size, the same for the same seed.

Nobody and nothing in it exists: people are posts, or `Person K7`. To see one:

    python -c "from pathlib import Path; from tests import synthetic; synthetic.write(Path('/tmp/invented'), 4, 5)"
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any, Final

from .bodies import agencies, groups, settings
from .emit import emit
from .language import Voice
from .later import Files, next_edition
from .people import partners
from .places import Place, places
from .texts import about, departure, glossary, partnership, region, sections

__all__ = ["write"]

_LATEST: Final = 2026 * 12
_FIRST_URN: Final = 900_000
_URNS: Final = 100_000


def write(folder: Path, partnerships: int, editions: int, seed: int = 0) -> Path:
    """Write that many partnerships with that many editions each into `folder / "data"` and return that folder."""
    data = folder / "data"
    choice = Random(f"{seed}")
    found, organisations = places(choice, partnerships)
    _write(data / "organisations.yml", {"organisations": organisations}, "Invented organisations: no such bodies exist.")
    _write(data / "glossary.yml", glossary(), "Terms of the invented editions.")
    regions = _regions(found, seed, data)
    urns = 0
    for index, place in enumerate(found):
        neighbour = found[index - 1].name if index % 9 == 4 else None
        urns = _partnership(data, place, editions, Random(f"{seed} {place.id}"), regions, neighbour, urns)
    return data


def _regions(found: tuple[Place, ...], seed: int, data: Path) -> dict[str, dict[int, dict[str, Any]]]:
    """Regional arrangements as they stood in two years, by region and year."""
    regions: dict[str, dict[int, dict[str, Any]]] = {}
    for id in sorted({place.region for place in found if place.region}):
        councils = [council for place in found if place.region == id for council in place.councils]
        regions[id] = {}
        for year in (2015, 2023):
            choice = Random(f"{seed} {id} {year}")
            regions[id][year] = region(choice, Voice(choice, "the region"), id, councils, year)
            _write(data / "regions" / id / f"{year}.yml", regions[id][year], f"What the areas of an invented region agreed in {year}.")
    return regions


def _partnership(
    data: Path, place: Place, editions: int, choice: Random, regions: dict[str, dict[int, dict[str, Any]]], neighbour: str | None, urns: int
) -> int:
    voice = Voice(choice, place.name)
    home = data / "partnerships" / place.id
    own = partnership(voice, place)
    adults = choice.random() < 0.2
    if adults:
        own |= {"name": f"{place.name} Safeguarding Partnership", "covers": ["children", "adults"]}
        own["former_names"] = [{"id": "children-partnership", "name": f"{place.name} Safeguarding Children Partnership"}]
    _write(home / "partnership.yml", own, f"The invented partnership of {place.name}.")
    ids = _months(choice, editions)
    files = _first(choice, voice, place, neighbour, urns)
    urns += place.settings
    for index, id in enumerate(ids):
        if index:
            files = next_edition(choice, voice, place, files, _FIRST_URN + urns % _URNS)
            urns += place.settings // 10
        files["edition"] = about(choice, voice, place, id)
        if adults and index < len(ids) - 1:
            files["edition"]["as_it_was"] = {"name": f"{place.name} Safeguarding Children Partnership", "covers": ["children"]}
        if place.region:
            year = max(year for year in regions[place.region] if year <= int(id[:4]))
            differing = [departure(voice, regions[place.region][year], number) for number in range(choice.randint(0, 3))]
            files["edition"]["regional"] = {"arrangements": f"{place.region}/{year}", "departures": differing}
        files["settings"] |= {"as_of": id}
        lost = index == 0 and choice.random() < 0.15
        if lost:
            files["edition"]["reconstructed"] = {"source": "A yearly report", "text": voice.paragraph(2)}
        for kind, contents in files.items():
            if not (lost and kind == "settings"):
                _write(home / "editions" / id / f"{kind}.yml", contents, f"Invented: {place.name}, {id}.")
    _write(home / "register.yml", {"editions": _register(voice, ids)}, f"The editions of {place.name}.")
    return urns


def _first(choice: Random, voice: Voice, place: Place, neighbour: str | None, urns: int) -> Files:
    bound = agencies(choice, voice, place)
    organised = groups(choice, voice, place, [agency["id"] for agency in bound["agencies"]], neighbour)
    links = [f"[the {group['name']}](#{group['id']})" for group in organised["groups"]] + ["[who leads](partners.md)", "[the agencies](agencies.md)"]
    return {
        "partners": partners(choice, voice, place),
        "agencies": bound,
        "groups": organised,
        "settings": settings(choice, voice, place.settings, _FIRST_URN + urns % _URNS),
        "sections": sections(choice, voice, links, bool(place.region)),
    }


def _months(choice: Random, count: int) -> list[str]:
    """The months of the editions, oldest first, a year or two apart."""
    month, found = _LATEST - choice.randint(1, 18), []
    for _ in range(count):
        found.append(f"{month // 12}-{month % 12 + 1:02d}")
        month -= choice.randint(11, 26)
    return found[::-1]


def _register(voice: Voice, ids: list[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for index, id in enumerate(ids):
        entry: dict[str, Any] = {"id": id, "published": f"{id}-15", "status": "published" if index == len(ids) - 1 else "superseded"}
        if index:
            entry |= {"kind": "amendment" if index % 2 else "new", "replaces": ids[index - 1]}
        entry["change_note"] = {"weight": "minor" if index % 2 else "major", "text": voice.paragraph(2)}
        found.append(entry)
    return found


def _write(path: Path, value: dict[str, Any], comment: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(emit(value, comment), encoding="utf-8", newline="\n")
