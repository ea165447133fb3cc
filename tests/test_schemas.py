"""What editors are told of the data files: true of ours, alarmed at wrong ones, up to date, and named by each file."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from jsonschema import Draft7Validator

from macros.dataset import files_of, load
from macros.model import FILE_KINDS, SCHEMAS, FileKind, Settings
from macros.publishing import publish, start_edition
from macros.schemas import Renewed, choices, out_of_date, renew, schema
from macros.settings_list.writing import as_written
from macros.yaml_text import Document
from macros.yaml_text import read as read_ours

from . import invented, yaml_core
from .golden import golden
from .projects import ROOT, Ran, change, contents, run
from .test_described import JARGON, SENTENCE
from .test_publishing import DAY

KINDS: Final = {kind.name: kind for kind in FILE_KINDS}
NOTE: Final = (
    "Note: what editors offer while you type is out of date, or a file does not name it in its first line. "
    "Run `./site-build.sh schemas` to renew it.\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The invented data, with all that editors need."""
    folder = invented.write(tmp_path)
    renew(folder)
    return folder


def alarms(kind: FileKind, text: str, data: Path = ROOT / "data") -> list[str]:
    """Where an editor that reads the text would say that something is wrong, and by which rule of the schema."""
    validator = Draft7Validator(json.loads((data / kind.schema).read_text("utf-8")))
    found = validator.iter_errors(yaml_core.read(text))
    return sorted(f"{'/'.join(str(step) for step in error.absolute_path)}: {error.validator}" for error in found)


def kind_of(path: str) -> FileKind:
    return next(kind for kind in FILE_KINDS if kind.match(path) is not None)


# Ours and wrong ones


def test_an_editor_finds_nothing_to_say_about_our_files() -> None:
    data = ROOT / "data"
    found = {path: alarms(kind_of(path), (data / path).read_text("utf-8")) for paths in files_of(data).values() for path in paths}
    assert {path: said for path, said in found.items() if said} == {}


@pytest.mark.parametrize("sample", ["good", "bare"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_finds_nothing_to_say_about_a_good_sample(kind: str, sample: str) -> None:
    file = invented.SAMPLES / sample / f"{kind}.yml"
    if file.is_file():
        assert alarms(KINDS[kind], file.read_text("utf-8")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_is_alarmed_at_a_bad_sample_in_these_places(kind: str) -> None:
    told = "\n".join([*alarms(KINDS[kind], (invented.SAMPLES / "bad" / f"{kind}.yml").read_text("utf-8")), ""])
    assert told == golden(ROOT / "tests/golden/schemas" / f"{kind}.txt", told)
    assert told.strip()


# A value, whether an editor takes it, and what it is to us.
VALUES: Final = {
    "name": ["No", "yes", "12:30", "2024-12-01", "2024", "0777", "1e3", "0x1F", "off", "'true'"],
    "not a name": ["~", "null", "[a]", "{a: b}", "''", "true"],
    "bound": ["yes", "no", "No", "YES", "true", "False", "'no'"],
    "not bound": ["maybe", "on", "1", "~"],
    "review_in": ["6 months", "1 year", "'18 months'"],
    "not review_in": ["half a year", "0 months", "~"],
}


@pytest.mark.parametrize(("name", "value", "taken"), [(key.split()[-1], value, " " not in key) for key, values in VALUES.items() for value in values])
def test_an_editor_takes_what_we_take(name: str, value: str, taken: bool) -> None:
    lines = {"id": "a", "name": "A", name: value}
    text = "agencies:\n  - " + "\n    ".join(f"{key}: {each}" for key, each in lines.items()) + "\n"
    assert (alarms(KINDS["agencies"], text) == []) is taken


@pytest.mark.parametrize("text", ["No", "12:30", "2024-12-01", "2024-12", "off", "Y", "0o9", "1_000", "12:30:45", "1.2.3"])
def test_an_editor_reads_as_text_what_is_text_to_us(text: str) -> None:
    ours = read_ours("a.yml", f"a: {text}\n".encode())
    assert isinstance(ours, Document)
    assert [yaml_core.read(f"a: {text}\n"), ours.value] == [{"a": text}, {"a": text}]


def test_the_settings_for_one_editor_name_the_version_that_this_rests_on() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))
    assert [settings["yaml.yamlVersion"], settings["yaml.schemaStore.enable"]] == ["1.2", False]
    assert recommended == {"recommendations": ["redhat.vscode-yaml"]}


# Words


def parts(made: Any) -> Iterator[dict[str, Any]]:
    """The schema itself and every record inside it."""
    yield made
    yield from (part for part in made["definitions"].values() if "properties" in part)


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_of_a_file_has_a_title_and_a_sentence(kind: str) -> None:
    made = json.loads((ROOT / "data" / KINDS[kind].schema).read_text("utf-8"))
    lines = [(f"{part['title']}.{name}", line) for part in parts(made) for name, line in part["properties"].items()]
    records = [part["title"] for part in parts(made) if not SENTENCE.fullmatch(part["description"].partition("\n")[0])]
    untitled = [name for name, line in lines if line.get("title", name) != name and not re.fullmatch(r"[A-Z][a-z ]*", line["title"])]
    wordless = [name for name, line in lines if not SENTENCE.match(line.get("description", "")) or JARGON.search(line["description"])]
    assert [records, untitled, wordless] == [[], [], []]


def test_a_schema_is_of_the_draft_that_editors_read_and_holds_nothing_of_our_code() -> None:
    found = {kind.name: (ROOT / "data" / kind.schema).read_text("utf-8") for kind in FILE_KINDS}
    for text in found.values():
        Draft7Validator.check_schema(json.loads(text))
    assert [name for name, text in found.items() if "$defs" in text or "x-refers" in text or '"null"' in text or "discriminator" in text] == []


# Choices


def test_the_ids_that_exist_are_choices_with_their_names(tmp_path: Path) -> None:
    data = invented.write(tmp_path)
    dataset = load(data)
    edition = dataset.editions[invented.KEY]
    found = choices(dataset)
    assert {to: sorted(ids) for to, ids in found.items()} == {
        "organisation": sorted(edition.organisations),
        "regional arrangements": [invented.REGION],
        "instrument": [invented.INSTRUMENT],
        "requirement": sorted(each.id for each in dataset.instruments[invented.INSTRUMENT].requirements),
        "category": sorted(each.id for each in dataset.instruments[invented.INSTRUMENT].categories),
        "lead safeguarding partner": sorted(each.id for each in edition.partners.lead_partners),
        "person": sorted(
            each.id
            for each in (*edition.partners.lead_partners, *edition.partners.delegated_partners, edition.partners.chair, edition.partners.scrutineer)
            if each
        ),
        "agency": sorted(each.id for each in edition.agencies.agencies),
        "group": sorted(each.id for each in (*edition.groups.groups, *(edition.region.groups if edition.region else ()))),
        "heading": sorted(each.id for each in (edition.settings.headings if edition.settings else ())),
        "setting": sorted(each.id for each in (edition.settings.settings if edition.settings else ())),
    }
    assert found["organisation"]["arden-hospital"] == "Arden Hospital NHS Foundation Trust"
    assert edition.region is not None
    assert found["regional arrangements"] == {invented.REGION: edition.region.name}


def test_a_named_id_is_one_of_those_that_exist_or_another_id() -> None:
    made = json.loads(schema(KINDS["agencies"], {"organisation": {"a": "A", "b": "B"}}))
    assert made["definitions"]["id-of-organisation"] == {"enum": ["a", "b"], "enumDescriptions": ["A", "B"]}
    agency = made["definitions"]["Agency"]["properties"]
    assert agency["organisation"] == {
        "title": "Organisation",
        "description": "The organisation, if it is one and it is in organisations.yml.",
        "anyOf": [
            {"$ref": "#/definitions/id-of-organisation"},
            {
                "type": ["string", "number"],
                "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
                "patternErrorMessage": "an id has small letters, digits and single hyphens, as in `main-board`",
                "maxLength": 100,
            },
        ],
    }
    assert [name for name, line in agency.items() if "anyOf" in line] == ["organisation", "bound"]


# Kept up to date


def test_the_schemas_and_first_lines_of_our_data_are_up_to_date(tmp_path: Path) -> None:
    """If this fails: run `./site-build.sh schemas`."""
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    before = contents(data)
    assert [renew(data), contents(data) == before] == [Renewed((), ()), True]


def test_what_editors_need_is_written_once_and_does_not_disturb_reading(tmp_path: Path) -> None:
    data = invented.write(tmp_path)
    before, digests = contents(data), load(data).editions[invented.KEY].files
    files = sorted(before)
    done = renew(data)
    after = contents(data)
    assert [sorted(done.schemas), sorted(done.files)] == [sorted(kind.schema for kind in FILE_KINDS), files]
    assert sorted(after) == sorted([*files, *done.schemas])
    assert {name: after[name] for name in files} == {name: f"{kind_of(name).first_line}\n".encode() + before[name] for name in files}
    assert [renew(data), load(data).editions[invented.KEY].files == digests] == [Renewed((), ()), True]


BEFORE: Final = {
    "windows": (b"# Words.\r\nterms: []\r\n", b"LINE\r\n# Words.\r\nterms: []\r\n"),
    "a byte order mark": (b"\xef\xbb\xbfterms: []\n", b"\xef\xbb\xbfLINE\nterms: []\n"),
    "another schema": (b"# Words.\n# yaml-language-server: $schema=x.json\n\nterms: []\n", b"LINE\n# Words.\n\nterms: []\n"),
    "spaces at the end": (b"LINE  \nterms: []\n", b"LINE  \nterms: []\n"),
    "a comment further down": (b"terms:\n# yaml-language-server: x\n []\n", b"LINE\nterms:\n# yaml-language-server: x\n []\n"),
}


@pytest.mark.parametrize(("written", "wanted"), BEFORE.values(), ids=BEFORE)
def test_the_first_line_comes_before_all_else_and_nothing_else_is_altered(data: Path, written: bytes, wanted: bytes) -> None:
    line = KINDS["glossary"].first_line.encode()
    file = data / "glossary.yml"
    file.write_bytes(written.replace(b"LINE", line))
    renew(data)
    assert file.read_bytes() == wanted.replace(b"LINE", line)


def test_a_first_line_leads_to_the_schema_from_where_the_file_stands(data: Path) -> None:
    found = {}
    for path in sorted(contents(data)):
        if path.endswith(".yml"):
            named = (data / path).read_text("utf-8").partition("\n")[0].partition("$schema=")[2]
            found[path] = ((data / path).parent / named).resolve() == (data / kind_of(path).schema).resolve()
    assert found == dict.fromkeys(sorted(invented.paths().values()), True)


def test_a_schema_of_no_kind_is_taken_away(data: Path) -> None:
    (data / SCHEMAS / "meetings.schema.json").write_text("{}")
    renew(data)
    assert sorted(path.name for path in (data / SCHEMAS).iterdir()) == sorted(f"{kind}.schema.json" for kind in KINDS)


def test_a_seal_holds_when_the_first_line_comes_to_a_file(tmp_path: Path) -> None:
    data = invented.write(tmp_path)
    publish(data, invented.KEY, DAY)
    renew(data)
    assert load(data).editions[invented.KEY].entry.seal is not None


def test_a_new_edition_keeps_the_lines(data: Path) -> None:
    start_edition(data, invented.PARTNERSHIP, "2031-02")
    assert renew(data).files == ()


def test_a_list_of_settings_that_a_command_begins_names_its_schema() -> None:
    settings = Settings.model_validate({"headings": [{"id": "a", "name": "A"}], "settings": [{"id": "b", "name": "B", "heading": "a"}]})
    written = as_written("settings.yml", None, None, settings).decode()
    assert [written.partition("\n")[0], alarms(KINDS["settings"], written)] == [KINDS["settings"].first_line, []]


STALE: Final = {
    "nothing": ("glossary.yml", "terms:", "terms:", False),
    "a word": ("glossary.yml", "meaning: ", "meaning: Indeed, ", False),
    "a new organisation": ("organisations.yml", "organisations:\n", "organisations:\n  - id: zoo\n    name: Zoo\n    kind: other\n", True),
    "a first line that is gone": ("glossary.yml", "# yaml-language-server: ", "# ", True),
    "a schema that somebody changed": (KINDS["glossary"].schema, "A", "B", True),
}


@pytest.mark.parametrize(("file", "old", "new", "stale"), STALE.values(), ids=STALE)
def test_it_is_known_what_puts_them_out_of_date(data: Path, file: str, old: str, new: str, stale: bool) -> None:
    change(data / file, old, new)
    assert out_of_date(data, load(data)) is stale
    renew(data)
    assert not out_of_date(data, load(data))


def test_a_project_without_schemas_is_not_told_of_them(tmp_path: Path) -> None:
    data = invented.write(tmp_path)
    assert not out_of_date(data, load(data))


# As commands


def test_the_command_says_what_it_renewed_and_check_says_when_that_is_due(project: Path) -> None:
    files = [path for paths in files_of(project / "data").values() for path in paths]
    told = "".join(f"- data/{path}\n" for path in files)
    lines = f"Renewed in data/.schemas/: {len(KINDS)} files.\nThe first line now says what the file may hold, in {len(files)} data files:\n{told}"
    assert run(project, "schemas") == Ran(0, lines, "")
    assert run(project, "schemas") == Ran(0, "Everything that editors need is up to date.\n", "")

    before = run(project, "check", "--on", "2030-06-01")
    (project / "data" / KINDS["glossary"].schema).unlink()
    after = run(project, "check", "--on", "2030-06-01")
    assert [before.err, after.err, after.out == before.out, after.code] == ["", NOTE, True, before.code]
    assert run(project, "check", "--on", "2030-06-01", "--format", "json").err == ""
    assert run(project, "schemas") == Ran(0, "Renewed in data/.schemas/: one file.\n", "")


def test_with_a_problem_in_the_data_nothing_is_written(project: Path) -> None:
    change(project / "data/glossary.yml", "terms:", "termes:")
    before = contents(project / "data")
    ran = run(project, "schemas")
    assert [ran.code, ran.out, contents(project / "data") == before] == [2, "", True]


def test_yaml_of_our_schema_folder_is_read_by_nobody(data: Path) -> None:
    (data / SCHEMAS / "x.yml").write_text(yaml.safe_dump({"a": 1}))
    assert sorted(load(data).editions) == [invented.KEY]
