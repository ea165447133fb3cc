"""What a page names is the same read quickly and read with lines."""

from __future__ import annotations

from pathlib import Path

from macros.page_facts import Facts, facts, located_facts


def values(found: Facts) -> tuple[object, ...]:
    """Everything but the lines."""
    return found.ids, [id for id, _ in found.twice], [url for url, _ in found.links], sorted(url for url, _ in found.loads)


def test_quickly_or_with_lines_every_page_of_the_site_names_the_same(site: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    assert [path for path, text in pages.items() if values(facts(text)) != values(located_facts(text))] == []


def test_a_page_is_read_as_a_browser_reads_it() -> None:
    text = """<body><table><img src="//x.org/a"><tr><td background=b></table><IMAGE src=c><p id=d><p id='d'>
    <style>@import "//x.org/e"</style><svg><use xlink:href='f'/></svg><a href = "g"><!-- <a href="h"> --><a title="<a href='i'>">"""
    assert facts(text) == Facts(
        ids={"d"},
        twice=[("d", 0)],
        links=[("g", 0)],
        loads=[("//x.org/a", 0), ("b", 0), ("c", 0), ("//x.org/e", 0), ("f", 0)],
    )


def test_where_a_thing_stands_is_found_when_it_is_asked_for() -> None:
    assert located_facts('<p id="a">\n<p id="a">\n<a href="b">\n\n<img src="c">') == Facts({"a"}, [("a", 2)], [("b", 3)], [("c", 5)])
    assert facts("") == Facts()
