"""Invented editions made from the examples of requirements: whatever an example does not give is empty."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from macros.checks import digest, passages
from macros.model import (
    Agencies,
    Confirmation,
    Confirmations,
    Edition,
    EditionFile,
    Example,
    Glossary,
    Groups,
    Organisation,
    Partners,
    Partnership,
    Register,
    Sections,
    Settings,
    When,
)
from macros.requirements import Asked

ORGANISATIONS: Final = {
    "council": "local-authority", "second-council": "local-authority", "care-board": "integrated-care-board",
    "second-care-board": "integrated-care-board", "police": "police-force", "hospital": "nhs-trust", "district": "district-council",
    "charity": "voluntary", "school": "school", "college": "college",
}  # fmt: skip
"""The organisations of the invented area, with what kind of body each is."""

DAY: Final = When(2024, 12, 31)

_PARTNERSHIP: Final = {
    "name": "Arden Vale Safeguarding Partnership",
    "short_name": "Arden Vale",
    "covers": ["children", "adults"],
    "area": {"name": "Arden Vale", "local_authorities": ["council"], "health_bodies": ["care-board"], "police_forces": ["police"]},
    "website": "https://www.arden-vale.example/",
    "concerns": [{"id": "in-an-emergency", "about": "anyone", "heading": "In an emergency", "text": "Ring 999."}],
}


def edition(example: Example) -> Edition:
    """The edition that the example describes."""
    entry: dict[str, Any] = {"id": "2024-12", "status": "published", "published": "2024-12-31", **example.entry}
    register = Register.model_validate({"editions": [entry]})
    return Edition(
        partnership_id="arden-vale",
        partnership=Partnership.model_validate({**_PARTNERSHIP, **example.partnership}),
        register=register,
        entry=register.editions[0],
        about=EditionFile.model_validate({"title": "Arrangements", "summary": "What was agreed.", **example.edition}),
        partners=Partners.model_validate(example.partners),
        agencies=Agencies.model_validate({"agencies": [], **example.agencies}),
        groups=Groups.model_validate({"groups": [], **example.groups}),
        sections=Sections.model_validate({"sections": [], **example.sections}),
        settings=Settings.model_validate({"headings": [], "settings": [], **example.settings}) if example.settings else None,
        region=None,
        organisations={
            id: Organisation.model_validate({"id": id, "name": id.replace("-", " ").title(), "kind": kind}) for id, kind in ORGANISATIONS.items()
        },
        glossary=Glossary(terms=()),
    )


def confirmed(edition: Edition, *requirements: Asked) -> Edition:
    """The same edition, in which each passage that is named as an answer to one of the requirements is confirmed."""
    found = [
        Confirmation(
            id=f"confirmation-{number}", requirement=requirement.id, item=passage.item, asked=digest(requirement.asks), answered=passage.digest,
            by="Partnership manager", on=DAY,
        )
        for number, (requirement, passage) in enumerate(
            (requirement, passage) for requirement in requirements for passage in passages(edition) if requirement.line.intersection(passage.answers)
        )
    ]  # fmt: skip
    return replace(edition, confirmations=Confirmations(confirmations=tuple(found)))
