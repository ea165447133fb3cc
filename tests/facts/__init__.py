"""What published arrangements say, written down once from the documents and independent of `data/`, and how it is looked for."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..built.reading import BuiltPage, headings, one, text

FOLDER = Path(__file__).resolve().parent


def editions(kind: str) -> pytest.MarkDecorator:
    """Run a test once for each edition of which there are facts of that kind, such as `groups`: `key` and the `known` facts."""
    cases = [pytest.param(_key(file.parent.name), _read(file), id=_key(file.parent.name)) for file in sorted(FOLDER.glob(f"*/{kind}.yml"))]
    return pytest.mark.parametrize(("key", "known"), cases)


def told(points: list[str], words: list[str]) -> list[str]:
    """The telling words of a list, point by point; in the place of one that its point lacks stands what the point says."""
    pairs = zip_longest(points, words, fillvalue="")
    return [word if word.casefold() in point.casefold() else f"no {word!r} in {point!r}" for point, word in pairs]


def missing(text: str, names: list[str]) -> list[str]:
    """Those of the names that the text does not hold, capitals or not."""
    return [name for name in names if name.casefold() not in text.casefold()]


def part(page: BuiltPage, words: str) -> LexborNode:
    """What stands below the heading that reads so; nothing where the page has no such heading."""
    there = any(text(heading).casefold() == words.casefold() for heading in headings(page.main))
    return page.below(words) if there else one(LexborHTMLParser("").css("body"))


def _key(folder: str) -> str:
    return f"{folder[:-8]}/{folder[-7:]}"


def _read(file: Path) -> dict[str, Any]:
    found = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(found, dict), file
    return found
