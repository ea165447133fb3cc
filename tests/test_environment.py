"""MkDocs by itself builds the edition that the environment names, with the pages of our own build, or says plainly why not."""

from __future__ import annotations

import posixpath
import re
import sys
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import Files

from macros import build as building
from macros import environment
from macros.addresses import LinkTarget
from macros.blocks import blocks_in
from macros.dataset import load
from macros.edition_site import EditionSite
from macros.problems import Problem
from macros.requirements import asked
from macros.versions import predecessor
from macros.ways import relative

from . import invented, projects
from .projects import EDITIONS, change, contents

MKDOCS: Final = Path(sys.executable).with_name("mkdocs")
EDITION_FILES: Final = f"{EDITIONS}/{invented.EDITION}"


def mkdocs(project: Path, target: str, **more: str) -> projects.Ran:
    return projects.run_command(project, [MKDOCS, "build", "--quiet", "--site-dir", target], NO_MKDOCS_2_WARNING="1", **more)


def built(project: Path, folder: Path, key: str = invented.KEY) -> tuple[Problem, ...]:
    """Build an edition of the project as its preview does; what is wrong."""
    dataset = load(project / "data")
    edition = dataset.editions[key]
    before = predecessor(edition, dataset.editions.values())
    return building.build_edition(project, edition, asked(dataset.instruments), folder, before=before).problems


# MkDocs by itself


def test_mkdocs_builds_the_edition_that_the_environment_names_as_our_preview_does(project: Path) -> None:
    key = projects.add_edition(project, "2031-02", "draft")

    for named in (invented.KEY, key):
        assert mkdocs(project, "out", EDITION=named) == projects.Ran(0, "", "")
        assert built(project, project / "ours", named) == ()
        assert contents(project / "out") == contents(project / "ours")


def test_without_a_name_mkdocs_builds_the_newest_published_edition(project: Path) -> None:
    projects.add_edition(project, "2031-02", "draft")
    projects.add_edition(project, "2029-01", "published")

    assert mkdocs(project, "out") == projects.Ran(0, "", "")
    assert b'<p class="masthead-edition">Arrangements of May 2030</p>' in contents(project / "out")["index.html"]


def test_a_preview_differs_from_the_site_only_in_what_leads_out_of_it(project: Path) -> None:
    building.build(building.plan(project, project / "site", pdfs=False))
    assert mkdocs(project, "out", EDITION=invented.KEY) == projects.Ran(0, "", "")
    alone, public = contents(project / "out"), contents(project / "site" / invented.KEY)

    assert set(public) == set(alone)
    for name in alone:
        if name.endswith(".html"):
            assert without(OUTWARD, LAW.sub(rb"\1", public[name])) == without(INWARD, alone[name])
        else:
            assert alone[name] == public[name]


OUTWARD: Final = (
    r'<meta http-equiv="Content-Security-Policy" content="[^"]*">',
    r'<details class="masthead-edition">.*?</details>',
    r'<li><a href="(?:\.\./)+index\.html">All editions</a></li>',
    r'<li><a href="(?:\.\./)+feed\.xml">Feed of new editions</a></li>',
    r'<li><a href="(?:\.\./)+index\.html">All partnerships</a></li>',
)
LAW: Final = re.compile(rb'<a (?:class="key" )?href="(?:\.\./)+(?:law|schemas)/[^"]*">([^<]*)</a>')
INWARD: Final = (r'<p class="masthead-edition">[^<]*</p>',)


def without(parts: tuple[str, ...], page: bytes) -> str:
    """The page without these parts, each of which stands in it once, and without the space between tags."""
    text = page.decode()
    for part in parts:
        text, count = re.subn(part, "", text, flags=re.DOTALL)
        assert count == 1
    return re.sub(r">\s+<", "><", text)


REFUSED: Final = {
    "an edition that is not there": (None, "arden-vale/2031-03", "EDITION is `arden-vale/2031-03`. There are: arden-vale/2030-05."),
    "a name of another shape": (None, "2030-05", "EDITION is `2030-05`. There are: arden-vale/2030-05."),
    "broken data": (
        ("data/glossary.yml", "terms:", "termes:"),
        invented.KEY,
        "The data has problems.\ndata/glossary.yml:2:1: `termes` is not known here; did you mean `terms`? [unknown-key]",
    ),
}


@pytest.mark.parametrize(("changed", "named", "says"), REFUSED.values(), ids=REFUSED)
def test_mkdocs_says_plainly_why_it_cannot_build(project: Path, changed: tuple[str, str, str] | None, named: str, says: str) -> None:
    if changed:
        change(project / changed[0], *changed[1:])
    ran = mkdocs(project, "out", EDITION=named)

    assert (ran.code, (ran.out + ran.err).strip()) == (1, says)
    assert not (project / "out").exists()


def test_mkdocs_says_plainly_that_there_is_no_edition(project: Path) -> None:
    (project / "data/partnerships").rename(project / "data/_partnerships")

    ran = mkdocs(project, "out")
    assert (ran.code, (ran.out + ran.err).strip()) == (1, "There is no edition in data/.")


# Pages do not depend on each other's turn


def test_the_order_in_which_pages_are_built_changes_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given_order = environment.on_files

    def turned(files: Files, config: Any) -> Files:
        return Files(list(given_order(files, config))[::-1])

    assert built(project, project / "forwards") == ()
    monkeypatch.setattr(environment, "on_files", turned)
    assert built(project, project / "backwards") == ()
    assert contents(project / "forwards") == contents(project / "backwards")


# What an edition has pages and files for


def test_an_edition_with_nothing_to_narrow_has_neither_those_pages_nor_their_script(project: Path) -> None:
    assert built(project, project / "before") == ()
    everything = set(contents(project / "before"))
    change(project / EDITION_FILES / "sections.yml", "(settings.md)", "(partners.md)")
    (project / EDITION_FILES / "settings.yml").unlink()
    (project / "data/kinds.yml").unlink()

    assert built(project, project / "out") == ()
    missing = everything - set(contents(project / "out"))
    assert missing == {"settings/index.html", "bound/index.html", "assets/javascripts/filter.js", "downloads/settings.csv"}


def test_braces_in_data_stay_text(project: Path) -> None:
    odd = "Silent {{ 7 * 7 }} {% if %} {# x #} Group"
    change(project / EDITION_FILES / "groups.yml", "name: Silent Group", f"name: '{odd}'")

    assert built(project, project / "out") == ()
    for page in ("groups/silent-group", "structure"):
        assert odd in contents(project / "out")[f"{page}/index.html"].decode()


def test_a_block_comes_back_once_markdown_is_through(tmp_path: Path) -> None:
    site = EditionSite(invented.edition(tmp_path), blocks_in(projects.ROOT / "overrides"), {})
    first, second = site.keep(site.macros("index").partnership_name()), site.keep(site.macros("partners").summary())

    name = "Arden Vale &amp; Mere Safeguarding Partnership"
    assert site.restore(f"<p>The {first}.</p>\n<p>{first}</p>") == f"<p>The {name}.</p>\n{name}"
    assert site.restore(f"<p>{second}</p>") == site.macros("partners").summary()


# Addresses

NAMES: Final = st.sampled_from(["index", "partners", "groups/main-board", "groups/other", "about"])
IDS: Final = st.sampled_from(["", "an-id"])


@given(page=NAMES, target=st.builds(LinkTarget, NAMES, IDS))
def test_a_relative_address_leads_from_any_page_to_the_file_of_any_other(page: str, target: LinkTarget) -> None:
    def file(name: str) -> str:
        return "https://x.example/base/" + ("index.html" if name == "index" else posixpath.join(name, "index.html"))

    fragment = f"#{target.id}" if target.id else ""
    assert urljoin(file(page), relative(page, target)) == file(target.page) + fragment


ADDRESSES: Final = [
    ("index", LinkTarget("partners"), "partners/index.html"),
    ("partners", LinkTarget("index"), "../index.html"),
    ("groups/a", LinkTarget("groups/b", "c"), "../b/index.html#c"),
    ("groups/a", LinkTarget("groups/a", "c"), "#c"),
    ("groups/a", LinkTarget("groups/a"), "index.html"),
    ("index", LinkTarget("index", "c"), "#c"),
]


@pytest.mark.parametrize(("page", "target", "address"), ADDRESSES)
def test_addresses_name_the_file_so_that_they_open_from_a_disk(page: str, target: LinkTarget, address: str) -> None:
    assert relative(page, target) == address
