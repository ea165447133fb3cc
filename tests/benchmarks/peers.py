"""The same editions as projects of others: MkDocs with stock settings, Hugo, and Zensical on pages rendered before."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any, Final

import jinja2
import yaml

from macros.addresses import TOPIC_PAGES, pages
from macros.dataset import Dataset
from macros.model import Edition

from .measuring import Command, put_aside, run_all
from .ours import Project

HERE: Final = Path(__file__).resolve().parent
_STOCK: Final = HERE / "stock"
_IMPORT: Final = '{% from "_macros.md" import line, body, points, passages, people, office with context %}\n'
_FILES: Final = ("edition", "partners", "agencies", "groups", "settings", "sections")
_FOUND: Final = ("requirements", "changes")
_MACRO: Final = re.compile(r"\{\{.*?\}\}|\{:.*?\}")


@dataclass(frozen=True)
class Page:
    """A page of an edition as peers get it: its name, what stands in its head, the template of its body, and its own text."""

    name: str
    head: dict[str, Any]
    template: str
    text: str


@dataclass(frozen=True)
class Peer:
    """One program with a folder for each edition, and the command that builds it there."""

    folders: tuple[Path, ...]
    arguments: tuple[str, ...]
    output: str

    def build(self, at_a_time: int) -> None:
        """Build every edition, each with a process of its own."""
        run_all([Command(self.arguments, folder) for folder in self.folders], at_a_time)

    def forget(self) -> None:
        """Put aside what earlier builds made."""
        put_aside(self.sites, self.folders[0].parent / "aside")

    @property
    def sites(self) -> tuple[Path, ...]:
        return tuple(folder / self.output for folder in self.folders)


def program(peers: Path, name: str) -> str | None:
    """A program of the environment that `peers.txt` describes, if it is there."""
    return shutil.which(name, path=str(peers / "bin")) or shutil.which(name, path=str(peers / "Scripts"))


def stock(mkdocs: str, folder: Path, project: Project, dataset: Dataset) -> Peer:
    """Plain `mkdocs build` through mkdocs-macros: `include_yaml` with the data, tables and lists by loops in the pages."""
    for edition in dataset.editions.values():
        home = folder / edition.key
        names = _copy_data(project, edition, home / "data")
        variables = "\n".join(f"        - {name}: data/{name}.yml" for name in names)
        config = Template((_STOCK / "mkdocs.yml").read_text("utf-8")).substitute(variables=variables)
        _write(home / "mkdocs.yml", config.replace("  - macros:\n", "  - macros:\n      include_dir: include\n"))
        _write(home / "include" / "_macros.md", (_STOCK / "_macros.md").read_text("utf-8"))
        for page in edition_pages(project, edition):
            _write(home / "docs" / f"{page.name}.md", _head(page.head) + _stock_body(page))
    return Peer(tuple(folder / key for key in dataset.editions), (mkdocs, "build", "--quiet", "--clean"), "site")


def zensical(program: str, folder: Path, project: Project, dataset: Dataset) -> Peer:
    """Zensical on the pages that the templates of the stock build give."""
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(_STOCK))
    for edition in dataset.editions.values():
        home = folder / edition.key
        data = home / "data"
        values = {name: yaml.load((data / f"{name}.yml").read_bytes(), yaml.CSafeLoader) for name in _copy_data(project, edition, data)}
        for page in edition_pages(project, edition):
            text = templates.from_string(_stock_body(page)).render(**values, **page.head)
            _write(home / "docs" / f"{page.name}.md", _head(page.head) + text)
        shutil.rmtree(data)
        _write(
            home / "mkdocs.yml",
            "site_name: Safeguarding arrangements\ntheme:\n  name: material\nplugins:\n  - search\nmarkdown_extensions:\n  - attr_list\n",
        )
    return Peer(tuple(folder / key for key in dataset.editions), (program, "build", "--clean"), "site")


def hugo(program: str, folder: Path, project: Project, dataset: Dataset) -> Peer:
    """Hugo with the data as data and our skeleton and blocks as its templates; style sheets as in our site, which must be built."""
    assets = next(path for path in sorted(project.site.rglob("assets")) if (path / "stylesheets").is_dir())
    sheets = [path.relative_to(assets.parent).as_posix() for path in sorted((assets / "stylesheets").iterdir())]
    config = (HERE / "hugo" / "hugo.toml").read_text("utf-8") + f"[params]\nsheets = {json.dumps(sheets)}\n"
    for edition in dataset.editions.values():
        home = folder / edition.key
        _copy_data(project, edition, home / "data")
        shutil.copytree(HERE / "hugo" / "layouts", home / "layouts")
        shutil.copytree(assets, home / "static" / "assets")
        _write(home / "hugo.toml", config)
        for weight, page in enumerate(edition_pages(project, edition), 1):
            name = "_index" if page.name == "index" else page.name
            layout = page.template if (HERE / "hugo" / "layouts" / "partials" / "pages" / f"{page.template}.html").is_file() else "text"
            _write(home / "content" / f"{name}.md", _head({**page.head, "body": layout, "weight": weight}) + page.text)
    return Peer(tuple(folder / key for key in dataset.editions), (program, "--quiet", "--cleanDestinationDir"), "public")


def edition_pages(project: Project, edition: Edition) -> Iterator[Page]:
    """The pages that the edition has in our build. Those that no template of a peer knows bring the prose of `arrangements/`, and
    those that tell what only we can find out bring that as HTML from our site, which must be built."""
    names = {group.id: group.name for group in edition.groups.groups}
    for name in pages(edition):
        group = name.removeprefix("groups/") if name.startswith("groups/") else None
        head, text = _arrangement(project, "groups/group" if group else name)
        text = _found(project, edition, name) if name in _FOUND else text
        if group:
            yield Page(name, {"title": names[group], **head, "group_id": group}, "group", text)
            continue
        head = {**head, **({"topics": list(TOPIC_PAGES[name])} if name in TOPIC_PAGES else {})}
        yield Page(name, head, name if (_STOCK / f"{name}.md").is_file() or name not in TOPIC_PAGES else "sections", text)


def _arrangement(project: Project, name: str) -> tuple[dict[str, Any], str]:
    _, head, text = (project.folder / "arrangements" / f"{name}.md").read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(head), _MACRO.sub("", text)


def _found(project: Project, edition: Edition, name: str) -> str:
    """What the page says in our site, free of blank lines and indents so that Markdown takes it as one piece of HTML."""
    html = (project.site / edition.key / name / "index.html").read_text("utf-8")
    inside = html.partition("</h1>")[2].rpartition('<nav class="turn"')[0]
    return "<div>\n" + "\n".join(line.strip() for line in inside.splitlines() if line.strip()) + "\n</div>\n"


def _stock_body(page: Page) -> str:
    file = _STOCK / f"{page.template}.md"
    return _IMPORT + (file.read_text("utf-8") if file.is_file() else f"{{% raw %}}{page.text}{{% endraw %}}")


def _head(values: dict[str, Any]) -> str:
    return f"---\n{yaml.safe_dump(values, sort_keys=False, allow_unicode=True)}---\n"


def _copy_data(project: Project, edition: Edition, to: Path) -> list[str]:
    """The files of one edition, side by side, named by their kind."""
    home = project.data / "partnerships" / edition.partnership_id
    found = {name: home / "editions" / edition.entry.id / f"{name}.yml" for name in _FILES}
    found |= {name: home / f"{name}.yml" for name in ("partnership", "register")} | {
        name: project.data / f"{name}.yml" for name in ("organisations", "glossary")
    }
    if edition.about.regional:
        found["region"] = project.data / "regions" / f"{edition.about.regional.arrangements}.yml"
    to.mkdir(parents=True)
    there = {name: path for name, path in found.items() if path.is_file()}
    for name, path in there.items():
        shutil.copyfile(path, to / f"{name}.yml")
    return list(there)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
