"""What can be found in an edition, as the index says it and as the list from A to Z shows it; and what the index weighs."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from macros import build as building
from macros.addresses import Addresses
from macros.blocks import blocks_in
from macros.dataset import Dataset
from macros.model import Agencies, Agency, Edition, Heading, Organisation, Setting, Settings, Synonym, Synonyms
from macros.requirements import asked
from macros.search import Entry, Letter, Named, entries, index_script, letters
from macros.ways import relative
from macros.wording import folded

from . import invented
from .golden import golden
from .projects import ROOT

TITLES: Final = {"index": "Safeguarding arrangements", "partners": "Who leads", "regional": "Regional arrangements"}
HEADINGS: Final = {"partners": (("part-leads", "Lead safeguarding partners"),), "regional": (("part-all", "Regional arrangements"),)}
LISTS: Final = Path(__file__).parent / "samples/lists"
KILOBYTE: Final = 1024


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return invented.edition(tmp_path)


def told(entry: Entry) -> str:
    also = f" [{'; '.join(entry.also)}]" if entry.also else ""
    return f"{entry.weight} {entry.title} | {entry.kind} | {entry.page}#{entry.id} | {entry.detail}{also}"


# What can be found


@pytest.mark.parametrize("which", ["full", "bare"])
def test_everything_with_a_name_can_be_found(which: str, tmp_path: Path) -> None:
    edition = invented.edition(tmp_path, invented.bare() if which == "bare" else None)
    text = "".join(f"{told(entry)}\n" for entry in entries(edition, TITLES, HEADINGS))
    assert text == golden(Path(__file__).parent / f"golden/search/{which}.txt", text)


BODIES: Final = {
    "its own other names": ({"also_called": ["Mere Police"]}, ("Mere Police",)),
    "names that it had": ({"former_names": [{"id": "old", "name": "Mere Watch"}]}, ("Mere Watch",)),
    "the body that took over": ({"successors": [{"id": "vale"}]}, ("Vale Police", "Vale Watch")),
    "a name that is shown": ({"also_called": ["Vale Constabulary"]}, ()),
}


@pytest.mark.parametrize(("more", "also"), BODIES.values(), ids=BODIES)
def test_an_organisation_is_found_by_its_other_names(more: dict[str, Any], also: tuple[str, ...], edition: Edition) -> None:
    mere = Organisation.model_validate({"id": "mere", "name": "Mere and Vale Constabulary", "kind": "police-force", **more})
    vale = Organisation.model_validate({"id": "vale", "name": "Vale Police", "kind": "police-force", "also_called": ["Vale Watch"]})
    agency = Agency(id="police", name="Police", organisation="mere")
    changed = replace(edition, organisations={**edition.organisations, "mere": mere, "vale": vale}, agencies=Agencies(agencies=(agency,)))
    found = [entry for entry in entries(changed, TITLES, {}) if entry.kind == "Relevant agency"]
    assert found == [Entry("Police", "Relevant agency", "agencies", "police", "Mere and Vale Constabulary", also)]


def test_an_organisation_is_found_by_the_names_of_the_body_before_it(edition: Edition) -> None:
    old = Organisation.model_validate({"id": "old", "name": "Mere Watch", "kind": "police-force", "successors": [{"id": "mere"}]})
    mere = Organisation(id="mere", name="Mere Police", kind="police-force")
    agency = Agency(id="police", name="Mere Police", organisation="mere")
    changed = replace(edition, organisations={**edition.organisations, "old": old, "mere": mere}, agencies=Agencies(agencies=(agency,)))
    found = [entry for entry in entries(changed, TITLES, {}) if entry.kind == "Relevant agency"]
    assert found == [Entry("Mere Police", "Relevant agency", "agencies", "police", also=("Mere Watch",))]


def test_what_was_renamed_since_the_edition_before_is_found_by_the_name_it_had_and_people_are_not(edition: Edition) -> None:
    def called(name: str) -> Edition:
        group = edition.groups.groups[0].model_copy(update={"name": f"{name} Board", "also_called": ("Board A",)})
        setting = Setting(id="mere", name=f"{name} School", heading="early")
        lead = edition.partners.lead_partners[0].model_copy(update={"name": f"Person {name}"})
        return replace(
            edition,
            partners=edition.partners.model_copy(update={"lead_partners": (lead,)}),
            groups=edition.groups.model_copy(update={"groups": (group,)}),
            settings=Settings(headings=(Heading(id="early", name="Early years"),), settings=(setting,)),
        )

    found = {entry.title: entry.also for entry in entries(called("Z"), TITLES, {}, before=called("Y"))}
    assert [found["Z Board"], found["Z School"], found["Person Z"]] == [("Board A", "Y Board"), ("Y School",), ()]
    unchanged = {entry.title: entry.also for entry in entries(called("A"), TITLES, {}, before=called("A"))}
    assert [unchanged["A Board"], unchanged["A School"]] == [("Board A",), ()]


# The index


def held(script: str) -> dict[str, Any]:
    """What the script gives the name `searchIndex`."""
    start, end = "const searchIndex = ", ";\n"
    assert script.startswith(start)
    assert script.endswith(end)
    found: dict[str, Any] = json.loads(script.removeprefix(start).removesuffix(end))
    return found


LINES: Final = {
    "an id that follows from the name": (Entry("St. Anne's & Co", "K", "p", "st-annes-and-co"), "St. Anne's & Co"),
    "the same with a detail": (Entry("Mere School", "K", "p", "mere-school", "URN 1"), "Mere School||URN 1"),
    "the same before which `part-` stands": (Entry("Who leads", "K", "p", "part-who-leads"), "Who leads|-part"),
    "no id": (Entry("Who leads", "K", "p"), "Who leads|-"),
    "another id": (Entry("Mere School", "K", "p", "mere"), "Mere School|mere"),
    "letters that a browser may fold otherwise": (Entry("Gérard", "K", "p", "gerard"), "Gérard|gerard"),
    "a name without letters": (Entry("...", "K", "p", "dots"), "...|dots"),
    "a page whose name has no letters": (Entry("...", "K", "p"), "...|-"),
    "other names and no detail": (Entry("Mere", "K", "p", "mere", also=("A", "B")), "Mere|||A|B"),
    "tabs and double spaces in a name": (Entry("Mere\tSchool  2", "K", "p", "mere-school-2"), "Mere School 2"),
}


@pytest.mark.parametrize(("entry", "line"), LINES.values(), ids=LINES)
def test_a_line_says_what_cannot_be_made_from_the_name(entry: Entry, line: str, edition: Edition) -> None:
    assert held(index_script(edition, [entry]))["parts"] == [[2, "K", "p", line.replace("|", "\t")]]


def test_entries_of_one_kind_on_one_page_stand_together_in_their_order(edition: Edition) -> None:
    found = [Entry("B", "K", "p", "b"), Entry("A", "K", "p", "a"), Entry("C", "K", "q", "c"), Entry("D", "L", "q", "d", weight=0)]
    assert held(index_script(edition, found))["parts"] == [[2, "K", "p", "B\nA"], [2, "K", "q", "C"], [0, "L", "q", "D"]]


def test_words_that_mean_the_same_are_synonyms_and_the_short_forms_of_groups(edition: Edition) -> None:
    same = Synonyms(synonyms=(Synonym(id="police", words=("police", "bobbies")),))
    short = [[group.abbreviation, group.name] for group in edition.groups.groups if group.abbreviation]
    assert short
    assert held(index_script(replace(edition, synonyms=same, region=None), []))["same"] == [["police", "bobbies"], *short]


def test_the_editions_know_the_synonyms_of_the_file(edition: Edition) -> None:
    assert [synonym.id for synonym in edition.synonyms.synonyms] == ["sixth-form", "constables"]


# From A to Z


def test_each_name_stands_once_under_its_letter() -> None:
    first, again, other = Entry("Police", "Member", "p", weight=0), Entry("Police", "Agency", "q"), Entry("police!", "Member", "r", weight=0)
    accent, number, saint, street = Entry("Éclat", "K", "p"), Entry("4 Winds", "K", "p"), Entry("Saint Ann", "K", "p"), Entry("St Abb", "K", "p")
    assert letters([first, saint, again, accent, other, number, street]) == (
        Letter("0-9", (Named(number, ()),)),
        Letter("E", (Named(accent, ()),)),
        Letter("P", (Named(again, (first, other)),)),
        Letter("S", (Named(street, ()), Named(saint, ()))),
    )


def test_the_list_names_everything_with_a_link_to_its_row(edition: Edition) -> None:
    blocks = blocks_in(ROOT / "overrides").for_page(Addresses(edition), partial(relative, "search"))
    html = str(blocks.render("a_to_z", letters=letters(entries(edition, TITLES, HEADINGS))))
    assert html == golden(Path(__file__).parent / "golden/search/a-to-z.html", html)


# Weight


def registered() -> Iterator[dict[str, str]]:
    """Schools and early years settings from the lists that registers publish, each number once."""
    columns = {
        "gias-all-columns-surrey-2021.csv": ("EstablishmentName", "URN", "cp1252"),
        "gias-southampton-isle-of-wight-2024-06.csv": ("EstablishmentName", "URN", "utf-8"),
        "schools-southampton-2026-07.csv": ("name", "urn", "utf-8"),
        "ofsted-childcare-southampton-2025-12.csv": ("Provider Name", "Provider URN", "utf-8"),
    }
    seen = set()
    for file, (name, number, encoding) in columns.items():
        for row in csv.DictReader((LISTS / file).open(encoding=encoding)):
            kind = "ofsted_urn" if row[number].startswith("EY") else "urn" if len(row[number]) == 6 else None
            if kind and row[number] not in seen:
                seen.add(row[number])
                yield {"name": row[name], kind: row[number], "heading": row.get("PhaseOfEducation (name)") or "Early years"}


def with_settings(edition: Edition, count: int) -> Edition:
    """The edition with its own settings and so many from the lists that there are `count`."""
    assert edition.settings
    own, headings = edition.settings.settings, {heading.id: heading for heading in edition.settings.headings}
    known = {setting.urn for setting in own}
    found: dict[str, Setting] = {setting.id: setting for setting in own}
    for row in registered():
        id = folded(row["name"]).replace(" ", "-")
        under = Heading(id=folded(row["heading"]).replace(" ", "-"), name=row["heading"])
        if len(found) < count and row.get("urn") not in known:
            headings.setdefault(under.id, under)
            found[f"{id}-{len(found)}" if id in found else id] = Setting.model_validate({**row, "id": id, "heading": under.id})
    settings = tuple(setting.model_copy(update={"id": id}) for id, setting in found.items())
    return replace(edition, settings=Settings(headings=tuple(headings.values()), settings=settings))


def test_the_search_with_an_index_of_900_settings_is_light(dataset: Dataset, tmp_path: Path) -> None:
    full, before = with_settings(dataset.editions["southampton/2024-12"], 900), dataset.editions["southampton/2019-09"]
    assert full.settings
    assert len(full.settings.settings) == 900
    assert building.build_edition(ROOT, full, asked(dataset.instruments), tmp_path, before=before).problems == ()
    scripts = sorted((tmp_path / "assets/javascripts").glob("search*.js"))
    assert [path.name for path in scripts] == ["search-index.js", "search-ranking.js", "search.js"]
    assert sum(len(gzip.compress(path.read_bytes(), 6)) for path in scripts) < 20 * KILOBYTE
    assert len(gzip.compress((tmp_path / "search/index.html").read_bytes(), 6)) < 30 * KILOBYTE
