"""What MkDocs and mkdocs-macros would do again for every edition, done once in a process: reading the settings, compiling pages.

The pages are the same as those of plain `mkdocs build`, which a test holds this to.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any, ClassVar, Final

from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

_MANY: Final = 500


def _when_used(name: str) -> None:
    """Let a module load when something of it is first used."""
    spec = importlib.util.find_spec(name)
    if spec is not None and spec.loader is not None and name not in sys.modules:
        spec.loader = importlib.util.LazyLoader(spec.loader)
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)


_when_used("requests")  # mkdocs-macros wants it for a macro that no page calls, and waits longer for it than for all else


def configuration(root: Path, target: Path, site_url: str = "") -> MkDocsConfig:
    """The project's MkDocs configuration, to write into `target`. There is one in a process, for one build after the other."""
    file = root / "mkdocs.yml"
    config, folders = _configuration(file, file.read_bytes(), site_url)
    config.theme.dirs = list(folders)
    config.site_dir = str(target)
    return config


@lru_cache(maxsize=1)
def _configuration(file: Path, content: bytes, site_url: str) -> tuple[MkDocsConfig, tuple[str, ...]]:
    """The configuration with the folders of its theme; `content` is that of the file, so that a changed one is read again."""
    config = load_config(str(file), site_url=site_url)
    return config, tuple(config.theme.dirs)


@contextmanager
def once() -> Iterator[None]:
    """Let mkdocs-macros compile each text of a page once, and keep it from starting git a dozen times for each edition:
    no page shows what git says, and it is not the same everywhere."""
    plugin: Any = importlib.import_module("mkdocs_macros.plugin")
    macros_context: Any = importlib.import_module("mkdocs_macros.context")
    before, plugin.Environment = plugin.Environment, _Pages
    asked, macros_context.get_git_info = macros_context.get_git_info, dict
    try:
        yield
    finally:
        plugin.Environment, macros_context.get_git_info = before, asked


class _Pages(Environment):
    """Compiles a text once: the pages of an edition have those of every other, and all its groups share one."""

    _compiled: ClassVar[dict[str, CodeType]] = {}

    def compile(self, source: Any, name: str | None = None, filename: str | None = None, raw: bool = False, defer_init: bool = False) -> Any:
        """As Jinja does it, for a text without a name; which macros there are does not matter to what it compiles to."""
        if not isinstance(source, str) or name or filename or raw:
            return super().compile(source, name, filename, raw, defer_init)  # type: ignore[call-overload]
        if source not in self._compiled:
            if len(self._compiled) >= _MANY:
                self._compiled.clear()
            self._compiled[source] = super().compile(source)
        return self._compiled[source]
