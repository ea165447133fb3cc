"""Which pages an edition has, where each item stands, and what a link leads to."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from macros.addresses import GROUP_PAGE, PAGES, TOPIC_PAGES, Addresses, LinkTarget, LostLink, anchors, page_of_topic, pages
from macros.model import Edition, Topic

from . import invented

RIGHT = "write `#` and the id of an item, a page such as `partners.md`, or an address with `https://`"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return invented.edition(tmp_path_factory.mktemp("invented"))


def test_the_pages_are_in_the_order_of_the_menu_with_a_page_for_each_group(edition: Edition) -> None:
    assert pages(edition) == (
        "index", "for-children", "easier-words", "partners", "structure", "groups/main-board", "groups/practice-group", "groups/silent-group",
        "agencies", "settings", "bound", "purpose", "assurance", "reviews", "working-together", "regional", "requirements", "search", "glossary",
        "data",
        "accessibility", "about",
    )  # fmt: skip


def test_an_edition_has_no_page_for_what_it_does_not_speak_of(tmp_path: Path) -> None:
    found = pages(invented.edition(tmp_path, invented.bare()))
    assert [page for page in PAGES if page not in found] == [
        "for-children",
        "easier-words",
        GROUP_PAGE,
        "settings",
        "bound",
        "purpose",
        "assurance",
        "reviews",
        "working-together",
        "regional",
        "changes",
    ]
    assert [page for page in found if page not in PAGES] == []


@pytest.mark.parametrize(
    ("kind", "old", "new", "page"),
    [
        ("sections", "topic: case-reviews", "topic: funding", "reviews"),
        ("sections", "topic: scrutiny", "topic: yearly-report", None),
        ("sections", "topic: funding", "topic: purpose", None),
    ],
)
def test_a_page_goes_with_the_last_thing_that_stands_on_it(kind: str, old: str, new: str, page: str | None, edition: Edition, tmp_path: Path) -> None:
    found = pages(invented.edition(tmp_path, invented.altered(kind, old, new)))
    assert set(pages(edition)) - set(found) == ({page} if page else set())


def test_every_page_is_a_file_and_every_file_a_page(root: Path) -> None:
    folder = root / "arrangements"
    assert {path.relative_to(folder).as_posix().removesuffix(".md") for path in folder.rglob("*") if path.is_file()} == set(PAGES)


def test_every_topic_has_one_page() -> None:
    assert sorted(topic for topics in TOPIC_PAGES.values() for topic in topics) == sorted(get_args(Topic))
    assert {topic: page_of_topic(topic) for topics in TOPIC_PAGES.values() for topic in topics} == {
        topic: page for page, topics in TOPIC_PAGES.items() for topic in topics
    }


def test_every_item_stands_on_its_page(edition: Edition) -> None:
    found: dict[str, list[str]] = {}
    for anchor in anchors(edition):
        found.setdefault(anchor.page, []).append(anchor.id)
    assert {page: " ".join(ids) for page, ids in found.items()} == {
        "accessibility": "map-without-words",
        "index": "in-an-emergency worried-about-a-child flood",
        "about": "act-2004 local-guide lost-quorum",
        "regional": "who-sits-for-us our-form our-own-hub across-the-brook brooks-outcomes brooks-one-form brooks-executive brooks-agree-form "
        "brooks-scrutineers brooks-minutes brooks-health brooks-nurses",
        "partners": "lead-council lead-health lead-police delegate-council delegate-police delegate-health act-for-leads not-the-budget not-the-law "
        "chair hold-to-account scrutineer look-into-practice",
        "agencies": "name-a-lead share-what-is-needed share-with-partners arden-hospital arden-hospital-midwives probation faith-groups nhs-hospital "
        "schools-are-bound",
        "structure": "agendas-in-time youth-council parents-forum how-it-fits fits-below",
        "groups/main-board": "main-board set-priorities priority-neglect priority-harm-online agree-the-money council-member icb-member "
        "hospital-member votes",
        "groups/practice-group": "practice-group practice-hospital-member",
        "groups/silent-group": "silent-group",
        "working-together": "adults-board community-safety money",
        "settings": "primary special early-years st-marys mere-school brook-school twelve-thirty-club",
        "purpose": "why-we-work-together children-first how-we-listen",
        "assurance": "yearly-report scrutiny",
        "reviews": "serious-cases",
        "glossary": "mash icb front-door",
        "for-children": "you-can-tell-us",
        "easier-words": "what-we-do",
    }


def test_an_item_is_told_with_the_place_where_it_is_written(edition: Edition) -> None:
    found = {anchor.id: (anchor.file, anchor.path) for anchor in anchors(edition)}
    assert [found[id] for id in ("worried-about-a-child", "priority-neglect", "fits-below", "brooks-minutes")] == [
        ("partnership", ("concerns", 1)),
        ("groups", ("groups", 0, "responsibilities", 0, "parts", 0)),
        ("sections", ("sections", 2, "points", 0)),
        ("region", ("groups", 0, "rules", 0)),
    ]


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("#main-board", LinkTarget("groups/main-board")),
        ("#votes", LinkTarget("groups/main-board", "votes")),
        ("#chair", LinkTarget("partners", "chair")),
        ("#st-marys", LinkTarget("settings", "st-marys")),
        ("#mash", LinkTarget("glossary", "mash")),
        ("#brooks-one-form", LinkTarget("regional", "brooks-one-form")),
        ("#youth-council", LinkTarget("structure", "youth-council")),
        ("partners.md", LinkTarget("partners")),
        ("partners/", LinkTarget("partners")),
        ("partners", LinkTarget("partners")),
        ("index.md", LinkTarget("index")),
        ("groups/main-board.md#votes", LinkTarget("groups/main-board", "votes")),
        ("agencies.md#arden-hospital", LinkTarget("agencies", "arden-hospital")),
        ("#main-bord", LostLink("leads to `#main-bord`, which is no id of this edition", "did you mean `main-board`?")),
        ("#", LostLink("leads to `#`, which is no id of this edition", RIGHT)),
        ("#lado", LostLink("leads to `#lado`, which is no id of this edition", RIGHT)),
        ("#arden-vale-board", LostLink("leads to `#arden-vale-board`, which is no id of this edition", RIGHT)),
        ("partner.md", LostLink("leads to `partner.md`, which is no page of this edition", "did you mean `partners`?")),
        ("groups/group.md", LostLink("leads to `groups/group.md`, which is no page of this edition", RIGHT)),
        ("../partners.md", LostLink("leads to `../partners.md`, which is no page of this edition", "did you mean `partners`?")),
        ("agencies.md#faith-group", LostLink("leads to `#faith-group`, which is not on the page `agencies`", "did you mean `faith-groups`?")),
        ("agencies.md#chair", LostLink("leads to `#chair`, which is not on the page `agencies`", RIGHT)),
    ],
)
def test_a_link_leads_to_a_page_or_is_lost_with_the_reason(edition: Edition, href: str, target: LinkTarget | LostLink) -> None:
    assert Addresses(edition).resolve(href) == target


def test_an_id_on_several_pages_needs_its_page(tmp_path: Path) -> None:
    changed = {**invented.altered("agencies", "id: faith-groups", "id: money"), **invented.altered("groups", "id: votes", "id: agree-form")}
    changed |= invented.altered("region", "id: brooks-agree-form", "id: agree-form")
    addresses = Addresses(invented.edition(tmp_path, changed))
    assert [addresses.resolve("#money"), addresses.resolve("#agree-form"), addresses.resolve("agencies.md#money")] == [
        LostLink("leads to `#money`, which stands on several pages", "write `agencies.md#money` or `working-together.md#money`"),
        LostLink("leads to `#agree-form`, which stands on several pages", "write `groups/main-board.md#agree-form` or `regional.md#agree-form`"),
        LinkTarget("agencies", "money"),
    ]


def test_an_item_that_stands_for_itself_comes_before_a_part_of_another(tmp_path: Path) -> None:
    changed = invented.altered("groups", "id: votes", "id: probation")
    assert Addresses(invented.edition(tmp_path, changed)).resolve("#probation") == LinkTarget("agencies", "probation")


def test_the_pages_of_an_edition_keep_the_order_of_all_pages(edition: Edition) -> None:
    order = [PAGES.index(GROUP_PAGE if page.startswith("groups/") else page) for page in pages(edition)]
    assert [pair for pair in pairwise(order) if pair[0] > pair[1]] == []
