"""Addresses below `latest` lead on to the newest edition: with scripts and without, from a server and from disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("disk", [False, True], ids=["served", "from disk"])
@pytest.mark.parametrize(("scripts", "fragment"), [(True, "#cantell-school"), (True, ""), (False, "")])
def test_an_address_below_latest_leads_on(chromium: Browser, address: str, site: Path, disk: bool, scripts: bool, fragment: str) -> None:
    base = f"{site.as_uri()}/" if disk else address
    context = chromium.new_context(java_script_enabled=scripts)
    page = context.new_page()
    reported: list[str] = []
    page.on("console", lambda message: reported.append(message.text))
    page.goto(f"{base}southampton/index.html")
    page.goto(f"{base}southampton/latest/settings/index.html{fragment}", wait_until="commit")
    page.wait_for_url(f"**/southampton/2024-12/settings/index.html{fragment}")
    assert page.inner_text("h1") == "Schools, colleges and early years settings"
    page.go_back()
    assert [page.url, reported] == [f"{base}southampton/index.html", []]
    context.close()
