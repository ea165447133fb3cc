"""What the tests of built pages share: each edition in its turn, its pages, and all pages of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.dataset import Dataset
from macros.model import Edition

from ..conftest import ROOT
from .reading import BuiltPage, built_pages

KEYS = sorted(f"{folder.parent.parent.name}/{folder.name}" for folder in (ROOT / "data" / "partnerships").glob("*/editions/*") if folder.is_dir())


@pytest.fixture(params=KEYS)
def edition(request: pytest.FixtureRequest, dataset: Dataset) -> Edition:
    """Each edition that the site holds."""
    found = dataset.editions[request.param]
    if found.entry.status in {"draft", "withdrawn"}:
        pytest.skip(f"the site does not hold what is {found.entry.status}")
    return found


@pytest.fixture
def pages(site: Path, edition: Edition) -> dict[str, BuiltPage]:
    """The pages of the edition by name."""
    return built_pages(site / edition.key)


@pytest.fixture
def everything(site: Path) -> dict[str, BuiltPage]:
    """Every page of the site by name."""
    return built_pages(site)


@pytest.fixture
def reading(everything: dict[str, BuiltPage]) -> dict[str, BuiltPage]:
    """Every page that somebody reads: all but those that only lead on to another page."""
    return {name: page for name, page in everything.items() if not page.leads_on}
