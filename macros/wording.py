"""Words for readers: dates, lists, plurals and safe table cells. These are the template filters."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from .model import When

_KINDS: Final = {
    "local-authority": "Council", "district-council": "District council", "integrated-care-board": "Integrated care board",
    "clinical-commissioning-group": "Clinical commissioning group",
    "nhs-trust": "NHS trust", "nhs-body": "NHS body", "primary-care": "Primary care", "health-provider": "Health provider",
    "police-force": "Police force", "police-and-crime-commissioner": "Police and crime commissioner",
    "fire-and-rescue": "Fire and rescue service", "probation": "Probation", "youth-justice": "Youth justice",
    "court-service": "Court service", "prison": "Prison", "public-health": "Public health", "adult-social-care": "Adult social care",
    "childrens-social-care": "Children's social care", "school": "School", "college": "College", "university": "University",
    "early-years": "Early years", "education": "Education", "voluntary": "Voluntary sector", "community": "Community",
    "faith": "Faith", "sport": "Sport and leisure", "housing": "Housing", "coroner": "Coroner", "armed-forces": "Armed forces",
    "partnership-body": "Partnership body", "other": "Other",
}  # fmt: skip
_SECTORS: Final = {"local-authority": "Council", "health": "Health", "police": "Police", "other": "Other"}
_ROLES: Final = {
    "member": "Member", "chair": "Chair", "deputy-chair": "Deputy chair", "observer": "Observer", "adviser": "Adviser", "attends": "Attends",
}  # fmt: skip
_STATUS: Final = {
    "draft": "Draft", "published": "Published", "superseded": "Replaced by a newer edition", "withdrawn": "Withdrawn",
}  # fmt: skip
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_KEPT: Final = 10_000  # names that are compared again and again, edition by edition
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def day(when: When) -> str:
    """The date as GOV.UK writes it: `1 December 2024`, `December 2024` or `2024`."""
    parts = [str(when.day) if when.day else "", calendar.month_name[when.month] if when.month else "", str(when.year)]
    return " ".join(part for part in parts if part)


def edition_month(id: str) -> str:
    """`December 2024` for the edition `2024-12`."""
    return day(When.parse(id))


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else list(words))


def number(count: int) -> str:
    """One to nine in words, higher numbers in digits, with a comma in thousands."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """`one group`, `7 groups`: the count with its noun."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def topic_words(topic: str) -> str:
    """A topic or a part of an edition as words in a sentence."""
    return {"childrens-homes": "children's homes"}.get(topic, topic.replace("-", " "))


def plural(noun: str) -> str:
    """The plural of a kind of body, as in `Health bodies`."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The text with a small first letter."""
    return text[:1].lower() + text[1:]


def kind_name(kind: str) -> str:
    """A kind of body in words."""
    return _KINDS[kind]


def sector_name(sector: str) -> str:
    """A kind of safeguarding partner in words."""
    return _SECTORS[sector]


def role_name(role: str) -> str:
    """How a member takes part, in words."""
    return _ROLES[role]


def status_name(status: str) -> str:
    """The status of an edition, in words."""
    return _STATUS[status]


def dialled(phone: str) -> str:
    """A phone number as a `tel:` address wants it."""
    return re.sub(r"[^0-9+]", "", phone)


def file_size(count: int) -> str:
    """The size of a file, as in `508 KB` or `1.2 MB`."""
    return f"{count / 1_000_000:.1f} MB" if count >= 999_500 else f"{max(1, round(count / 1_000))} KB"


@lru_cache(maxsize=_KEPT)
def folded(text: str) -> str:
    """Text as people type it into a filter: small letters, no accents or apostrophes, `and` for `&`, `st` for `saint`."""
    text = text.casefold()
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    text = re.sub(r"['’‘`]", "", text).replace("&", " and ")
    return re.sub(r"\bsaint\b", "st", re.sub(r"[^a-z0-9]+", " ", text)).strip()


def cell(text: str) -> str:
    """Text for one cell of a download: it can never be read as a formula, nor break its row."""
    text = " ".join(text.split())
    # Spreadsheets in East Asia take the wide forms of these signs too.
    return f"'{text}" if unicodedata.normalize("NFKC", text[:1]) in _FORMULA else text


FILTERS: Final = (
    day, edition_month, listed, number, counted, plural, capital, lowered, kind_name, sector_name, role_name, status_name, dialled, folded,
)  # fmt: skip
