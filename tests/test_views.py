"""What stands around the content of a page: notices, ways to other editions, the menu, the neighbours, the list of parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.addresses import LinkTarget
from macros.model import Edition, Group, Review, When
from macros.versions import Sibling, Standing
from macros.views import (
    POLICY,
    Entry,
    Notice,
    Part,
    Way,
    contents,
    demonstration,
    edition_line,
    edition_notices,
    edition_ways,
    imprint,
    menu,
    neighbours,
    publication_line,
    sibling_url,
)

from . import invented

LATEST: Final = Way("the latest edition", "../2031-02/index.html")


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """The invented edition: published, and put together from another document."""
    return invented.edition(tmp_path)


def with_entry(edition: Edition, **more: Any) -> Edition:
    return replace(edition, entry=edition.entry.model_copy(update=more))


def original(edition: Edition) -> Edition:
    """The edition as if its own document were at hand."""
    return replace(edition, about=edition.about.model_copy(update={"reconstructed": None}))


def to(target: LinkTarget) -> str:
    return target.page


# Notices


def test_each_page_says_that_it_restates_and_leads_to_the_text_that_counts(edition: Edition) -> None:
    partnership = edition.partnership
    [notice] = demonstration(partnership)

    assert (notice.kind, notice.heading) == ("demonstration", "Demonstration")
    assert '<a href="https://www.arden-vale.example/arrangements">' in notice.html
    [elsewhere] = demonstration(partnership.model_copy(update={"authoritative_text": None}))
    assert elsewhere.html == notice.html.replace("https://www.arden-vale.example/arrangements", "https://www.arden-vale.example/")


def test_what_a_partnership_publishes_here_is_no_demonstration(edition: Edition) -> None:
    own = replace(edition, partnership=edition.partnership.model_copy(update={"demonstration": False}))

    assert [notice.kind for notice in edition_notices(original(own), None, "")] == ["review"]
    assert imprint(own.partnership, own.name) == (
        "<p>The arrangements of the Arden Vale &amp; Mere Safeguarding Partnership. "
        'Go to <a href="https://www.arden-vale.example/">the partnership\'s own website</a>.</p>'
    )


NOTICES: Final = {
    "the latest": ("published", None, ["demonstration", "review"]),
    "one in force beside a newer one": ("published", LATEST, ["demonstration", "outdated"]),
    "an older one": ("superseded", LATEST, ["demonstration", "outdated"]),
    "the last there is": ("superseded", None, ["demonstration"]),
    "a draft": ("draft", LATEST, ["demonstration", "draft"]),
    "a withdrawn one": ("withdrawn", LATEST, ["demonstration", "outdated"]),
}


@pytest.mark.parametrize(("status", "latest", "kinds"), NOTICES.values(), ids=NOTICES)
def test_which_notices_an_edition_carries(edition: Edition, status: str, latest: Way | None, kinds: list[str]) -> None:
    notices = edition_notices(original(with_entry(edition, status=status)), latest, "about/index.html")

    assert [notice.kind for notice in notices] == kinds
    assert len({notice.id for notice in notices}) == len(notices)


def test_an_older_edition_says_so_and_leads_to_the_latest(edition: Edition) -> None:
    [_, notice] = edition_notices(original(edition), LATEST, "about/index.html")

    assert (notice.kind, notice.heading) == ("outdated", "Not the latest edition")
    assert notice.html == (
        '<p>A newer edition is in force. This one is kept as a record. Go to <a href="../2031-02/index.html">the latest edition</a>.</p>'
    )


def test_an_edition_in_force_says_when_the_next_review_is_and_what_that_means_once_the_day_has_passed(edition: Edition) -> None:
    [_, notice] = edition_notices(original(edition), None, "about/index.html")

    assert (notice.kind, notice.heading) == ("review", "Next review: May 2031")
    assert notice.html == '<p data-after="2031-05-31" hidden>This date has passed. Some of these arrangements may be out of date.</p>'


@pytest.mark.parametrize("review", [None, Review(text="Each year.")])
def test_an_edition_that_names_no_review_has_no_such_notice(edition: Edition, review: Review | None) -> None:
    without = replace(original(edition), about=original(edition).about.model_copy(update={"review": review}))

    assert [notice.kind for notice in edition_notices(without, None, "about/index.html")] == ["demonstration"]


def test_a_draft_and_a_withdrawn_edition_say_so(edition: Edition) -> None:
    said = [edition_notices(original(with_entry(edition, status=status)), None, "")[1] for status in ("draft", "withdrawn")]

    assert [(notice.heading, str(notice.html)) for notice in said] == [
        ("Draft", "<p>This edition is a draft. It has not been agreed or published.</p>"),
        ("Withdrawn", "<p>This edition was withdrawn. It is kept as a record.</p>"),
    ]


def test_a_reconstructed_edition_says_from_what_and_leads_to_what_is_not_recorded(edition: Edition) -> None:
    [*_, notice] = edition_notices(edition, None, "../about/index.html")

    assert (notice.kind, notice.heading) == ("reconstructed", "Reconstructed edition")
    assert "Minutes of the Main Board, May 2030" in notice.html
    assert '<a href="../about/index.html#part-reconstructed">' in notice.html


def test_names_in_notices_are_text(edition: Edition) -> None:
    found = edition.about.reconstructed
    assert found
    odd = edition.about.model_copy(update={"reconstructed": found.model_copy(update={"source": "Minutes <b>&</b>"})})
    notices = edition_notices(replace(edition, about=odd), Way("<b>", 'x"y'), "")

    assert all(isinstance(notice, Notice) for notice in notices)
    assert "Minutes &lt;b&gt;&amp;&lt;/b&gt;" in notices[2].html
    assert '<a href="x&#34;y">&lt;b&gt;</a>' in notices[1].html


# Editions


def test_an_edition_is_named_by_its_month(edition: Edition) -> None:
    assert edition_line(edition) == "Arrangements of May 2030"


PUBLICATIONS: Final = {
    "published": ({}, "Edition 2030-05, published 17 May 2030, not sealed."),
    "sealed": ({"seal": "sha256:" + "0123456789abcdef" * 4}, "Edition 2030-05, published 17 May 2030, seal 0123 4567 89ab."),
    "of a month": ({"published": When(2030, 5)}, "Edition 2030-05, published May 2030, not sealed."),
    "draft": ({"status": "draft", "published": None}, "Edition 2030-05, draft, not sealed."),
}


@pytest.mark.parametrize(("more", "line"), PUBLICATIONS.values(), ids=PUBLICATIONS)
def test_the_foot_names_edition_status_date_and_seal(edition: Edition, more: dict[str, Any], line: str) -> None:
    assert publication_line(with_entry(edition, **more)) == line


OLD: Final = Sibling("2029-01", "superseded", frozenset({"index", "partners"}))
MIDDLE: Final = Sibling("2030-05", "superseded", frozenset({"index", "partners", "groups/board"}))
NEW: Final = Sibling("2031-02", "published", frozenset({"index", "groups/board"}))
SIBLINGS: Final = (NEW, MIDDLE, OLD)


@pytest.mark.parametrize(
    ("page", "up", "urls"),
    [
        ("index", "", ["../2031-02/index.html", "../2029-01/index.html", "../index.html"]),
        ("partners", "../", ["../../2031-02/index.html", "../../2029-01/partners/index.html", "../../index.html"]),
        ("groups/board", "../../", ["../../../2031-02/groups/board/index.html", "../../../2029-01/index.html", "../../../index.html"]),
    ],
)
def test_ways_lead_to_the_same_page_of_other_editions_or_to_their_first(page: str, up: str, urls: list[str]) -> None:
    ways = edition_ways(Standing("2030-05", SIBLINGS, NEW, OLD), page, up)

    assert ways == tuple(map(Way, ["Latest edition: February 2031", "Previous edition: January 2029", "All editions"], urls))


def test_the_latest_and_the_first_edition_have_no_way_to_themselves() -> None:
    def titles(*standing: Any) -> list[str]:
        return [way.title for way in edition_ways(Standing(*standing), "index", "")]

    assert titles("2031-02", SIBLINGS, NEW, MIDDLE) == ["Previous edition: May 2030", "All editions"]
    assert titles("2029-01", SIBLINGS, NEW, None) == ["Latest edition: February 2031", "All editions"]
    assert titles("2029-01", (OLD,), None, None) == ["All editions"]


def test_the_address_of_a_sibling_is_that_of_a_file() -> None:
    assert sibling_url(OLD, "partners", "../") == "../../2029-01/partners/index.html"


# The menu and the way through the pages

PAGES: Final = ("index", "structure", "groups/board", "groups/team", "groups/forum", "about")
TITLES: Final = {page: page.title() for page in PAGES}
GROUPS: Final = (Group(id="board", name="Board"), Group(id="team", name="Team", reports_to=("board",)), Group(id="forum", name="Forum"))


def test_the_menu_holds_every_page_once_and_groups_under_the_structure() -> None:
    assert menu(PAGES, GROUPS, TITLES, "groups/team", to) == (
        Entry("Index", "index", False),
        Entry(
            "Structure",
            "structure",
            False,
            (
                Entry("Board", "groups/board", False, (Entry("Team", "groups/team", True),)),
                Entry("Forum", "groups/forum", False),
            ),
        ),
        Entry("About", "about", False),
    )


@pytest.mark.parametrize("current", PAGES)
def test_one_line_of_the_menu_is_the_page_itself(current: str) -> None:
    def lines(entries: tuple[Entry, ...]) -> list[Entry]:
        return [line for entry in entries for line in (entry, *lines(entry.entries))]

    assert [entry.url for entry in lines(menu(PAGES, GROUPS, TITLES, current, to)) if entry.current] == [current]


def test_the_neighbours_of_a_page() -> None:
    assert neighbours(PAGES, TITLES, "index", to) == (None, Way("Structure", "structure"))
    assert neighbours(PAGES, TITLES, "groups/board", to) == (Way("Structure", "structure"), Way("Groups/Team", "groups/team"))
    assert neighbours(PAGES, TITLES, "about", to) == (Way("Groups/Forum", "groups/forum"), None)
    assert neighbours(["index"], TITLES, "index", to) == (None, None)


@given(st.lists(st.from_regex(r"[a-z]{1,3}", fullmatch=True), min_size=1, max_size=8, unique=True))
def test_going_on_from_page_to_page_leads_through_all_of_them(pages: list[str]) -> None:
    titles = {page: page for page in pages}
    walked = [pages[0]]
    while (onward := neighbours(pages, titles, walked[-1], to)[1]) is not None:
        back = neighbours(pages, titles, onward.url, to)[0]
        assert back is not None
        assert back.url == walked[-1]
        walked.append(onward.url)
    assert walked == pages


# On this page

HEADINGS: Final = {
    "nothing": ("", ()),
    "one heading": ('<h2 id="a">One</h2>', (Part("a", "One"),)),
    "headings of other levels": ('<h1 id="a">One</h1><h2 id="b">Two</h2><h3 id="c">Three</h3>', (Part("b", "Two"),)),
    "a heading without an id": ('<h2>One</h2><h2 class="x">Two</h2><h2 id="c">Three</h2>', (Part("c", "Three"),)),
    "further attributes": ('<h2 class="x" id="a" lang="cy">One</h2>', (Part("a", "One"),)),
    "marks inside": ('<h2 id="a">The <em>Board</em> &amp; <a href="x">others</a></h2>', (Part("a", "The Board & others"),)),
    "several lines": ('<h2 id="a">\n  One\n  more\n</h2>\n<p>Text</p>\n<h2 id="b">Two</h2>', (Part("a", "One more"), Part("b", "Two"))),
}


@pytest.mark.parametrize(("html", "parts"), HEADINGS.values(), ids=HEADINGS)
def test_the_list_on_this_page_holds_the_second_headings(html: str, parts: tuple[Part, ...]) -> None:
    assert contents(html) == parts


def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_inline() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))

    assert rules["default-src"] == "'none'"
    assert {source for name, sources in rules.items() for source in sources.split()} == {"'none'", "'self'", "data:"}
    assert [name for name, sources in rules.items() if "data:" in sources] == ["img-src"]
