"""What stands at the foot of pages: when an edition was reviewed, and links where no edition is in force."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.addresses import LinkTarget
from macros.footers import edition_footer, partnership_footer, review_line, whom
from macros.model import Edition, When
from macros.views import Way

from . import invented


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return invented.edition(tmp_path_factory.mktemp("invented"))


@pytest.mark.parametrize(
    ("entry", "review", "line"),
    [
        ({}, {}, "Last reviewed April 2031. Next review: May 2031."),
        ({"reviewed": None}, {}, "No review since then is recorded. Next review: May 2031."),
        ({"reviewed": None}, {"next": None}, "No review since then is recorded."),
        ({"reviewed": When(2031, 4, 2)}, {"next": None}, "Last reviewed 2 April 2031."),
        ({"status": "superseded"}, {}, "Last reviewed April 2031."),
        ({"status": "draft", "reviewed": None}, {}, ""),
    ],
)
def test_the_foot_says_when_the_edition_was_reviewed_and_will_be(edition: Edition, entry: dict[str, Any], review: dict[str, Any], line: str) -> None:
    assert edition.about.review is not None
    about = edition.about.model_copy(update={"review": edition.about.review.model_copy(update=review)})
    assert review_line(replace(edition, entry=edition.entry.model_copy(update=entry), about=about)) == line


def test_a_preview_leads_to_nothing_above_the_edition(edition: Edition) -> None:
    def to(target: LinkTarget) -> str:
        return f"{target.page}#{target.id}"

    titles = {"accessibility": "Accessibility statement", "about": "About", "glossary": "Glossary"}
    own = [Way("Accessibility statement", "accessibility#"), Way("About", "about#")]
    worried, reach = Way("If you are worried about a child or an adult", "index#worried"), Way("How to reach the partnership", "about#part-contact")
    licence = Way("Licence", "data#part-licence")
    assert edition_footer(edition, titles, to, "", ("about", "accessibility")) == (worried, reach, *own, licence)
    above = Way("All editions", "../index.html"), Way("Feed of new editions", "../feed.xml")
    assert edition_footer(edition, titles, to, "../", ("about", "accessibility")) == (worried, reach, above[0], *own, licence, above[1])


def test_where_no_edition_is_in_force_a_page_above_leads_to_all_of_them_alone(edition: Edition) -> None:
    ways = (Way("All editions", "../index.html"), Way("Feed of new editions", "../feed.xml"))
    assert partnership_footer(edition.partnership, None, "../") == ways


def test_the_words_say_whom_the_partnership_safeguards(edition: Edition) -> None:
    children = edition.partnership.model_copy(update={"covers": ("children",)})
    assert [whom(edition.partnership), whom(children)] == ["a child or an adult", "a child"]
