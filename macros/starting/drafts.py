"""The files of a draft: what was answered, and a placeholder for all that somebody has yet to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..model import FILE_KINDS, Instrument
from ..model.bodies import Kind
from ..placeholders import MARK
from ..wording import capital, edition_month, listed, topic_words
from .as_yaml import Value, as_yaml
from .beginning import Beginning, id_of
from .offices import partners
from .outline import COMMITMENTS, Outline
from .passages import passage, points, stated

_FIRST_LINES: Final = {kind.name: kind.first_line for kind in FILE_KINDS}
_OPENINGS: Final = {
    "partnership": "What stays the same from edition to edition: names, area, how to reach the team, and what to do about a worry.",
    "register": "Every edition of the arrangements, with its state and what the public is told about it.",
    "edition": "What this edition is, what it rests on, and when it is reviewed.",
    "partners": "Who leads: the lead and delegated safeguarding partners, the chair and the scrutineer.",
    "agencies": "The relevant agencies, and what is asked of each of them.",
    "groups": "The groups, with their terms of reference. Copy the subgroup for each further one.",
    "sections": "The passages of running text, by topic. A passage may be divided; each part keeps the `answers` that it gives.",
}  # fmt: skip
_ANY: Final[dict[str, tuple[Kind, ...]]] = {"first agency": ("other",)}
"""The relevant agency that stands in the list where the guidance asks for none of a certain sort."""

_NO_PLACE: Final = "Do not say where a home is."


def files(beginning: Beginning, outline: Outline, cited: Mapping[str, Instrument]) -> dict[str, bytes]:
    """Every file of the partnership, by its path below its folder. `cited` are the instruments to be named, by id."""
    edition = f"editions/{beginning.month}"
    made: dict[str, dict[str, Value]] = {
        "partnership.yml": _partnership(beginning),
        "register.yml": _register(beginning),
        f"{edition}/edition.yml": _edition(beginning, cited),
        f"{edition}/partners.yml": partners(beginning, outline),
        f"{edition}/agencies.yml": _agencies(outline),
        f"{edition}/groups.yml": _groups(),
        f"{edition}/sections.yml": {"sections": tuple(_sections(outline))},
    }
    return {path: as_yaml(_opening(path.rpartition("/")[2].removesuffix(".yml")), record) for path, record in made.items()}


def _opening(kind: str) -> tuple[str, str]:
    return _FIRST_LINES[kind], f"# {_OPENINGS[kind]}"


def _partnership(beginning: Beginning) -> dict[str, Value]:
    return {
        "name": beginning.name,
        "short_name": beginning.short_name,
        "covers": beginning.covers,
        "area": {
            "name": beginning.short_name,
            "local_authorities": tuple(body.id for body in beginning.councils),
            "health_bodies": tuple(body.id for body in beginning.health_bodies),
            "police_forces": tuple(body.id for body in beginning.police_forces),
        },
        "website": beginning.website,
        "concerns": tuple(_concerns(beginning)),
    }


def _concerns(beginning: Beginning) -> Iterator[dict[str, Value]]:
    who = "a child or an adult" if "adults" in beginning.covers else "a child"
    yield {"id": "emergency", "about": "anyone", "heading": "In an emergency", "text": f"If {who} is in immediate danger, ring 999.", "phone": "999"}
    council = listed([body.name for body in beginning.councils], "or")
    for about, person in (("child", "a child"), ("adult", "an adult")):
        covered = "children" if about == "child" else "adults"
        if covered not in beginning.covers:
            continue
        page = beginning.concern_pages.get("children" if about == "child" else "adults", "")
        told = f"Tell {council}. This page says how."
        missing = f"{MARK} how to tell {council} of a worry about {person}. Add its number in a line `phone`, or its page in a line `page`."
        heading = f"If you are worried about {person}"
        yield {"id": f"worried-about-{person.replace(' ', '-')}", "about": about, "heading": heading, "text": told if page else missing, "page": page}


def _register(beginning: Beginning) -> dict[str, Value]:
    note = f"{MARK} what the public should know about the arrangements of {edition_month(beginning.month)}, in a sentence or two."
    return {"editions": ({"id": beginning.month, "status": "draft", "kind": "new", "change_note": {"weight": "major", "text": note}},)}


def _edition(beginning: Beginning, cited: Mapping[str, Instrument]) -> dict[str, Value]:
    cites = tuple({"id": id, "title": one.title, "url": one.url or "", "instrument": id} for id, one in cited.items())
    return {
        "title": f"{beginning.name}: multi-agency safeguarding arrangements",
        "summary": f"{MARK} what these arrangements are and whom they are for, in two or three sentences. They stand on the first page.",
        "cites": cites,
        "regional": {"arrangements": beginning.regional} if beginning.regional else {},
        "review": {
            "text": f"{MARK} when and how the arrangements are reviewed. Add the next review in a line `next`, as in `next: {_in_a_year(beginning)}`."
        },
    }


def _in_a_year(beginning: Beginning) -> str:
    year, _, month = beginning.month.partition("-")
    return f"{int(year) + 1}-{month}"


def _agencies(outline: Outline) -> dict[str, Value]:
    agencies = tuple(
        {
            "id": id_of(sort),
            "name": f"{MARK} name of a relevant agency: {sort}",
            "kind": kinds[0],
            "why": f"{MARK} why the partners chose it, in one sentence. Add `category`, and `phases` if it speaks for phases of education.",
        }
        for sort, kinds in (outline.sorts or _ANY).items()
    )
    return {"commitments": points(outline.at(COMMITMENTS)), "agencies": agencies}


def _groups() -> dict[str, Value]:
    return {
        "groups": (
            {"id": "main-board", "name": f"{MARK} name of the main board", **_terms("the board at which the partners decide")},
            {"id": "subgroup", "name": f"{MARK} name of a subgroup", "reports_to": ("main-board",), **_terms("the subgroup")},
        )
    }


def _terms(what: str) -> dict[str, Value]:
    return {
        "purpose": f"{MARK} what {what} is for, in a sentence or two.",
        "responsibilities": ({"id": "first-responsibility", "text": f"{MARK} what it has to do, one point for each."},),
        "members": ({"id": "first-member", "name": f"{MARK} who sits on it, by post or organisation, one entry for each."},),
        "chair": {"post": f"{MARK} the post whose holder chairs it"},
        "meets": {"text": f"{MARK} how often it meets"},
        "quorum": f"{MARK} who must be there for it to decide.",
    }


def _sections(outline: Outline) -> Iterator[dict[str, Value]]:
    """A passage for each topic; what the yearly report is to hold is a list of points."""
    for topic in outline.topics:
        asked = outline.at(topic)
        listed_ones = [each for each in asked if each.about == "yearly-report"]
        of_text = [each for each in asked if each not in listed_ones]
        text = passage(of_text, topic_words(topic)) if of_text else f"{MARK} what stands before the list."
        yield {
            "id": topic,
            "topic": topic,
            "title": capital(topic_words(topic)),
            "answers": stated(of_text),
            "text": f"{text} {_NO_PLACE}" if topic == "childrens-homes" else text,
            "points": points(listed_ones),
        }
