"""An invented edition on which every outcome comes out, judged by two invented instruments, for the tests of reports."""

from __future__ import annotations

from typing import Any, Final

from macros.checks import Spot
from macros.model import Edition, EditionHead, Example, Instrument, When
from macros.problems import Place
from macros.reports.told import Remarked, Report, ToWrite
from macros.requirements import Asked, Judged, asked, by_instrument, by_its_time, left_to_verify

from . import examples

KEY: Final = "arden-vale/2024-12"
TODAY: Final = When(2025, 6, 30)

EDITION: Final[dict[str, Any]] = {
    "edition": {
        "title": "Arrangements",
        "summary": "What was agreed.",
        "explanations": [
            {"id": "list", "requirement": "B-LIST", "reason": "The list is *new*.", "owner": "Partnership manager", "until": "2026-03"},
        ],
    },
    "partners": {"scrutineer": {"id": "scrutineer", "name": "Person A", "post": "Scrutineer", "text": "Looks into practice."}},
    "sections": {
        "sections": [
            {"id": "voice", "topic": "voice", "title": "Voice", "text": "Every term we listen to the children of one school."},
            {"id": "money", "topic": "funding", "title": "Money", "text": "All pay."},
        ]
    },
}  # fmt: skip


LISTENS: Final = {"kind": "stated", "topics": ["voice"], "subject": ["listen"], "words": 5}


def _requirement(id: str, title: str, force: str, seen: str, check: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": id, "title": title, "chapter": "Part 1", "heading": "Section 1", "force": force, "seen": seen, "source": f"The source of {id}.",
        "asks": f"What {id} asks.", "about": "arrangements", "evidence": f"What meets {id}.", "owner": "partnership-team",
        "remedy": f"Mend what {id} asks.", "check": check, "examples": {}, **more,
    }  # fmt: skip


INSTRUMENTS: Final[dict[str, Instrument]] = {
    name: Instrument.model_validate(told)
    for name, told in {
        "the-act": {
            "title": "The Act of 2020",
            "short": "The Act",
            "kind": "act",
            "since": "2020-01-01",
            "covers": ["children"],
            "url": "https://law.example/2020",
            "requirements": [
                _requirement("A-AGY", "There are relevant agencies", "law", "text", {"kind": "agencies named"}, owner="lead-safeguarding-partners"),
                _requirement("A-SCR", "There is a scrutineer", "law", "text", {"kind": "scrutineer named"}),
                _requirement("A-CHAIR", "There is a chair", "law", "memory", {"kind": "chair named"}),
            ],
        },
        "guidance-2024": {
            "title": "The Guidance of 2024",
            "short": "Guidance 2024",
            "kind": "guidance",
            "since": "2024-01-01",
            "until": "2025-03-31",
            "covers": ["children"],
            "requirements": [
                _requirement("B-FUND", "The arrangements give figures", "should", "secondary", {"kind": "funding has figures"}),
                _requirement("B-LIST", "Settings are listed", "should", "text", {"kind": "settings listed"}),
                _requirement("B-VOICE", "Children are heard", "must", "secondary", LISTENS),
                _requirement("B-SAFE", "It is safe", "should", "text", {"kind": "judged elsewhere", "where": "Look at what is done."}),
                _requirement("B-FUND-MAY", "They may pay", "power", "text", {"kind": "nothing to show", "why": "Nobody has to."}),
            ],
        },
        "guidance-2025": {
            "title": "The Guidance of 2025",
            "short": "Guidance 2025",
            "kind": "guidance",
            "since": "2025-04-01",
            "covers": ["children"],
            "requirements": [
                {"id": "C-FUND", "carries": "B-FUND", "seen": "text", "source": "The text.", "force": "must", "force_from_memory": "no"},
                {"id": "C-SCR", "carries": "A-SCR", "seen": "inferred", "source": "Inferred."},
                {"id": "C-VOICE", "carries": "B-VOICE", "seen": "text", "source": "The text.", "owner": "independent-scrutineer"},
            ],
        },
    }.items()
}
REQUIREMENTS: Final[tuple[Asked, ...]] = tuple(asked(INSTRUMENTS).values())


REMARKS: Final = (
    Remarked(
        KEY, "error", "out-of-date", "“The old board” was out of date when this edition was published.", "write `The new board`",
        "seen in a secondary source", "2023-04", (Place("data/a.yml", 3, 5), Place("data/b.yml", 9, 1)),
    ),
    Remarked(KEY, "information", "listed-twice", "The clinic stands twice in the list.", "take one of the two entries out"),
)  # fmt: skip


TO_WRITE: Final = (
    ToWrite(KEY, "lead-safeguarding-partners", "post of the lead for the council", (), Place("data/partners.yml", 6, 11)),
    ToWrite(
        KEY, "partnership-team", "Children are heard. Somebody listens to them.\n\n- **Often.** Every term.", ("B-VOICE", "C-VOICE"),
        Place("data/sections.yml", 4, 11),
    ),
    ToWrite(KEY, "partnership-team", "a passage on funding that does all of this:\n\n- one", ("B-FUND",), Place("data/sections.yml", 9, 11)),
    ToWrite("arden-vale/2025-12", "partnership-team", "what is new.", (), Place("data/register.yml", 9, 13)),
)  # fmt: skip


class Places:
    """Gives lines without files: each step of the way is one line further down."""

    def of(self, edition: EditionHead, spot: Spot) -> Place:
        """Where the spot stands."""
        line = sum(step + 1 if isinstance(step, int) else 1 for step in spot.path)
        return Place(f"data/{edition.key}/{spot.file}.yml", line, 3 if line else 0)

    def of_requirement(self, asked: Asked) -> Place:
        """Where the requirement stands."""
        return Place(f"data/instruments/{asked.instrument_id}.yml", 10, 5)


def edition(status: str = "published") -> Edition:
    """The edition, with this status in its register."""
    return examples.edition(Example.model_validate({**EDITION, "entry": {"status": status, "published": "2024-12-10"}}))


def judged(status: str = "published") -> Judged:
    """The edition judged by the instruments of its time."""
    return by_its_time(edition(status), INSTRUMENTS, REQUIREMENTS, TODAY)


def against(status: str = "published") -> Judged:
    """The edition judged by the guidance that came later."""
    return by_instrument(edition(status), "guidance-2025", REQUIREMENTS, TODAY)


def report(*judged: Judged, named: bool = True, **more: Any) -> Report:
    """A report on them; of one edition that somebody named, if nothing else is said."""
    return Report(judged=judged, read=(KEY,), named=named, places=Places(), **more)


def unverified() -> Report:
    """The list of what is left to verify."""
    return report(judged(), unverified=left_to_verify(REQUIREMENTS, [judged()]))
