"""Several editions of one partnership in one built site: each page knows its place among them, and `latest` leads to the newest."""

from __future__ import annotations

import json
import posixpath
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pytest

from macros import build as building
from macros.model import When
from macros.page_check import check_pages
from macros.publishing import publish

from . import invented, projects
from .built.reading import BuiltPage, attribute, built_pages, one, text, texts
from .projects import EDITIONS, REGISTER, change

Pages = dict[str, BuiltPage]

URL: Final = "https://x.example/safe/"
HOME: Final = invented.PARTNERSHIP
WITHDRAWN, OLD, LATEST, DRAFT = "2029-01", "2030-05", "2031-02", "2032-01"
MONTHS: Final = {WITHDRAWN: "January 2029", OLD: "May 2030", LATEST: "February 2031"}
ADDED, GONE = "groups/new-group", "groups/silent-group"
"""The page of a group that only the latest edition and the draft have, and that of one that only the older ones have."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = projects.make(tmp_path_factory.mktemp("editions"))
    for month, status in ((WITHDRAWN, "withdrawn"), (LATEST, "published"), (DRAFT, "draft")):
        projects.add_edition(found, month, status)
    for month in (LATEST, DRAFT):
        change(found / EDITIONS / month / "groups.yml", "id: silent-group", "id: new-group")
    change(found / REGISTER, "status: published", "status: superseded")
    publish(found / "data", f"{HOME}/{OLD}", When(2030, 5, 17))
    return found


@pytest.fixture(scope="module")
def public(project: Path) -> Path:
    """The site for the public, at a known address."""
    building.build(building.plan(project, project / "site", URL), URL)
    return project / "site"


@pytest.fixture(scope="module")
def with_drafts(project: Path) -> Path:
    """The site for the team."""
    building.build(building.plan(project, project / "site-drafts", URL, drafts=True), URL)
    return project / "site-drafts"


def pages(site: Path, edition: str) -> Pages:
    return built_pages(site / HOME / edition)


def leads_to(site: Path, folder: str, page: BuiltPage, link: str) -> str:
    """Where a relative link on a page of `folder` leads, as a path below the partnership's folder without `/index.html`; the file is there."""
    target = posixpath.normpath(posixpath.join(folder, posixpath.dirname(page.path), link))
    assert (site / HOME / target).is_file(), f"{link} on {folder}/{page.path}"
    return target.removesuffix("index.html").removesuffix("/")


def path_of(edition: str, page: str) -> str:
    return edition if page == "index" else f"{edition}/{page}"


# Redirects


def test_each_page_of_the_latest_edition_and_no_other_has_a_redirect(public: Path) -> None:
    assert set(pages(public, "latest")) == set(pages(public, LATEST))
    files = {path.relative_to(public / HOME / "latest") for path in (public / HOME / "latest").rglob("*") if path.name != "index.html"}
    assert {path.parts[0] for path in files if not (public / HOME / "latest" / path).is_dir()} == {"downloads"}


def test_the_files_of_the_latest_edition_and_no_others_stand_under_latest_too(public: Path) -> None:
    latest, edition = public / HOME / "latest" / "downloads", public / HOME / LATEST / "downloads"
    assert {path.name: path.read_bytes() for path in latest.iterdir()} == {path.name: path.read_bytes() for path in edition.iterdir()}


def test_each_redirect_leads_to_its_page_by_relative_links(public: Path) -> None:
    for name, page in pages(public, "latest").items():
        (link,) = [attribute(node, "href") for node in page.tree.css("a#onward")]
        assert leads_to(public, "latest", page, link) == path_of(LATEST, name)
        assert f'<noscript><meta http-equiv="refresh" content="0; url={link}"></noscript>' in page.html
        (script,) = [attribute(node, "src") for node in page.tree.css("script")]
        assert leads_to(public, "latest", page, script) == "../assets/javascripts/redirect.js"
        assert attribute(one(page.tree.css("link[rel=canonical]")), "href") == URL + f"{HOME}/{path_of(LATEST, name)}/"
        assert attribute(one(page.tree.css("meta[name=robots]")), "content") == "noindex"


def test_the_script_keeps_what_stands_after_the_hash(public: Path) -> None:
    assert "+ location.search + location.hash" in (public / "assets/javascripts/redirect.js").read_text("utf-8")


def test_where_no_edition_is_in_force_there_is_nothing_to_lead_to(tmp_path: Path) -> None:
    project = projects.make(tmp_path)
    change(project / REGISTER, "status: published", "status: withdrawn")
    building.build(building.plan(project, project / "site"))
    assert not (project / "site" / HOME / "latest").exists()


# Ways between editions


def ways(site: Path, edition: str, name: str) -> list[tuple[str, str]]:
    """What the head of a page offers of other editions, and where it leads."""
    page = pages(site, edition)[name]
    return [(text(link), leads_to(site, edition, page, attribute(link, "href"))) for link in page.tree.css("header .masthead-edition a")]


SAME: Final = [("index", ""), ("partners", "/partners"), ("groups/main-board", "/groups/main-board")]


@pytest.mark.parametrize(("name", "path"), SAME)
def test_a_page_leads_to_the_same_page_of_latest_and_previous_and_to_all_editions(public: Path, name: str, path: str) -> None:
    latest, previous = ("Latest edition: February 2031", f"{LATEST}{path}"), ("Previous edition: May 2030", f"{OLD}{path}")
    assert ways(public, LATEST, name) == [previous, ("All editions", "")]
    assert ways(public, OLD, name) == [latest, ("All editions", "")]
    assert ways(public, WITHDRAWN, name) == [latest, ("All editions", "")]


def test_a_page_that_another_edition_lacks_leads_to_its_first_page(public: Path) -> None:
    assert ways(public, LATEST, ADDED) == [("Previous edition: May 2030", OLD), ("All editions", "")]
    assert ways(public, OLD, GONE) == [("Latest edition: February 2031", LATEST), ("All editions", "")]


def test_every_page_says_its_edition_status_dates_and_seal(public: Path) -> None:
    seal = next(line.split()[-1] for line in (public.parent / REGISTER).read_text("utf-8").splitlines() if "seal:" in line)[7:19]
    short = " ".join((seal[:4], seal[4:8], seal[8:]))
    told = {
        WITHDRAWN: "Edition 2029-01, withdrawn, not sealed.",
        OLD: f"Edition 2030-05, replaced by a newer edition, published 17 May 2030, seal {short}. Last reviewed April 2031.",
        LATEST: "Edition 2031-02, published, not sealed. No review since then is recorded. Next review: May 2031.",
    }
    for edition, says in told.items():
        feet = {texts(page.tree.css("footer")[0], "p")[0].casefold() for page in pages(public, edition).values()}
        assert feet == {says.casefold()}
        heads = {texts(page.tree.css("header")[0], ".masthead-edition summary")[0] for page in pages(public, edition).values()}
        assert heads == {f"Arrangements of {MONTHS[edition]}"}


# Notices


def notices(site: Path, edition: str) -> dict[str, tuple[str, str]]:
    """For each page what comes first in the main content: its class and its words."""
    first = {name: next(iter(page.main.iter())) for name, page in pages(site, edition).items()}
    return {name: (attribute(node, "class"), text(node)) for name, node in first.items()}


def test_an_edition_that_is_not_the_latest_says_so_first_on_every_page(public: Path) -> None:
    says = "Not the latest edition A newer edition is in force. This one is kept as a record. Go to the latest edition."
    assert set(notices(public, OLD).values()) == {("notice outdated", says)}
    says = "Withdrawn This edition was withdrawn. It is kept as a record. Go to the latest edition."
    assert set(notices(public, WITHDRAWN).values()) == {("notice outdated", says)}
    for edition in (OLD, WITHDRAWN):
        for name, page in pages(public, edition).items():
            same = name if name in pages(public, LATEST) else "index"
            link = one(page.main.css(".notice.outdated a"))
            assert leads_to(public, edition, page, attribute(link, "href")) == path_of(LATEST, same)


def test_the_latest_edition_says_nothing_of_the_kind(public: Path) -> None:
    assert [page.path for page in pages(public, LATEST).values() if page.tree.css(".notice.outdated, .notice.draft")] == []


def test_a_draft_says_that_it_is_one_first_on_every_page(with_drafts: Path) -> None:
    says = "Draft This edition is a draft. It has not been agreed or published."
    assert set(notices(with_drafts, DRAFT).values()) == {("notice draft", says)}


def test_notices_are_printed(root: Path) -> None:
    """No rule for print hides them, in our own style sheet."""
    sheet = (root / "overrides/assets/stylesheets/site.css").read_text("utf-8")
    printed = sheet[sheet.index("@media print") :]
    hidden = [rule.partition("{")[0] for rule in printed.split("}") if "display: none" in rule]
    assert hidden
    assert [rule for rule in hidden if ".notice" in rule or "main" in rule.split()] == []


# What search engines and programs are told


def test_canonical_is_the_same_page_of_the_latest_edition(public: Path) -> None:
    there = pages(public, LATEST)
    for edition in (WITHDRAWN, OLD, LATEST):
        found = {name: attribute(one(page.tree.css("link[rel=canonical]")), "href") for name, page in pages(public, edition).items()}
        assert found == {name: URL + f"{HOME}/{path_of(LATEST, name if name in there else 'index')}/" for name in found}


@pytest.mark.parametrize(("edition", "robots"), [(WITHDRAWN, ["noindex"]), (OLD, ["noindex"]), (LATEST, [])])
def test_only_the_latest_edition_is_to_be_found_by_search_engines(public: Path, edition: str, robots: list[str]) -> None:
    found = {name: [attribute(node, "content") for node in page.tree.css("meta[name=robots]")] for name, page in pages(public, edition).items()}
    assert found == dict.fromkeys(found, robots)


def test_the_map_holds_the_pages_above_and_those_of_the_latest_edition(public: Path) -> None:
    found = [str(url.text) for url in ElementTree.parse(public / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    inner = [f"{URL}{HOME}/{path_of(LATEST, name)}/" for name in pages(public, LATEST)]
    assert sorted(found) == sorted([URL, f"{URL}law/", f"{URL}law/{invented.INSTRUMENT}/", f"{URL}{HOME}/", f"{URL}{HOME}/history/", *inner])
    assert [path.relative_to(public).as_posix() for path in public.rglob("sitemap*")] == ["sitemap.xml"]


def test_programs_find_the_editions(public: Path) -> None:
    versions = json.loads((public / HOME / "versions.json").read_text("utf-8"))
    assert [(one["version"], one["aliases"]) for one in versions] == [(LATEST, ["latest"]), (OLD, []), (WITHDRAWN, [])]
    feed = ElementTree.parse(public / HOME / "feed.xml")
    links = [node.attrib["href"] for node in feed.iter("{http://www.w3.org/2005/Atom}link") if node.get("rel") == "alternate"]
    assert links == [f"{URL}{HOME}/", *(f"{URL}{HOME}/{edition}/" for edition in (LATEST, OLD, WITHDRAWN))]


# Drafts


def test_no_word_of_a_draft_is_in_the_public_site(public: Path) -> None:
    found = projects.contents(public)
    assert [name for name in found if DRAFT in name] == []
    assert [name for name, content in found.items() if DRAFT.encode() in content or b"January 2032" in content] == []


def test_the_team_s_site_holds_the_draft_beside_the_others(public: Path, with_drafts: Path) -> None:
    folders = {path.name for path in (with_drafts / HOME).iterdir() if path.is_dir()}
    assert folders == {WITHDRAWN, OLD, LATEST, DRAFT, "latest", "history"}
    assert {attribute(one(page.tree.css("meta[name=robots]")), "content") for page in pages(with_drafts, DRAFT).values()} == {"noindex"}
    assert ways(with_drafts, DRAFT, ADDED) == [
        ("Latest edition: February 2031", f"{LATEST}/{ADDED}"), ("Previous edition: February 2031", f"{LATEST}/{ADDED}"), ("All editions", ""),
    ]  # fmt: skip
    redirects = [{name: page.html for name, page in pages(site, "latest").items()} for site in (public, with_drafts)]
    assert redirects[0] == redirects[1]


@pytest.mark.parametrize("kind", ["public", "with_drafts"])
def test_nothing_is_wrong_in_the_whole_site(kind: str, request: pytest.FixtureRequest) -> None:
    assert list(check_pages(request.getfixturevalue(kind))) == []
