"""`compare` as a person types it: what it prints, and the code with which it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Final

import pytest

from macros.change_reports import FORMATS, printed, report_of
from macros.changes import Weight
from macros.compare import compare
from macros.dataset import load

from . import invented, projects
from .conftest import ROOT
from .projects import Ran, change, run

MONTH: Final = "2031-02"
KEY: Final = f"{invented.PARTNERSHIP}/{MONTH}"


@pytest.fixture(scope="module")
def two(good_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two editions: one agency is new, and one setting has another number."""
    project = shutil.copytree(good_project, tmp_path_factory.mktemp("two") / "project")
    assert run(project, "new-edition", invented.PARTNERSHIP, MONTH).code == 0
    folder = project / f"data/partnerships/{invented.PARTNERSHIP}/editions/{MONTH}"
    change(folder / "agencies.yml", "  - id: faith-groups", "  - id: the-clinic\n    name: The Clinic\n    kind: other\n\n  - id: faith-groups")
    change(folder / "settings.yml", '"999002"', '"999003"')
    return project


def test_it_prints_the_report(two: Path) -> None:
    editions = load(two / "data").editions
    report = report_of(compare(editions[invented.KEY], editions[KEY]))
    for format in FORMATS:
        told = printed(report, format)
        assert run(two, "compare", invented.KEY, KEY, "--format", format) == Ran(0, f"{told}\n", "")


FAILS: Final = {(): 0, ("--fail-on", "statutory"): 1, ("--fail-on", "wording"): 1, ("--fail-on", "statutory", "--weight", "statutory"): 1}


@pytest.mark.parametrize(("options", "code"), FAILS.items())
def test_the_code_says_whether_there_is_something_so_heavy(two: Path, options: tuple[str, ...], code: int) -> None:
    assert run(two, "compare", invented.KEY, KEY, *options).code == code


def test_an_edition_beside_itself_has_nothing_to_fail_on(two: Path) -> None:
    ran = run(two, "compare", KEY, KEY, "--fail-on", "wording")
    assert (ran.code, ran.out.splitlines()[-1], ran.err) == (0, "Nothing has changed.", "")


def test_lighter_changes_can_be_left_out(two: Path) -> None:
    told = json.loads(run(two, "compare", invented.KEY, KEY, "--weight", "statutory", "--format", "json").out)
    assert [one["code"] for one in told["changes"]] == ["agency-joined"]


def test_with_the_links_file_a_school_is_followed(two: Path, tmp_path: Path) -> None:
    links = tmp_path / "links.csv"
    links.write_text("URN,LinkURN,LinkType\n999002,999003,Successor\n", encoding="utf-8")

    def codes(*more: str) -> list[str]:
        told = json.loads(run(two, "compare", invented.KEY, KEY, "--format", "json", *more).out)
        return [one["code"] for one in told["changes"]]

    assert codes() == ["agency-joined", "setting-renumbered"]
    assert codes("--links", str(links)) == ["agency-joined", "setting-became-academy"]
    links.write_text("Name\n", encoding="utf-8")
    ran = run(two, "compare", invented.KEY, KEY, "--links", str(links))
    assert (ran.code, ran.out) == (2, "")
    assert "links.csv" in ran.err
    assert not ran.has_traceback


WRONG: Final = {
    ("arden-vale/2030-06", KEY): "Error: There is no edition `arden-vale/2030-06`. Did you mean `arden-vale/2030-05`?",
    (KEY,): "Error: Missing argument 'NEWER'.",
    (KEY, KEY, "--weight", "heavy"): "Error: Invalid value for '--weight': 'heavy' is not one of 'statutory', 'governance', 'practical', 'wording'.",
}


@pytest.mark.parametrize(("words", "says"), WRONG.items())
def test_a_wrong_call_ends_with_two(two: Path, words: tuple[str, ...], says: str) -> None:
    ran = run(two, "compare", *words, COLUMNS="200")
    assert (ran.code, ran.out, ran.err.splitlines()[-1]) == (2, "", says)


def test_two_partnerships_are_shown_side_by_side(two: Path, tmp_path: Path) -> None:
    project = shutil.copytree(two, tmp_path / "project")
    home = project / "data/partnerships"
    shutil.copytree(home / invented.PARTNERSHIP, home / "brook-side")
    projects.change(home / "brook-side/partnership.yml", "short_name: Arden Vale", "short_name: Brook Side")
    ran = run(project, "compare", KEY, f"brook-side/{invented.EDITION}", "--fail-on", "wording")
    assert (ran.code, ran.err) == (1, "")
    assert [line for line in ran.out.splitlines() if line.startswith("  - ")] == ["  - Only Arden Vale names The Clinic."]


def test_the_weight_counts_for_neighbours_too(two: Path, tmp_path: Path) -> None:
    project = shutil.copytree(two, tmp_path / "project")
    home = project / "data/partnerships"
    shutil.copytree(home / invented.PARTNERSHIP, home / "brook-side")
    projects.change(home / f"brook-side/editions/{MONTH}/agencies.yml", "  - id: the-clinic\n    name: The Clinic\n    kind: other\n\n", "")
    groups = home / f"brook-side/editions/{MONTH}/groups.yml"
    groups.write_text(groups.read_text("utf-8").replace("times_a_year: 4", "times_a_year: 5", 1), encoding="utf-8")

    def ran(*options: str) -> tuple[int, list[tuple[str, str]]]:
        done = run(project, "compare", KEY, f"brook-side/{MONTH}", "--format", "json", *options)
        return done.code, [(one["subject"] or one["heading"], one["weight"]) for one in json.loads(done.out)["changes"]]

    assert ran("--fail-on", "statutory") == (1, [("Relevant agencies", "statutory"), ("Groups", "governance")])
    assert ran("--weight", "statutory") == (0, [("Relevant agencies", "statutory")])


def test_an_instrument_beside_itself_asks_the_same(two: Path) -> None:
    ran = run(two, "compare", invented.INSTRUMENT, invented.INSTRUMENT, "--fail-on", "wording")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == "Both ask the same."


def shipped(*words: str) -> Ran:
    return run(ROOT, "compare", *words, COLUMNS="200")


def test_an_instrument_and_the_one_it_replaces_may_come_in_either_order() -> None:
    told = shipped("working-together-2023", "working-together-2018")
    assert told == shipped("working-together-2018", "working-together-2023")
    assert told.out.splitlines()[0] == "What Working Together 2023 asks that Working Together 2018 did not"


def test_of_instruments_that_hold_side_by_side_nothing_is_told_as_new_or_gone() -> None:
    told = json.loads(shipped("children-act-2004", "working-together-2023", "--format", "json").out)
    assert told["title"] == "Children Act 2004 and Working Together 2023 side by side"
    assert {one["code"] for one in told["changes"]} == {"only-older", "only-newer"}
    assert {one["says"].partition(" (")[0] for one in told["changes"]} == {"Only Children Act 2004 asks", "Only Working Together 2023 asks"}


def test_the_code_of_instruments_goes_by_weight() -> None:
    codes = [shipped("working-together-2018", "working-together-2023", "--fail-on", weight).code for weight in Weight]
    assert codes == [0, 1, 1, 1]


MIXED: Final = {
    ("southampton/2024-12", "working-together-2023"): (
        "`southampton/2024-12` is an edition, and the other is an instrument. Name two editions or two instruments."
    ),
    ("working-together-2023", "working-together-2022"): "There is no instrument `working-together-2022`. Did you mean `working-together-2023`?",
}


@pytest.mark.parametrize(("words", "says"), MIXED.items())
def test_an_edition_and_an_instrument_are_not_compared(words: tuple[str, ...], says: str) -> None:
    ran = shipped(*words)
    assert (ran.code, ran.out, ran.err.splitlines()[-1]) == (2, "", f"Error: {says}")
