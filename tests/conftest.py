"""What the tests share: the project's folder, its data, and its site built once."""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import settings

from macros import build as building
from macros.dataset import Dataset

from . import projects

ROOT = Path(__file__).resolve().parent.parent
_PATIENCE = 300.0  # seconds for another worker to build the site

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
    return _made_once(tmp_path_factory, "built", lambda folder: building.build(building.plan(ROOT, folder / "site"))) / "site"


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

    def make(folder: Path) -> None:
        projects.make(folder)
        building.build(building.plan(folder, folder / "site"))

    return _made_once(tmp_path_factory, "good-project", make)


def _made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first worker who asks for it fills; the others wait until that has ended."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, ended = base / name, base / f"{name}-ended"
    try:
        folder.mkdir()
    except FileExistsError:
        start = time.monotonic()
        while not ended.exists():
            assert time.monotonic() - start < _PATIENCE, f"nobody has made {folder}"
            time.sleep(0.05)
        return folder
    try:
        make(folder)
    finally:
        ended.touch()
    return folder


@pytest.fixture
def project(good_project: Path, tmp_path: Path) -> Path:
    """A copy of the good project, for a test to change."""
    return shutil.copytree(good_project, tmp_path / "project")
