"""The next edition of a partnership: what it said, with what happens between two editions of real arrangements."""

from __future__ import annotations

from copy import deepcopy
from random import Random
from typing import Any

from .bodies import heading_numbers, meeting, renamed, setting
from .language import Voice, slug
from .people import person
from .places import Place

Files = dict[str, dict[str, Any]]


def next_edition(choice: Random, voice: Voice, place: Place, files: Files, first_urn: int) -> Files:
    """A new set of files; `files` stays as it is."""
    found = deepcopy(files)
    _people_change(choice, found["partners"])
    _agencies_come_and_go(choice, voice, place, found)
    _groups_change(choice, voice, found["groups"])
    _settings_open_and_close(choice, found["settings"], first_urn)
    for section in choice.sample(found["sections"]["sections"], 4):
        section["text"] = "\n\n".join([*section["text"].split("\n\n")[:-1], voice.paragraph(3)])
    return found


def _people_change(choice: Random, partners: dict[str, Any]) -> None:
    people = [*partners["lead_partners"], *partners["delegated_partners"], partners["chair"], partners["scrutineer"]]
    for each in people:
        if "name" in each and choice.random() < 0.3:
            each["name"] = person(choice)


def _agencies_come_and_go(choice: Random, voice: Voice, place: Place, files: Files) -> None:
    agencies: list[dict[str, Any]] = files["agencies"]["agencies"]
    kept = {agency.get("part_of") for agency in agencies}
    kept |= {member.get("agency") for group in files["groups"]["groups"] for member in group["members"]}
    loose = [agency for agency in agencies if agency["id"] not in kept and "organisation" not in agency]
    for agency in choice.sample(loose, min(len(loose), choice.randint(0, 2))):
        agencies.remove(agency)
    for number in range(choice.randint(1, 3)):
        name = f"{place.name} Association {len(agencies) + number}"
        if slug(name) not in {agency["id"] for agency in agencies}:
            kind = choice.choice(("voluntary", "community", "sport", "faith"))
            agencies.append({"id": slug(name), "name": name, "kind": kind, "why": voice.paragraph(1)})


def _groups_change(choice: Random, voice: Voice, groups: dict[str, Any]) -> None:
    for group in choice.sample(groups["groups"], 2):
        group["name"] = renamed(choice, group["name"])
    for group in choice.sample(groups["groups"], 2):
        group["meets"] = meeting(choice)
        group["chair"]["name"] = person(choice)
    for group in choice.sample(groups["groups"], 4):
        duties = group["responsibilities"]
        choice.choice(duties)["text"] = voice.short()
        duties.append({"id": f"responsibility-{len(duties) + 1}-{group['id']}", "text": voice.short()})


def _settings_open_and_close(choice: Random, data: dict[str, Any], first_urn: int) -> None:
    settings: list[dict[str, Any]] = data["settings"]
    taken = {each["id"] for each in settings}
    for each in choice.sample(settings, max(1, len(settings) // 30)):
        settings.remove(each)
    numbers = heading_numbers(data)
    for number in range(max(1, len(taken) // 25)):
        settings.append(setting(choice, numbers, taken, first_urn + number))
    for each in choice.sample(settings, max(1, len(settings) // 50)):
        each["name"] = f"{each['name']} and Nursery"
