"""Groups, relevant agencies and settings of an invented edition."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from .language import Voice, slug
from .people import person, points
from .places import Place

_GROUPS: Final = (
    "Executive", "Delivery", "Case Review", "Learning and Development", "Quality and Audit", "Exploitation", "Front Door", "Education", "Health",
    "Neglect", "Early Help", "Domestic Abuse", "Online Safety", "Transition",
)  # fmt: skip
_FEWEST_GROUPS: Final = 6
_SORTS: Final = ("Group", "Subgroup", "Board", "Forum", "Network")
_MEETINGS: Final = (
    ("Every month", 12), ("Every six weeks", 8), ("Every two months", 6), ("Quarterly", 4), ("Three times a year", 3), ("Twice a year", 2),
    ("As needed", 0),
)  # fmt: skip
_ROLES: Final = ("member",) * 8 + ("deputy-chair", "observer", "adviser", "attends")
_POSTS: Final = (
    "Designated Nurse", "Named Doctor", "Head of Service", "Detective Superintendent", "Head Teacher", "Service Manager", "Head of Safeguarding",
    "Lay Member", "Group Manager", "Director of Public Health", "Principal Social Worker", "Head of Early Help", "Business Manager",
    "Legal Adviser",
)  # fmt: skip
_BESIDE: Final = ("Youth Council", "Parents' Forum", "Corporate Parenting Panel")
_LINKED: Final = ("Safeguarding Adults Board", "Health and Wellbeing Board", "Community Safety Partnership")
_AGENCIES: Final = (
    ("Ambulance Service", "nhs-body"), ("Probation Service", "probation"), ("Youth Justice Service", "youth-justice"),
    ("Fire and Rescue", "fire-and-rescue"), ("Family Court Advisers", "court-service"), ("College", "college"), ("Sixth Form College", "college"),
    ("University", "university"), ("Housing Association", "housing"), ("Homes", "housing"), ("GP Practices", "primary-care"),
    ("Dentists", "primary-care"), ("Pharmacies", "primary-care"), ("Youth Trust", "voluntary"), ("Carers", "voluntary"),
    ("Refuge Service", "voluntary"), ("Advice Centre", "voluntary"), ("Play Association", "voluntary"), ("Churches Together", "faith"),
    ("Mosques Council", "faith"), ("Diocese", "faith"), ("Football Club", "sport"), ("Leisure Centres", "sport"), ("Prison", "prison"),
    ("Coroner", "coroner"), ("Public Health", "public-health"), ("Adult Social Care", "adult-social-care"), ("Community Centre", "community"),
    ("Garrison", "armed-forces"), ("Nurseries", "early-years"), ("Childminders", "early-years"), ("Schools", "school"),
)  # fmt: skip
_ROUND: Final = ("", "North ", "South ", "Upper ", "Lower ")
_HEADINGS: Final = (
    ("Primary schools", "Primary School"), ("Secondary schools", "School"), ("Infant schools", "Infant School"), ("Junior schools", "Junior School"),
    ("Special schools", "Special School"), ("Nurseries", "Nursery"), ("Childminders and out of school care", "Out of School Club"),
    ("Independent schools", "Independent School"), ("Colleges", "College"), ("Pre-schools", "Pre-School"), ("Pupil referral units", "Centre"),
    ("All-through schools", "Academy"),
)  # fmt: skip
_SHARES: Final = (30, 8, 7, 7, 4, 16, 6, 4, 2, 12, 1, 3)
_FIRST: Final = (
    "St Ann's", "St Bede's", "St Chad's", "Holy Trinity", "Oak", "Elm", "Ash", "Willow", "Hill", "Mill", "Church", "Station", "River", "Brook",
    "Meadow", "Orchard", "Park", "Castle", "Bridge", "Forest", "Harbour", "Manor", "Abbey", "Grange", "Moor", "Priory", "Quarry", "Springfield",
    "Sunnyside", "Windmill",
)  # fmt: skip
_SECOND: Final = (
    "", "Lane", "Road", "Green", "Wood", "Way", "Street", "View", "Rise", "Bank", "Field", "Cross", "Corner", "Gate", "Farm", "Common", "Heath",
    "End", "Church of England", "Catholic", "Community", "Free",
)  # fmt: skip


def agencies(choice: Random, voice: Voice, place: Place) -> dict[str, Any]:
    """`agencies.yml`: 20 to 60 of them, some under another."""
    found: list[dict[str, Any]] = [{"id": trust, "name": f"The {trust.split('-')[1]} trust", "organisation": trust} for trust in place.trusts]
    count = choice.randint(20, 60)
    pool = [(f"{way}{place.name} {name}", kind) for way in _ROUND for name, kind in _AGENCIES]
    first = pool[: len(_AGENCIES)]
    wanted = count - len(found)
    named = choice.sample(first, min(wanted, len(first))) + choice.sample(pool[len(first) :], max(0, wanted - len(first)))
    for name, kind in named:
        agency = {"id": slug(name), "name": name, "kind": kind}
        if choice.random() < 0.5:
            agency["why"] = voice.paragraph(1)
        if choice.random() < 0.15:
            agency["note"] = voice.paragraph(1)
        found.append(agency)
    for service in ("Midwifery", "School Nursing"):
        name = f"{place.name} {service}"
        found.insert(2, {"id": slug(name), "name": name, "kind": "health-provider", "part_of": place.trusts[0]})
    return {"introduction": voice.paragraph(3), "commitments": points(choice, voice, "commitment", 6, 14), "agencies": found}


def groups(choice: Random, voice: Voice, place: Place, known: list[str], neighbour: str | None) -> dict[str, Any]:
    """`groups.yml`: 6 to 14 groups in a tree; `known` are ids of agencies, `neighbour` shares the first group."""
    kinds = [*_GROUPS[:2], *choice.sample(_GROUPS[2:], max(choice.randint(_FEWEST_GROUPS, len(_GROUPS)) for _ in range(2)) - 2)]
    sort = choice.choice(_SORTS)
    ids = [slug(f"{kind} {sort}") for kind in kinds]
    found = []
    for index, (id, kind) in enumerate(zip(ids, kinds, strict=True)):
        group = _group(choice, voice, place, id, f"{kind} {sort}", known)
        if index:
            group["reports_to"] = [ids[0] if index < 3 or choice.random() < 0.4 else ids[1]]
        if index == 0 and neighbour:
            group["shared_with"] = [neighbour]
        found.append(group)
    return {
        "introduction": voice.passage(3),
        "rules": points(choice, voice, "rule", 4, 9),
        "groups": found,
        "wider_partnership": [_link(voice, f"{place.name} {name}") for name in _BESIDE],
        "links": [_link(voice, f"{place.name} {name}") for name in _LINKED],
    }


def settings(choice: Random, voice: Voice, count: int, first_urn: int) -> dict[str, Any]:
    """`settings.yml` with that many settings; the URNs count up from `first_urn`."""
    used = sorted({0, 1, *choice.sample(range(len(_HEADINGS)), choice.randint(5, len(_HEADINGS) - 1))})
    headings = [{"id": slug(_HEADINGS[at][0]), "name": _HEADINGS[at][0]} for at in used]
    taken: set[str] = set()
    found = [setting(choice, used, taken, first_urn + number) for number in range(count)]
    for each in found:
        if choice.random() < 0.03:
            other = choice.choice([heading["id"] for heading in headings if heading["id"] != each["heading"]])
            each["also_listed"] = [{"heading": other}]
    return {"introduction": voice.paragraph(2), "headings": headings, "settings": found}


def setting(choice: Random, headings: list[int], taken: set[str], urn: int) -> dict[str, Any]:
    """One more setting; its id goes into `taken`."""
    at = choice.choices(headings, [_SHARES[at] for at in headings])[0]
    name = " ".join(part for part in (choice.choice(_FIRST), choice.choice(_SECOND), _HEADINGS[at][1]) if part)
    id, again = slug(name), 1
    while id in taken:
        again += 1
        id = f"{slug(name)}-{again}"
    taken.add(id)
    name = name if again == 1 else f"{name} {again}"
    numbered = {"urn": str(urn)} if choice.random() < 0.9 else {}
    return {"id": id, "name": name, **numbered, "heading": slug(_HEADINGS[at][0])}


def heading_numbers(data: dict[str, Any]) -> list[int]:
    """Which headings `settings.yml` uses, as `setting` wants them."""
    ids = {heading["id"] for heading in data["headings"]}
    return [at for at, (name, _) in enumerate(_HEADINGS) if slug(name) in ids]


def meeting(choice: Random) -> dict[str, Any]:
    """How often a group meets."""
    text, times = choice.choice(_MEETINGS)
    return {"text": text, "times_a_year": times} if times else {"text": text}


def renamed(choice: Random, name: str) -> str:
    """Another name for a group that keeps its subject."""
    subject, _, sort = name.rpartition(" ")
    return f"{subject} {choice.choice([other for other in _SORTS if other != sort])}"


def _group(choice: Random, voice: Voice, place: Place, id: str, name: str, known: list[str]) -> dict[str, Any]:
    members: list[dict[str, Any]] = []
    bodies = (*place.councils, *place.health, *place.police)
    for number in range(1, choice.randint(6, 14)):
        member: dict[str, Any] = {"id": f"member-{number}", "name": choice.choice(_POSTS)}
        role = choice.choice(_ROLES)
        if role != "member":
            member["role"] = role
        if choice.random() < 0.6:
            member["organisation"] = choice.choice(bodies)
        else:
            member["agency"] = choice.choice(known)
        members.append(member)
    group: dict[str, Any] = {"id": id, "name": name}
    if choice.random() < 0.3:
        group["also_called"] = [f"{name} of {place.name}"]
    group |= {
        "purpose": voice.passage(choice.randint(1, 2)), "responsibilities": points(choice, voice, "responsibility", 4, 10), "members": members,
        "membership": voice.paragraph(2), "chair": {"name": person(choice), "post": choice.choice(_POSTS), "organisation": choice.choice(bodies)},
        "meets": meeting(choice), "quorum": voice.paragraph(1),
    }  # fmt: skip
    if choice.random() < 0.5:
        group["rules"] = points(choice, voice, "group-rule", 2, 5)
    return group


def _link(voice: Voice, name: str) -> dict[str, Any]:
    return {"id": slug(name), "name": name, "text": voice.paragraph(2)}
