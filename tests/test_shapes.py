"""Partnerships of shapes that are not shipped, one file in `tests/shapes/` for each: they load, build, and show every body."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from macros import build as building
from macros.dataset import load
from macros.page_check import check_pages

from . import projects
from .built.reading import BuiltPage, built_pages, facts, one, rows, text, texts

FILES: Final = sorted((Path(__file__).parent / "shapes").glob("*.yml"))
SHAPES: Final[dict[str, Any]] = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in FILES}
PARTNERSHIPS: Final[dict[str, Any]] = {id: given for shape in SHAPES.values() for id, given in shape["partnerships"].items()}
NAMES: Final = {body["id"]: body["name"] for shape in SHAPES.values() for body in shape["organisations"]}
EDITION: Final = "2030-05"
OF_THE_AREA: Final = ("Area", "Council", "District", "Integrated care board", "Health bod", "Police force")

Home = dict[str, BuiltPage]


def files(id: str, given: dict[str, Any]) -> dict[str, Any]:
    """The data files of one partnership, by their path: what the shape says, and as little as may be for the rest."""
    leads = [{"id": f"lead-{lead['organisation']}", **lead} for lead in given["leads"]]
    agencies = [{"id": lead["organisation"], "name": NAMES[lead["organisation"]], "organisation": lead["organisation"]} for lead in leads]
    partnership = {
        "name": f"{given['short_name']} Safeguarding Children Partnership",
        "short_name": given["short_name"],
        "covers": ["children"],
        "area": given["area"],
        "website": f"https://{id}.example/",
        "concerns": [{"id": "in-an-emergency", "about": "anyone", "heading": "In an emergency", "text": "Ring 999."}],
    }
    return {
        "partnership.yml": partnership,
        "register.yml": {"editions": [{"id": EDITION, "published": EDITION, "status": "published"}]},
        f"editions/{EDITION}/edition.yml": {"title": "Arrangements", "summary": "What was agreed."},
        f"editions/{EDITION}/partners.yml": {"lead_partners": leads},
        f"editions/{EDITION}/agencies.yml": {"agencies": agencies},
        f"editions/{EDITION}/groups.yml": {"groups": given.get("groups", [{"id": "board", "name": "Board"}])},
        f"editions/{EDITION}/sections.yml": {"sections": []},
    }


def write(data: Path, shapes: list[Any]) -> Path:
    """Write the data of these shapes into one folder."""
    bodies = [body for shape in shapes for body in shape["organisations"]]
    found: dict[str, Any] = {"organisations.yml": {"organisations": bodies}, "glossary.yml": {"terms": []}}
    for shape in shapes:
        for id, given in shape["partnerships"].items():
            found |= {f"partnerships/{id}/{path}": value for path, value in files(id, given).items()}
    for path, value in found.items():
        (data / path).parent.mkdir(parents=True, exist_ok=True)
        (data / path).write_text(yaml.safe_dump(value, sort_keys=False), encoding="utf-8")
    return data


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all of them together."""
    project = projects.make(tmp_path_factory.mktemp("shapes") / "project")
    shutil.rmtree(project / "data")
    write(project / "data", list(SHAPES.values()))
    building.build(building.plan(project, project / "site"))
    return project / "site"


def pages(site: Path, id: str) -> Home:
    return built_pages(site / id / EDITION)


def test_there_is_a_file_for_each_shape() -> None:
    assert set(SHAPES) == {
        "several-councils", "two-police-forces", "three-care-boards", "one-executive-for-two", "four-partners", "county-with-districts",
    }  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_each_shape_loads_alone(name: str, tmp_path: Path) -> None:
    found = load(write(tmp_path / "data", [SHAPES[name]]))
    assert set(found.editions) == {f"{id}/{EDITION}" for id in SHAPES[name]["partnerships"]}


def test_nothing_is_wrong_in_the_site_of_all_of_them(built: Path) -> None:
    assert list(check_pages(built)) == []
    assert {path.name for path in built.iterdir() if (path / EDITION).is_dir()} == set(PARTNERSHIPS)


@pytest.mark.parametrize("id", PARTNERSHIPS)
def test_the_home_page_names_every_body_of_the_area(built: Path, id: str) -> None:
    shown = {name: text(value) for name, value in facts(pages(built, id)["index"].main).items()}
    assert {name: value for name, value in shown.items() if name.startswith(OF_THE_AREA)} == PARTNERSHIPS[id]["facts"]


@pytest.mark.parametrize("id", PARTNERSHIPS)
def test_the_page_on_who_leads_names_every_partner_and_for_whom_it_acts(built: Path, id: str) -> None:
    table = pages(built, id)["partners"].main.css("table")[0]
    shown = [(text(cells[1]), text(cells[2])) for cells in rows(table)]
    expected = []
    for lead in PARTNERSHIPS[id]["leads"]:
        others = " and ".join(NAMES[other] for other in lead.get("also_for", ()))
        expected.append((lead["post"], NAMES[lead["organisation"]] + (f" Also acts for {others}" if others else "")))
    assert shown == expected


@pytest.mark.parametrize("id", PARTNERSHIPS)
def test_the_home_page_names_every_partner_in_short(built: Path, id: str) -> None:
    shown = texts(pages(built, id)["index"].main, "ul.people > li.person")
    assert shown == [f"{lead['post']} {NAMES[lead['organisation']]}" for lead in PARTNERSHIPS[id]["leads"]]


@pytest.mark.parametrize("id", PARTNERSHIPS)
def test_the_list_of_agencies_names_every_partner(built: Path, id: str) -> None:
    words = text(pages(built, id)["agencies"].main)
    assert [lead["organisation"] for lead in PARTNERSHIPS[id]["leads"] if NAMES[lead["organisation"]] not in words] == []


@pytest.mark.parametrize(("id", "other"), [("holm", "Ness"), ("ness", "Holm")])
def test_a_group_of_two_partnerships_says_who_shares_it_in_both(built: Path, id: str, other: str) -> None:
    page = pages(built, id)["groups/executive"]
    assert page.title == "Joint Executive"
    assert text(facts(page.main)["Shared with"]) == f"{other} Safeguarding Children Partnership"


def test_every_group_has_its_page(built: Path) -> None:
    found = {id: {name.removeprefix("groups/") for name in pages(built, id) if name.startswith("groups/")} for id in PARTNERSHIPS}
    assert found == {id: {group["id"] for group in given.get("groups", [{"id": "board"}])} for id, given in PARTNERSHIPS.items()}
    assert text(one(facts(pages(built, "holm")["groups/learning"].main)["Reports to"].css("a"))) == "Joint Executive"


def test_the_shapes_name_no_people() -> None:
    assert [lead for given in PARTNERSHIPS.values() for lead in given["leads"] if "name" in lead] == []
