"""Links to nowhere, ids that stand twice, and anything asked of another host are found in built pages, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from macros.page_check import check_pages
from macros.problems import Place, Problem

PAGE: Final = "a/page/index.html"
FILES: Final = {
    "index.html": '<h1 id="top">Home</h1>',
    "a/index.html": '<h1 id="a">A</h1>',
    "a/style.css": "p { color: red }",
    "a/list of names.csv": "name",
    "a/page/picture.png": "",
    "a/page/more/index.html": '<h1 id="größe">More</h1>',
}


def found(folder: Path, html: str, **more: str) -> list[Problem]:
    """What is wrong in a small site whose page `a/page/` holds `html` in its third line."""
    for name, text in (FILES | {PAGE: f'<!doctype html>\n<title id="here">Page</title>\n{html}\n'} | more).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return list(check_pages(folder))


GOOD: Final = [
    "<p>No link at all.",
    '<a>No address</a> <a name="old">An old anchor</a>',
    '<a href="#here">An id of this page</a>',
    '<a href="">This page</a>',
    '<a href="#">Its top</a>',
    '<a href="index.html#here">The same by name</a>',
    '<a href="../index.html">Up</a> <a href="../">Up</a> <a href="../#a">Up, to an id</a> <a href="../../index.html#top">Home</a>',
    '<a href="./more/index.html">Down</a> <a href="more/">Down</a> <a href="more/#gr%C3%B6%C3%9Fe">An id with letters of its own</a>',
    '<a href="../list%20of%20names.csv">A file</a> <a href=" ../style.css ">A file with spaces around it</a> <a href="../style.css?v=2">A query</a>',
    '<a href="https://www.gov.uk/">Elsewhere</a> <a href="mailto:team@council.example">Mail</a> <a href="tel:999">999</a>',
    '<a href="/anything/">From the root, which nobody knows here</a>',
    '<img src="picture.png" alt=""> <img src="picture.png" srcset="picture.png 1x, ./picture.png 2x" alt="">',
    '<img src="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E" alt="">',
    '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E"> <link rel="stylesheet" href="../style.css">',
    '<link rel="canonical" href="https://arrangements.example/a/page/"> <link rel="license" href="https://licence.example/">',
    "<script>fetch</script> <style>p { background: url(picture.png) }</style> <p style=\"background: url('picture.png')\">",
    '<meta http-equiv="refresh" content="0; url=../index.html"> <meta http-equiv="refresh" content="30"> <meta name="x" content="url=nowhere">',
    '<svg><use href="#here"/></svg>',
    '<form></form> <form action="#"></form> <form action="../index.html"></form>',
    "<!-- <a href=\"nowhere.html\">A comment</a> --> <p>&lt;a href='nowhere.html'&gt;",
]


@pytest.mark.parametrize("html", GOOD)
def test_what_is_right_is_no_problem(tmp_path: Path, html: str) -> None:
    assert found(tmp_path, html) == []


NO_FILE: Final = [
    ('<a href="nowhere.html">x</a>', "nowhere.html"),
    ('<a href="more">x</a>', "more"),
    ('<a href="../nowhere/">x</a>', "../nowhere/"),
    ('<a href="../../../index.html">x</a>', "../../../index.html"),
    ('<a href="nowhere.html#here">x</a>', "nowhere.html#here"),
    ('<a href="%6Eowhere.html">x</a>', "%6Eowhere.html"),
    ('<a href="Index.html">x</a>', "Index.html"),
    ('<img src="nowhere.png" alt="">', "nowhere.png"),
    ('<img src="picture.png" srcset="picture.png 1x, nowhere.png 2x" alt="">', "nowhere.png"),
    ('<script src="nowhere.js"></script>', "nowhere.js"),
    ('<form action="nowhere/"></form>', "nowhere/"),
    ('<link rel="stylesheet" href="nowhere.css">', "nowhere.css"),
    ('<noscript><meta http-equiv="Refresh" content="0; url=nowhere.html"></noscript>', "nowhere.html"),
]


@pytest.mark.parametrize(("html", "url"), NO_FILE, ids=[row[1] for row in NO_FILE])
def test_an_address_that_leads_to_no_file(tmp_path: Path, html: str, url: str) -> None:
    says = f"the link `{url}` leads to no file of the site"
    assert found(tmp_path, html) == [Problem(Place(PAGE, 3, 1), "broken-link", says, "check the link, or the page it leads to")]


@pytest.mark.parametrize("url", ["#nowhere", "#Here", "../#here", "more/index.html#gr", "../../index.html#a"])
def test_a_link_that_leads_to_no_id(tmp_path: Path, url: str) -> None:
    says = f"the link `{url}` leads to an id that is not on that page"
    assert found(tmp_path, f'<a href="{url}">x</a>') == [Problem(Place(PAGE, 3, 1), "broken-link", says, "check the id")]


FOREIGN: Final = [
    '<script src="{}"></script>',
    '<img src="{}" alt="">',
    '<IMG SRC=" {} " ALT="">',
    '<img src="picture.png" srcset="{} 2x" alt="">',
    '<picture><source srcset="picture.png 1x, {} 2x"></picture>',
    '<iframe src="{}"></iframe>',
    '<video poster="{}"></video>',
    '<audio><source src="{}"></audio>',
    '<video><track src="{}"></video>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<input type="image" src="{}">',
    '<link rel="stylesheet" href="{}">',
    '<link rel="alternate StyleSheet" href="{}">',
    '<link rel="preconnect" href="{}">',
    '<link rel="icon" href="{}">',
    '<svg><image href="{}"/></svg>',
    '<svg><use xlink:href="{}"/></svg>',
    "<p style=\"background: url('{}')\">",
    "<style>@import '{}';</style>",
]
ELSEWHERE: Final = ["https://example.org/x", "//example.org/x", "HTTP://example.org/x"]


@pytest.mark.parametrize("url", ELSEWHERE)
@pytest.mark.parametrize("html", FOREIGN)
def test_anything_that_is_asked_of_another_host(tmp_path: Path, html: str, url: str) -> None:
    says = f"the page asks another host for `{url}`"
    assert found(tmp_path, html.format(url)) == [Problem(Place(PAGE, 3, 1), "foreign-host", says, "keep a copy in `overrides/assets/`")]


STYLES: Final = [
    "@import url({});",
    "@import '{}';",
    '@import "{}" print;',
    "p {{ background: url({}) }}",
    "p {{ background: URL( '{}' ) }}",
    '@font-face {{ src: local("x"), url("{}") }}',
]


@pytest.mark.parametrize("url", ELSEWHERE)
@pytest.mark.parametrize("css", STYLES)
def test_a_style_sheet_that_asks_another_host(tmp_path: Path, css: str, url: str) -> None:
    says = f"the style sheet asks another host for `{url}`"
    problem = Problem(Place("a/style.css"), "foreign-host", says, "keep a copy in `overrides/assets/`")
    assert found(tmp_path, "", **{"a/style.css": css.format(url)}) == [problem]


def test_a_style_sheet_that_stays_at_home(tmp_path: Path) -> None:
    css = "@import 'more.css'; p { background: url(data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>) } /* https://x.org */"
    assert found(tmp_path, "", **{"a/style.css": css}) == []


def test_an_id_that_stands_several_times_is_said_each_time_after_the_first(tmp_path: Path) -> None:
    says, instead = "the id `here` stands twice on this page", "give one of the items another id"
    assert found(tmp_path, '<p id="here">\n<p id="there"><p id="">\n<p ID="here">') == [
        Problem(Place(PAGE, 3, 1), "repeated-id", says, instead),
        Problem(Place(PAGE, 5, 1), "repeated-id", says, instead),
    ]


def test_all_problems_of_all_pages_come_page_by_page(tmp_path: Path) -> None:
    html = '<a href="#no">x</a>\n<img src="//x.org/x.png" alt="">\n<p id="here">'
    problems = found(tmp_path, html, **{"index.html": '<a href="no.html">x</a>', "b.css": "@import '//x.org/x.css';"})
    assert [str(problem.place) + f" [{problem.code}]" for problem in problems] == [
        "a/page/index.html:5:1 [repeated-id]",
        "a/page/index.html:4:1 [foreign-host]",
        "a/page/index.html:3:1 [broken-link]",
        "index.html:1:1 [broken-link]",
        "b.css [foreign-host]",
    ]


def test_the_site_of_the_project_has_none(site: Path) -> None:
    assert list(check_pages(site)) == []
