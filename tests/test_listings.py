"""Settings stand under each heading in the order that was published, wherever they are written."""

from __future__ import annotations

import pytest

from macros.listings import listings
from macros.model import Settings


def settings(*rows: str) -> Settings:
    """Each row as `id heading`, then further headings as `heading` or `heading<after`."""
    items = []
    for row in rows:
        id, heading, *others = row.split()
        also = [dict(zip(("heading", "after"), other.split("<"), strict=False)) for other in others]
        items.append({"id": id, "name": id.upper(), "heading": heading, "also_listed": also})
    return Settings.model_validate({"headings": [{"id": "h", "name": "H"}, {"id": "i", "name": "I"}], "settings": items})


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("a h", "b i", "c h"), {"h": ["a", "c"], "i": ["b"]}),
        ((), {"h": [], "i": []}),
        (("a h i", "b i", "c i"), {"h": ["a"], "i": ["b", "c", "a--i"]}),
        (("a h i<b", "b i", "c i"), {"h": ["a"], "i": ["b", "a--i", "c"]}),
        (("a i", "b h i<a", "c i"), {"h": ["b"], "i": ["a", "b--i", "c"]}),
        (("a i", "b h i<a", "c h i<b"), {"h": ["b", "c"], "i": ["a", "b--i", "c--i"]}),
        (("c h i<b", "b h i<a", "a i"), {"h": ["c", "b"], "i": ["a", "b--i", "c--i"]}),
        (("a h i<b", "b h i", "c i"), {"h": ["a", "b"], "i": ["c", "b--i", "a--i"]}),
        (("a h i<b", "b h i<a", "c i"), {"h": ["a", "b"], "i": ["c", "a--i", "b--i"]}),
    ],
    ids=[
        "apart",
        "none",
        "last",
        "after another",
        "after one above",
        "in a chain",
        "in a chain written backwards",
        "after one that comes last",
        "in a circle",
    ],
)
def test_a_further_listing_stands_after_the_setting_it_names(rows: tuple[str, ...], told: dict[str, list[str]]) -> None:
    assert {heading.id: [row.anchor for row in found] for heading, found in listings(settings(*rows))} == told


def test_a_further_listing_knows_that_it_is_one_and_where_else_the_setting_stands() -> None:
    found = {
        heading.id: [(row.setting.id, row.anchor, row.again, row.elsewhere) for row in rows] for heading, rows in listings(settings("a h i", "b i"))
    }
    assert found == {"h": [("a", "a", False, ("I",))], "i": [("b", "b", False, ()), ("a", "a--i", True, ("H",))]}
