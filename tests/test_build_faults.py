"""Whatever is wrong in data, pages, macros, blocks or links is told as a problem, and the last good site stays."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from macros import build as building
from macros.problems import ProblemsFound

from . import invented
from .projects import change, contents, left_over

PAGE: Final = "arrangements/partners.md"
BLOCK: Final = "overrides/blocks/leaders.html"
SKELETON: Final = "overrides/main.html"
HEAD: Final = "---\ntitle: Who leads\nanswers: Who leads here.\n---\n\n{{ lead_partners() }}\n\n"
NOTHING: Final = "is no macro and no value that a page may use"
COMPARE: Final = "compare it with the other pages in `arrangements/` [page-macro]"
FAULTS: Final = {
    "an unknown key in the data": ("data/glossary.yml", "termes: []\n", "1:1: `termes` is not known here; did you mean `terms`? [unknown-key]"),
    "an unknown macro": (PAGE, f"{HEAD}{{{{ chaire() }}}}\n", f"8:1: `chaire` {NOTHING}; did you mean `chair`? [page-macro]"),
    "an undefined value": (PAGE, f"{HEAD}{{{{ nobody }}}}\n", f"8:1: `nobody` {NOTHING} [page-macro]"),
    "braces that do not match": (PAGE, f"{HEAD}{{{{ chair( }}}}\n", f"8:1: the braces cannot be read: unexpected '}}', expected ')'; {COMPARE}"),
    "a link to no page": (PAGE, f"{HEAD}[x](partner.md)\n", "8:5: the link `partner.md` leads to no page; did you mean `partners.md`? [broken-link]"),
    "an unknown tag in a block": (BLOCK, "{# Who leads #}\n{% fro %}\n", "2:1: the template fails here: Encountered unknown tag 'fro'. [template]"),
    "a value that a block does not get": (BLOCK, "{# Who leads #}\n{{ nobody }}\n", "2:1: the template fails here: 'nobody' is undefined [template]"),
    "an unknown tag in the skeleton": (SKELETON, "\n{% fro %}\n", "2:1: the template fails here: Encountered unknown tag 'fro'. [template]"),
    "a value that the skeleton does not get": (SKELETON, "\n{{ nobody }}\n", "2:1: the template fails here: 'nobody' is undefined [template]"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "text", "problem"), FAULTS.values(), ids=FAULTS)
def test_a_fault_stops_the_build_with_a_problem_and_keeps_the_site(project: Path, file: str, text: str, problem: str) -> None:
    before = contents(project / "site")
    (project / file).write_text(text, encoding="utf-8", newline="\n")

    with pytest.raises(ProblemsFound) as found:
        building.build(building.plan(project, project / "site"))
    assert [str(problem) for problem in found.value.problems] == [f"{file}:{problem}"]
    assert contents(project / "site") == before
    assert left_over(project) == []


BUILT_FAULTS: Final = {
    "an unknown id in a link": (
        PAGE, "{{ chair() }}", "[x](#nobody)\n\n{{ chair() }}", "broken-link", "the link `#nobody` leads to an id that is not on that page",
    ),
    "a picture elsewhere": (BLOCK, "<ul", '<img alt="" src="https://x.org/x.png"><ul', "foreign-host", "the page asks another host for `https://x.org/x.png`"),
    "a script elsewhere": (BLOCK, "<ul", '<script src="//x.org/x.js"></script><ul', "foreign-host", "the page asks another host for `//x.org/x.js`"),
    "an id twice": (BLOCK, "<ul", '<p id="main"></p><ul', "repeated-id", "the id `main` stands twice on this page"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "code", "says"), BUILT_FAULTS.values(), ids=BUILT_FAULTS)
def test_a_fault_of_finished_pages_keeps_the_site_too(project: Path, file: str, old: str, new: str, code: str, says: str) -> None:
    before = contents(project / "site")
    change(project / file, old, new)
    page = f"{invented.KEY}/partners/index.html" if file == PAGE else f"{invented.KEY}/index.html"

    with pytest.raises(ProblemsFound) as found:
        building.build(building.plan(project, project / "site"))
    assert [(problem.place.path, problem.code, problem.says) for problem in found.value.problems] == [(page, code, says)]
    assert contents(project / "site") == before
    assert left_over(project) == []
