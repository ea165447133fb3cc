"""What a co-ordinator does to an edition, one known edit at a time, each with the one change that it must come out as."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any, Final

import yaml

from macros.model import Agencies, Edition, EditionFile, Groups, Partners, Sections, Settings

Files = dict[str, Any]
Expected = tuple[str, frozenset[tuple[str, ...]]]
_EDITIONS: Final = Path(__file__).resolve().parent.parent / "data/partnerships"
_NEW: Final = "We agreed this anew."


@dataclass
class Draft:
    """The files of an edition as plain values, what was done to them so far, and what must come out."""

    files: Files
    choice: Random
    touched: set[tuple[str, ...]] = field(default_factory=set)
    expected: set[Expected] = field(default_factory=set)
    count: int = 0

    def take(self, items: list[Any], *way: str, free: Callable[[Any], bool] = lambda item: True) -> Any | None:
        """An item that no other edit has touched, nor what holds it; None if there is none."""
        open_ = [item for item in items if not self._is_touched((*way, item["id"])) and free(item)]
        if not open_:
            return None
        item = self.choice.choice(open_)
        self.touched.add((*way, item["id"]))
        return item

    def _is_touched(self, way: tuple[str, ...]) -> bool:
        return any(way[: len(other)] == other or other[: len(way)] == way for other in self.touched)

    def expect(self, rule: str, *paths: tuple[str, ...]) -> None:
        self.expected.add((rule, frozenset(paths)))

    def fresh(self, word: str) -> str:
        self.count += 1
        return f"{word}-{self.count}-new"


def files_of(key: str) -> Files:
    """The files of a shipped edition as plain values."""
    partnership, _, month = key.partition("/")
    folder = _EDITIONS / partnership / "editions" / month
    return {path.stem: yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) for path in folder.glob("*.yml")}


def edition_of(edition: Edition, files: Files) -> Edition:
    """The edition with these files for its own."""
    return replace(
        edition,
        about=EditionFile.model_validate(files["edition"]),
        partners=Partners.model_validate(files["partners"]),
        agencies=Agencies.model_validate(files["agencies"]),
        groups=Groups.model_validate(files["groups"]),
        sections=Sections.model_validate(files["sections"]),
        settings=Settings.model_validate(files["settings"]) if "settings" in files else None,
    )


def reformatted(files: Files, choice: Random) -> Files:
    """The same said in other lines, and in another order wherever order means nothing."""

    def again(value: Any, name: str, ordered: bool) -> Any:
        if isinstance(value, dict):
            numbered = value.get("numbered") == "yes"
            pairs = [(key, again(inner, key, key == "sections" or (numbered and key == "points"))) for key, inner in value.items()]
            choice.shuffle(pairs)
            return dict(pairs)
        if isinstance(value, list):
            found = [again(item, name, False) for item in value]
            if not ordered:
                choice.shuffle(found)
            return found
        plain = isinstance(value, str) and "\n" in value and not any(line[:1] in "-*+>#0123456789 " for line in value.splitlines() if line)
        return "\n\n".join(_filled(part, choice.randint(30, 90)) for part in value.split("\n\n")) if plain else value

    return {kind: again(record, kind, False) for kind, record in files.items()}


def agency_joins(draft: Draft) -> None:
    id = draft.fresh("agency")
    draft.files["agencies"]["agencies"].insert(1, {"id": id, "name": id.replace("-", " "), "kind": "other"})
    draft.touched.add(("agencies", "agencies", id))
    draft.expect("agency-joined", ("agencies", "agencies", id))


def agency_leaves(draft: Draft) -> None:
    named = {value for _, key, value in _texts(draft.files) if key in {"part_of", "same_as", "agency"}}
    agencies = draft.files["agencies"]["agencies"]
    agency = draft.take(agencies, "agencies", "agencies", free=lambda item: item["id"] not in named)
    if agency:
        agencies.remove(agency)
        draft.expect("agency-left", ("agencies", "agencies", agency["id"]))


def agency_is_renamed(draft: Draft) -> None:
    agency = draft.take(draft.files["agencies"]["agencies"], "agencies", "agencies")
    if agency:
        agency["name"] += " of the whole area"
        draft.expect("agency-renamed", ("agencies", "agencies", agency["id"], "name"))


def reason_is_given(draft: Draft) -> None:
    agency = draft.take(draft.files["agencies"]["agencies"], "agencies", "agencies", free=lambda item: "why" not in item)
    if agency:
        agency["why"] = _NEW
        draft.expect("agency-reason-given", ("agencies", "agencies", agency["id"], "why"))


def person_changes(draft: Draft) -> None:
    field, rule = draft.choice.choice([("lead_partners", "lead-partner-changed"), ("delegated_partners", "delegated-partner-changed")])
    person = draft.take(draft.files["partners"][field], "partners", field, free=lambda item: "name" in item)
    if person:
        person["name"] = f"Person K{draft.choice.randint(1, 99)}"
        draft.expect(rule, ("partners", field, person["id"], "name"))


def group_is_created(draft: Draft) -> None:
    id = draft.fresh("group")
    draft.files["groups"]["groups"].insert(0, {"id": id, "name": id.replace("-", " "), "purpose": _NEW})
    draft.touched.add(("groups", "groups", id))
    draft.expect("group-created", ("groups", "groups", id))


def group_ends(draft: Draft) -> None:
    groups = draft.files["groups"]["groups"]
    above = {id for group in groups for id in group.get("reports_to", ())}
    group = draft.take(groups, "groups", "groups", free=lambda item: item["id"] not in above and len(groups) > 3)
    if group:
        groups.remove(group)
        draft.expect("group-ended", ("groups", "groups", group["id"]))


def group_is_renamed(draft: Draft) -> None:
    group = draft.take(draft.files["groups"]["groups"], "groups", "groups")
    if group:
        group["name"] = f"New {group['name']}"
        draft.expect("group-renamed", ("groups", "groups", group["id"], "name"))


def group_meets_otherwise(draft: Draft) -> None:
    group = draft.take(draft.files["groups"]["groups"], "groups", "groups", free=lambda item: "times_a_year" in item.get("meets", {}))
    if group:
        more = draft.choice.random() < 0.5
        group["meets"] |= {"text": "Every day" if more else "Once in a while", "times_a_year": "365" if more else "1"}
        way = ("groups", "groups", group["id"], "meets")
        draft.expect("meets-more-often" if more else "meets-less-often", (*way, "text"), (*way, "times_a_year"))


def member_joins(draft: Draft) -> None:
    group = draft.take(draft.files["groups"]["groups"], "groups", "groups")
    if group:
        id = draft.fresh("member")
        group.setdefault("members", []).append({"id": id, "name": "Somebody new"})
        draft.expect("members-joined", ("groups", "groups", group["id"], "members", id))


def responsibility_is_added(draft: Draft) -> None:
    group = draft.take(draft.files["groups"]["groups"], "groups", "groups")
    if group:
        id = draft.fresh("point")
        group.setdefault("responsibilities", []).insert(0, {"id": id, "text": f"{_NEW} {id}"})
        draft.expect("responsibility-added", ("groups", "groups", group["id"], "responsibilities", id))


def responsibility_is_removed(draft: Draft) -> None:
    group = draft.take(draft.files["groups"]["groups"], "groups", "groups", free=_has_duties)
    if group:
        point = group["responsibilities"].pop()
        draft.expect("responsibility-removed", ("groups", "groups", group["id"], "responsibilities", point["id"]))


def responsibility_is_reworded(draft: Draft) -> None:
    group = draft.take(draft.files["groups"]["groups"], "groups", "groups", free=_has_duties)
    if group:
        point = group["responsibilities"][0]
        point["text"] += " By the end of the year."
        draft.expect("responsibility-reworded", ("groups", "groups", group["id"], "responsibilities", point["id"], "text"))


def responsibility_moves(draft: Draft) -> None:
    groups = draft.files["groups"]["groups"]
    one = draft.take(groups, "groups", "groups", free=_has_duties)
    other = draft.take(groups, "groups", "groups") if one else None
    if one and other:
        point = one["responsibilities"].pop()
        way, new = (("groups", "groups", group["id"], "responsibilities", point["id"]) for group in (one, other))
        if point["id"] in {each["id"] for each in other.get("responsibilities", ())}:
            draft.expect("responsibility-removed", way)
            return
        other.setdefault("responsibilities", []).append(point)
        draft.expect("responsibility-moved", way, new)


def passage_is_reworded(draft: Draft) -> None:
    section = draft.take(draft.files["sections"]["sections"], "sections", "sections", free=lambda item: "text" in item)
    if section:
        section["text"] += f"\n\n{_NEW}"
        rule = "funding-changed" if section["topic"] == "funding" else "section-reworded"
        draft.expect(rule, ("sections", "sections", section["id"], "text"))


def passage_is_added(draft: Draft) -> None:
    id = draft.fresh("passage")
    sections = draft.files["sections"]["sections"]
    sections.insert(draft.choice.randint(0, len(sections)), {"id": id, "topic": "voice", "title": id, "text": _NEW})
    draft.touched.add(("sections", "sections", id))
    draft.expect("section-added", ("sections", "sections", id))


def passage_is_removed(draft: Draft) -> None:
    sections = draft.files["sections"]["sections"]
    section = draft.take(sections, "sections", "sections")
    if section:
        sections.remove(section)
        draft.expect("funding-left-out" if section["topic"] == "funding" else "section-removed", ("sections", "sections", section["id"]))


def passages_change_places(draft: Draft) -> None:
    sections = draft.files["sections"]["sections"]
    one = draft.take(sections, "sections", "sections")
    other = draft.take(sections, "sections", "sections") if one else None
    if one and other:
        at, to = sections.index(one), sections.index(other)
        sections[at], sections[to] = other, one
        draft.expect("passages-in-another-order", ("sections", "sections"))


def setting_opens(draft: Draft) -> None:
    if "settings" in draft.files:
        id = draft.fresh("school")
        heading = draft.files["settings"]["headings"][0]["id"]
        draft.files["settings"]["settings"].insert(3, {"id": id, "name": id.replace("-", " "), "heading": heading})
        draft.touched.add(("settings", "settings", id))
        draft.expect("setting-opened", ("settings", "settings", id))


def setting_closes(draft: Draft) -> None:
    settings = draft.files.get("settings", {}).get("settings", [])
    named = {value for _, key, value in _texts(draft.files) if key == "after"}
    setting = draft.take(settings, "settings", "settings", free=lambda item: item["id"] not in named)
    if setting:
        settings.remove(setting)
        draft.expect("setting-closed", ("settings", "settings", setting["id"]))


def setting_is_renamed(draft: Draft) -> None:
    setting = draft.take(draft.files.get("settings", {}).get("settings", []), "settings", "settings")
    if setting:
        setting["name"] += " and Nursery"
        draft.expect("setting-renamed", ("settings", "settings", setting["id"], "name"))


def setting_moves(draft: Draft) -> None:
    data = draft.files.get("settings", {"settings": [], "headings": []})
    setting = draft.take(data["settings"], "settings", "settings", free=lambda item: "also_listed" not in item)
    if setting:
        setting["heading"] = draft.choice.choice([heading["id"] for heading in data["headings"] if heading["id"] != setting["heading"]])
        draft.expect("setting-moved", ("settings", "settings", setting["id"], "heading"))


def nothing_but_form(draft: Draft) -> None:
    draft.files = reformatted(draft.files, draft.choice)


EDITS: Final[tuple[Callable[[Draft], None], ...]] = (
    agency_joins, agency_leaves, agency_is_renamed, reason_is_given, person_changes, group_is_created, group_ends, group_is_renamed,
    group_meets_otherwise, member_joins, responsibility_is_added, responsibility_is_removed, responsibility_is_reworded, responsibility_moves,
    passage_is_reworded, passage_is_added, passage_is_removed, passages_change_places, setting_opens, setting_closes, setting_is_renamed,
    setting_moves, nothing_but_form,
)  # fmt: skip


def drafted(files: Files, edits: list[Callable[[Draft], None]], seed: int) -> Draft:
    """The files after these edits."""
    draft = Draft(deepcopy(files), Random(seed))
    for edit in edits:
        edit(draft)
    return draft


def _filled(text: str, width: int) -> str:
    """The paragraph in other lines, unless one of them would then read as an item, a quote or a heading."""
    filled = textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
    return text if re.search(r"\n(?:[-*+>#]|[0-9]+\.)", filled) else filled


def _has_duties(group: Any) -> bool:
    return len(group.get("responsibilities", ())) > 1


def _texts(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if isinstance(inner, str):
            yield way, str(step), inner
        yield from _texts(inner, (*way, step))
