"""An edition as one zip file, to be opened from a disk where there is no network: its files, and links that still lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final
from urllib.parse import urljoin

from markupsafe import escape

MARK: Final = "<!--zip-->"
"""Where a page names the zip file, once that is made; the copy of the page inside it names nothing there."""


def zip_name(key: str) -> str:
    """The name of the zip file of an edition, which is also that of the folder inside it."""
    return f"{key.replace('/', '-')}.zip"


def carried(key: str, files: Mapping[str, bytes], site_url: str) -> Iterator[tuple[str, bytes]]:
    """What the zip file holds: every file of the edition below one folder, by its name there."""
    folder = zip_name(key).removesuffix(".zip")
    for name, content in sorted(files.items()):
        if name.endswith(".html"):
            content = _alone(name, content.decode("utf-8"), f"{site_url.rstrip('/')}/{key}/{name}" if site_url else "").encode("utf-8")
        yield f"{folder}/{name}", content


def _alone(name: str, page: str, address: str) -> str:
    """The page with links out of its edition made whole if its `address` is known; otherwise they become plain words."""

    def way(found: re.Match[str]) -> str:
        return f' href="{urljoin(str(escape(address)), found[1])}"' if address else ""

    return _outward(name.count("/")).sub(way, page.replace(MARK, ""))


@cache
def _outward(depth: int) -> re.Pattern[str]:
    """A link that leads above the folder of the edition from a page so deep in it."""
    return re.compile(rf' href="((?:\.\./){{{depth + 1},}}[^"]*)"')
