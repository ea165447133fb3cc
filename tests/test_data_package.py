"""The data packages of editions, read by the program that Frictionless wrote for them: every row, every key, every word that a column may hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import frictionless
import pytest

from macros.dataset import Dataset, load
from macros.downloads import TABLES, Source, downloads

from . import invented, test_shapes
from .test_downloads import EARLIER, INVENTED, every, source


def written(told: Source, folder: Path) -> Path:
    """The files of an edition in a folder, and the data package there."""
    folder.mkdir(parents=True)
    for file in downloads(told):
        (folder / file.name).write_bytes(file.content)
    return folder / "datapackage.json"


def faults(package: Path) -> list[tuple[object, ...]]:
    """What is wrong in the files of a package: file, row, column, and which kind of fault."""
    report = frictionless.validate(package)
    assert [task.name for task in report.tasks] == [resource.name for resource in frictionless.Package(package).resources]
    return [(task.name, *row) for task in report.tasks for row in task.flatten(["rowNumber", "fieldName", "type"])]


def test_every_row_of_every_shipped_edition_is_as_its_package_says(dataset: Dataset, tmp_path: Path) -> None:
    found = {key: faults(written(told, tmp_path / key)) for key, told in every(dataset).items()}
    assert found == {key: [] for key in dataset.editions}


def test_every_row_of_every_shape_of_partnership_is_as_its_package_says(tmp_path: Path) -> None:
    dataset = load(test_shapes.write(tmp_path / "data", list(test_shapes.SHAPES.values())))
    found = {key: faults(written(told, tmp_path / key)) for key, told in every(dataset).items()}
    assert found == {key: [] for key in dataset.editions}


@pytest.mark.parametrize("which", INVENTED)
def test_every_row_of_the_invented_edition_is_as_its_package_says(which: str, tmp_path: Path) -> None:
    assert faults(written(source(tmp_path, *INVENTED[which]), tmp_path / "files")) == []


def swapped(name: str, old: str, new: str) -> Callable[[Path], None]:
    def swap(folder: Path) -> None:
        text = (folder / name).read_bytes().decode()
        assert text.count(old) == 1
        (folder / name).write_bytes(text.replace(old, new).encode())

    return swap


WRONG: Final[dict[str, tuple[Callable[[Path], None], tuple[object, ...]]]] = {
    "a row that leads nowhere": (swapped("members.csv", "main-board,Main Board,icb", "no-board,Main Board,icb"), ("members", 3, None, "foreign-key")),
    "a key that stands twice": (swapped("agencies.csv", "\r\nfaith-groups,", "\r\nprobation,"), ("agencies", 5, None, "primary-key")),
    "a word that is none of the column's": (swapped("members.csv", ",chair,", ",king,"), ("members", 2, "role", "constraint-error")),
    "a number that is none": (swapped("groups.csv", "Every three months,4", "Every three months,four"), ("groups", 2, "times_a_year", "type-error")),
    "a code of another form": (swapped("settings.csv", "Mere School,,", "Mere School,12,"), ("settings", 4, "urn", "constraint-error")),
    "a true or false that is neither": (swapped("findings.csv", "nothing,false", "nothing,perhaps"), ("findings", 6, "stated", "type-error")),
}


@pytest.mark.parametrize(("spoil", "found"), WRONG.values(), ids=WRONG)
def test_the_reader_finds_what_the_package_forbids(spoil: Callable[[Path], None], found: tuple[object, ...], tmp_path: Path) -> None:
    package = written(source(tmp_path, None, EARLIER), tmp_path / "files")
    spoil(package.parent)
    assert [row for row in faults(package) if row[3] not in {"hash-count", "byte-count"}] == [found]


def test_a_list_that_another_leads_to_is_there_or_the_way_is_left_out(tmp_path: Path) -> None:
    package = frictionless.Package(written(source(tmp_path, invented.bare()), tmp_path / "files"))
    names = {resource.name for resource in package.resources}
    leading = {column.leads_to for table in TABLES for column in table.columns if column.leads_to}
    ways = {way["reference"]["resource"] for resource in package.resources if resource.name != "edition" for way in resource.schema.foreign_keys}
    assert (leading - names, ways - {""} - names) == ({"agencies", "groups", "partners"}, set())
