"""What the browser checks share: the system's Chromium, started once, the site as it is served, and what is missing."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Final, Literal, NoReturn

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from macros.dataset import Dataset

from .pages import INVENTED, Pages, pages_of, served

HERE: Final = Path(__file__).parent

# No sandbox, because CI runs as root; no graphics card, not even an imitated one; the rest keeps Chromium from calling anybody.
FLAGS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-gpu-compositing", "--disable-software-rasterizer", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip

AXE: Final = "axe.min.js"

Opened = Callable[..., AbstractContextManager[Page]]
"""Opens a page in a window that nobody else has: `opened(path, width=320, dark=True)`."""


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
def axe(chromium: Browser, node_module: Callable[[str], Path], site: Path) -> str:
    """The script that knows the rules of accessibility. It lies beside the site too, from where a page has it much faster."""
    text = node_module("axe-core/axe.min.js").read_text("utf-8")
    (site / AXE).write_text(text, "utf-8")
    return text


@pytest.fixture(scope="session")
def site(site: Path, good_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site and, in a folder of it, the invented one, which has every page that an edition may have."""
    folder = tmp_path_factory.mktemp("seen") / "site"
    shutil.copytree(site, folder, copy_function=os.link)
    shutil.copytree(good_project / "site", folder / INVENTED, copy_function=os.link, ignore=shutil.ignore_patterns("404.html"))
    return folder


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
    """Opens a page of the served site in a window that is kept for later: to make a new one takes longer than most checks."""
    kept: defaultdict[frozenset[tuple[str, Any]], list[Page]] = defaultdict(list)

    @contextmanager
    def open_page(
        path: str, width: int = 1280, height: int = 800, dark: bool = False, forced_colors: Literal["active", "none"] = "none", **options: Any
    ) -> Iterator[Page]:
        free = kept[frozenset(options.items())]
        page = free.pop() if free else chromium.new_context(**options).new_page()
        page.set_viewport_size({"width": width, "height": height})
        # Who asks for less motion sees colours change at once: then there is nothing to wait for.
        page.emulate_media(media="null", color_scheme="dark" if dark else "light", forced_colors=forced_colors, reduced_motion="reduce")
        # From one place to another on the same page the browser would only scroll.
        if page.url.partition("#")[0] == (address + path).partition("#")[0]:
            page.goto("about:blank")
        page.goto(address + path)
        try:
            yield page
        except BaseException:
            page.context.close()
            raise
        page.mouse.move(-1, -1)
        free.append(page)

    return open_page
