"""What the tests share: the project's folder, its data, and its site built once."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from macros import build as building
from macros.dataset import Dataset

from . import projects

ROOT = Path(__file__).resolve().parent.parent

# How long an example takes says more of the machine than of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """All of `data/`."""
    return projects.shipped()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built once for all tests. Tests only read it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    building.build(building.plan(ROOT, folder))
    return folder


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None]:
    """Say last of all which browser checks were left out, for want of what, and how to get it."""
    yield
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if terminal is None:
        return
    skipped = [report for report in terminal.stats.get("skipped", []) if "browser" in report.keywords]
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    for reason, count in reasons.most_common():
        terminal.write_line(f"Left out: {count} {'check' if count == 1 else 'checks'} in a browser. {reason}")


@pytest.fixture(scope="session")
def good_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with invented data and a good site of it. Tests only read it."""
    folder = projects.make(tmp_path_factory.mktemp("project") / "project")
    building.build(building.plan(folder, folder / "site"))
    return folder


@pytest.fixture
def project(good_project: Path, tmp_path: Path) -> Path:
    """A copy of the good project, for a test to change."""
    return shutil.copytree(good_project, tmp_path / "project")
