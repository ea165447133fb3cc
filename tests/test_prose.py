"""Prose is Markdown: HTML in it is cleaned, braces in it are text, its links and headings are checked."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros import prose
from macros.addresses import Addresses, LinkTarget
from macros.prose import Fault, faults, html, inline, plain

from . import invented

RIGHT = "write `#` and the id of an item, a page such as `partners.md`, or an address with `https://`"
SCHEMES = "a link begins with `https://`, `mailto:`, `tel:` or `#`"
HTML = "is HTML, which is taken out of passages"
MARKDOWN = "write it in Markdown, or write `&lt;` for the `<`"


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Addresses:
    return Addresses(invented.edition(tmp_path_factory.mktemp("invented")))


def locate(target: LinkTarget) -> str:
    return f"/{target.page}" + (f"#{target.id}" if target.id else "")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("**b** *i* `c`  \nd", "<p><strong>b</strong> <em>i</em> <code>c</code><br>\nd</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> q", "<blockquote>\n<p>q</p>\n</blockquote>"),
        ("### h\n\n#### i", "<h3>h</h3>\n<h4>i</h4>"),
        ("a & b < c > d \"e\" 'f'", "<p>a &amp; b &lt; c &gt; d \"e\" 'f'</p>"),
        ("[a](#main-board)", '<p><a href="/groups/main-board">a</a></p>'),
        ("[a](#votes)", '<p><a href="/groups/main-board#votes">a</a></p>'),
        ("[a](partners.md)", '<p><a href="/partners">a</a></p>'),
        ("[a](groups/main-board.md#votes)", '<p><a href="/groups/main-board#votes">a</a></p>'),
        ("[a](https://b.example/?c=1&d=2)", '<p><a href="https://b.example/?c=1&amp;d=2">a</a></p>'),
        ("<team@b.example> [a](tel:999)", '<p><a href="mailto:team@b.example">team@b.example</a> <a href="tel:999">a</a></p>'),
    ],
)
def test_markdown_becomes_html_with_links_that_lead_to_pages(addresses: Addresses, text: str, clean: str) -> None:
    assert html(text, addresses, locate) == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a <script>alert(1)</script> b", "<p>a  b</p>"),
        ('<script src="https://x.example/y.js"></script>', ""),
        ('<b onclick="x()">b</b>', "<p><b>b</b></p>"),
        ('<p style="color:red" class="x" id="main">c</p>', "<p>c</p>"),
        ("<style>p{display:none}</style>d", "<p>d</p>"),
        ('<iframe src="https://x.example"></iframe>e', "<p>e</p>"),
        ("<svg/onload=alert(1)>", "<p></p>"),
        ("<img src=x onerror=alert(1)> ![f](https://x.example/y.png)", "<p> </p>"),
        ("<form action=x><input name=g><button>h</button></form>", "h"),
        ("<base href=//x.example><meta http-equiv=refresh content=0>", "<p></p>"),
        ("<!-- i -->j", "<p>j</p>"),
        ('<a href="https://x.example" target=_blank onclick=y() rel=opener>k</a>', '<p><a href="https://x.example">k</a></p>'),
        ("# l", "l"),
    ],
)
def test_html_in_prose_is_cleaned(addresses: Addresses, text: str, clean: str) -> None:
    assert html(text, addresses, locate).strip() == clean


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert", " javascript:alert", "java&#115;cript:alert", "&#106;avascript:alert", "java\tscript:alert",
        "vbscript:x", "data:text/html,x", "file:///etc/passwd", "//x.example/y", "/x", "\\\\x.example", "nowhere.md", "#nowhere", "", "?x", "..",
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_good_is_only_its_words(addresses: Addresses, href: str) -> None:
    assert html(f"[words]({href})", addresses, locate) in {"<p><a>words</a></p>", f"<p>[words]({href})</p>".replace("\\\\", "\\")}
    assert re.sub(r"</?(?:p|a)>|\s", "", html(f'<a href="{href}">words</a>', addresses, locate)) == "words"


BRACES = ["{{ nope }}", "{{ 7 * 7 }}", "{% for x in y %}", "{% include 'main.html' %}", "{# gone #}", "{{", "%}", "{: #id .class }", "\ue0000\ue001"]


@pytest.mark.parametrize("text", BRACES)
def test_braces_are_text(addresses: Addresses, text: str) -> None:
    assert [str(html(text, addresses, locate)), plain(text), list(faults(text, addresses))] == [f"<p>{text}</p>", text, []]


def test_a_short_text_has_no_paragraph_around_it_but_several_keep_theirs(addresses: Addresses) -> None:
    assert [str(inline(text, addresses, locate)) for text in ("a *b*", "a\n\nb", "- a", "### a")] == [
        "a <em>b</em>",
        "<p>a</p>\n<p>b</p>",
        "<ul>\n<li>a</li>\n</ul>",
        "<h3>a</h3>",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**a** [b](#c)\n\n- d & e", "a b d & e"),
        ("a < b &amp;lt; c", "a < b &lt; c"),
        ("\"a\" 'b' &lt;i&gt;", "\"a\" 'b' <i>"),
        ("a<script>b</script>", "a"),
    ],
)
def test_the_words_of_a_passage_stand_on_one_line(text: str, words: str) -> None:
    assert plain(text) == words


FAULTS: dict[str, tuple[str, list[Fault]]] = {
    "nothing": ("### a\n\n#### b\n\n### c\n\n[d](#main-board) <b>e</b> `<script>` &lt;i&gt; x < y\n\n---\n\n    # code\n", []),
    "a level left out": (
        "Aims come first.\n\n### Rules\n\ntext\n\n##### Aims\n\n#### Aims\n",
        [Fault(6, "heading-level", "the heading `Aims` is of level 5 where a passage may go to level 4 at most", "begin it with `####`")],
    ),
    "a first heading that is too deep": (
        "a\n\n#### b\n",
        [Fault(2, "heading-level", "the heading `b` is of level 4 where a passage may go to level 3 at most", "begin it with `###`")],
    ),
    "headings above the title": (
        "a\n\n# b *c* ##\n\nd\n\ne\n---\n",
        [
            Fault(2, "heading-level", "the heading `b c` is of level 1, above the passage's own title", "begin it with `###`"),
            Fault(6, "heading-level", "the heading `e` is of level 2, above the passage's own title", "begin it with `###`"),
        ],
    ),
    "the same wrong link twice": (
        "[a](#nowhere-at-all-2) [b](https://c.example)\n\n[d](#nowhere-at-all)\n[e](#nowhere-at-all)\n",
        [
            Fault(0, "broken-link", "the link leads to `#nowhere-at-all-2`, which is no id of this edition", RIGHT),
            Fault(2, "broken-link", "the link leads to `#nowhere-at-all`, which is no id of this edition", RIGHT),
            Fault(3, "broken-link", "the link leads to `#nowhere-at-all`, which is no id of this edition", RIGHT),
        ],
    ),
    "links of other kinds": (
        "[a](javascript:alert)\n[b](www.c.example)\n[d](//e.example/f)\n[g](partner.md)\n[h](agencies.md#votes)",
        [
            Fault(0, "broken-link", "the link `javascript:alert` begins with `javascript:`", SCHEMES),
            Fault(1, "broken-link", "the link `www.c.example` has no `https://`", "write `https://www.c.example`"),
            Fault(2, "broken-link", "the link `//e.example/f` has no `https://`", "write `https://e.example/f`"),
            Fault(3, "broken-link", "the link leads to `partner.md`, which is no page of this edition", "did you mean `partners`?"),
            Fault(4, "broken-link", "the link leads to `#votes`, which is not on the page `agencies`", RIGHT),
        ],
    ),
    "HTML": (
        "a\nb <SCRIPT>c</SCRIPT>\n\n<div>d</div>\n\ne <br> <div>f</div>",
        [Fault(1, "html", f"`<script>` {HTML}", MARKDOWN),
         Fault(3, "html", f"`<div>` {HTML}", MARKDOWN), Fault(5, "html", f"`<div>` {HTML}", MARKDOWN)],
    ),
    "a bracket inside HTML": ("a\n<i[> b", [Fault(1, "html", f"`<i[>` {HTML}", MARKDOWN)]),
    "pictures": ("a\n\n![b](c.png)", [Fault(2, "picture", "a picture cannot stand in a passage", "say in words what it shows, or link to it")]),
    "lists without end": (
        "1. " * 2000 + "a",
        [Fault(0, "too-deep", "the text holds lists inside lists without end", "check the numbers, dashes and `>` at the start of its lines")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_in_a_passage_is_told_with_its_line(addresses: Addresses, name: str) -> None:
    text, told = FAULTS[name]
    assert list(faults(text, addresses)) == told


def test_no_passage_is_read_in_the_light_of_another(addresses: Addresses) -> None:
    plainly = [str(html(text, addresses, locate)) for text in ("one", "- [b] [^1]")]
    assert [fault.code for fault in faults("1. " * 2000 + "a", addresses)] == ["too-deep"]
    assert str(html("[b]: https://c.example\n\n[b]", addresses, locate)) == '<p><a href="https://c.example">b</a></p>'
    assert [str(html(text, addresses, locate)) for text in ("one", "- [b] [^1]")] == plainly


SIGNS = [
    "word ", "Word", "[a](#main-board)", "[b c](www.x)", "[d\ne](agencies.md#votes)", "- ", "* ", "1. ", "> ", "\n", "\n\n", "    ", "  ", "*", "**",
    "_", "*[k](#l)*", "=", "-", "#", "!", "[", "]", "(#x)", ":", "&", "`", "<b>", "<i", "\\",
]  # fmt: skip


@settings(max_examples=500)
@given(st.lists(st.sampled_from(SIGNS), max_size=25).map("".join))
def test_a_passage_that_holds_only_links_has_the_same_faults_as_markdown_finds(addresses: Addresses, text: str) -> None:
    quickly = list(faults(text, addresses))
    prose._held.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose, "_INTRICATE", re.compile(""))
        assert list(faults(text, addresses)) == quickly
    prose._held.cache_clear()


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


PIECES = [
    "<", ">", "script", "<script>", "</script>", "<style>", "<a href=", '"', "'", "javascript:", "data:", "//", "onclick=",
    " ", "\n", "\n\n", "[", "](", ")",
    "x", "#main-board", "<!--", "-->", "<![CDATA[", "<?", "&#106;", "&lt;", "`", "*", "\\", "<svg", "/", "<iframe src=", "<img src=", "style=",
    "<p ", "<b ",
    "    ", "- ", "### ", "|", "https://x.example", "\x00", "é",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_text_becomes_anything_but_harmless_html(addresses: Addresses, text: str) -> None:
    tags = Tags(html(text, addresses, locate)).found
    harmless = {"p", "br", "strong", "em", "b", "i", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "h5", "h6"}
    assert [tag for tag, _ in tags if tag not in harmless] == []
    assert [attrs for tag, attrs in tags if attrs.keys() - ({"href", "title"} if tag == "a" else {"start"} if tag == "ol" else {"title"})] == []
    links = [attrs["href"] or "" for _, attrs in tags if "href" in attrs]
    assert [link for link in links if not re.match(r"(?:https?|mailto|tel):|/[a-z]", link, re.IGNORECASE)] == []
