"""`data/` as a whole: what does not agree between files, what cannot be read, and each cause told once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.dataset import Dataset, load
from macros.model import FILE_KINDS
from macros.problems import ProblemsFound

from . import invented

EDITION = f"data/partnerships/{invented.PARTNERSHIP}/editions/{invented.EDITION}"
REFERENCES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "dataset" / "references.yml").read_text("utf-8"))
KINDS = [kind.name for kind in invented.WRITTEN]


def shortened(text: str) -> str:
    return text.replace(EDITION, "~~").replace(f"data/partnerships/{invented.PARTNERSHIP}", "~")


def problems(data: Path) -> list[str]:
    """What is said of the folder, with the long paths written as in `dataset/references.yml`."""
    try:
        load(data)
    except ProblemsFound as found:
        return [shortened(str(problem)) for problem in found.problems]
    return []


def told(folder: Path, changed: Mapping[str, str | bytes | None]) -> list[str]:
    return problems(invented.write(folder, changed))


@pytest.mark.parametrize("name", REFERENCES)
def test_what_does_not_agree_is_told_where_it_is_written(name: str, tmp_path: Path) -> None:
    case = REFERENCES[name]
    assert told(tmp_path, invented.altered(case["kind"], case["old"], case["new"])) == case["problems"]


def shown(kind: str) -> str:
    return shortened(f"data/{invented.paths()[kind]}")


def write_two(folder: Path, changed: Mapping[str, str | bytes | None]) -> Path:
    """The invented data with a second edition, a copy of the first, that shares what can be shared."""
    register = invented.text("register") + "  - id: 2031-02\n    status: draft\n"
    data = invented.write(folder, {"register": register, **changed})
    first = data / "partnerships" / invented.PARTNERSHIP / "editions" / invented.EDITION
    (first.parent / "2031-02").mkdir()
    for kind in ("edition", "partners", "agencies", "groups", "settings", "sections"):
        (first.parent / "2031-02" / f"{kind}.yml").write_text(invented.text(kind), "utf-8")
    return data


def test_two_editions_are_read_oldest_first_and_listed_newest_first(tmp_path: Path) -> None:
    dataset = load(write_two(tmp_path, {}))
    assert list(dataset.editions) == ["arden-vale/2030-05", "arden-vale/2031-02"]
    assert [edition.key for edition in dataset.editions_of("arden-vale")] == ["arden-vale/2031-02", "arden-vale/2030-05"]
    assert dataset.editions_of("nowhere") == ()


UNREADABLE: dict[str, tuple[bytes, str]] = {
    "broken": (b'a: "x\n', ':1:4: this line has a quote that is never closed; close the quote [broken-yaml]'),
    "empty": (b"", ": the file is empty; write its contents, or delete the file [empty-file]"),
    "comments": (b"# later\n", ": the file is empty; write its contents, or delete the file [empty-file]"),
    "latin-1": (b"# caf\xe9\n", ":1:6: this line has a letter that is not in UTF-8; save the file again with the encoding UTF-8 [not-utf-8]"),
    "UTF-16": ("a: b\n".encode("utf-16"), ": the file is in UTF-16 or UTF-32, not in UTF-8; save the file again with the encoding UTF-8 [not-utf-8]"),
    "50,000 lines": (b"a: 1\n" * 50_000,
                     ": the file has 50,000 lines and 250,000 bytes; a data file has at most 20,000 lines and 2,000,000 bytes [too-long]"),
}  # fmt: skip


@pytest.mark.parametrize("fault", UNREADABLE)
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_cannot_be_read_is_one_problem_however_many_editions_need_it(kind: str, fault: str, tmp_path: Path) -> None:
    content, problem = UNREADABLE[fault]
    assert problems(write_two(tmp_path, {kind: content})) == [shown(kind) + problem]


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_where_a_file_should_be_is_one_problem(kind: str, tmp_path: Path) -> None:
    data = write_two(tmp_path, {kind: None})
    (data / invented.paths()[kind]).mkdir(parents=True)
    assert problems(data) == [f"{shown(kind)}: this is a folder where a file should be; move it away and put the file in its place [not-a-file]"]


@pytest.mark.parametrize("kind", [kind.name for kind in FILE_KINDS if kind.required and kind.name != "region"])
def test_a_missing_file_is_one_problem(kind: str, tmp_path: Path) -> None:
    assert problems(write_two(tmp_path, {kind: None})) == [
        f"{shown(kind)}: this file is missing; add it, or take away the folder it belongs to [missing-file]"
    ]


def test_missing_regional_arrangements_are_told_where_they_are_named(tmp_path: Path) -> None:
    assert told(tmp_path, {"region": None}) == [
        "~~/edition.yml:29:17: there are no regional arrangements `four-brooks/2030`; write folder and year, as in `hips/2024` [unknown-id]"
    ]


def test_an_edition_need_not_list_settings(tmp_path: Path) -> None:
    changed = {"settings": None, **invented.altered("sections", "[settings](settings.md)", "settings")}
    assert invented.edition(tmp_path, changed).settings is None


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    data = invented.write(tmp_path, {"glossary": None})
    (data / "glossary.yml").symlink_to("nowhere.yml")
    assert problems(data) == ["data/glossary.yml: the file cannot be opened; check who may read it, and whether it is open elsewhere [cannot-open]"]


LIST = "see the list of files in README.md; a name that begins with `_` is passed over"


@pytest.mark.parametrize(
    ("path", "instead"),
    [
        ("organisation.yml", "did you mean `organisations.yml`?"),
        (f"partnerships/arden-vale/editions/{invented.EDITION}/setings.yml", "did you mean `settings.yml`?"),
        ("partnerships/arden-vale/Register.yml", "did you mean `register.yml`?"),
        ("partnerships/arden-vale/editions/2030-05/more.yaml", "data files end in `.yml`"),
        ("partnerships/arden-vale/editions/2030-05/notes.docx", LIST),
        ("regions/four-brooks/notes.yml", LIST),
    ],
)
def test_a_file_that_belongs_to_no_kind_is_a_problem(path: str, instead: str, tmp_path: Path) -> None:
    data = invented.write(tmp_path)
    (data / path).write_text("a: 1\n")
    assert problems(data) == [f"{shortened(f'data/{path}')}: no such file belongs in `data/`; {instead} [unknown-file]"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"region", "report", "settings", "instrument", "confirmations"}])
def test_a_file_with_a_misspelt_name_is_one_problem_and_not_two(kind: str, tmp_path: Path) -> None:
    data = invented.write(tmp_path)
    right = data / invented.paths()[kind]
    wrong = right.with_name(right.name.replace("s.yml", ".yml") if right.name.endswith("s.yml") else right.name.replace(".yml", "s.yml"))
    right.rename(wrong)
    place = shown(kind).replace(right.name, wrong.name)
    assert problems(data) == [f"{place}: no such file belongs in `data/`; did you mean `{right.name}`? [unknown-file]"]


def test_notes_and_files_of_the_system_are_passed_over(tmp_path: Path) -> None:
    data = invented.write(tmp_path)
    for name in ("README.md", "_draft.yml", ".DS_Store", "~$groups.yml", ".git/config.yml", "_old/groups.yml", "regions/README.md"):
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_text("a: [")
    assert problems(data) == []


def test_a_folder_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    assert problems(tmp_path / "data") == ["data: there is no such folder; run the command in the project's folder [missing-folder]"]


def test_an_edition_that_is_not_registered_is_a_problem(tmp_path: Path) -> None:
    data = write_two(tmp_path, {"register": invented.text("register")})
    assert problems(data) == ["~/editions/2031-02: this edition is not in the register; add `2031-02` to `register.yml` [not-registered]"]


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    changed = {
        "glossary": b"terms: [\n",
        "settings": None,
        **invented.altered("groups", "abbreviation: MB", "abreviation: MB"),
        **invented.altered("partners", "    sector: police\nduties", "    sector: polise\nduties"),
        **invented.altered("region", "- brookshire-council", "- no-council"),
        **invented.altered("register", "2030-05-17", "2030-02-29"),
    }
    assert told(tmp_path, changed) == [
        "data/glossary.yml:1:9: this line has a `[` or `{` that is never closed; close it, or put quotes around the value [broken-yaml]",
        "~~/groups.yml:12:5: `abreviation` is not known here; did you mean `abbreviation`? [unknown-key]",
        "~~/partners.yml:26:13: `sector` is `polise`; did you mean `police`? [not-one-of]",
        "~/register.yml:4:16: `published` is `2030-02-29`; there is no day 29; that month has 28 days [not-a-date]",
        "data/regions/four-brooks/2030.yml:7:5: there is no organisation with the id `no-council`; "
        "use the id of an organisation that exists, or add it [unknown-id]",
    ]


def test_words_that_yaml_usually_turns_into_something_else_stay_text(tmp_path: Path) -> None:
    names = ["No", "12:30", "0777", "2030-02-30", "null", "1e3", "~", "yes"]
    settings = "headings: [{id: h, name: No}]\nsettings:\n" + "".join(
        f"  - {{id: s-{n}, name: {name}, heading: h}}\n" for n, name in enumerate(names)
    )
    edition = invented.edition(tmp_path, {"settings": settings})
    assert edition.settings is not None
    assert [heading.name for heading in edition.settings.headings] + [setting.name for setting in edition.settings.settings] == ["No", *names]


def test_the_data_of_the_project_holds_no_problem(dataset: Dataset) -> None:
    assert "southampton/2024-12" in dataset.editions
