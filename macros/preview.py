"""Live preview of one edition: rebuilds on every change, and shows a problem in the browser until it is put right."""

from __future__ import annotations

import errno
import filecmp
import importlib
import logging
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from markupsafe import Markup
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer

from .blocks import blocks_in
from .build import build_edition
from .dataset import Again, load
from .model import Edition
from .problems import Place, Problem, ProblemsFound, Refused, unknown
from .reports import report
from .versions import predecessor
from .views import View

WATCHED: Final = ("data", "arrangements", "overrides", "macros", "mkdocs.yml")
_HOST: Final = "127.0.0.1"
_CHANGES: Final = (FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent)
_SETTLES_IN: Final = 0.02  # seconds without a further change


class CannotPreview(Refused):
    """What keeps the preview from starting, in plain words: no such edition, or the port is taken."""


def preview(root: Path, key: str | None, port: int, say: Callable[[str], None]) -> None:
    """Serve until the person presses Ctrl and C. `say` prints a line for them."""
    with suppress(ProblemsFound):  # what is wrong in the data is shown in the browser
        choose(load(root / "data").editions, key)
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        show = Preview(root, key, Path(folder), say)
        server = _Server(show, port, say)
        for name in WATCHED:
            server.watch(str(root / name))
        try:
            show.rebuild()
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            say("Stopped.")
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise CannotPreview(f"Port {port} is in use on this computer. Try another one, as in `serve --port {port + 1}`.") from None
        finally:
            server.shutdown()


class _Server(LiveReloadServer):
    """Says where to look as soon as it listens and watches."""

    def __init__(self, show: Preview, port: int, say: Callable[[str], None]) -> None:
        super().__init__(show.rebuild, _HOST, port, str(show.pages))
        self.observer = Observer()  # type: ignore[assignment]  # the system tells of changes, no polling
        # It would also tell of every file that is only read, and each build reads them all.
        self.observer.schedule = partial(self.observer.schedule, event_filter=list(_CHANGES))  # type: ignore[method-assign]
        self.build_delay = _SETTLES_IN
        self.error_handler = lambda code: show.lost() if code == 404 else None
        self.serve_thread.daemon = True  # so that pressing Ctrl and C twice does not hang
        self._say = say
        logging.getLogger("watchdog").addHandler(logging.NullHandler())  # it speaks up when it is stopped while a file changes

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        """Called when the port is taken and the folders are watched: from here on no change is missed."""
        self._say(f"Open http://{_HOST}:{self.server_port}/ in a browser. Every change shows there when you save a file. Press Ctrl and C to stop.")
        super().serve_forever(poll_interval)


class Preview:
    """The pages of one edition in a folder, brought up to date by `rebuild`; on a problem, each page tells it."""

    def __init__(self, root: Path, key: str | None, folder: Path, say: Callable[[str], None]) -> None:
        self.pages = folder / "pages"
        self.pages.mkdir()
        self._root = root
        self._key = key
        self._data = Again(root / "data")
        self._work = folder / "work"
        self._say = say
        self._told: tuple[Problem, ...] = ()
        self._code = sys.modules[__name__]
        self._code_times = _times(root / "macros")

    def rebuild(self) -> None:
        """Bring the pages up to date. Problems go to the terminal and into every page; nothing is raised."""
        shutil.rmtree(self._work, ignore_errors=True)
        try:
            problems = self._reload() or self._code.build_once(self._root, self._data, self._key, self._work)
        except Exception as error:  # noqa: BLE001  the preview goes on, whatever the code or the computer does
            problems = (_failure(error),)
        if problems:
            if problems != self._told:  # some editors write a file twice when they save it
                self._say(report(problems, "text"))
            self._told = problems
            self._tell(problems)
            return
        if self._told:
            self._say("Put right. The pages are up to date again.")
        self._told = ()
        _replace(self._work, self.pages)

    def lost(self) -> bytes | None:
        """The page for an address that does not exist: the problems, as long as there are any."""
        index = self.pages / "index.html"
        return index.read_bytes() if self._told and index.is_file() else None

    def _reload(self) -> tuple[Problem, ...]:
        """Take in changed Python code; what is wrong with it is a problem like any other."""
        times = _times(self._root / "macros")
        if times == self._code_times:
            return ()
        package = __name__.partition(".")[0]
        kept = {name: module for name, module in sys.modules.items() if name.startswith(f"{package}.")}
        for name in kept:
            del sys.modules[name]
        try:
            self._code = importlib.import_module(__name__)
        except Exception as error:  # noqa: BLE001  code that is being edited may fail in any way
            sys.modules.update(kept)
            return (_code_problem(self._root, error),)
        self._code_times = times
        self._data = self._code.Again(self._root / "data")
        return ()

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        """Write the problems into every page that may be open."""
        sheets = tuple(f"/{path.relative_to(self.pages).as_posix()}" for path in sorted(self.pages.rglob("*.css")))
        html = _problem_page(self._root, problems, sheets).encode()
        names = {path.relative_to(self.pages) for path in self.pages.rglob("*.html")} | {Path("index.html")}
        for name in names:
            (self.pages / name).parent.mkdir(parents=True, exist_ok=True)
            (self.pages / name).write_bytes(html)


def build_once(root: Path, data: Again, key: str | None, target: Path) -> tuple[Problem, ...]:
    """Build the edition into `target`; every problem that keeps it from being right."""
    try:
        dataset, law = data.load()
        edition = choose(dataset.editions, key)
    except ProblemsFound as found:
        return found.problems
    except CannotPreview as error:
        return (Problem(Place("data"), "no-edition", str(error).rstrip(".")),)
    before = predecessor(edition, dataset.editions.values())
    return build_edition(root, edition, law.asked, target, before=before).problems


def _problem_page(root: Path, problems: tuple[Problem, ...], stylesheets: tuple[str, ...]) -> str:
    told = Markup("<p>Put these right and save the file. The pages come back by themselves.</p>\n<pre>{}</pre>")
    view = View(
        title="There is something to put right", document_title="Problems", description="What to put right before the pages can be shown.",
        site_name="Preview", root_url="/", home_url="/", policy=None, robots="noindex", stylesheets=stylesheets,
        content=told.format(report(problems, "text")),
    )  # fmt: skip
    try:
        return str(blocks_in(root / "overrides").render("main.html", view=view))
    except Exception:  # noqa: BLE001  the skeleton itself may be what is broken
        plain = Markup('<!doctype html>\n<html lang="en-GB">\n<title>{}</title>\n<h1>{}</h1>\n{}')
        return str(plain.format(view.document_title, view.title, view.content))


def _failure(error: Exception) -> Problem:
    return Problem(Place("macros"), "broken-code", f"the pages could not be made: {type(error).__name__}: {error}")


def _code_problem(root: Path, error: Exception) -> Problem:
    if isinstance(error, SyntaxError) and error.filename:
        path = Path(error.filename)
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        place = Place(name, error.lineno or 0, error.offset or 0, (error.text or "").rstrip("\n"))
        return Problem(place, "broken-code", f"Python cannot read this: {error.msg}")
    return Problem(Place("macros"), "broken-code", f"the changed code does not load: {type(error).__name__}: {error}")


def _times(folder: Path) -> dict[str, int]:
    return {path.as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*.py")}


def choose(editions: Mapping[str, Edition], key: str | None) -> Edition:
    """The edition named by `key`, or the newest one, drafts included. Raises `CannotPreview`."""
    if not editions:
        raise CannotPreview("There is no edition in data/ yet.")
    if key is None:
        return max(editions.values(), key=lambda edition: edition.entry.id)
    if key not in editions:
        raise CannotPreview(unknown("edition", key, editions))
    return editions[key]


def _replace(new: Path, old: Path) -> None:
    """Make `old` hold what `new` holds, in place, since the server keeps the folder open."""
    wanted = {path.relative_to(new) for path in new.rglob("*") if path.is_file()}
    for path in [path for path in old.rglob("*") if path.is_file()]:
        if path.relative_to(old) not in wanted:
            path.unlink()
    for name in wanted:
        if not (old / name).is_file() or not filecmp.cmp(new / name, old / name, shallow=False):
            (old / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(new / name, old / name)
