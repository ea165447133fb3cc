"""Pages keep to themselves: nothing from other hosts, nothing stored, no error; the policy in each page is at work."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, Route

from macros import build as building

from .pages import Pages, served

pytestmark = pytest.mark.browser

_STORED: Final = """async () => [
  document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map((each) => each.name),
].filter(Boolean)"""


def faults(browser: Browser, base: str, paths: tuple[str, ...]) -> list[str]:
    """What the pages ask of other hosts, store, or report, each with its page."""
    found: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: None if request.url.startswith((base, "data:")) else found.append(f"asks for {request.url}"))
    page.on("requestfailed", lambda request: found.append(f"does not get {request.url}"))
    page.on("response", lambda response: found.append(f"gets {response.status} for {response.url}") if response.status >= 400 else None)
    page.on("console", lambda message: found.append(f"reports {message.text}"))
    page.on("pageerror", lambda error: found.append(f"reports {error}"))
    told: list[str] = []
    for path in paths:
        page.goto(base + path)
        found += [f"stores {name}" for name in page.evaluate(_STORED)]
        if not dressed_and_at_work(page):
            found.append("has not got its style sheets and its script")
        told += [f"{path} {fault}" for fault in found]
        found.clear()
    told += [f"cookie {cookie['name']}" for cookie in context.cookies() if "name" in cookie]
    context.close()
    return told


def dressed_and_at_work(page: Page) -> bool:
    """Whether both style sheets and the script of the quick exit have been loaded and run."""
    seen = page.evaluate("[getComputedStyle(document.querySelector('.masthead')).backgroundColor, document.querySelector('a.leave').title]")
    return bool(seen == ["rgb(13, 59, 69)", "Or press the Shift key three times"])


def test_every_kind_of_page_is_quiet_when_served(chromium: Browser, address: str, pages: Pages) -> None:
    assert faults(chromium, address, tuple(pages.kinds.values())) == []


def test_every_page_is_quiet_when_served_below_a_path(chromium: Browser, site: Path, pages: Pages) -> None:
    # The 404 page knows where the site is; it is tried below with a site that was made for a path.
    with served(site, "/sub/path/") as base:
        assert faults(chromium, base, tuple(path for path in pages.all if path != "404.html")) == []


def test_every_page_is_quiet_when_opened_from_disk(chromium: Browser, site: Path, pages: Pages) -> None:
    # Only a server gives out the 404 page.
    assert faults(chromium, f"{site.as_uri()}/", tuple(path for path in pages.all if path != "404.html")) == []


def test_the_page_for_lost_addresses_is_whole_at_any_depth_below_a_path(chromium: Browser, root: Path, tmp_path: Path) -> None:
    address = "https://arrangements.example/sub/path/"
    building.build(building.plan(root, tmp_path / "site", address), address)
    page = chromium.new_page()
    with served(tmp_path / "site", "/sub/path/") as base:
        page.goto(f"{base}southampton/no/such/page.html")
        assert dressed_and_at_work(page)
        page.get_by_role("link", name="See all partnerships and their editions").click()
        assert page.url == f"{base}index.html"
    page.close()


@pytest.mark.parametrize(("policy", "runs"), [(True, []), (False, ["element", "handler", "style", "image"])], ids=["with the policy", "without it"])
def test_the_policy_stops_what_somebody_slipped_into_a_page(chromium: Browser, address: str, policy: bool, runs: list[str]) -> None:
    slipped = (
        "<script>document.documentElement.dataset.element = 'ran'</script>"
        "<img src='/assets/stylesheets/site.css' alt='' onerror=\"document.documentElement.dataset.handler = 'ran'\">"
        "<style>html { --slipped: ran }</style>"
        "<img src='http://elsewhere.invalid/image.png' alt=''>"
    )
    asked: list[str] = []

    def altered(route: Route) -> None:
        text = route.fetch().text().replace("</main>", f"{slipped}</main>")
        assert slipped in text
        route.fulfill(body=text if policy else text.replace('http-equiv="Content-Security-Policy"', 'name="nothing"'), content_type="text/html")

    def refused(route: Route) -> None:
        asked.append("image")
        route.abort()

    page = chromium.new_page()
    page.route("http://elsewhere.invalid/**", refused)
    page.route(f"{address}index.html", altered)
    page.goto(f"{address}index.html", wait_until="load")
    ran = [name for name in ("element", "handler") if page.evaluate(f"document.documentElement.dataset.{name}") == "ran"]
    if page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--slipped')"):
        ran.append("style")
    page.close()
    assert ran + asked == runs
