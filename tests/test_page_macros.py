"""Every macro, called for a full edition and for a bare one, gives exactly the text kept in `golden/`.

`RENEW_GOLDEN=1 ./site-build.sh test tests/test_page_macros.py` writes those files anew; read the difference before you keep it.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from macros.addresses import TOPIC_PAGES, Addresses, LinkTarget
from macros.blocks import Blocks
from macros.both_judged import both_judged
from macros.changed import changed
from macros.compare import compare
from macros.dataset import load
from macros.downloads import Source, downloads
from macros.judged import judged
from macros.model import Changes, ChangeSentence, Edition
from macros.page_macros import PageMacros
from macros.requirements import Asked, asked

from . import invented
from .fields import rewritten
from .golden import RENEW, golden

GOLDEN: Final = Path(__file__).parent / "golden"
MACROS: Final = sorted(name for name in dir(PageMacros) if not name.startswith("_"))
EDITIONS: Final = {"full": None, "bare": invented.bare()}
EARLIER: Final = invented.altered("groups", "name: Main Board", "name: First Board")
GONE: Final = ChangeSentence(id="of-old", change="000000000000", why="It was sealed so.")


def locate(target: LinkTarget) -> str:
    page = "../index.html" if target.page == "index" else f"../{target.page}/index.html"
    return page + (f"#{target.id}" if target.id else "")


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Edition]:
    return {name: invented.edition(tmp_path_factory.mktemp(name), changed) for name, changed in EDITIONS.items()}


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Asked]:
    """What the invented instruments ask: one of the edition's time, one after it, one before it, and one to come."""
    return asked(load(invented.write_law(tmp_path_factory.mktemp("law"))).instruments)


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """An edition before those, put together from another document, which does not record the settings."""
    edition = invented.edition(tmp_path_factory.mktemp("earlier"), EARLIER)
    return replace(edition, entry=edition.entry.model_copy(update={"id": "2029-01"}), settings=None)


def macros(edition: Edition, law: dict[str, Asked], root: Path, earlier: Edition) -> PageMacros:
    found = judged(edition, law)
    answered = {id: asked for ids in found.answered.values() for id, asked in ids.items()}
    blocks = Blocks(root / "overrides").for_page(Addresses(edition), locate, answered)
    edition = replace(edition, notes=Changes(notes=(noted(earlier, edition, law), GONE)))
    since = changed(earlier, edition, law, [row.finding.requirement.id for row in found.rows])
    pdf = "arden-vale-2030-05.pdf" if edition.groups.groups else ""
    return PageMacros(edition, blocks, found, "../../../law/", since, "../../2029-01/", downloads(Source(edition, found, since)), pdf)


def noted(earlier: Edition, edition: Edition, law: dict[str, Asked]) -> ChangeSentence:
    """A note on the heaviest change."""
    change = compare(earlier, edition, both_judged(earlier, edition, law)).changes[0]
    return ChangeSentence(id="why-so", change=change.fingerprint, families="Nothing is lost.", practitioners="Read **this**.", why="It was time.")


def calls(edition: Edition, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every call of a macro that a page of the edition may make, with the name of its file."""
    if name == "group":
        yield from ((f"group-{group.id}", (group.id,)) for group in edition.groups.groups)
    elif name == "sections":
        yield from ((f"sections-{page}", (page,)) for page in TOPIC_PAGES)
    elif name != "settings" or edition.settings:
        yield name, ()


@pytest.mark.parametrize("which", EDITIONS)
@pytest.mark.parametrize("name", MACROS)
def test_a_macro_gives_exactly_its_golden_text(
    name: str, which: str, editions: dict[str, Edition], law: dict[str, Asked], root: Path, earlier: Edition
) -> None:
    edition = editions[which]
    told = {file: str(getattr(macros(edition, law, root, earlier), name)(*arguments)).rstrip() + "\n" for file, arguments in calls(edition, name)}
    assert told == {file: golden(GOLDEN / which / f"{file}.html", text) for file, text in told.items()}


@pytest.mark.parametrize("which", EDITIONS)
def test_every_golden_text_belongs_to_a_macro(which: str, editions: dict[str, Edition]) -> None:
    known = {f"{file}.html" for name in MACROS for file, _ in calls(editions[which], name)}
    found = {path.name for path in (GOLDEN / which).iterdir()}
    if RENEW:
        for name in found - known:
            (GOLDEN / which / name).unlink()
        found &= known
    assert found == known


@pytest.mark.parametrize("name", MACROS)
def test_a_macro_has_a_sentence_for_those_who_write_pages(name: str) -> None:
    sentence = inspect.getdoc(getattr(PageMacros, name)) or ""
    assert [sentence[:1].isupper(), sentence.endswith("."), "\n" in sentence] == [True, True, False]


@pytest.mark.parametrize("name", MACROS)
def test_a_macro_is_called_by_a_page(name: str, root: Path) -> None:
    pages = [path.read_text("utf-8") for path in (root / "arrangements").rglob("*.md")]
    assert any(f"{{{{ {name}(" in page for page in pages)


def test_a_group_that_is_not_there_is_an_error(editions: dict[str, Edition], law: dict[str, Asked], root: Path, earlier: Edition) -> None:
    with pytest.raises(KeyError):
        macros(editions["full"], law, root, earlier).group("no-group")


class Nesting(HTMLParser):
    """What is closed that was not open, or not closed that was; and blocks inside what may hold only words."""

    EMPTY: Final = {"br", "input"}
    WORDS: Final = {"span", "a", "strong", "em", "p", "code", "dt", "h2", "h3", "h4", "caption", "option", "label", "button", "time"}
    BLOCKS: Final = {"p", "ul", "ol", "div", "dl", "table", "section", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.wrong += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.BLOCKS:
            self.wrong += [f"<{tag}> inside <{outer}>" for outer in self.open if outer in self.WORDS]
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")


@pytest.mark.parametrize("which", EDITIONS)
def test_the_html_of_every_macro_is_nested_as_it_should_be(which: str) -> None:
    found = {path.name: Nesting(path.read_text("utf-8")).wrong for path in (GOLDEN / which).iterdir()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_prose_of_several_paragraphs_is_nested_as_it_should_be(tmp_path: Path, law: dict[str, Asked], root: Path, earlier: Edition) -> None:
    changed, taken = rewritten(lambda field: "One.\n\n- two\n\nThree." if field.prose else None)
    edition = invented.edition(tmp_path, changed)
    texts = {file: getattr(macros(edition, law, root, earlier), name)(*arguments) for name in MACROS for file, arguments in calls(edition, name)}
    found = {file: sorted(set(Nesting(text).wrong)) for file, text in texts.items()}
    assert {file: wrong for file, wrong in found.items() if wrong} == {}
    assert len(taken) > 50
