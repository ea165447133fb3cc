"""Where partnerships that share regional arrangements have drifted apart, and how `check` says it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from macros.dataset import Dataset
from macros.drift import Drift, drifts
from macros.model import Departure, Edition, Regional
from macros.reports import full_report
from macros.reports.text import drift_text
from macros.reports.told import Report

from . import invented, projects

OTHER: Final = "brook-side"
HERE, THERE = invented.KEY, f"{OTHER}/{invented.EDITION}"
THAT_KEEPS: Final = "Brook Side keeps to the shared text."


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return invented.edition(tmp_path_factory.mktemp("invented"))


def departure(here: str, about: str | None = "brooks-executive", **more: Any) -> Departure:
    return Departure(id="a-departure", about=about, here=here, **more)


def with_departures(edition: Edition, *departures: Departure, arrangements: str = invented.REGION, **entry: Any) -> Edition:
    about = edition.about.model_copy(update={"regional": Regional(arrangements=arrangements, departures=departures)})
    return replace(edition, about=about, entry=edition.entry.model_copy(update=entry))


def neighbour(edition: Edition) -> Edition:
    """The same edition as one of another partnership."""
    return replace(edition, partnership_id=OTHER, partnership=edition.partnership.model_copy(update={"short_name": "Brook Side"}))


def said(*editions: Edition) -> list[str]:
    return [drift.says for drift in drifts(editions)]


def test_who_says_the_same_has_not_drifted(edition: Edition) -> None:
    assert said(with_departures(edition), neighbour(with_departures(edition))) == []
    one = with_departures(edition, departure("The chair\nadvises."))
    other = neighbour(with_departures(edition, departure("The chair advises.")))
    assert said(one, other) == []


def test_a_departure_of_one_is_a_drift(edition: Edition) -> None:
    one, other = with_departures(edition, departure("The chair advises")), neighbour(with_departures(edition))
    says = f"On Four Brooks Executive: Arden Vale says: The chair advises. {THAT_KEEPS}"
    assert list(drifts([one, other])) == [Drift("four-brooks", (HERE, THERE), says)]
    assert list(drifts([other, one])) == [Drift("four-brooks", (HERE, THERE), says)]


def test_two_departures_about_one_thing_are_told_together(edition: Edition) -> None:
    one = with_departures(edition, departure("The chair advises."), departure("Nobody votes."))
    other = neighbour(with_departures(edition, departure("The scrutineer advises.")))
    says = "Arden Vale says: The chair advises. Nobody votes. Brook Side says: The scrutineer advises."
    assert said(one, other) == [f"On Four Brooks Executive: {says}"]


def test_a_departure_is_named_by_what_it_is_about(edition: Edition) -> None:
    about = [departure("A.", "brooks-outcomes"), departure("B.", None, title="A hub of our own"), departure("C.", "brooks-one-form")]
    assert said(with_departures(edition, *about), neighbour(with_departures(edition))) == [
        f"On What the areas want: Arden Vale says: A. {THAT_KEEPS}",
        f"On A hub of our own: Arden Vale says: B. {THAT_KEEPS}",
        f"On What the areas want: Arden Vale says: C. {THAT_KEEPS}",
    ]


def test_texts_of_two_years_are_compared_group_by_group(edition: Edition) -> None:
    assert edition.region
    executive, health = edition.region.groups
    groups = (executive.model_copy(update={"name": "Brooks Board"}), health.model_copy(update={"id": "brooks-nhs"}))
    region = edition.region.model_copy(update={"groups": groups})
    other = neighbour(replace(with_departures(edition, arrangements="four-brooks/2027"), region=region))
    assert said(with_departures(edition), other) == [
        "Arden Vale rests on the arrangements of 2030 and Brook Side on the arrangements of 2027.",
        "Only Arden Vale has the group Four Brooks Health Group.",
        "Only Brook Side has the group Four Brooks Health Group.",
        "Arden Vale calls a group Four Brooks Executive; Brook Side calls it Brooks Board.",
    ]


@pytest.mark.parametrize("status", ["draft", "superseded", "withdrawn"])
def test_only_what_is_in_force_counts(edition: Edition, status: str) -> None:
    one = with_departures(edition, departure("The chair advises."), status=status)
    assert said(one, neighbour(with_departures(edition))) == []


def test_only_the_newest_of_each_counts(edition: Edition) -> None:
    old = with_departures(edition, departure("The chair advises."), id="2029-01")
    assert said(with_departures(edition), old, neighbour(with_departures(edition))) == []


def test_who_shares_nothing_cannot_drift(edition: Edition) -> None:
    one = with_departures(edition, departure("The chair advises."))
    elsewhere = neighbour(with_departures(edition, arrangements="five-hills/2030"))
    alone = neighbour(replace(edition, about=edition.about.model_copy(update={"regional": None}), region=None))
    assert [said(one, elsewhere), said(one, alone), said(one)] == [[], [], []]


# The shipped data

REVIEWS: Final = (
    "On Local child safeguarding practice reviews: Isle of Wight says: Each local partnership commissions its own local child safeguarding practice "
    "reviews and carries them out. What is learned from them, and the good practice found, goes both to the local partnerships and to the HIPS "
    "Executive. Themes can then be looked at over the wider area, and they inform future initiatives. {} keeps to the shared text."
)
EXECUTIVE: Final = (
    "On HIPS Executive Group: Southampton says: Southampton's text names the partnership scrutineer of each local safeguarding children "
    "partnership (LSCP). {} keeps to the shared text."
)
GROUPS: Final = (
    "Hampshire calls a group Health Subgroup; {0} calls it Health Group.",
    "Hampshire calls a group Strategic Child Exploitation Subgroup; {0} calls it Child Exploitation Group.",
    "Hampshire calls a group Procedures Subgroup; {0} calls it Procedures and Strategy Group.",
)
YEARS: Final = "Hampshire rests on the arrangements of 2022 and {0} on the arrangements of 2024."


def test_the_three_that_share_hips_differ_on_chair_or_scrutineer_and_three_names(dataset: Dataset) -> None:
    """Southampton has a scrutineer where the shared text, and with it the Isle of Wight, has a chair."""
    hampshire, isle, southampton = "hampshire/2022-07", "isle-of-wight/2024-09", "southampton/2024-12"
    pairs = [
        *((hampshire, isle, says) for says in (REVIEWS.format("Hampshire"), *(text.format("Isle of Wight") for text in (YEARS, *GROUPS)))),
        *((hampshire, southampton, says) for says in (EXECUTIVE.format("Hampshire"), *(text.format("Southampton") for text in (YEARS, *GROUPS)))),
        *((isle, southampton, says) for says in (REVIEWS.format("Southampton"), EXECUTIVE.format("Isle of Wight"))),
    ]
    shipped = [dataset.editions[key] for key in ("southampton/2024-12", "southampton/2019-09", "isle-of-wight/2024-09", "hampshire/2022-07")]
    assert list(drifts(shipped)) == [Drift("hips", (one, other), says) for one, other, says in pairs]


def test_the_shared_text_has_the_chair_where_southampton_has_the_scrutineer(dataset: Dataset) -> None:
    regional = dataset.editions["southampton/2024-12"].about.regional
    assert regional
    (departure,) = regional.departures
    assert "scrutineer" in departure.here
    assert "chair" in (departure.shared or "")


# How it is told


def test_drifts_are_told_in_a_paragraph_for_each_pair() -> None:
    found = [Drift("hips", ("a/1", "b/1"), "One."), Drift("hips", ("a/1", "b/1"), "Two."), Drift("hips", ("a/1", "c/1"), "Three.")]
    assert drift_text(found) == (
        "a/1 and b/1 share regional arrangements (hips), but:\n- One.\n- Two.\n\na/1 and c/1 share regional arrangements (hips), but:\n- Three."
    )
    assert drift_text([]) == ""
    told = json.loads(full_report(Report(drifts=tuple(found[2:])), "json"))
    assert told["drifts"] == [{"region": "hips", "editions": ["a/1", "c/1"], "says": "Three."}]


@pytest.fixture
def drifted(good_project: Path, tmp_path: Path) -> Path:
    """A project with a second partnership that keeps to the shared text."""
    project = shutil.copytree(good_project, tmp_path / "project")
    home = project / "data/partnerships"
    shutil.copytree(home / invented.PARTNERSHIP, home / OTHER)
    projects.change(home / OTHER / "partnership.yml", "short_name: Arden Vale", "short_name: Brook Side")
    text = invented.text("edition")
    start, end = text.index("  departures:"), text.index("review:")
    (home / OTHER / "editions" / invented.EDITION / "edition.yml").write_text(text[:start] + text[end:], encoding="utf-8")
    return project


SAYS: Final = (
    f"On Four Brooks Executive: Arden Vale says: The chair advises for Arden Vale. {THAT_KEEPS}",
    f"On What the areas want: Arden Vale says: Schools may use their own form. {THAT_KEEPS}",
    f"On A hub of our own: Arden Vale says: Arden Vale keeps its own MASH. {THAT_KEEPS}",
)


def test_check_tells_drifts_and_ends_well(drifted: Path) -> None:
    told = "".join(f"- {says}\n" for says in SAYS)
    ran = projects.run(drifted, "check")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.partition(f"\n{HERE} and {THERE} share regional arrangements (four-brooks), but:\n")[2] == told


def test_check_tells_drifts_to_programs(drifted: Path) -> None:
    ran = projects.run(drifted, "check", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["drifts"] == [{"region": "four-brooks", "editions": [HERE, THERE], "says": says} for says in SAYS]
