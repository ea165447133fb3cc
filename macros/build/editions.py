"""One edition through MkDocs, with whatever goes wrong told as problems."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build

from ..blocks import blocks_in
from ..edition_site import EditionSite
from ..environment import attach
from ..model import Edition
from ..page_check import check_pages
from ..problems import Place, Problem
from ..remarks.words import unexplained
from ..requirements import Asked
from ..versions import Standing
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
    before: Edition | None = None,
) -> Built:  # fmt: skip
    """Write the edition's pages into `target`; what is wrong in pages, macros or links becomes problems.

    `law` is everything that instruments ask, `site_url` the address of the whole site, `before` the edition before this one.
    Without `standing` the edition is built as a preview, which stands alone.
    """
    with listening() as heard, once():
        config = configuration(root, target, site_url)
        attach(config, EditionSite(edition, blocks_in(root / "overrides"), law, standing, before))
        mkdocs_build(config)
    problems = heard.problems(root)
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


def _checked(target: Path, standing: Standing | None) -> Iterator[Problem]:
    """What is wrong in the pages; those of a preview stand alone."""
    return check_pages(target, alone=standing is None)
