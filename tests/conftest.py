"""What the tests share: the project's folder, its data, and its site built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import build as building
from macros.dataset import Dataset, load

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """All of `data/`."""
    return load(ROOT / "data")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built once for all tests. Tests only read it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    building.build(building.plan(ROOT, folder))
    return folder
