"""A spot in an edition, and a requirement, is found in its file, with the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import Spot
from macros.dataset import load
from macros.dataset.places import Places
from macros.problems import Place
from macros.requirements import asked

from . import invented

EDITION = f"data/partnerships/{invented.PARTNERSHIP}/editions/{invented.EDITION}"
HOME = f"data/partnerships/{invented.PARTNERSHIP}"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return invented.write(tmp_path_factory.mktemp("places"))


@pytest.mark.parametrize(
    ("spot", "path", "source"),
    [
        (Spot("agencies", ("agencies", 0)), f"{EDITION}/agencies.yml", "  - id: arden-hospital"),
        (Spot("agencies", ("agencies", 0, "why")), f"{EDITION}/agencies.yml", "    why: It sees children in **A&E**."),
        (Spot("partners", ("chair",)), f"{EDITION}/partners.yml", "  id: chair"),
        (Spot("register", ("editions", 0, "published")), f"{HOME}/register.yml", "    published: 2030-05-17"),
        (Spot("partnership", ("contact",)), f"{HOME}/partnership.yml", "  email: team@arden-vale.example"),
        (Spot("region", ("groups", 0)), "data/regions/four-brooks/2030.yml", "  - id: brooks-executive"),
        (Spot("edition", ("explanations", 0)), f"{EDITION}/edition.yml", "  - id: no-reasons-yet"),
    ],
)
def test_a_spot_is_the_line_of_its_value(data: Path, spot: Spot, path: str, source: str) -> None:
    editions = load(data).editions
    place = Places(data, editions).of(editions[invented.KEY], spot)
    assert (place.path, place.source) == (path, source)
    assert (data.parent / path).read_text("utf-8").splitlines()[place.line - 1] == source


def test_a_whole_file_and_one_that_is_not_there_have_no_line(tmp_path: Path) -> None:
    data = invented.write(tmp_path)
    editions = load(data).editions
    (tmp_path / EDITION / "settings.yml").unlink()
    spots = (Spot("edition"), Spot("settings"), Spot("settings", ("settings",)))
    assert [Places(data, editions).of(editions[invented.KEY], spot) for spot in spots] == [Place(f"{EDITION}/{spot.file}.yml") for spot in spots]


def test_a_line_within_a_text_is_the_line_in_the_file(data: Path) -> None:
    place = Places(data, load(data).editions).place(invented.KEY, "agencies", ("agencies", 0, "name"))
    assert (place.path, place.source) == (f"{EDITION}/agencies.yml", "    name: Arden Hospital")


def test_a_requirement_is_the_line_of_its_id(data: Path) -> None:
    dataset = load(data)
    found = asked(dataset.instruments)
    lines = {id: Places(data, dataset.editions).of_requirement(each).source.strip() for id, each in found.items()}
    assert lines == {id: f"- id: {id}" for id in found}
