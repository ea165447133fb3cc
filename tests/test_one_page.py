"""The pages of an edition as one: what becomes of ids, links, headings and what folds."""

from __future__ import annotations

from typing import Final

import pytest
from markupsafe import Markup

from macros.one_page import Told, anchor, one_page


def told(name: str, content: str, lead: str = "") -> Told:
    return Told(name, "index.html" if name == "index" else f"{name}/index.html", name.title(), Markup(lead), Markup(content))


OTHERS: Final = (told("index", ""), told("groups/mash", ""))


def became(content: str, name: str = "partners") -> str:
    """What becomes of the content of a page, with a home page and a group beside it."""
    whole = one_page([told(name, content), *(page for page in OTHERS if page.name != name)])
    return whole.split("</h2>\n\n", 1)[1].split("\n</section>", 1)[0]


def test_each_page_is_a_section_with_its_title_its_sentence_and_its_content() -> None:
    pages = [told("index", "<p>Home.</p>", "<p>What it answers.</p>"), told("groups/mash", "<h2 id='x'>Odd</h2>")]
    assert one_page(pages) == (
        '<section class="one-page" aria-labelledby="index">\n<h2 id="index">Index</h2>\n<p>What it answers.</p>\n<p>Home.</p>\n</section>\n'
        '<section class="one-page" aria-labelledby="groups-mash">\n<h2 id="groups-mash">Groups/Mash</h2>\n\n<h3 id=\'x\'>Odd</h3>\n</section>'
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<h2 id="part-a">A</h2><h3>B</h3><h5>C</h5><h6>D</h6>', '<h3 id="partners--part-a">A</h3><h4>B</h4><h6>C</h6><h6>D</h6>'),
        ('<td headers="a b">x</td>', '<td headers="partners--a partners--b">x</td>'),
        ('<div role="region" aria-labelledby="a" tabindex="0">x</div>', '<div role="region" aria-labelledby="partners--a" tabindex="0">x</div>'),
        ('<section id="a" aria-labelledby="b" class="kinds">x</section>', '<section id="partners--a" class="kinds">x</section>'),
        ("<details>\n<summary>x</summary></details>", "<details open>\n<summary>x</summary></details>"),
        ('a<form class="filter" hidden>\n<p>x</p>\n</form>\nb', "ab"),
        ('<p title="1 > 0" id="a">x</p>', '<p title="1 > 0" id="partners--a">x</p>'),
        ('<p>They wrote id="a" and href="#a" here, 1 < 2.</p>', '<p>They wrote id="a" and href="#a" here, 1 < 2.</p>'),
        ("<!--zip-->", "<!--zip-->"),
    ],
)
def test_ids_headings_and_what_folds(before: str, after: str) -> None:
    assert became(before) == after


@pytest.mark.parametrize(
    ("page", "before", "after"),
    [
        ("partners", "#chair", "#partners--chair"),
        ("partners", "../index.html", "#index"),
        ("partners", "../index.html#worried", "#index--worried"),
        ("partners", "../groups/mash/index.html#quorum", "#groups-mash--quorum"),
        ("groups/mash", "../../index.html", "#index"),
        ("groups/mash", "../../../../law/act/index.html#X", "../../../law/act/index.html#X"),
        ("partners", "../downloads/groups.csv", "../downloads/groups.csv"),
        ("index", "downloads/groups.csv", "../downloads/groups.csv"),
        ("index", "../2019-09/index.html", "../../2019-09/index.html"),
        ("partners", "../nowhere/index.html#a", "../nowhere/index.html#a"),
        ("partners", "https://www.gov.uk/a#b", "https://www.gov.uk/a#b"),
        ("partners", "mailto:team@council.gov.uk", "mailto:team@council.gov.uk"),
        ("partners", "tel:999", "tel:999"),
    ],
)
def test_links_lead_on_within_the_page_or_to_where_they_led(page: str, before: str, after: str) -> None:
    assert became(f'<a href="{before}">x</a>', page) == f'<a href="{after}">x</a>'


def test_a_page_begins_under_its_name() -> None:
    assert [anchor("index"), anchor("groups/mash")] == ["index", "groups-mash"]
