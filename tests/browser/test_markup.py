"""The Nu HTML checker has nothing to say of any page."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

pytestmark = pytest.mark.browser

# The checker takes the value of a Content-Security-Policy for the policy of its own and reports the page's data: icon.
# Browsers apply `img-src data:` to it; that nothing is blocked is tested in test_quiet.py.
_NOT_OURS: Final = r".*violates Content Security Policy.*"


def messages(java: str, jar: Path, *targets: Path) -> list[dict[str, Any]]:
    command = [java, "-Xss4m", "-jar", str(jar), "--format", "json", "--exit-zero-always", "--skip-non-html", "--filterpattern", _NOT_OURS]
    done = subprocess.run([*command, *map(str, targets)], capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return found


@pytest.fixture(scope="module")
def jar(node_module: Callable[[str], Path]) -> Path:
    return node_module("vnu-jar/build/dist/vnu.jar")


def test_no_page_has_an_error_or_a_warning(java: str, jar: Path, site: Path) -> None:
    assert messages(java, jar, site) == []


def test_the_checker_finds_what_is_wrong(java: str, jar: Path, tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text('<!doctype html><html lang="en"><title>Wrong</title><p id="a">One<p id="a">Two</p></html>', "utf-8")
    assert [message["message"] for message in messages(java, jar, page)] == ["Duplicate ID “a”.", "The first occurrence of ID “a” was here."]
