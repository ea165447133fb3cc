"""What small lists would change in small editions: the whole of it, case by case, and nothing the second time."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from macros.settings_list.planning import Plan, Wishes

from . import plan_of, settings_of

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
