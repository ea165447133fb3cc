"""Whether there are passages on a topic that hold what they have to: an answer, a sum, a link."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from ..model.asking import AnsweredOrNoneHere, AreaSaid, FundingHasFigures, LinksToADocument
from ..wording import counted, listed
from .passages import topic_names, under
from .verdicts import Case, Verdict, judges, met, missing, some, unknown

_STUB: Final = 10
_SUM: Final = re.compile(r"£\s?[0-9]|[0-9]\s?(?:pounds|%|per cent)")
_LINK: Final = re.compile(r"(?:\]\(\s*<?|<|(?<![\w(\"]))(https?://[^\s<>()]+)")


@judges(AnsweredOrNoneHere)
def answered_or_none_here(check: AnsweredOrNoneHere, case: Case) -> Verdict:
    """That there is none is an answer too."""
    found = under(case.edition, check.topic)
    looked_at = f"{counted(len(found), 'passage')} under {topic_names([check.topic])}"
    none_here = [each for each in found if getattr(each.record, "none_here", False)]
    if none_here:
        return met(f"{some([each.name for each in none_here])} says that there is none in the area.", looked_at, [each.spot for each in none_here])
    full = [each for each in found if each.words >= _STUB]
    if full:
        return met(f"{some([each.name for each in full])} {'tells' if len(full) == 1 else 'tell'} of it.", looked_at, [each.spot for each in full])
    says = "No passage tells of it, or says that there is none in the area."
    return missing(says, looked_at, [each.spot for each in found])


@judges(AreaSaid)
def area_said(check: AreaSaid, case: Case) -> Verdict:
    """A passage has to describe the area."""
    found = [each for each in under(case.edition, "geography") if each.words >= _STUB]
    looked_at = "the passages on the area"
    if not found:
        return missing("No passage describes the area.", looked_at, ())
    return met(
        f"{some([each.name for each in found])} {'describes' if len(found) == 1 else 'describe'} the area.", looked_at, [each.spot for each in found]
    )


@judges(FundingHasFigures)
def funding_has_figures(check: FundingHasFigures, case: Case) -> Verdict:
    """Sums in pounds, or shares."""
    found = under(case.edition, "funding")
    looked_at = f"{counted(len(found), 'passage')} on funding"
    figures = [each for each in found if _SUM.search(each.text)]
    if not figures:
        says = "The passage on funding gives no figures." if found else "There is no passage on funding."
        return missing(says, looked_at, [each.spot for each in found])
    return met(f"{some([each.name for each in figures])} gives figures.", looked_at, [each.spot for each in figures])


@judges(LinksToADocument)
def links_to_a_document(check: LinksToADocument, case: Case) -> Verdict:
    """A link out of the edition, with `https://`; the front page of a website is no document."""
    found = under(case.edition, *check.topics)
    looked_at = f"{counted(len(found), 'passage')} under {topic_names(check.topics)}"
    linked = {each: _LINK.findall(each.text) for each in found if _LINK.search(each.text)}
    if not linked:
        says = "No passage on the subject links to the document." if found else "There is no passage on the subject."
        return missing(says, looked_at, [each.spot for each in found])
    deep = [each for each, links in linked.items() if not all(_is_front_page(link) for link in links)]
    if not deep:
        fronts = listed(list(dict.fromkeys(link for links in linked.values() for link in links)))
        says = f"{some([each.name for each in linked])} links only to the front page of a website ({fronts}), and not to the document itself."
        return unknown(says, looked_at, [each.spot for each in linked])
    return met(f"{some([each.name for each in deep])} links to a document.", looked_at, [each.spot for each in deep])


def _is_front_page(link: str) -> bool:
    parts = urlsplit(link)
    return parts.path.strip("/.,;") == "" and not parts.query
