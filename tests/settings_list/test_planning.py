"""What small lists would change in small editions: the whole of it, case by case, and nothing the second time."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st

from macros.model import Settings
from macros.settings_list.planning import Plan, Wishes
from macros.settings_list.writing import as_written
from macros.yaml_text import Document, read

from . import csv_of, plan_of, settings_of

CASES: Final[dict[str, dict[str, Any]]] = yaml.load((Path(__file__).parent / "cases.yml").read_text("utf-8"), yaml.BaseLoader)
HEADINGS: Final = {"primary": "Primary schools", "special": "Special schools", "college": "Colleges", "early": "Early years settings"}
NO_DAY: Final = "The lists do not say of which day they are. Say it with --as-of, as in --as-of 2026-07-01."


def contents(case: dict[str, Any]) -> list[bytes]:
    return [case[name].encode() for name in ("list", "list_2", "links") if name in case]


def told(plan: Plan) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for change in plan.changes:
        found.setdefault(change.rule, []).append(f"{change.id}: {change.says}")
    return found


def planned(case: dict[str, Any]) -> Plan:
    settings = settings_of(case["settings"], case.get("headings", HEADINGS), case.get("as_of"))
    wishes = Wishes(case.get("headings_told", {}), frozenset(case.get("leave", ())))
    return plan_of(settings, *contents(case), wishes=wishes)


@pytest.mark.parametrize("name", CASES)
def test_a_list_would_change_this_and_nothing_else(name: str) -> None:
    case = CASES[name]
    plan = planned(case)
    dated = plan.lists.when is not None

    assert told(plan) == case.get("changes", {})
    assert list(plan.unsure) == case.get("unsure", [])
    assert [note for note in plan.notes if note != NO_DAY] == case.get("notes", [])
    assert (NO_DAY in plan.notes) is not dated


@pytest.mark.parametrize("name", CASES)
def test_the_same_list_again_changes_nothing(name: str) -> None:
    case = CASES[name]
    first = planned(case)
    again = plan_of(first.after, *contents(case), wishes=Wishes({}, frozenset(case.get("leave", ()))))

    assert told(again) == {}
    assert again.after == first.after


@pytest.mark.parametrize("name", CASES)
def test_ids_and_order_of_what_stays_are_kept(name: str) -> None:
    plan = planned(CASES[name])
    before = [setting.id for setting in plan.before.settings] if plan.before else []
    closed = {change.id for change in plan.changes if change.rule == "setting-closed"}
    opened = {change.id for change in plan.changes if change.rule == "setting-opened"}

    assert [setting.id for setting in plan.after.settings if setting.id not in opened] == [id for id in before if id not in closed]
    assert opened.isdisjoint(before)


# For all editions and lists

NAMES: Final = ("Hill School", "Hill Primary School", "St Mary's School", "Saint Marys School", "Mill School", "Mill Academy", "Dale Infant School")
URNS: Final = ("", "999001", "999002", "999003", "999004")
OFSTED: Final = ("", "EY999001", "9990002")
ROW: Final = st.tuples(
    st.sampled_from(URNS), st.sampled_from(NAMES), st.sampled_from(["Primary", "Secondary", ""]),
    st.sampled_from(["Academy converter", "Community special school", "Other independent school", ""]), st.sampled_from(["Open", "Closed", ""]),
    st.sampled_from(["Arden Vale", "Arden Vale", "Brookshire"]),
)  # fmt: skip
CHILDCARE: Final = st.tuples(st.sampled_from(OFSTED), st.sampled_from(NAMES), st.just("Childcare on non-domestic premises"), st.just("Arden Vale"))
LINK: Final = st.tuples(st.sampled_from(URNS), st.sampled_from(URNS), st.sampled_from(["Successor", "Predecessor"]))
SETTING: Final = st.tuples(st.sampled_from(NAMES), st.sampled_from(URNS), st.sampled_from(OFSTED), st.sampled_from(sorted(HEADINGS)))


def edition(rows: list[tuple[str, str, str, str]], headings: dict[str, str]) -> Settings:
    """An edition in which no number stands twice; every second setting follows the first under a further heading."""
    used: set[str] = set()
    settings: list[dict[str, Any]] = []
    for count, (name, urn, ofsted, heading) in enumerate(rows):
        settings.append({"id": f"s{count}", "name": name, "heading": heading})
        for field, number in (("urn", urn), ("ofsted_urn", ofsted)):
            if number and f"{field}{number}" not in used:
                settings[-1][field] = number
                used.add(f"{field}{number}")
        if count % 2:
            settings[-1]["also_listed"] = [{"heading": "early", "after": "s0"}]
    return settings_of(settings, headings)


@budget(max_examples=200, deadline=None)
@given(
    st.lists(SETTING, max_size=6), st.lists(ROW, min_size=1, max_size=6), st.lists(CHILDCARE, max_size=3), st.lists(LINK, max_size=3), st.booleans(),
)  # fmt: skip
def test_for_all_lists_the_second_time_changes_nothing_and_the_file_says_what_was_shown(
    settings: list[tuple[str, str, str, str]], rows: list[tuple[str, ...]], childcare: list[tuple[str, ...]], links: list[tuple[str, ...]], bare: bool
) -> None:
    before = edition([] if bare else settings, {} if bare else HEADINGS)
    files = [csv_of([("URN", "Name", "Phase", "Type", "Status", "Council"), *rows, ("999009", "Vale School", "Primary", "", "Open", "Arden Vale")])]
    if childcare:
        files.append(csv_of([("Provider URN", "Provider name", "Provider type", "Local authority"), *childcare]))
    if links:
        files.append(csv_of([("URN", "LinkURN", "LinkType"), *links]))
    first = plan_of(before, *files)
    again = plan_of(first.after, *files)

    assert told(again) == {}
    old = yaml.safe_dump(before.model_dump(mode="json", exclude_none=True), sort_keys=False).encode()
    written = as_written("settings.yml", old, before, first.after)
    document = read("settings.yml", written)
    assert isinstance(document, Document)
    assert Settings.model_validate(document.value) == first.after
    assert changed_ids(before, first.after) == {change.id for change in first.changes} - {""}
    ids = [setting.id for setting in first.after.settings]
    assert len(ids) == len(set(ids))
    assert {item.after for setting in first.after.settings for item in setting.also_listed} <= {None, *ids}


def changed_ids(before: Settings, after: Settings) -> set[str]:
    """The settings that came, went, or are different."""
    old, new = ({setting.id: setting.model_copy(update={"also_listed": ()}) for setting in one.settings} for one in (before, after))
    return {id for id in {*old, *new} if old.get(id) != new.get(id)}
