"""What reaches or describes one person: mobile numbers, personal mailboxes, dates of birth, and what an import marks as personal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..passages import Text

_FIGURE: Final = re.compile(r"\d")
_GAP: Final = r"[\s().\-\u2010\u2011\u2013\u2014/*_]{0,3}"
_MOBILE: Final = re.compile(rf"(?<!\w)(?:(?:\+|00){_GAP}44{_GAP}(?:0{_GAP})?|44|\(?0{_GAP})7(?:{_GAP}\d){{9}}(?!\d)")
_MAILBOX: Final = re.compile(r"([\w.+'’-]+)@([\w-]+(?:\.[\w-]+)+)")
_DAY: Final = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:\d{1,2}|[A-Za-z]{3,9})[\s./,-]+(?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d"
    r"|[A-Za-z]{3,9}\s+\d{1,2},?\s+(?:19|20)\d\d)"
)
_BIRTH: Final = re.compile(
    rf"\b(?:date\s+of\s+birth|birth\s?day|d\.?\s?o\.?\s?b\b\.?|born(?:\s+on)?)\W{{1,4}}(?:(?:is|was|of|the)\W+)?{_DAY}(?!\d|\s+(?:or|and)\s)",
    re.IGNORECASE,
)
_MARKED: Final = re.compile(
    r"[\s\[(*]*(?:redacted|private|personal(?: details)?|confidential|not for publication)(?:[\])*\s]*$|\s*[\])*]|\s*:)", re.IGNORECASE
)
_PRIVATE_HOST: Final = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|icloud|me|mac|aol|btinternet|sky|talktalk|virginmedia|proton|protonmail)"
    r"\.(?:com|co\.uk|me|net)"
)
_SHARED: Final = frozenset((
    *("access", "admin", "adult", "adults", "advice", "agencies", "agency", "allegations", "assurance", "audit", "board", "bookings", "business"),
    *("care", "carers", "centre", "charity", "childcare", "children", "childrens", "city", "college", "comms", "communications", "community"),
    *("complaints", "concerns", "consultation", "contact", "council", "county", "court", "customer", "customers", "data", "delivery", "desk"),
    *("development", "digital", "disability", "district", "dpo", "duty", "early", "education", "emergency", "engagement", "enquiries", "enquiry"),
    *("events", "exploitation", "families", "family", "feedback", "finance", "foi", "forum", "foundation", "front", "funding", "general"),
    *("governance", "group", "health", "healthwatch", "help", "helpdesk", "helpline", "hospital", "hours", "housing", "hub", "icb", "independent"),
    *("info", "information", "inquiries", "inspection", "intake", "justice", "lado", "learning", "legal", "library", "local", "lscb", "lscp"),
    *("mail", "mailbox", "mappa", "marac", "mash", "media", "mental", "missing", "network", "news", "newsletter", "nhs", "noreply", "office"),
    *("online", "operations", "outreach", "panel", "partner", "partners", "partnership", "partnerships", "performance", "planning", "police"),
    *("policy", "practice", "press", "prevent", "prevention", "privacy", "probation", "procedures", "programme", "project", "protection"),
    *("public", "quality", "reception", "records", "referral", "referrals", "region", "regional", "registrar", "reporting", "requests", "response"),
    *("review", "reviews", "sab", "safeguarding", "schools", "scp", "scrutineer", "scrutiny", "secretary", "secure", "send", "service", "services"),
    *("social", "standards", "strategic", "strategy", "support", "survey", "team", "teams", "training", "transformation", "trust", "unit"),
    *("university", "voluntary", "volunteer", "volunteering", "web", "webmaster", "website", "welfare", "whistleblowing", "workforce", "youth"),
))  # fmt: skip
"""Words by which a mailbox shows that a team reads it; none that is a surname as well."""

_IN_ONE_WORD: Final = re.compile(r"scp|scb|sab|mash|lado|team|safeguard|partnership|enquir|referral|service|council|support")


def private(text: Text, places: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    """Where each such thing begins in the text, what is wrong with it, and what to do."""
    figures = _FIGURE.search(text.text)
    for match in _MOBILE.finditer(text.text) if figures else ():
        number = " ".join(match[0].replace("*", "").split())
        yield (
            match.start(),
            f"“{number}” is a mobile number, which reaches one person wherever they are",
            "give the number of a team or a switchboard",
        )
    for match in _MAILBOX.finditer(text.text) if "@" in text.text else ():
        if _of_one_person(match[1], match[2], places):
            says = f"“{match[0]}” is the mailbox of one person, and stays public after they have left"
            yield match.start(), says, "give a mailbox that a team shares, such as `safeguarding@` and the host"
    for match in _BIRTH.finditer(text.text) if figures else ():
        says = "this gives a date of birth, by which somebody can be found or impersonated"
        yield match.start(), says, "take it out; an age in years is enough, if anything is needed"
    if found := _MARKED.match(text.text):
        mark = found[0].strip(" \n\t[]()*:").lower()
        says = f"the list that this comes from marks it as {mark}, so it is about a person and not for the public"
        yield 0, says, "take the whole entry out"


def _of_one_person(local: str, host: str, places: frozenset[str]) -> bool:
    """Whether what stands before the `@` is a person's name and not a team's."""
    words = [word for word in re.split(r"[.+_-]+", re.sub(r"['’]", "", local).casefold()) if word]
    known = {*re.split(r"[.-]", host.casefold()), *(word for place in places for word in place.split())}
    if any(word in _SHARED or word in known or _IN_ONE_WORD.search(word) for word in words):
        return False
    if _PRIVATE_HOST.fullmatch(host.casefold()):
        return True
    return len(words) > 1 and all(word.rstrip("0123456789").isalpha() for word in words) and max(map(len, words)) > 1
