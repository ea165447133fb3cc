"""The files of an edition: every list with every row, in a form that Excel opens and never a formula; all of it as JSON; the data package.

`RENEW_GOLDEN=1 ./site-build.sh test tests/test_downloads.py` writes what is expected anew; read the difference before you keep it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

from macros.changed import changed
from macros.dataset import Dataset, load
from macros.downloads import ABOVE, SCHEMA_PATH, TABLES, Download, Source, downloads, editions_list, history_list, law_lists, schema
from macros.history import history
from macros.judged import judged
from macros.model import Edition, Record, When
from macros.requirements import asked
from macros.root_pages import change_notes
from macros.versions import outline, predecessor

from . import invented, test_shapes
from .fields import Field, rewritten
from .golden import golden

GOLDEN: Final = Path(__file__).parent / "golden" / "data"
FORMAT_1: Final = {
    "$schema", "format", "key", "partnership", "register", "edition", "partners", "agencies", "groups", "sections", "glossary", "organisations",
    "findings", "settings", "region", "compared_with", "changes",
}  # fmt: skip
"""What the JSON of format 1 has at its top. Whoever takes one away has to begin another format."""


def source(folder: Path, given: invented.Changed | None = None, earlier: invented.Changed | None = None) -> Source:
    """The invented edition with what is told of it; `earlier` gives other contents for the edition before it."""
    dataset = load(invented.write(folder / "now", given))
    edition, law = dataset.editions[invented.KEY], asked(dataset.instruments)
    before = invented.edition(folder / "before", earlier) if earlier else None
    if before:
        before = replace(before, entry=before.entry.model_copy(update={"id": "2029-01"}))
    return Source(edition, judged(edition, law), changed(before, edition, law) if before else None)


def every(dataset: Dataset) -> dict[str, Source]:
    """Each edition of a dataset with what is told of it."""
    law = asked(dataset.instruments)
    found = {}
    for key, edition in dataset.editions.items():
        before = predecessor(edition, dataset.editions.values())
        found[key] = Source(edition, judged(edition, law), changed(before, edition, law) if before else None)
    return found


def cells(download: Download) -> list[list[str]]:
    return list(csv.reader(io.StringIO(download.content.decode("utf-8-sig"), newline="")))


def told(files: tuple[Download, ...]) -> dict[str, str]:
    """The files as texts that a person can compare."""
    found = {}
    for file in files:
        text = file.content.decode("utf-8-sig").replace("\r\n", "\n")
        found[file.name] = json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n" if file.sort == "JSON" else text
    return found


EARLIER: Final = invented.altered("groups", "name: Main Board", "name: First Board")
INVENTED: Final[dict[str, tuple[invented.Changed | None, invented.Changed | None]]] = {"full": (None, EARLIER), "bare": (invented.bare(), None)}


@pytest.mark.parametrize("which", INVENTED)
def test_every_file_is_exactly_its_golden_text(which: str, tmp_path: Path) -> None:
    found = told(downloads(source(tmp_path, *INVENTED[which])))
    assert found == {name: golden(GOLDEN / which / name, text) for name, text in found.items()}
    assert {path.name for path in (GOLDEN / which).iterdir()} == set(found)


def test_the_full_edition_has_every_list_and_the_bare_one_only_what_it_has_rows_for(tmp_path: Path) -> None:
    names = {which: [file.name for file in downloads(source(tmp_path / which, *given))] for which, given in INVENTED.items()}
    assert names == {
        "full": [*[f"{table.name}.csv" for table in TABLES], "edition.json", "datapackage.json"],
        "bare": ["organisations.csv", "edition.json", "datapackage.json"],
    }


def test_a_file_is_marked_as_utf_8_and_its_lines_end_as_excel_expects(tmp_path: Path) -> None:
    found = {file.name: file.content for file in downloads(source(tmp_path)) if file.table}
    assert [name for name, content in found.items() if not content.startswith(b"\xef\xbb\xbf") or not content.endswith(b"\r\n")] == []
    assert [name for name, content in found.items() if content.count(b"\n") != content.count(b"\r\n")] == []


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "|", "%", "\uff1d", "\uff20", "\t=", " +", "\n-"])
def test_no_text_of_the_data_becomes_a_formula(sign: str, tmp_path: Path) -> None:
    def begin(field: Field) -> str | None:
        return f'{sign}HYPERLINK("x","y"),\n{field.text}' if field.prose else f'{sign}HYPERLINK("x","y"),{field.text}'

    given, taken = rewritten(begin)
    first = sign.strip()
    tables = {file.name: cells(file) for file in downloads(source(tmp_path / "changed", given, EARLIER)) if file.table}
    plain = {file.name: cells(file) for file in downloads(source(tmp_path / "as-it-is", earlier=EARLIER)) if file.table}
    assert [(name, cell) for name, table in tables.items() for row in table for cell in row if cell.startswith(first)] == []
    assert [name for name, table in tables.items() if {len(row) for row in table} != {len(table[0])}] == []
    # The words of the glossary are not found in the text any more, and there are more changes.
    assert {name: len(table) for name, table in tables.items() if name != "changes.csv"} == {
        name: len(table) for name, table in plain.items() if name not in {"changes.csv", "glossary.csv"}
    }
    assert [name for name, table in tables.items() if not any(cell.startswith(f"'{first}HYPERLINK") for row in table for cell in row)] == []
    assert len(taken) > 100


# The whole edition as JSON


def faults(source: Source) -> list[str]:
    """What the JSON Schema says against the JSON of an edition."""
    content = {file.name: file.content for file in downloads(source)}["edition.json"]
    return [error.message for error in jsonschema.Draft202012Validator(schema()).iter_errors(json.loads(content))]


def test_the_json_of_every_shipped_edition_is_as_its_schema_says(dataset: Dataset) -> None:
    assert {key: faults(told) for key, told in every(dataset).items()} == {key: [] for key in dataset.editions}


def test_the_json_of_every_shape_of_partnership_is_as_its_schema_says(tmp_path: Path) -> None:
    dataset = load(test_shapes.write(tmp_path / "data", list(test_shapes.SHAPES.values())))
    assert {key: faults(told) for key, told in every(dataset).items()} == {key: [] for key in dataset.editions}


@pytest.mark.parametrize("which", INVENTED)
def test_the_json_of_the_invented_edition_is_as_its_schema_says(which: str, tmp_path: Path) -> None:
    assert faults(source(tmp_path, *INVENTED[which])) == []


def test_the_schema_refuses_what_it_does_not_describe(tmp_path: Path) -> None:
    content = json.loads(downloads(source(tmp_path))[-2].content)
    validator = jsonschema.Draft202012Validator(schema())
    validator.check_schema(schema())
    wrong = (
        {**content, "more": 1}, {name: value for name, value in content.items() if name != "partners"}, {**content, "format": 2},
        {**content, "register": {**content["register"], "status": "new"}}, {**content, "findings": [{"requirement": "G30-WHY"}]},
    )  # fmt: skip
    assert [validator.is_valid(each) for each in wrong] == [False] * len(wrong)


def test_the_schema_keeps_what_its_format_promised() -> None:
    described = schema()
    assert f"schemas/edition-{described['properties']['format']['const']}.schema.json" == SCHEMA_PATH
    assert FORMAT_1 - described["properties"].keys() == set()


def test_everything_that_the_schema_describes_has_a_description() -> None:
    described = schema()
    parts = {"": described, **described["$defs"]}
    assert [
        f"{name}.{field}" for name, part in parts.items() for field, about in part.get("properties", {}).items() if not about.get("description")
    ] == []


def test_the_json_says_all_that_the_edition_says(tmp_path: Path) -> None:
    """Read back, the records in it are those of the edition."""
    edition: Edition = source(tmp_path).edition
    content: dict[str, Any] = json.loads(downloads(source(tmp_path))[-2].content)
    records: dict[str, Record | None] = {
        "register": edition.entry, "edition": edition.about, "partners": edition.partners, "agencies": edition.agencies,
        "groups": edition.groups, "sections": edition.sections, "settings": edition.settings, "region": edition.region,
    }  # fmt: skip
    assert {name: type(record).model_validate(content[name]) for name, record in records.items() if record} == records


# The data package


def test_the_data_package_names_every_other_file_with_its_size_and_digest(dataset: Dataset) -> None:
    for told in every(dataset).values():
        *files, package = downloads(told)
        resources = json.loads(package.content)["resources"]
        assert [(each["path"], each["bytes"], each["hash"]) for each in resources] == [
            (file.name, len(file.content), f"sha256:{hashlib.sha256(file.content).hexdigest()}") for file in files
        ]


def test_nothing_in_a_data_package_is_an_empty_list_which_its_standard_forbids(dataset: Dataset) -> None:
    packages = [downloads(told)[-1].content.decode() for told in every(dataset).values()]
    assert [package for package in packages if "[]" in package or "{}" in package] == []


def test_the_data_package_names_a_licence_only_where_one_is_stated(tmp_path: Path) -> None:
    licence = "licence:\n  name: Open Licence\n  url: https://licence.example/1\n"
    given = {"partnership": invented.text("partnership") + licence}
    found = [json.loads(downloads(source(tmp_path / name, changed))[-1].content) for name, changed in (("none", None), ("one", given))]
    assert [package.get("licenses") for package in found] == [None, [{"title": "Open Licence", "path": "https://licence.example/1"}]]


# Lists above the editions


def test_the_lists_above_the_editions_are_exactly_their_golden_texts(tmp_path: Path) -> None:
    dataset = load(invented.write_law(tmp_path / "now"))
    edition = dataset.editions[invented.KEY]
    earlier = invented.edition(tmp_path / "before", EARLIER)
    earlier = replace(earlier, entry=earlier.entry.model_copy(update={"id": "2029-01", "published": When(2029, 1), "status": "superseded"}))
    outlines = [outline(edition), outline(earlier)]
    files = (
        editions_list(outlines, change_notes(outlines)), history_list(history((earlier, edition))),
        *law_lists(dataset.instruments, asked(dataset.instruments)),
    )  # fmt: skip
    found = told(files)
    assert found == {name: golden(GOLDEN / "above" / name, text) for name, text in found.items()}
    assert [file.table for file in files] == [table for table in ABOVE if f"{table.name}.csv" in found]
    assert {path.name for path in (GOLDEN / "above").iterdir()} == set(found)


def test_every_column_of_every_list_says_in_a_sentence_what_it_holds_and_no_name_stands_twice() -> None:
    tables = (*TABLES, *ABOVE)
    columns = [(table.name, column) for table in tables for column in table.columns]
    assert [(name, column.name) for name, column in columns if not re.fullmatch(r"[A-Z].*\.", column.says)] == []
    assert len({table.name for table in tables}) == len(tables)
    assert [table.name for table in tables if len({column.name for column in table.columns}) < len(table.columns)] == []
    assert [table.name for table in tables if set(table.key) - {column.name for column in table.columns}] == []
    leading = {column.leads_to for _, column in columns} - {""}
    assert leading - {table.name for table in tables} == set()
