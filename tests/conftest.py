"""What the tests share: the project's folder, its data, and its site built once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter

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


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Say last which browser checks were left out, for want of what, and how to get it."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if "browser" in report.keywords]
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    for reason, count in reasons.most_common():
        terminalreporter.write_line(f"Left out: {count} {'check' if count == 1 else 'checks'} in a browser. {reason}")
