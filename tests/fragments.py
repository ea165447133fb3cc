"""Editions made of fragments: what a test says of each file is laid over an edition that holds next to nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from macros.model import (
    Agencies,
    Edition,
    EditionFile,
    Glossary,
    Groups,
    Organisation,
    Partners,
    Partnership,
    Region,
    Register,
    Sections,
    Settings,
)  # fmt: skip

_PARTNERSHIP: Final[dict[str, Any]] = {
    "name": "Arden Vale Safeguarding Children Partnership",
    "short_name": "Arden Vale",
    "covers": ["children"],
    "area": {"name": "Arden Vale", "local_authorities": ["council"], "health_bodies": ["icb"], "police_forces": ["police"]},
    "website": "https://www.arden-vale.example/",
    "concerns": [{"id": "emergency", "about": "anyone", "heading": "In an emergency", "text": "Ring 999."}],
}
_EMPTY: Final[dict[str, dict[str, Any]]] = {
    "partnership": _PARTNERSHIP,
    "edition": {"title": "Arrangements", "summary": "How we work together."},
    "partners": {},
    "agencies": {"agencies": []},
    "groups": {"groups": []},
    "sections": {"sections": []},
}
_REGION: Final = {"name": "Four Brooks Arrangements", "local_authorities": ["council", "county"], "sections": [], "groups": []}
ORGANISATIONS: Final = (
    {"id": "council", "name": "Arden Vale Council", "kind": "local-authority"},
    {"id": "county", "name": "Brookshire Council", "kind": "local-authority"},
    {"id": "icb", "name": "Vale Integrated Care Board", "kind": "integrated-care-board"},
    {"id": "police", "name": "Vale Constabulary", "kind": "police-force"},
)


def edition(fragment: Mapping[str, Any], month: str = "2030-05", organisations: Sequence[Mapping[str, Any]] = (), id: str = "arden-vale") -> Edition:
    """An edition that says what `fragment` says, by kind of file, and otherwise as little as it can."""
    said = {kind: {**empty, **fragment.get(kind, {})} for kind, empty in _EMPTY.items()}
    register = Register.model_validate({"editions": [{"id": month, "status": "published", "published": month}]})
    bodies = [Organisation.model_validate(body) for body in (*ORGANISATIONS, *organisations)]
    return Edition(
        partnership_id=id,
        partnership=Partnership.model_validate(said["partnership"]),
        register=register,
        entry=register.editions[0],
        about=EditionFile.model_validate(said["edition"]),
        partners=Partners.model_validate(said["partners"]),
        agencies=Agencies.model_validate(said["agencies"]),
        groups=Groups.model_validate(said["groups"]),
        sections=Sections.model_validate(said["sections"]),
        settings=Settings.model_validate({"headings": [], "settings": [], **fragment["settings"]}) if "settings" in fragment else None,
        region=Region.model_validate({**_REGION, **fragment["region"]}) if "region" in fragment else None,
        organisations={body.id: body for body in bodies},
        glossary=Glossary(terms=()),
    )
