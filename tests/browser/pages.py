"""The kinds of page, each with the page that stands for it, and how the site is served to the browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from macros.dataset import Dataset

KNOWN: Final = "southampton/2024-12"
"""An edition that was published and does not change: what is said of one page word for word is said of this one."""

_IN_EDITION: Final = {
    "home": "",
    "partners": "partners/",
    "structure": "structure/",
    "agencies": "agencies/",
    "settings": "settings/",
    "bound": "bound/",
    "text": "purpose/",
    "regional": "regional/",
    "requirements": "requirements/",
    "changes": "changes/",
    "search": "search/",
    "glossary": "glossary/",
    "data": "data/",
    "accessibility": "accessibility/",
    "about": "about/",
}
_LAW: Final = {"law": "law/", "instrument": "law/working-together-2023/", "changes": "law/working-together-2023/changes/"}
_OF_ANOTHER_KIND: Final = ("group", "root", "partnership", "history", "lost", *_LAW)

KINDS: Final = (*_IN_EDITION, *_OF_ANOTHER_KIND)


@dataclass(frozen=True)
class Pages:
    """Paths below the site: a page of each kind, from the newest edition that has them all; its others, and the homes of other editions."""

    kinds: dict[str, str]
    others: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.kinds.values(), *self.others)


def pages_of(site: Path, dataset: Dataset) -> Pages:
    """Choose the edition and find its pages. Of the groups, the one with the most to show stands for all."""
    published = [edition for edition in dataset.editions.values() if edition.entry.status == "published"]
    whole = [edition for edition in published if edition.settings and edition.region and edition.older]
    newest = max(whole, key=lambda edition: edition.entry.id)
    group = max((site / newest.key / "groups").iterdir(), key=lambda folder: (folder / "index.html").stat().st_size)
    kinds = {kind: f"{newest.key}/{path}index.html" for kind, path in _IN_EDITION.items()}
    kinds |= {"group": f"{newest.key}/groups/{group.name}/index.html", "root": "index.html"}
    kinds |= {"partnership": f"{newest.partnership_id}/index.html", "history": f"{newest.partnership_id}/history/index.html", "lost": "404.html"}
    kinds |= {kind: f"{path}index.html" for kind, path in _LAW.items()}
    rest = {path.relative_to(site).as_posix() for path in (site / newest.key).rglob("*.html")} - set(kinds.values())
    homes = {f"{key}/index.html" for key in dataset.editions if key != newest.key and (site / key).is_dir()}
    rest |= {path.relative_to(site).as_posix() for path in (site / "law").rglob("*.html")} - set(kinds.values())
    return Pages(kinds, tuple(sorted(rest | homes)))


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
