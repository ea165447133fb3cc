"""The template environment over `overrides/blocks`: finished values in, HTML out."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template, TemplateRuntimeError, TemplateSyntaxError
from jinja2.bccache import Bucket
from markupsafe import Markup

from .addresses import Addresses, LinkTarget
from .law_words import LAW_FILTERS
from .prose import Locate, html, inline, outside
from .requirements import Asked
from .wording import FILTERS

Answered = Mapping[str, tuple[Asked, ...]]
"""The requirements that items of a page meet, by the id of the item."""

_NOTHING: Final = Markup("")


@cache
def blocks_in(folder: Path) -> Blocks:
    """The blocks of a theme folder. One process shares them, so that a template is compiled once; changed files are read again."""
    return Blocks(folder)


class Blocks:
    """Renders blocks by name. `folder` is the theme folder, which holds `blocks/`.

    Everything is escaped unless it is `Markup`; a name that is not defined raises `jinja2.UndefinedError`.
    """

    def __init__(self, folder: Path) -> None:
        self.environment = Environment(
            loader=FileSystemLoader([folder / "blocks", folder]),
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self.environment.filters.update({function.__name__: function for function in (*FILTERS, *LAW_FILTERS, outside)})

    def settle(self) -> None:
        """Take it that no template changes any more as long as this process lives, and look no more whether one has."""
        self.environment.auto_reload = False

    def remember(self, folder: Path) -> None:
        """Keep in `folder` what templates compile to, for processes that need the same ones."""
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self.environment.bytecode_cache = _Compiled(str(folder))

    def compile(self, beginning: int = 0) -> None:
        """Compile every template, which otherwise happens when it is first used.

        Those who do so at the same time with a memory in common begin at different places, and find the work of the others.
        """
        names = [name for name in self.environment.list_templates(extensions=["html"]) if "/" not in name]
        for at in range(len(names)):
            self.environment.get_template(names[(beginning + at) % len(names)])

    def for_page(self, addresses: Addresses, locate: Locate, answered: Answered | None = None) -> PageBlocks:
        """Blocks whose links start from one page: `locate` gives the relative address of a target, `answered` what its items meet."""
        return PageBlocks(self, addresses, locate, answered or {})

    def render(self, template: str, /, **values: Any) -> Markup:
        """The template, found by its file name, with these values."""
        try:
            return Markup(self.environment.get_template(template).render(**values))
        except TemplateSyntaxError as error:
            # Of another kind, so that nobody takes its line for one of the page that calls the block.
            raise TemplateRuntimeError(error.message) from error

    def render_once(self, template: str, /, **values: Hashable) -> Markup:
        """As `render`, for what is the same on many pages: it is rendered when first asked for, and kept."""
        return _kept(self.environment.get_template(template), tuple(values.items()))


@lru_cache(maxsize=2048)
def _kept(template: Template, values: tuple[tuple[str, Hashable], ...]) -> Markup:
    return Markup(template.render(dict(values)))


class _Compiled(FileSystemBytecodeCache):
    """What templates compile to, in files. A disk that refuses costs time at the next run, and no more."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write it if that is possible."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


class PageBlocks:
    """Blocks for one page: prose and links in them lead where that page sees its neighbours."""

    def __init__(self, blocks: Blocks, addresses: Addresses, locate: Locate, answered: Answered) -> None:
        self._blocks = blocks
        self._addresses = addresses
        self._locate = locate
        self._answered = answered

    def render(self, name: str, /, **values: Any) -> Markup:
        """The block `name`; it may call `prose`, `inline`, `answers`, `to_page`, `to_item` and `to_file`."""
        return self._blocks.render(
            f"{name}.html", prose=self.prose, inline=self.inline, answers=self.answers, to_page=self.to_page, to_item=self.to_item,
            to_file=self.to_file, **values,
        )  # fmt: skip

    def render_once(self, name: str, /, **values: Hashable) -> Markup:
        """As `render`, for what is the same on many pages; the block gets `values` alone."""
        return self._blocks.render_once(f"{name}.html", **values)

    def prose(self, text: str) -> Markup:
        """A passage of Markdown as HTML."""
        return html(text, self._addresses, self._locate)

    def inline(self, text: str) -> Markup:
        """A short text of Markdown as HTML, without a paragraph around it."""
        return inline(text, self._addresses, self._locate)

    def answers(self, id: str) -> Markup:
        """A line that names the requirements which the item meets, with links; nothing if it meets none."""
        asked = self._answered.get(id)
        return self.render("answered", asked=asked) if asked else _NOTHING

    def to_page(self, page: str, id: str = "") -> str:
        """The relative address of a page of the edition, or of an item on it."""
        return self._locate(LinkTarget(page, id))

    def to_item(self, id: str) -> str:
        """The relative address of an item by its id; `KeyError` if it stands nowhere or in several places."""
        target = self._addresses.by_id(id)
        if not isinstance(target, LinkTarget):
            raise KeyError(id)
        return self._locate(target)

    def to_file(self, path: str) -> str:
        """The relative address of a file of the edition that is no page, such as `downloads/groups.csv`."""
        return self._locate(LinkTarget("index")).removesuffix("index.html") + path
