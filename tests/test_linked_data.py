"""What pages tell programs in JSON-LD: the whole of it, page by page, and nothing by which it could end its script.

`RENEW_GOLDEN=1 ./site-build.sh test tests/test_linked_data.py` writes what is expected anew; read the difference before you keep it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from macros.addresses import pages
from macros.dataset import load
from macros.downloads import Download
from macros.linked_data import linked_data
from macros.model import Edition

from . import invented
from .fields import Field, rewritten
from .golden import golden

GOLDEN: Final = Path(__file__).parent / "golden" / "linked"
BASE: Final = "https://arrangements.example/"
FILES: Final = (Download("groups.csv", "Groups", "CSV", "three rows", b""), Download("edition.json", "The whole edition", "JSON", "everything", b""))


def told(edition: Edition, base: str = BASE) -> dict[str, Any]:
    """What each page that says something says, by its name."""
    found = {page: linked_data(edition, FILES, page, base) for page in pages(edition)}
    return {page: json.loads(text) for page, text in found.items() if text}


@pytest.mark.parametrize(("which", "changed"), [("full", None), ("bare", invented.bare())])
def test_each_page_tells_exactly_its_golden_text(which: str, changed: invented.Changed | None, tmp_path: Path) -> None:
    texts = {
        f"{page.replace('/', '-')}.json": json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        for page, value in told(invented.edition(tmp_path, changed)).items()
    }
    assert texts == {name: golden(GOLDEN / which / name, text) for name, text in texts.items()}
    assert {path.name for path in (GOLDEN / which).iterdir()} == set(texts)


def test_an_edition_names_the_one_that_it_replaces_and_its_licence(tmp_path: Path) -> None:
    licence = "licence:\n  name: Open Licence\n  url: https://licence.example/1\n"
    edition = invented.edition(tmp_path, {"partnership": invented.text("partnership") + licence})
    edition = replace(edition, entry=edition.entry.model_copy(update={"replaces": "2029-01"}))
    found = told(edition)
    assert [found["index"]["replaces"], found["index"]["license"], found["data"]["license"]] == [
        f"{BASE}{invented.PARTNERSHIP}/2029-01/", "https://licence.example/1", "https://licence.example/1",
    ]  # fmt: skip
    assert "replaces" not in told(invented.edition(tmp_path / "first"))["index"]


def test_what_is_told_is_the_same_below_every_address(tmp_path: Path) -> None:
    edition = invented.edition(tmp_path)
    whole, relative = (json.dumps(told(edition, base)) for base in (BASE, "../../"))
    assert whole.replace(BASE, "../../") == relative


def test_codes_are_carried_through(tmp_path: Path) -> None:
    edition = load(invented.write(tmp_path)).editions[invented.KEY]
    bodies = [*told(edition)["index"]["about"]["member"], *told(edition)["agencies"]["itemListElement"]]
    codes = {(body["name"], one["propertyID"], one["value"]) for body in bodies for one in body.get("identifier", ())}
    assert codes == {
        ("Arden Vale Council", "GSS", "E06999901"),
        ("NHS Vale & Brook Integrated Care Board", "ODS", "QZZ"), ("Arden Hospital", "ODS", "RZ1"), ("The hospital", "ODS", "RZ1"),
    }  # fmt: skip


def test_no_text_of_the_data_ends_the_script_or_begins_a_tag(tmp_path: Path) -> None:
    def begin(field: Field) -> str | None:
        return f"&lt;/script>&amp; {field.text}" if field.prose else f"</script><!--<script>&amp;{field.text}"

    changed, taken = rewritten(begin)
    edition = invented.edition(tmp_path, changed)
    found = {page: str(linked_data(edition, FILES, page, BASE)) for page in pages(edition)}
    assert [page for page, text in found.items() if set("<>&") & set(text)] == []
    assert json.loads(found["index"])["about"]["name"].startswith("</script><!--<script>&amp;")
    assert len(taken) > 100
