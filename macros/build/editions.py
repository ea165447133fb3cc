"""One edition through MkDocs, with whatever goes wrong told as problems."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build

from ..blocks import blocks_in
from ..edition_pdf import file_name
from ..edition_site import EditionSite
from ..environment import attach
from ..model import Edition
from ..one_page import ONE_PAGE
from ..page_check import check_pages
from ..problems import Place, Problem
from ..remarks.words import unexplained
from ..requirements import Asked
from ..typesetting import Sheet
from ..versions import Standing
from .carrying import write_whole_edition
from .faults import listening
from .once import configuration, once


@dataclass(frozen=True)
class Built:
    """What came of one edition: its pages, the problems that kept it from being right, and whether it was kept from an earlier build.

    `unexplained` are the abbreviations that its pages use and nothing explains, if it was built now.
    """

    key: str
    pages: int
    problems: tuple[Problem, ...]
    kept: bool = False
    unexplained: tuple[str, ...] = ()


def build_edition(
    root: Path, edition: Edition, law: Mapping[str, Asked], target: Path, site_url: str = "", standing: Standing | None = None,
    before: Edition | None = None, pdf_of: Callable[[Sheet], bytes] | None = None,
) -> Built:  # fmt: skip
    """Write the edition's pages into `target`; what is wrong in pages, macros or links becomes problems.

    `law` is everything that instruments ask, `site_url` the address of the whole site, `before` the edition before this one.
    Without `standing` the edition is built as a preview, which stands alone. `pdf_of` makes its PDF; without it there are
    the pages alone, and nothing to take away.
    """
    with listening() as heard, once():
        config = configuration(root, target, site_url)
        site = EditionSite(edition, blocks_in(root / "overrides"), law, standing, before, pdf_of)
        attach(config, site)
        mkdocs_build(config)
        if site.pdf is not None:
            (target / file_name(edition)).write_bytes(site.pdf)
    problems = heard.problems(root)
    if pdf_of and not problems and not heard.failed:
        write_whole_edition(site, target, site_url)
    if not problems and not heard.failed:
        problems = tuple(
            replace(problem, place=replace(problem.place, path=f"{edition.key}/{problem.place.path}")) for problem in _checked(target, standing)
        )
    if heard.failed and not problems:
        problems = (Problem(Place("mkdocs.yml"), "not-built", f"the edition {edition.key} could not be built", "run `mkdocs build` to see more"),)
    return Built(edition.key, page_count(target), problems, unexplained=tuple(unexplained(edition)))


def page_count(folder: Path) -> int:
    """How many pages there are in a folder."""
    return sum(name.endswith(".html") for _, _, names in os.walk(folder) for name in names)


def warm_up(root: Path) -> None:
    """Load what every edition needs, so that a copy of this process has it. What is wrong is told by the edition that meets it."""
    with suppress(OSError), listening():
        configuration(root, root / "site-edition")


def _checked(target: Path, standing: Standing | None) -> list[Problem]:
    """What is wrong in the pages; those of a preview stand alone. What the one page repeats of them is told once."""
    found = list(check_pages(target, alone=standing is None))
    return [problem for problem in found if problem.place.path != ONE_PAGE] or found
