"""What stands at the foot of every page: what to do if worried, whom to reach, other editions, how accessible it is, the feed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .addresses import LinkTarget
from .model import Edition, Partnership
from .versions import Sibling
from .views import Way
from .wording import day

REACH = "How to reach the partnership"
EDITIONS = "All editions"
FEED = "Feed of new editions"


def edition_footer(
    edition: Edition, titles: Mapping[str, str], to: Callable[[LinkTarget], str], above: str, pages: tuple[str, ...]
) -> tuple[Way, ...]:
    """The links at the foot of a page of an edition; `above` leads to the folder of its partnership, and is empty in a preview."""
    own = [Way(titles[page], to(LinkTarget(page))) for page in ("accessibility", "about", "glossary") if page in pages]
    licence = Way("Licence", to(LinkTarget("data", "part-licence")))
    return (
        Way(f"If you are worried about {whom(edition.partnership)}", to(LinkTarget("index", "worried"))),
        Way(REACH, to(LinkTarget("about", "part-contact"))),
        *([Way(EDITIONS, f"{above}index.html")] if above else []),
        *own,
        licence,
        *([Way(FEED, f"{above}feed.xml")] if above else []),
    )


def partnership_footer(partnership: Partnership, latest: Sibling | None, up: str) -> tuple[Way, ...]:
    """The links at the foot of a page about all editions of a partnership; `up` leads to the folder of the partnership."""
    found = []
    if latest:
        there = f"{up}{latest.id}/"
        found += [
            Way(f"If you are worried about {whom(partnership)}", f"{there}index.html#worried"),
            Way(REACH, f"{there}about/index.html#part-contact"),
            Way("Accessibility statement", f"{there}accessibility/index.html"),
        ]
    return (*found, Way(EDITIONS, f"{up}index.html"), Way(FEED, f"{up}feed.xml"))


def general_footer(root: str) -> tuple[Way, ...]:
    """The link at the foot of a page that is about no one partnership; `root` is the address of the page with all of them."""
    return (Way("If you are worried about a child or an adult: find the partnership of your area", root),)


def whom(partnership: Partnership) -> str:
    """About whom somebody may be worried, in words that stand within a sentence."""
    return "a child or an adult" if "adults" in partnership.covers else "a child"


def review_line(edition: Edition) -> str:
    """When the edition was last reviewed and, while it is in force, when it will be next; as far as that is known."""
    entry, review = edition.entry, edition.about.review
    in_force = entry.status == "published"
    last = f"Last reviewed {day(entry.reviewed)}." if entry.reviewed else "No review since then is recorded." if in_force else ""
    following = f"Next review: {day(review.next)}." if in_force and review and review.next else ""
    return " ".join(part for part in (last, following) if part)
