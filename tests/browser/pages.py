"""The kinds of page, each with the page that stands for it, and how the site is served to the browser."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from macros.addresses import GROUP_PAGE
from macros.dataset import Dataset
from macros.one_page import ONE_PAGE

KNOWN: Final = "southampton/2024-12"
"""An edition that was published and does not change: what is said of one page word for word is said of this one."""

INVENTED: Final = "invented"
"""The folder of the site in which the invented edition stands, for the pages that no partnership has yet."""

OF_EDITION: Final = {
    "home": ("index",),
    "for-children": ("for-children", "easier-words"),
    "partners": ("partners",),
    "structure": ("structure",),
    "group": (GROUP_PAGE,),
    "agencies": ("agencies",),
    "settings": ("settings",),
    "bound": ("bound",),
    "text": ("purpose", "assurance", "reviews", "working-together"),
    "regional": ("regional",),
    "requirements": ("requirements",),
    "changes": ("changes",),
    "search": ("search",),
    "glossary": ("glossary",),
    "data": ("data",),
    "accessibility": ("accessibility",),
    "about": ("about",),
    "whole": (ONE_PAGE.removesuffix("/index.html"),),
}
"""The pages of an edition that look alike, by kind."""

_ABOVE: Final = {
    "root": "",
    "law": "law/",
    "instrument": "law/[^/]+/",
    "law-changes": "law/[^/]+/changes/",
    "partnership": "[^/]+/",
    "history": "[^/]+/history/",
}
"""The pages above the editions, by kind; the first that fits counts."""

RESULTS: Final = "results"
"""The search page once it has been asked something."""

KINDS: Final = (*OF_EDITION, RESULTS, *_ABOVE, "lost")

_REDIRECT: Final = re.compile(r"[^/]+/latest/")
_IN_EDITION: Final = re.compile(r"[^/]+/[0-9]{4}-[0-9]{2}/(.*)")


@dataclass(frozen=True)
class Pages:
    """Paths below the site: every page that does not lead on to another, and of each kind the one that stands for it."""

    kinds: dict[str, str]
    all: tuple[str, ...]


def pages_of(site: Path, dataset: Dataset) -> Pages:
    """All pages. For a kind stands the page with the most to show: of the newest edition that has everything, or else of its partnership, or any."""
    published = [edition for edition in dataset.editions.values() if edition.entry.status == "published"]
    whole = [edition for edition in published if edition.settings and edition.region and edition.older]
    newest = max(whole, key=lambda edition: edition.entry.id)
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    found = tuple(sorted(path for path in paths if not _REDIRECT.match(path.removeprefix(f"{INVENTED}/"))))

    def fitness(path: str) -> tuple[bool, bool, int]:
        return path.startswith(f"{newest.key}/"), path.startswith(f"{newest.partnership_id}/"), (site / path).stat().st_size

    kinds = {kind: path for path in sorted(found, key=fitness) if (kind := kind_of(path))}
    return Pages(kinds | {RESULTS: f"{kinds['search']}?q=police"}, found)


def kind_of(path: str) -> str | None:
    """The kind of a page that does not lead on to another."""
    place = path.removeprefix(f"{INVENTED}/").removesuffix("index.html")
    if place == "404.html":
        return "lost"
    if inner := _IN_EDITION.fullmatch(place):
        page = re.sub("^groups/.*", GROUP_PAGE, inner[1].removesuffix("/") or "index")
        return next((kind for kind, names in OF_EDITION.items() if page in names), None)
    return next((kind for kind, pattern in _ABOVE.items() if re.fullmatch(pattern, place)), None)


@contextmanager
def served(folder: Path, base: str = "/") -> Iterator[str]:
    """Serve `folder` at the path `base`; everything else is not found, and answered with the folder's 404 page."""

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            below = unquote(urlsplit(path).path).removeprefix(base)
            return str(folder / below) if urlsplit(path).path.startswith(base) else str(folder / "nothing here")

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            body = (folder / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
