"""Where evidence stands on the pages of an edition, what a link to it says, and sentences without the names of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.addresses import LinkTarget
from macros.checks import Spot
from macros.evidence import Evidence, Shown, for_readers, sentences
from macros.model import Edition, Example

from . import examples, invented


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return invented.edition(tmp_path_factory.mktemp("invented"))


def told(edition: Edition, *spots: Spot) -> list[tuple[str, str, str]]:
    return [(each.text, each.target.page, each.target.id) for each in Shown(edition).evidence(spots)]


def test_an_item_is_told_by_its_name_and_led_to_by_its_id(edition: Edition) -> None:
    spots = (
        Spot("sections", ("sections", 0)),
        Spot("partners", ("chair",)),
        Spot("partners", ("scrutineer",)),
        Spot("groups", ("groups", 0)),
        Spot("groups", ("groups", 0, "reports_to")),
        Spot("agencies", ("agencies", 1)),
        Spot("groups", ("rules", 0)),
    )
    assert told(edition, *spots) == [
        (edition.sections.sections[0].title, "purpose", edition.sections.sections[0].id),
        ("Partnership chair", "partners", "chair"),
        ("Independent scrutineer", "partners", "scrutineer"),
        ("Main Board", "groups/main-board", "main-board"),
        (edition.agencies.agencies[1].name, "agencies", edition.agencies.agencies[1].id),
        ("“Agendas go out a week before.”", "structure", edition.groups.rules[0].id),
    ]


def test_what_has_no_id_is_told_by_its_part_or_its_page(edition: Edition) -> None:
    spots = (
        Spot("partners"), Spot("partners", ("lead_partners",)), Spot("agencies", ("agencies",)), Spot("settings", ("settings",)), Spot("region"),
        Spot("edition", ("regional",)), Spot("edition", ("review", "next")), Spot("edition"), Spot("register", ("editions", 0, "published")),
        Spot("partnership", ("contact",)), Spot("groups"),
    )  # fmt: skip
    assert told(edition, *spots) == [
        ("Who leads", "partners", ""),
        ("Lead safeguarding partners", "partners", "part-leads"),
        ("Relevant agencies", "agencies", "part-agencies"),
        ("Schools, colleges and early years settings", "settings", ""),
        ("Regional arrangements", "regional", ""),
        ("The next review", "index", "part-this-edition"),
        ("About and downloads", "about", ""),
        ("About this edition", "index", "part-this-edition"),
        ("How to reach the partnership", "about", "part-contact"),
        ("How it is organised", "structure", ""),
    ]


def test_nothing_leads_to_a_page_that_the_edition_does_not_have(tmp_path: Path) -> None:
    bare = invented.edition(tmp_path, invented.bare())
    assert told(bare, Spot("settings"), Spot("region"), Spot("partners")) == [("Who leads", "partners", "")]


def test_many_items_of_a_list_are_told_all_at_once() -> None:
    agencies = [{"id": f"a-{number}", "name": f"Agency {number}", "kind": "charity"} for number in range(9)]
    agencies = [{**each, "kind": "voluntary"} for each in agencies]
    edition = examples.edition(Example.model_validate({"agencies": {"agencies": agencies}}))
    spots = tuple(Spot("agencies", ("agencies", index)) for index in range(9))
    assert told(edition, *spots) == [("nine relevant agencies", "agencies", "part-agencies")]
    assert told(edition, *spots[:2]) == [("Agency 0", "agencies", "a-0"), ("Agency 1", "agencies", "a-1")]
    assert Shown(edition).homes(spots) == (LinkTarget("agencies", "part-agencies"),)


def test_items_answer_one_by_one_and_rows_of_a_table_together(edition: Edition) -> None:
    spots = (
        Spot("sections", ("sections", 0)), Spot("partners", ("lead_partners", 0)), Spot("partners", ("lead_partners", 1)),
        Spot("agencies", ("agencies", 0)), Spot("groups", ("groups", 1)), Spot("edition", ("regional",)), Spot("edition", ("review",)),
    )  # fmt: skip
    assert [(target.page, target.id) for target in Shown(edition).homes(spots)] == [
        ("purpose", edition.sections.sections[0].id),
        ("partners", "part-leads"),
        ("agencies", "part-agencies"),
        ("groups/practice-group", "practice-group"),
        ("regional", "part-page"),
    ]


@pytest.mark.parametrize("name", ["partners", "agencies", "structure", "settings", "about", "regional"])
def test_a_page_is_called_by_its_title(name: str, edition: Edition, root: Path) -> None:
    spots = (Spot(file) for file in ("partners", "agencies", "groups", "settings", "edition", "region"))
    called = {page: words for words, page, _ in told(edition, *spots)}
    assert f"\ntitle: {called[name]}\n" in (root / "arrangements" / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Plain words.", "Plain words."),
        ("what `groups.yml` says as a whole has five words. the part on the chair has none.",
         "The page “How it is organised” has five words. The part on the chair has none."),
        ("What `groups.yml` says as a whole was read, and does not answer it (read by: Manager).",
         "The page “How it is organised” was read, and does not answer it (read by: Manager)."),
        ("It names `main-board`.", "It names “main-board”."),
    ],
)  # fmt: skip
def test_a_sentence_names_pages_and_no_files(words: str, shown: str) -> None:
    assert sentences(words) == shown


def test_words_within_a_sentence_keep_their_small_letter() -> None:
    assert for_readers("one passage: what `partners.yml` says as a whole") == "one passage: the page “Who leads”"


def test_the_first_words_of_a_point_stand_for_it_without_signs() -> None:
    text = "Work with [the board](#board) *each* quarter so that nobody has to wait for it."
    partners = {"duties_of_delegates": [{"id": "duty", "text": text}]}
    edition = examples.edition(Example.model_validate({"partners": partners}))
    assert Shown(edition).evidence([Spot("partners", ("duties_of_delegates", 0))]) == (
        Evidence("“Work with the board each quarter so that …”", LinkTarget("partners", "duty")),
    )
