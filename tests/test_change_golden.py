"""Comparisons of real editions as a lead partner reads them: `golden/changes/` holds them, read as prose and found right."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from macros.change_reports import FORMATS, Format, neighbour_report, printed, report_of
from macros.compare import Comparison, compare
from macros.dataset import Dataset
from macros.side_by_side import side_by_side

from .drafts import MONTH, drafted
from .golden import golden

FOLDER: Final = Path(__file__).parent / "golden/changes"
ENDINGS: Final[dict[Format, str]] = {"text": "txt", "markdown": "md", "html": "html", "json": "json"}


@pytest.fixture(scope="module")
def southampton(dataset: Dataset) -> Comparison:
    return compare(dataset.editions["southampton/2019-09"], dataset.editions["southampton/2024-12"])


def test_southampton_from_2019_to_2024(southampton: Comparison) -> None:
    told = printed(report_of(southampton), "text") + "\n"
    assert told == golden(FOLDER / "southampton.txt", told)


def with_its_draft(folder: Path, partnership: str) -> Comparison:
    before, after = drafted(folder, partnership).editions_of(partnership)[::-1]
    assert after.entry.id == MONTH
    return compare(before, after)


@pytest.fixture(scope="module")
def isle_of_wight(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    return with_its_draft(tmp_path_factory.mktemp("isle-of-wight"), "isle-of-wight")


def test_a_draft_after_the_edition_that_it_was_copied_from(tmp_path: Path) -> None:
    told = printed(report_of(with_its_draft(tmp_path, "hampshire")), "text") + "\n"
    assert told == golden(FOLDER / "hampshire.txt", told)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_in_every_format(format: Format, isle_of_wight: Comparison) -> None:
    told = printed(report_of(isle_of_wight), format) + "\n"
    file = FOLDER / f"isle-of-wight.{ENDINGS[format]}"
    assert told == golden(file, told)


def test_two_that_share_regional_arrangements(dataset: Dataset) -> None:
    one, other = dataset.editions["southampton/2024-12"], dataset.editions["isle-of-wight/2024-09"]
    told = printed(neighbour_report(one, other, side_by_side(one, other)), "text") + "\n"
    assert told == golden(FOLDER / "southampton-and-isle-of-wight.txt", told)
