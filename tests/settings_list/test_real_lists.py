"""Imports of real lists, held in golden texts: what is said, and what is written."""

from __future__ import annotations

import difflib
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

from macros.compare import compare
from macros.dataset import load
from macros.pair import Beside
from macros.publishing import start_edition
from macros.settings_links import read_links
from macros.settings_list import Asked, CannotImport, import_lists, write
from macros.settings_list.told import told

from .. import invented
from ..golden import golden
from ..projects import ROOT, contents
from . import draft, real, surrey

GOLDEN: Final = Path(__file__).parent / "golden"
CASES: Final[dict[str, tuple[str, Callable[[Path], Path], tuple[str, ...]]]] = {
    "southampton-2024-06": ("southampton/2024-12", lambda folder: ROOT / "data", ("gias-southampton",)),
    "southampton-2026-07": ("southampton/2024-12", lambda folder: ROOT / "data", ("schools", "gias-links")),
    "southampton-2026-07-without-links": ("southampton/2024-12", lambda folder: ROOT / "data", ("schools",)),
    "southampton-childcare-2025-12": ("southampton/2024-12", lambda folder: ROOT / "data", ("ofsted",)),
    "southampton-all": ("southampton/2024-12", lambda folder: ROOT / "data", ("schools", "gias-links", "ofsted")),
    "isle-of-wight-2024-06": ("isle-of-wight/2024-09", lambda folder: ROOT / "data", ("gias-southampton", "gias-links")),
    "surrey-2021": (invented.KEY, surrey, ("gias-all",)),
}
ALL: Final = ("schools", "gias-links", "ofsted")
FILE: Final = "partnerships/southampton/editions/2026-12/settings.yml"


@pytest.fixture(scope="module")
def southampton(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's data with a draft of Southampton's next edition. Tests copy it."""
    data = shutil.copytree(ROOT / "data", tmp_path_factory.mktemp("southampton") / "data")
    start_edition(data, "southampton", "2026-12")
    return data


@pytest.fixture
def data(southampton: Path, tmp_path: Path) -> Path:
    return shutil.copytree(southampton, tmp_path / "data")


@pytest.mark.parametrize("name", CASES)
def test_a_real_list_is_understood_and_what_it_would_change_is_said(name: str, tmp_path: Path) -> None:
    key, data, lists = CASES[name]
    found = import_lists(data(tmp_path), key, real(*lists), Asked())
    text = told(found.plan) + "\n"

    assert text == golden(GOLDEN / f"{name}.txt", text)
    assert "WITHHELD" not in text


@pytest.mark.parametrize(
    ("lists", "says"),
    [
        (("gias-links",), "A list of links alone says nothing of settings. Give the list of schools too."),
        (
            ("organisation-codes",),
            "organisation-codes.csv: there are names, but no column says which numbers they have or what they are; "
            "add a column `URN`, `Type` or `Heading` [missing-column]",
        ),
        (
            ("gias-all", "organisation-codes"),
            "gias-all-columns-surrey-2021.csv: no row is of Southampton City Council; the list speaks of Surrey (590); "
            "give the list of the partnership's own councils [other-councils]\n"
            "organisation-codes.csv: there are names, but no column says which numbers they have or what they are; "
            "add a column `URN`, `Type` or `Heading` [missing-column]",
        ),
    ],
)
def test_what_is_no_list_of_the_partnerships_settings_is_refused(lists: tuple[str, ...], says: str) -> None:
    with pytest.raises(CannotImport) as found:
        import_lists(ROOT / "data", "southampton/2024-12", real(*lists), Asked())
    assert str(found.value) == f"{says}\nNothing was written."


def test_what_is_written_is_what_was_shown_and_every_other_line_stays(data: Path) -> None:
    before = contents(data)
    found = import_lists(data, "southampton/2026-12", real(*ALL), Asked())
    assert contents(data) == before

    write(data, found)
    after = contents(data)
    assert {name for name in after if after[name] != before.get(name)} == {FILE}
    compared = difflib.unified_diff(before[FILE].decode().splitlines(), after[FILE].decode().splitlines(), lineterm="", n=1)
    text = "\n".join(list(compared)[2:]) + "\n"
    assert text == golden(GOLDEN / "southampton-all.diff", text)
    assert load(data).editions["southampton/2026-12"].settings == found.plan.after


def test_a_second_time_there_is_nothing_to_do(data: Path) -> None:
    write(data, import_lists(data, "southampton/2026-12", real(*ALL), Asked()))
    again = import_lists(data, "southampton/2026-12", real(*ALL), Asked())

    assert again.plan.changes == ()
    assert again.plan.after == again.plan.before


def test_a_comparison_finds_what_was_shown_and_nothing_else(data: Path) -> None:
    found = import_lists(data, "southampton/2026-12", real(*ALL), Asked())
    write(data, found)
    editions = load(data).editions
    successors = read_links("links.csv", real("gias-links")[0].read_bytes())
    assert isinstance(successors, Mapping)

    compared = compare(editions["southampton/2024-12"], editions["southampton/2026-12"], Beside(successors)).changes
    rules = Counter(change.rule for change in compared)
    shown = Counter(change.rule for change in found.plan.changes)
    # The links are of 2025, so that they do not know of the academy of 2026; a comparison tells all numbers at once.
    known = {"setting-became-academy": 1, "setting-renumbered": 1, "numbers-of-settings-filled-in": 1}
    assert shown["setting-became-academy"] == 2
    assert rules == {**shown, **known}


def test_an_edition_without_settings_gets_a_whole_file(tmp_path: Path) -> None:
    data = surrey(tmp_path)
    write(data, import_lists(data, invented.KEY, real("gias-all"), Asked()))
    settings = load(data).editions[invented.KEY].settings
    text = (data / "partnerships" / invented.PARTNERSHIP / "editions" / invented.EDITION / "settings.yml").read_text("utf-8")

    assert settings
    assert [(heading.id, sum(setting.heading == heading.id for setting in settings.settings)) for heading in settings.headings] == [
        ("nursery-schools", 4), ("infant-schools", 70), ("junior-schools", 35), ("primary-schools", 195), ("secondary-schools", 55),
        ("all-through-schools", 2), ("special-schools", 29), ("alternative-provision", 8), ("independent-schools", 94),
        ("independent-special-schools", 15), ("colleges-and-sixth-forms", 9),
    ]  # fmt: skip
    assert "WITHHELD" not in text
    assert [setting.id for setting in settings.settings if setting.name == "St Joseph's Catholic Primary School"] == [
        "st-josephs-catholic-primary-school", "st-josephs-catholic-primary-school-2", "st-josephs-catholic-primary-school-3",
    ]  # fmt: skip
    assert import_lists(data, invented.KEY, real("gias-all"), Asked()).plan.changes == ()


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("published", "arden-vale/2030-05 is published and is not changed any more."),
        ("withdrawn", "arden-vale/2030-05 is withdrawn and is not changed any more."),
    ],
)
def test_what_was_published_is_shown_but_never_written(status: str, says: str, tmp_path: Path) -> None:
    data = draft(tmp_path, invented.altered("register", "status: published", f"status: {status}"))
    (tmp_path / "own.csv").write_text("Name,Type,URN\nHill School,Special school,999009\n", encoding="utf-8")
    found = import_lists(data, invented.KEY, [tmp_path / "own.csv"], Asked())
    before = contents(data)
    with pytest.raises(CannotImport) as refused:
        write(data, found)

    more = "Start the next edition with ./site-build.sh new-edition arden-vale YEAR-MONTH, and take the lists into that one."
    assert [change.rule for change in found.plan.changes] == ["setting-opened"]
    assert (str(refused.value), contents(data)) == (f"{says} {more}\nNothing was written.", before)
