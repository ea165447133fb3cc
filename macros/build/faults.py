"""What MkDocs and its plugins say of a build that goes wrong, as problems with a place."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from jinja2 import TemplateNotFound

from ..page_macros import PageMacros
from ..problems import Place, Problem, did_you_mean

_FILE: Final = re.compile(r"_File_: `([^`]+)`")
_ERROR: Final = re.compile(r"_\w*(?:Error|Undefined|NotFound)\w*_: (.+)")
_SYNTAX: Final = re.compile(r"_Line (\d+) in Markdown file:_ \*\*(.+)\*\*")
_LINE: Final = re.compile(r'File "<(?:template|unknown)>", line (\d+)|_line (\d+)|line (\d+) ')
_TEMPLATE: Final = re.compile(r'File ".*[\\/](overrides[\\/][^"]+)", line (\d+)')
_COMPARE: Final = "compare it with the other pages in `arrangements/`"
_LACKS: Final = re.compile(r"The page '([^']+)' has no `(\w+)`")
_LINK: Final = re.compile(r"Doc file '([^']+)' contains (?:a link|an unrecognized relative link|an absolute link) '([^']*)'")


class Heard(logging.Handler):
    """What was warned of, and whether the build came to its end."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self.failed = False

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what a logger says."""
        message = record.getMessage()
        if not message.startswith(("Error building page", "Aborted with")):
            self.messages.append(message)

    def problems(self, root: Path) -> tuple[Problem, ...]:
        """Each warning as a problem."""
        return tuple(_problem(root, message) for message in self.messages)


@contextmanager
def listening() -> Iterator[Heard]:
    """Hear what MkDocs says and why it stops, and let nothing of it through but what the disk refuses."""
    heard = Heard()
    logger = logging.getLogger("mkdocs")
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(heard)
    try:
        yield heard
    except SystemExit:
        heard.failed = True
    except Exception as error:  # a template may raise anything; it is told as a problem, not as a traceback
        if isinstance(error, OSError) and not isinstance(error, TemplateNotFound):
            raise
        heard.failed = True
        heard.messages.append(f"{type(error).__name__}: {error}\n{traceback.format_exc()}")
    finally:
        logger.removeHandler(heard)
        logger.propagate = propagates


def _problem(root: Path, message: str) -> Problem:
    link = _LINK.search(message)
    if link:
        return Problem(_in_page(root, link[1], link[2]), "broken-link", f"the link `{link[2]}` leads to no page", _near_page(root, link[2]))
    lacks = _LACKS.search(message)
    if lacks:
        instead = f"add a line `{lacks[2]}: …` at its head, between the two lines `---`"
        return Problem(_at_line(root, lacks[1], 0), "page-head", f"the page has no `{lacks[2]}`", instead)
    file, error, syntax = _FILE.search(message), _ERROR.search(message), _SYNTAX.search(message)
    templates = _TEMPLATE.findall(message)
    if templates:
        path, line = templates[-1]
        says = error[1] if error else message.partition(": ")[2].partition("\n")[0]
        return Problem(_line_place(root, path.replace("\\", "/"), int(line)), "template", f"the template fails here: {says}")
    if file and syntax:
        return Problem(_at_line(root, file[1], int(syntax[1])), "page-macro", f"the braces cannot be read: {syntax[2]}", _COMPARE)
    if file and error:
        lines = [next(part for part in found.groups() if part) for found in _LINE.finditer(message)]
        return Problem(_at_line(root, file[1], int(lines[0]) if lines else 0), "page-macro", _plain(error[1]), _near_macro(error[1]))
    return Problem(Place("arrangements"), "not-built", message.strip().splitlines()[0] if message.strip() else "a page could not be built")


def _plain(text: str) -> str:
    undefined = re.match(r"'([^']+)' is undefined", text)
    if undefined:
        return f"`{undefined[1]}` is no macro and no value that a page may use"
    return f"the macro was called in a way that it does not take: {text}"


def _near_macro(text: str) -> str:
    undefined = re.match(r"'([^']+)' is undefined", text)
    names = [name for name in dir(PageMacros) if not name.startswith("_")]
    return did_you_mean(undefined[1], names) if undefined else _COMPARE


def _near_page(root: Path, link: str) -> str:
    pages = [path.relative_to(root / "arrangements").as_posix() for path in (root / "arrangements").rglob("*.md")]
    return did_you_mean(link.partition("#")[0], pages) or "write the name of a page in `arrangements/`, as in `partners.md`"


def _at_line(root: Path, file: str, line: int) -> Place:
    """The place in the page, whose lines MkDocs counts from after the head between the `---` lines."""
    path = f"arrangements/{file}"
    if file.startswith("groups/"):
        path = "arrangements/groups/group.md"
    lines = _lines(root / path)
    head = next((index for index, text in enumerate(lines[1:], 1) if text.strip() == "---"), 0) + 1 if lines[:1] == ["---"] else 0
    blank = next((index for index, text in enumerate(lines[head:]) if text.strip()), 0)
    return _line_place(root, path, head + blank + line) if line else Place(path)


def _line_place(root: Path, path: str, line: int) -> Place:
    lines = _lines(root / path)
    return Place(path, line, 1, lines[line - 1]) if line <= len(lines) else Place(path)


def _in_page(root: Path, file: str, part: str) -> Place:
    lines = _lines(root / "arrangements" / file)
    for index, text in enumerate(lines):
        if part in text:
            return Place(f"arrangements/{file}", index + 1, text.index(part) + 1, text)
    return Place(f"arrangements/{file}")


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines() if path.is_file() else []
