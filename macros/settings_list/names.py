"""Names as lists give them: repaired for the edition, reduced for matching, and made into ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final

from rapidfuzz import fuzz

from ..wording import folded

_LONGEST: Final = 200
_LONGEST_ID: Final = 60
_SHORTENED: Final = 3
_UNSEEN: Final = re.compile("[\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_HIDDEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffd\ufffe\uffff]")
_C1: Final = re.compile("[\x80-\x9f]")
_MISREAD: Final = re.compile("[\xc3\xc2\xe2][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2010-\u2040\u20ac\u2122]")
_FORMULA: Final = ("=", "+", "-", "@", "|", "%")
_FAULT: Final = re.compile(r"#(N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|####).*", re.IGNORECASE)
_WITHHELD: Final = frozenset({"redacted", "withheld", "unknown", "not known", "not applicable", "na", "none", "null", "x", "z", "c", ""})

_KEPT_HIGH: Final = frozenset({"CE", "RC", "VA", "VC", "YMCA", "YWCA", "UTC", "SEN", "SEND", "SEMH", "PRU", "II", "III", "IV", "VI", "VII", "VIII"})
_AS_WRITTEN: Final = {"COFE": "CofE", "LTD": "Ltd"}
_SMALL: Final = frozenset({"of", "and", "the", "in", "on", "at", "by", "for", "to", "upon", "under", "with", "le", "de", "la"})

_SAME: Final = (
    (re.compile(r"\b(church of england|c of e|cofe|c e)\b"), "ce"),
    (re.compile(r"\b(roman catholic|r c)\b"), "rc"),
    (re.compile(r"\bpre school\b"), "preschool"),
    (re.compile(r"\blimited\b"), "ltd"),
)
_COMMON: Final = frozenset(
    {
        "school", "schools", "preschool", "nursery", "nurseries", "day", "the", "and", "of", "ltd", "at", "in", "for", "community",
        "centre", "centres", "center", "playgroup", "early", "years", "year", "childcare", "care", "primary", "secondary", "infant",
        "infants", "junior", "juniors", "college", "academy", "ce", "rc", "catholic", "church", "st", "free", "special", "independent",
        "sixth", "form", "club", "clubs", "with",
    }
)  # fmt: skip
"""Words that do not tell one setting from another."""


def repaired(text: str) -> str:
    """The text as it was meant: letters that were read in the wrong code, doubled spaces, unseen marks and shouting put right."""
    text = _C1.sub(lambda found: _western(found[0]), _reread(text))
    text = " ".join(_UNSEEN.sub("", text).split())
    return calmed(text) if _shouted(text) else text


def refusal(name: str) -> str:
    """Why a repaired text cannot be the name of a setting, in words that follow "the name"; empty if it can."""
    found = _HIDDEN.search(name)
    if found:
        return f"holds the hidden character U+{ord(found[0]):04X}"
    if failed(name):
        return "is the mark of a formula that failed"
    if name.startswith(_FORMULA):
        return f"begins with `{name[0]}`, as formulas do"
    if withheld(name):
        return "is withheld or missing"
    if len(name) > _LONGEST:
        return f"has {len(name):,} letters"
    if not any(sign.isalnum() for sign in name):
        return "has no letter and no digit"
    return ""


def failed(text: str) -> bool:
    """Whether the cell shows the mark of a formula that failed, such as `#REF!`."""
    return _FAULT.fullmatch(text) is not None


def withheld(text: str) -> bool:
    """Whether the cell only says that there is nothing to say."""
    return " ".join(re.sub(r"[-.*/\[\]()]", "", text.casefold()).split()) in _WITHHELD


def calmed(name: str) -> str:
    """A name in capitals as it would be written: `ST MARY'S COFE SCHOOL` is `St Mary's CofE School`."""
    words = name.split(" ")
    return " ".join(_word(word, first=not index) for index, word in enumerate(words))


def alike(name: str) -> str:
    """What equal names have in common: no capitals, accents or apostrophes; `and` for `&`, `st` for `saint`, `ce` for `C of E`."""
    found = folded(re.sub("[\u00b4\u02bc\u2032]", "'", name)) or " ".join(name.casefold().split())
    for pattern, same in _SAME:
        found = pattern.sub(same, found)
    return found


def similarity(one: str, other: str) -> int:
    """How near two names are, from 0 to 100: what they are called counts, not that both are a school."""
    first, second = _called(one), _called(other)
    whole = fuzz.ratio(alike(one), alike(other))
    if not first or not second:
        return int(whole)
    if _holds(first, second) or _holds(second, first):
        return int(90 + whole / 10)
    return int(fuzz.ratio("".join(first), "".join(second)))


def id_for(name: str, number: str, taken: Collection[str], noun: str = "setting") -> str:
    """A new id made from the name, different from all that are taken; where that cannot be, from what it names."""
    made = "-".join(folded(name).split()) or f"{noun}-{number.lower()}".rstrip("-")
    if len(made) > _LONGEST_ID:
        made = made[: _LONGEST_ID + 1].rpartition("-")[0] or made[:_LONGEST_ID]
    if made.startswith("part-"):
        made = f"{noun}-{made}"
    return _free(made, lambda id: id in taken)


def _free(made: str, is_taken: Callable[[str], bool]) -> str:
    found, count = made, 1
    while is_taken(found):
        count += 1
        found = f"{made}-{count}"
    return found


def _western(sign: str) -> str:
    """The character that a control character was in the Western code of Windows."""
    try:
        meant = sign.encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        return sign
    return "'" if meant in "‘’" else meant


def _reread(text: str) -> str:
    """Text in UTF-8 that somebody's program read as Western: `â€™` is `’`."""
    if not _MISREAD.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _shouted(text: str) -> bool:
    """Capitals throughout, in words: an abbreviation alone, or letters set apart, is no shouting."""
    words = re.findall(r"[^\W\d_]+", text)
    return text.isupper() and any(len(word) > 4 for word in words)


def _word(word: str, first: bool) -> str:
    inner = word.strip("()[].,;:\"'")
    if inner in _KEPT_HIGH:
        return word
    if inner in _AS_WRITTEN:
        return word.replace(inner, _AS_WRITTEN[inner])
    if "-" in word.strip("-"):
        parts = word.split("-")
        return "-".join(_word(part, first and not index) for index, part in enumerate(parts))
    if not first and word.lower() in _SMALL:
        return word.lower()
    lowered = re.sub(r"(?<![^\W_])([^\W\d_])", lambda found: found[1].upper(), word.lower())
    lowered = re.sub(r"(?<=[^\W\d_]{2})(['’])([A-Z])", lambda found: found[1] + found[2].lower(), lowered)
    lowered = re.sub(r"(?<=[^\W\d_])(['’])S\b", r"\1s", lowered)
    return re.sub(r"\bMc([a-z])(?=[a-z]{2})", lambda found: f"Mc{found[1].upper()}", lowered)


def _called(name: str) -> tuple[str, ...]:
    return tuple(word for word in alike(name).split() if word not in _COMMON)


def _holds(more: tuple[str, ...], fewer: tuple[str, ...]) -> bool:
    """Whether each of the fewer words is one of the others, or begins one, or begins with one: `spec` is `specialist`."""
    return all(any(_begins(word, other) or _begins(other, word) for other in more) for word in fewer)


def _begins(word: str, longer: str) -> bool:
    return word == longer or (len(word) >= _SHORTENED and longer.startswith(word))
