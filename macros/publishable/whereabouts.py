"""Where somebody lives who must not be found: children's homes, refuges, carers and childminders at home, and any other dwelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..model import Agency, Path, Point, Record, Section, Setting, Settings, contents
from ..passages import Text, sentence_at
from ..wording import folded

_POSTCODE: Final = re.compile(r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[ABD-HJLNP-UW-Z]{2}|[a-z]{1,2}\d[a-z\d]?\s\d(?!st|nd|rd|th)[abd-hjlnp-uw-z]{2})\b")
_ROADS: Final = (
    r"(?:Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Close|Drive|Way|Crescent|Gardens|Grove|Terrace|Place|Court|Rise|Hill|Square|Walk|Mews|Green|Row)\b"
)
_STREET: Final = re.compile(rf"\b(?:(?:[Ff]lat|[Aa]partment|[Nn]umber)\s+)?\d{{1,4}}[a-z]?,?\s+(?:[A-Z][\w'’-]+\s+){{1,4}}{_ROADS}")
_ROAD: Final = re.compile(
    r"\b(?:[A-Z][\w'’-]+\s+){1,3}(?:Road|Rd|Street|Lane|Avenue|Close|Drive|Crescent|Gardens|Grove|Terrace|Mews)\b|///\w+\.\w+\.\w+"
)
_HOME: Final = re.compile(
    r"\b(?:children[’']?s(?:\s+residential)?\s+homes?|residential\s+(?:children[’']?s\s+)?homes?|homes?\s+for\s+(?:\w+\s+)?children|refuges?"
    r"|safe\s?houses?|foster\s+(?:home|placement)s?|foster\s+carers?|child\s?minders?|childminding)\b",
    re.IGNORECASE,
)
_STANDS: Final = re.compile(
    r"\b(?i:(?:children[’']?s(?:\s+residential)?\s+home|residential\s+home|refuge|safe\s?house|foster\s+home|childminder))\b(?:\s+[\w'’-]+){0,5}?"
    r"\s+(?i:in|at|on|near|off|behind|opposite|beside|next\s+to|close\s+to|above|moved\s+to)\s+(?:the\s+)?(?P<place>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*)"
)
_NAMED: Final = re.compile(
    r"\b(?:[A-Z][\w'’-]+\s+){1,3}(?:House|Lodge|Cottage|Villa|Hall|Manor|Farm|Grange|View|Heights)(?:\s*[,(]\s*|\s+(?:in|at|near|on)\s+(?:the\s+)?)"
    r"(?P<place>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*)"
)
_LIVES: Final = re.compile(r"\b(?:lives?|living|resid(?:es?|ing)|home\s+address|at\s+home)\b", re.IGNORECASE)
_OFFICE: Final = re.compile(
    r"\b(?:council|civic|(?:town|county|city)\s+hall|guildhall|offices?|headquarters|hospital|court|station|library|university|college|school|nhs"
    r"|trust|board|partnership|constabulary|police|centre|department|team|freepost|po\s+box|castle|church|cathedral)\b",
    re.IGNORECASE,
)
_NO_PLACE: Final = re.compile(
    r"(?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October|\w+day|Christmas|Easter|Working|Ofsted|Chapter|Part"
    r"|Section|Schedule|Annex|Appendix|Regulations?|England|Wales|Britain|Parliament|Level|Stage|[A-Z]{2,}\w*)\b.*",
    re.DOTALL,
)
_CHILDMINDER: Final = re.compile(r"\b(?:child\s?minder\b|childminding\b(?!\s+(?:agency|network|association|service|team)))", re.IGNORECASE)
_ONLY_HOW_MANY: Final = "say only how many there are in the area or who runs them; the address of an office goes into a sentence of its own"
_NO_DWELLING: Final = "take it out; if anybody may visit it, name the office in the same sentence"
_SHORT: Final = 60


def about_homes(record: Record) -> tuple[Path, ...]:
    """The ways to passages on children's homes, to what is listed under a heading for homes, and to lists after a text on homes or refuges."""
    found: list[Path] = []
    for path, item in contents(record).records:
        if isinstance(item, (Section, Point)):
            below = item.points if isinstance(item, Section) else item.parts
            if (isinstance(item, Section) and item.topic == "childrens-homes") or (below and _HOME.search(item.text or "")):
                found.append(path)
    if isinstance(record, Settings):
        headings = {heading.id for heading in record.headings if _HOME.search(heading.name)}
        found += [("settings", index) for index, setting in enumerate(record.settings) if setting.heading in headings]
    return tuple(found)


def speaks_of_a_home(text: str) -> bool:
    """Whether the text names a children's home, a refuge, a foster home or a childminder."""
    return _HOME.search(text) is not None


def private(text: Text, home: bool, places: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    """Where each such place begins in the text, what is wrong with it, and what to do. `home` says that the passage is about homes."""
    # Schools are called after roads.
    for pattern in (_STREET, _POSTCODE) if isinstance(text.holder, Setting) else (_STREET, _POSTCODE, _ROAD):
        for match in pattern.finditer(text.text):
            sentence = sentence_at(text.text, match.start()).text
            words = " ".join(match[0].split())
            if home or _HOME.search(sentence):
                yield match.start(), _of_home(words), _ONLY_HOW_MANY
            elif (pattern is _STREET and _LIVES.search(sentence)) or (pattern is _POSTCODE and not _of_office(text.text, match.start(), sentence)):
                says = f"“{words}” says where somebody may live: it is an address, and not said to be that of a public office"
                yield match.start(), says, _NO_DWELLING
    named = (match for match in _NAMED.finditer(text.text) if home or _HOME.search(sentence_at(text.text, match.start()).text))
    for match in (*_STANDS.finditer(text.text), *named):
        place = folded(match["place"])
        if not _NO_PLACE.fullmatch(match["place"]) and not any(place == known or place.startswith(f"{known} ") for known in places):
            yield match.start("place"), _of_home(" ".join(match["place"].split())), _ONLY_HOW_MANY
    if isinstance(text.holder, (Setting, Agency)) and text.path[-1] == "name" and _CHILDMINDER.search(text.text):
        says = f"“{text.text}” is a childminder, who works at home, so this says where somebody lives"
        yield 0, says, "take the entry out; say how many childminders there are, or name their network"


def _of_home(words: str) -> str:
    return f"“{words}” says where a children's home, a refuge or a carer's home is; whoever looks for somebody there can find them"


def _of_office(text: str, start: int, sentence: str) -> bool:
    """Whether a public office is named in the sentence or, if that is no more than a line of an address, in the paragraph."""
    if len(sentence) > _SHORT:
        return bool(_OFFICE.search(sentence))
    begin = text.rfind("\n\n", 0, start)
    end = text.find("\n\n", start)
    return bool(_OFFICE.search(text[max(begin, 0) : end if end >= 0 else len(text)]))
