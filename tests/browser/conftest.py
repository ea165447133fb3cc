"""What the browser checks share: the system's Chromium, started once, the site as it is served, and what is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from macros.dataset import Dataset

from .pages import Pages, pages_of, served

HERE: Final = Path(__file__).parent

# No sandbox, because CI runs as root; the rest keeps Chromium from calling anybody.
FLAGS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip

Opened = Callable[..., AbstractContextManager[Page]]
"""Opens a page in a window of its own: `opened(path, width=320, dark=True)`."""


def missing(what: str, remedy: str) -> NoReturn:
    """Skip the check for want of a program; where all programs are expected, as in CI, fail."""
    reason = f"There is no {what}; {remedy}"
    if os.environ.get("EXPECT_BROWSER") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's own Chromium, started once."""
    path = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    if path is None:
        missing("Chromium", "on Debian and Ubuntu: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def java() -> str:
    """The command that runs the HTML checker."""
    return shutil.which("java") or missing("Java", "on Debian and Ubuntu: sudo apt-get install default-jre-headless")


@pytest.fixture(scope="session")
def node_module() -> Callable[[str], Path]:
    """Where a file of the Node modules is."""

    def find(name: str) -> Path:
        path = HERE / "node_modules" / name
        return path if path.is_file() else missing(f"{name.split('/')[0]} in tests/browser/node_modules", "in tests/browser: npm ci")

    return find


@pytest.fixture(scope="session")
def pages(chromium: Browser, site: Path, dataset: Dataset) -> Pages:
    """The pages to look at. Asks for Chromium first, so that nothing is built in vain."""
    return pages_of(site, dataset)


@pytest.fixture(scope="session")
def address(chromium: Browser, site: Path) -> Iterator[str]:
    """The address of the site as a server gives it out."""
    with served(site) as base:
        yield base


@pytest.fixture(scope="session")
def opened(chromium: Browser, address: str) -> Opened:
    """Opens a page of the served site in a window of its own."""

    @contextmanager
    def open_page(path: str, width: int = 1280, height: int = 800, dark: bool = False, **options: Any) -> Iterator[Page]:
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", **options)
        try:
            page = context.new_page()
            page.goto(address + path)
            yield page
        finally:
            context.close()

    return open_page
