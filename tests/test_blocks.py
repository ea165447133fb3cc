"""Blocks escape what they are given, stop at what is not defined, and are each used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from macros.addresses import Addresses, LinkTarget
from macros.blocks import Blocks, PageBlocks
from macros.changed import changed
from macros.dataset import files_of, load, load_shared
from macros.downloads import Source, downloads
from macros.history import history
from macros.judged import judged
from macros.law_pages import law_pages
from macros.model import Edition
from macros.page_macros import PageMacros
from macros.root_pages import history_page, redirect_page, register_page, root_pages
from macros.versions import outline

from . import invented


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return invented.edition(tmp_path_factory.mktemp("invented"))


def locate(target: LinkTarget) -> str:
    page = "../index.html" if target.page == "index" else f"../{target.page}/index.html"
    return page + (f"#{target.id}" if target.id else "")


def page_blocks(folder: Path, edition: Edition) -> PageBlocks:
    return Blocks(folder).for_page(Addresses(edition), locate)


def write(folder: Path, text: str) -> Path:
    (folder / "blocks").mkdir()
    (folder / "blocks" / "block.html").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ value }}", "&lt;b&gt; &amp; {{ x }} &#39;&#34;"),
        ("{{ value | capital }}", "&lt;b&gt; &amp; {{ x }} &#39;&#34;"),
        ('<a title="{{ value }}">', '<a title="&lt;b&gt; &amp; {{ x }} &#39;&#34;">'),
        ("{{ safe }}", "<i>safe</i>"),
        ("{{ [value, safe] | listed }}", "&lt;b&gt; &amp; {{ x }} &#39;&#34; and &lt;i&gt;safe&lt;/i&gt;"),
        ('{{ prose("a *b* <script>c</script> {{ x }}") }}', "<p>a <em>b</em>  {{ x }}</p>"),
        ('{{ inline("a [b](#votes)") }}', 'a <a href="../groups/main-board/index.html#votes">b</a>'),
        ('{{ to_page("partners") }} {{ to_page("partners", "chair") }}', "../partners/index.html ../partners/index.html#chair"),
        ('{{ to_item("main-board") }} {{ to_item("chair") }}', "../groups/main-board/index.html ../partners/index.html#chair"),
        ('{{ to_file("downloads/groups.csv") }}', "../downloads/groups.csv"),
    ],
)
def test_a_block_escapes_what_is_not_finished_html(template: str, told: str, edition: Edition, tmp_path: Path) -> None:
    blocks = page_blocks(write(tmp_path, template), edition)
    found = blocks.render("block", value="<b> & {{ x }} '\"", safe=Markup("<i>safe</i>"))
    assert [found, type(found)] == [told, Markup]


@pytest.mark.parametrize("template", ["{{ nothing }}", "{{ value.nothing }}", "{% if nothing %}{% endif %}", "{% for x in nothing %}{% endfor %}"])
def test_a_name_that_is_not_defined_stops_the_block(template: str, edition: Edition, tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        page_blocks(write(tmp_path, template), edition).render("block", value=edition)


@pytest.mark.parametrize("id", ["nothing", ""])
def test_an_item_that_is_not_there_stops_the_block(id: str, edition: Edition, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        page_blocks(write(tmp_path, "{{ to_item(id) }}"), edition).render("block", id=id)


class Watched(Blocks):
    """Blocks that note which of them are rendered."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.rendered: set[str] = set()

    def render(self, template: str, /, **values: Any) -> Markup:
        self.rendered.add(template)
        return super().render(template, **values)

    def render_once(self, template: str, /, **values: Any) -> Markup:
        self.rendered.add(template)
        return super().render_once(template, **values)


def test_every_block_is_rendered_or_imported(root: Path, tmp_path: Path) -> None:
    data = invented.write_law(tmp_path)
    edition = load(data).editions[invented.KEY]
    watched = Watched(root / "overrides")
    law = load_shared(data, files_of(data)[""]).law
    found = judged(edition, law.asked)
    met = {"part-leads": tuple(law.asked.values())}
    since = changed(edition, edition, law.asked)
    files = downloads(Source(edition, found, since))
    on_page = watched.for_page(Addresses(edition), locate, met)
    macros = PageMacros(edition, on_page, found, "", since, files=files, pdf="this.pdf")
    arguments = {"group": ("main-board",), "sections": ("purpose",)}
    for name in dir(PageMacros):
        if not name.startswith("_"):
            getattr(macros, name)(*arguments.get(name, ()))
    on_page.render("a_to_z", letters=(), kinds=True)
    list(root_pages(watched, (), (), (outline(edition),), "/"))
    register_page(watched, (), (), [outline(edition)])
    history_page(watched, (), (), [outline(edition)], history([edition]))
    list(law_pages(watched, (), (), law))
    redirect_page(watched, invented.PARTNERSHIP, invented.EDITION, "index", "redirect.js", "")
    texts = {path.name: path.read_text("utf-8") for path in (root / "overrides" / "blocks").iterdir()}
    skeleton = (root / "overrides/main.html").read_text("utf-8")
    imported = {name for name in texts if any(f'"{name}"' in text for text in (*texts.values(), skeleton))}
    assert watched.rendered | imported == {*texts, "main.html"}


def test_every_block_opens_with_what_it_renders_and_its_context(root: Path) -> None:
    first = {path.name: path.read_text("utf-8").split("\n", 1)[0] for path in (root / "overrides" / "blocks").iterdir()}
    assert [name for name, line in first.items() if not (line.startswith("{# ") and line.endswith(" #}") and "Context: " in line)] == []
