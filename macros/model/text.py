"""The kinds of text that a data file may hold: ids, lines, prose, dates, lengths of time, addresses."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

ID_PATTERN: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
REFERENCE_PATTERN: Final = r"[A-Z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*"
_ID = re.compile(ID_PATTERN)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_WHEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_PERIOD = re.compile(r"([1-9][0-9]{0,2}) (month|year)s?")
_EMAIL = re.compile(r"""[^@\s<>"'&?]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+""")
_URL = re.compile(r"""https?://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(:\d+)?(/[^\s<>"'\\`{}|^]*)?""")
_LONGEST_ID: Final = 100
_LONGEST_PROSE: Final = 20_000
_ID_SAYS: Final = "an id has small letters, digits and single hyphens, as in `main-board`"
_WHEN_SAYS: Final = "write year, month and day as in `2024-12-31`, or `2024-12`, or `2024`"
_PERIOD_SAYS: Final = "write a number and `months` or `years`, as in `6 months` or `2 years`"
_KEPT: Final = 10_000
"""Texts that are remembered once they were found right: the same ones stand in edition after edition, and then share their memory."""
_PHONE = re.compile(r"\+?[0-9][0-9 ]{1,18}[0-9]")


def _fault(code: str, says: str, instead: str = "") -> PydanticCustomError:
    return PydanticCustomError(code, "{says}", {"says": says, "instead": instead})


_EMPTY: Final = _fault("empty", "is empty", "write a value, or take the line out if it may be left out")


def _clean(text: str) -> str:
    found = _CONTROL.search(text)
    if found:
        raise _fault(
            "hidden-character",
            f"holds the hidden character U+{ord(found[0]):04X}",
            "delete it and type the letter or apostrophe again",
        )
    return text


@lru_cache(maxsize=_KEPT)
def _id(text: str) -> str:
    if not text:
        raise _EMPTY
    if len(text) > _LONGEST_ID:
        raise _fault("not-an-id", f"has {len(text):,} letters", f"an id has at most {_LONGEST_ID} letters")
    if not _ID.fullmatch(text):
        raise _fault("not-an-id", f"is `{text}`", _ID_SAYS)
    return text


@lru_cache(maxsize=_KEPT)
def _line(text: str) -> str:
    text = text.strip()
    if not text:
        raise _EMPTY
    if "\n" in text:
        raise _fault("not-one-line", "runs over several lines", "write it on one line")
    return _clean(text)


@lru_cache(maxsize=_KEPT)
def _prose(text: str) -> str:
    if not text.strip():
        raise _EMPTY
    if len(text) > _LONGEST_PROSE:
        raise _fault("too-long", f"has {len(text):,} letters", f"divide it; a passage has at most {_LONGEST_PROSE:,}")
    return _clean(text.strip("\n"))


@dataclass(frozen=True)
class _Matching:
    """A text that matches a pattern as a whole; `what` says what would be right, here and in editors."""

    pattern: re.Pattern[str]
    code: str
    what: str

    def _check(self, text: str) -> str:
        if not self.pattern.fullmatch(text):
            raise _fault(self.code, f"is `{text}`", self.what)
        return text

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": f"^(?:{self.pattern.pattern})$", "patternErrorMessage": self.what}


_AN_ID: Final = {"type": "string", "pattern": ID_PATTERN, "maxLength": _LONGEST_ID, "patternErrorMessage": _ID_SAYS}
Id = Annotated[str, AfterValidator(_id), WithJsonSchema(_AN_ID)]
_ONE_LINE: Final = {"type": "string", "pattern": r"^[^\n]+\n?$", "patternErrorMessage": "write it on one line"}
Line = Annotated[str, AfterValidator(_line), WithJsonSchema(_ONE_LINE)]


class Markdown:
    """Marks a field whose text is Markdown, to be rendered and checked as prose."""


Prose = Annotated[str, AfterValidator(_prose), Markdown(), WithJsonSchema({"type": "string", "minLength": 1, "maxLength": _LONGEST_PROSE})]
Url = Annotated[Line, _Matching(_URL, "not-a-web-address", "a web address begins with `https://`, as in `https://www.gov.uk/`")]
Email = Annotated[Line, _Matching(_EMAIL, "not-an-email", "an e-mail address has a name, an `@` and a host, as in `team@council.gov.uk`")]
Phone = Annotated[Line, _Matching(_PHONE, "not-a-phone-number", "a phone number has digits and spaces, as in `023 8000 0000`")]
Reference = Annotated[
    Line, _Matching(re.compile(REFERENCE_PATTERN), "not-a-requirement", "a requirement has capitals, digits, hyphens and dots, as in `W23-AGY`")
]
Urn = Annotated[str, StringConstraints(strip_whitespace=True), _Matching(re.compile(r"[0-9]{6}"), "not-a-urn", "a URN has six digits")]
OfstedUrn = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    _Matching(re.compile(r"(?:[A-Z]{2})?[0-9]{6,7}"), "not-an-ofsted-urn", "an Ofsted number has six or seven digits, as in `EY492794`"),
]


@dataclass(frozen=True, order=True)
class When:
    """A day, a month or a year, as far as it is known. Missing parts are 0."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> When:
        """Read `2024-12-01`, `2024-12` or `2024`; raises a validation error in plain words."""
        if not text.strip():
            raise _EMPTY
        found = _WHEN.fullmatch(text.strip())
        if not found:
            raise _fault("not-a-date", f"is `{text}`", _WHEN_SAYS)
        year, month, day = (int(part or 0) for part in found.groups())
        if not year:
            raise _fault("not-a-date", f"is `{text}`; there is no year {found[1]}", "write the year in four digits, as in `2024`")
        if found[2] and not 1 <= month <= 12:
            raise _fault("not-a-date", f"is `{text}`; there is no month {found[2]}", "months run from 01 to 12")
        if found[3] and not 1 <= day <= calendar.monthrange(year, month)[1]:
            last = calendar.monthrange(year, month)[1]
            raise _fault("not-a-date", f"is `{text}`; there is no day {found[3]}", f"that month has {last} days")
        return cls(year, month, day)

    @property
    def last_day(self) -> When:
        """The last day of the month or year, if no day is known."""
        month = self.month or 12
        return When(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return "-".join(
            f"{part:02d}" if index else f"{part:04d}" for index, part in enumerate((self.year, self.month, self.day)) if part or not index
        )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        def read(value: Any) -> When:
            if isinstance(value, When):
                return value
            if isinstance(value, str):
                return cls.parse(value)
            raise _fault("not-a-date", "is not a date", "write it as in `2024-12-31`, or `2024-12`")

        return core_schema.no_info_plain_validator_function(read, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": f"^(?:{_WHEN.pattern})$", "patternErrorMessage": _WHEN_SAYS}


@dataclass(frozen=True)
class Period:
    """A length of time in whole months."""

    months: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `6 months` or `1 year`; raises a validation error in plain words."""
        found = _PERIOD.fullmatch(text.strip())
        if not found:
            raise _fault("not-a-period", f"is `{text}`", _PERIOD_SAYS) if text.strip() else _EMPTY
        return cls(int(found[1]) * (12 if found[2] == "year" else 1))

    def after(self, when: When) -> When:
        """The day or month that is so much later; of a year, counted from its last month."""
        years, month = divmod((when.month or 12) - 1 + self.months, 12)
        later = When(when.year + years, month + 1)
        return replace(later, day=min(when.day, later.last_day.day))

    def __str__(self) -> str:
        count, unit = (self.months // 12, "year") if self.months % 12 == 0 else (self.months, "month")
        return f"{count} {unit}{'' if count == 1 else 's'}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        def read(value: Any) -> Period:
            if isinstance(value, Period):
                return value
            if isinstance(value, str):
                return cls.parse(value)
            raise _fault("not-a-period", "is not a length of time", _PERIOD_SAYS)

        return core_schema.no_info_plain_validator_function(read, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": f"^(?:{_PERIOD.pattern})$", "patternErrorMessage": _PERIOD_SAYS}


def _no(value: Any) -> Any:
    """Say plainly what a yes-or-no field takes, before pydantic guesses."""
    if isinstance(value, str) and value.strip().lower() not in {"yes", "no", "true", "false"}:
        raise _fault("not-yes-or-no", f"is `{value}`", "write `yes` or `no`")
    return value


# Editors offer the first two, and take the others.
_YES_OR_NO: Final = {"enum": ["yes", "no"]}
_IN_OTHER_WORDS: Final = {"type": ["string", "boolean"], "pattern": "^([Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"}

YesNo = Annotated[
    bool,
    BeforeValidator(_no),
    WithJsonSchema({"anyOf": [_YES_OR_NO, {**_IN_OTHER_WORDS, "patternErrorMessage": "write `yes` or `no`"}]}, mode="validation"),
]
