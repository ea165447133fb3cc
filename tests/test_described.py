"""Macros, blocks, data fields, pages and commands are described for those who read them, and none is left over."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
import pytest
import yaml
from jinja2 import Environment, meta

from macros.addresses import GROUP_PAGE, PAGES
from macros.blocks import PageBlocks, blocks_in
from macros.cli import main
from macros.model import FILE_KINDS, FileKind, Record
from macros.page_macros import PageMacros

from .projects import ROOT

PAGES_FOLDER: Final = ROOT / "arrangements"
TEMPLATES: Final = sorted((ROOT / "overrides").rglob("*.html"))
BLOCKS: Final = sorted((ROOT / "overrides/blocks").iterdir())
ENVIRONMENT: Final[Environment] = blocks_in(ROOT / "overrides").environment
MACROS: Final = {name: function for name, function in inspect.getmembers(PageMacros, inspect.isfunction) if not name.startswith("_")}
PAGE_FILES: Final = {path.relative_to(PAGES_FOLDER).with_suffix("").as_posix(): path for path in PAGES_FOLDER.rglob("*.md")}

SENTENCE: Final = re.compile(r"[A-Z`].*[.]")
JARGON: Final = re.compile(
    r"\b(string|str|int|integer|bool|boolean|null|none type|list of|array|tuple|dict|dictionary|mapping|enum|regex|pattern|optional|nullable"
    r"|pydantic|schema|parse|field|attribute|instance|foreign key|(?<!of )reference|slug|boilerplate|metadata)\b",
    re.IGNORECASE,
)


def first_sentence(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0]


# Macros and blocks


@pytest.mark.parametrize("name", MACROS)
def test_a_macro_says_in_a_sentence_what_it_shows(name: str) -> None:
    assert SENTENCE.fullmatch(first_sentence(inspect.getdoc(MACROS[name])))


def test_every_macro_stands_on_a_page_and_every_page_calls_macros_that_there_are() -> None:
    called = {call for path in PAGE_FILES.values() for call in re.findall(r"\{\{\s*(\w+)\(", path.read_text("utf-8"))}
    assert called == set(MACROS)


def rendered() -> Iterator[str]:
    """Every template that Python code renders by its name."""
    for path in (ROOT / "macros").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"render", "render_once"} and node.args:
                named = node.args[0]
                if isinstance(named, ast.Constant):
                    yield str(named.value).removesuffix(".html") + ".html"


def included() -> Iterator[str]:
    """Every template that another one takes in."""
    for path in TEMPLATES:
        tree = ENVIRONMENT.parse(path.read_text("utf-8"))
        yield from (str(name) for name in meta.find_referenced_templates(tree))


def test_every_block_is_used_and_every_block_that_is_used_is_there() -> None:
    assert {*rendered(), *included()} == {path.name for path in TEMPLATES} - {"404.html"}


def test_a_block_that_starts_with_an_underscore_is_shared_and_the_others_are_not() -> None:
    shared = set(included()) - {"main.html"}
    assert {name for name in shared if not name.startswith("_")} == set()


@pytest.mark.parametrize("path", BLOCKS, ids=lambda path: str(path.name))
def test_a_block_opens_with_a_comment_that_names_what_it_renders_and_all_that_it_gets(path: Path) -> None:
    text = path.read_text("utf-8")
    found = re.match(r"\{# ([A-Z][^#]+)\. Context: ([^#]+) #\}\n", text)
    assert found, text.partition("\n")[0]
    everywhere = {name for name in vars(PageBlocks) if not name.startswith("_")}
    unnamed = meta.find_undeclared_variables(ENVIRONMENT.parse(text)) - everywhere - set(re.findall(r"\w+", found[2]))
    assert unnamed == set()


def test_only_templates_lie_among_the_blocks() -> None:
    assert {path.suffix for path in BLOCKS} <= {".html", ".md"}


# Data


def records(kind: type[Record] = Record) -> Iterator[type[Record]]:
    for below in kind.__subclasses__():
        yield below
        yield from records(below)


RECORDS: Final = {kind.__name__: kind for kind in records() if kind.__module__.startswith("macros.")}


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_and_each_of_its_fields_are_described_in_sentences_without_jargon(name: str) -> None:
    kind = RECORDS[name]
    described = {field: about.description or "" for field, about in kind.model_fields.items()}

    assert SENTENCE.fullmatch(first_sentence(kind.__doc__))
    assert {field: text for field, text in described.items() if not SENTENCE.fullmatch(text) or JARGON.search(text)} == {}


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: str(kind.name))
def test_a_kind_of_file_says_which_file_it_is_and_what_it_holds(kind: FileKind) -> None:
    named, _, holds = first_sentence(kind.record.__doc__).partition(": ")
    pattern = re.sub(r"\{(region|instrument|years?)\}", lambda part: part[1].upper() if part[1].startswith("year") else "NAME", kind.pattern)
    assert f"`{pattern}`".endswith(named.strip("`") + "`")
    assert holds.endswith(".")


# Pages


def head(path: Path) -> tuple[dict[str, str], str]:
    """The lines between the `---` of a page, and what follows them."""
    _, settings, text = path.read_text("utf-8").split("---\n", 2)
    return yaml.load(settings, yaml.BaseLoader), text


def test_the_pages_are_those_of_the_menu() -> None:
    assert set(PAGE_FILES) == set(PAGES)
    assert len(PAGES) == len(set(PAGES))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_it_is_called_and_what_it_answers(name: str) -> None:
    settings, _ = head(PAGE_FILES[name])

    assert set(settings) == {"answers"} | ({"title"} if name != GROUP_PAGE else set())
    assert SENTENCE.fullmatch(settings["answers"])
    assert not settings.get("title", "").endswith(".")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_prose_and_calls_and_no_loops_or_conditions(name: str) -> None:
    _, text = head(PAGE_FILES[name])
    argument = r'(?:"[\w-]*"|group_id)'
    calls = re.compile(rf"\{{\{{ \w+\((?:{argument}(?:, {argument})*)?\) \}}\}}")

    assert re.findall(r"\{[{%#]|[}%#]\}", calls.sub("", re.sub(r"\{: #[\w-]+ \}", "", text))) == []
    assert re.findall(r"^# |<h1", text, re.MULTILINE) == []


# Commands


@pytest.mark.parametrize("name", main.commands)
def test_a_command_and_its_options_say_in_sentences_what_they_do(name: str) -> None:
    command = main.commands[name]

    assert SENTENCE.fullmatch(first_sentence(command.help))
    options = [option.help or option.name for option in command.params if isinstance(option, click.Option)]
    assert [text for text in options if not SENTENCE.fullmatch(str(text))] == []


def test_the_manual_names_every_command_and_none_that_is_not_there() -> None:
    manual = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"(?:\./site-build\.sh|python -m macros)(?: --[a-z-]+)* ([a-z][a-z-]*)", manual))

    assert named == set(main.commands)
