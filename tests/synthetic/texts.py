"""What an invented edition is, its running text, what it shares with its region, and the glossary."""

from __future__ import annotations

from random import Random
from typing import Any, Final, get_args

from macros.model import Topic

from .language import Voice
from .people import points
from .places import Place

_LAWS: Final = (
    ("Children Act 1989", "1989/41"), ("Children Act 2004", "2004/31"), ("Children and Social Work Act 2017", "2017/16"),
    ("Care Act 2014", "2014/23"),
)  # fmt: skip
_TERMS: Final = (
    ("MASH", "Multi-agency safeguarding hub", "The team to which every worry about a child comes first."),
    ("ICB", "Integrated care board", "The NHS body that plans and buys health care for an area."),
    ("CSPR", "Child safeguarding practice review", "A look at what can be learned when a child has died or been badly hurt."),
    ("LADO", "Local authority designated officer", "Whom to tell when somebody who works with children may have harmed one."),
    ("", "Front door", "Where people first ask for help."),
    ("", "Early help", "Help for a family before things get worse."),
    ("", "Relevant agency", "A body that the safeguarding partners name as bound by the arrangements."),
    ("", "Strategy meeting", "Where council, police and health decide what to do about a child who may be in danger."),
    ("", "Designated nurse", "A nurse who advises all of the NHS in an area about safeguarding."),
    ("", "Named doctor", "A doctor who advises a hospital or clinic about safeguarding."),
    ("", "Threshold", "How serious a worry must be for each kind of help."),
    ("", "Quorum", "How many must be at a meeting for it to decide."),
    ("", "Neglect", "When a child goes without what every child needs, again and again."),
    ("", "Exploitation", "When somebody uses a child for gain."),
    ("", "Youth justice service", "The team that works with young people who have broken the law."),
    ("", "Scrutiny", "Looking at work from outside to see how good it is."),
    ("", "Audit", "Reading case files to see how good the work was."),
    ("", "Locality", "A part of the area with a team of its own."),
)  # fmt: skip


def sections(choice: Random, voice: Voice, links: list[str], regional: bool) -> dict[str, Any]:
    """`sections.yml`: a passage for most topics, and two for some."""
    found: list[dict[str, Any]] = []
    for topic in get_args(Topic):
        if topic == "regional" and not regional:
            continue
        if topic not in {"purpose", "scrutiny", "case-reviews", "funding", "regional"} and choice.random() < 0.15:
            continue
        for number in range(1, choice.choice((2, 2, 2, 2, 3))):
            id = f"{topic}-{number}"
            section: dict[str, Any] = {"id": id, "topic": topic, "title": f"{topic.replace('-', ' ').capitalize()}: {voice.subject()}"}
            section["text"] = voice.passage(choice.choice((1, 1, 1, 2, 2, 4)), links)
            if choice.random() < 0.35:
                section["points"] = points(choice, voice, id, 4, 9)
            found.append(section)
    return {"sections": found}


def about(choice: Random, voice: Voice, place: Place, id: str) -> dict[str, Any]:
    """`edition.yml`."""
    laws = [{"id": f"law-{number}", "title": title, "url": f"https://law.example/{path}"} for number, (title, path) in enumerate(_LAWS, 1)]
    return {
        "title": f"Safeguarding Arrangements for {place.name}",
        "summary": voice.paragraph(3),
        "cites": laws,
        "review": {"next": f"{int(id[:4]) + 1}{id[4:]}", "every_years": choice.randint(1, 3), "text": voice.paragraph(2)},
    }


def partnership(voice: Voice, place: Place) -> dict[str, Any]:
    """`partnership.yml`."""
    area = {"name": place.name, "local_authorities": [*place.councils], "districts": [*place.districts]}
    area |= {"health_bodies": [*place.health], "police_forces": [*place.police]}
    worries = (("emergency", "anyone", "In an emergency", "999"), ("child", "child", "If you are worried about a child", "01632 960 101"))
    adults = (("adult", "adult", "If you are worried about an adult", "01632 960 102"), ("advice", "child", "If you want advice", "01632 960 103"))
    return {
        "name": f"{place.name} Safeguarding Children Partnership",
        "short_name": place.name,
        "abbreviation": f"{place.name[0]}SCP",
        "covers": ["children"],
        "area": {key: value for key, value in area.items() if value},
        "website": f"https://{place.host}/",
        "authoritative_text": f"https://{place.host}/arrangements",
        "contact": {"email": f"team@{place.host}", "phone": "01632 960 100", "page": f"https://{place.host}/contact"},
        "concerns": [
            {"id": f"worried-{id}", "about": about, "heading": heading, "text": voice.paragraph(1), "phone": phone}
            for id, about, heading, phone in (*worries, *adults)
        ],
    }


def region(choice: Random, voice: Voice, id: str, councils: list[str], year: int) -> dict[str, Any]:
    """`regions/NAME/YEAR.yml`."""
    passages: list[dict[str, Any]] = []
    for number in range(1, 5):
        passage = {"id": f"{id}-{number}", "topic": "regional", "title": voice.subject().capitalize(), "text": voice.passage(3)}
        passages.append({**passage, "points": points(choice, voice, f"{id}-{number}", 3, 8)})
    shared: list[dict[str, Any]] = []
    for name in ("Executive", "Health", "Procedures", "Exploitation"):
        group: dict[str, Any] = {"id": f"{id}-{name.lower()}", "name": f"Regional {name} Group", "purpose": voice.paragraph(2)}
        if shared:
            group["reports_to"] = [shared[0]["id"]]
        group["responsibilities"] = points(choice, voice, f"{id}-{name.lower()}", 4, 9)
        group["meets"] = {"text": "Quarterly", "times_a_year": 4}
        shared.append(group)
    name = id.replace("-", " ").title()
    return {"name": f"{name} Safeguarding Arrangements", "agreed": str(year), "local_authorities": councils, "sections": passages, "groups": shared}


def departure(voice: Voice, region: dict[str, Any], number: int) -> dict[str, Any]:
    """One point in which an edition differs from its region."""
    about = region["sections"][number % len(region["sections"])]["id"]
    return {"id": f"departure-{number}", "about": about, "shared": voice.paragraph(1), "here": voice.paragraph(2)}


def glossary() -> dict[str, Any]:
    """`glossary.yml`."""
    terms = []
    for number, (short, term, meaning) in enumerate(_TERMS, 1):
        terms.append({"id": f"term-{number}", **({"abbreviation": short} if short else {}), "term": term, "meaning": meaning})
    return {"terms": terms}
