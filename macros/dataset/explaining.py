"""What pydantic found wrong, in words for the person who typed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..model import Path, Record
from ..problems import Problem, did_you_mean, one_of
from ..wording import counted, number
from ..yaml_text import Document

_PATTERNS: Final = {
    r"^[0-9]{4}-(0[1-9]|1[0-2])$": "write year and month as in `2024-12`",
    r"^[A-Z0-9]{3,6}$": "an ODS code has capitals and digits, as in `RHM`",
    r"^sha256:[0-9a-f]{64}$": "a digest is written by `publish` or `confirm`, never by hand",
    r"^[0-9a-f]{12}$": "a fingerprint has twelve signs; `./site-build.sh compare` prints it beside each change",
    r"^RA[0-9]{2}$": "a category of the Schedule has two capitals and two digits, as in `RA16`",
    r"^[A-Z]\d{8}$": "a GSS code has a capital and eight digits, as in `E06000045`",
}


def explain(error: ValidationError, kind: type[Record], document: Document) -> Iterator[Problem]:
    """One problem for each fault, at its place in the file.

    A name that is missing because it is misspelt is told once, where it is misspelt.
    """
    details = [_as_written(detail, document) for detail in error.errors(include_url=False)]
    meant = {(*detail["loc"][:-1], _meant(kind, detail["loc"], document)) for detail in details if detail["type"] == "extra_forbidden"}
    for detail in details:
        if _lacking(detail) not in meant and not _enough(detail, document):
            yield _problem(detail, kind, document)


def _as_written(detail: ErrorDetails, document: Document) -> ErrorDetails:
    """The fault with its way as it is in the file: pydantic also notes which of several records it took, and that it looked at a name."""
    way: list[str | int] = []
    for step in detail["loc"]:
        here = _at(document.value, tuple(way))
        if step != "[key]" and not (isinstance(here, dict) and step not in here and here.get("kind") == step):
            way.append(step)
    return {**detail, "loc": tuple(way)}


def _lacking(detail: ErrorDetails) -> Path | None:
    """The way to what is missing, by itself or beside a line that needs it."""
    beside = detail.get("ctx", {}).get("beside")
    return (*detail["loc"][:-1], beside) if beside else detail["loc"] if detail["type"] == "missing" else None


def _enough(detail: ErrorDetails, document: Document) -> bool:
    """Pydantic also calls a list too short when one of its items is wrong, which is told already."""
    written = _at(document.value, detail["loc"])
    return detail["type"] == "too_short" and isinstance(written, list) and len(written) >= detail["ctx"]["min_length"]


def _problem(detail: ErrorDetails, kind: type[Record], document: Document) -> Problem:
    path: Path = tuple(detail["loc"])
    name = f"an item of `{_name(path)}`" if path and isinstance(path[-1], int) else f"`{_name(path)}`"
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            here = _home(document, path[:-1])
            return Problem(document.place(here), "missing", f"{name} is missing{_owner(document, path[:-1])}", f"add a line `{_name(path)}: …`")
        case "extra_forbidden":
            return Problem(document.place(path, key=True), "unknown-key", f"{name} is not known here", _near_key(kind, path, document))
        case "literal_error":
            known = re.findall(r"'([^']*)'", context.get("expected", ""))
            instead = did_you_mean(str(detail["input"]), known) or one_of(known, limit=40)
            if detail["input"] == path[-1]:
                return Problem(document.place(path, key=True), "unknown-key", f"{name} is not known here", instead)
            return Problem(document.place(path), "not-one-of", f"{name} is {_written(detail['input'])}", instead)
        case "union_tag_invalid":
            known = re.findall(r"'([^']*)'", context["expected_tags"])
            instead = did_you_mean(context["tag"], known) or one_of(known, limit=40)
            return Problem(document.place((*path, "kind")), "not-one-of", f"`kind` is {_written(context['tag'])}", instead)
        case "union_tag_not_found":
            return Problem(document.place(path, key=True), "missing", f"`kind` is missing in {name}", "add a line `kind: …`")
        case "model_type" | "model_attributes_type" | "dict_type":
            return Problem(
                document.place(path),
                "not-a-mapping",
                f"{name} is {_what(detail['input'])}, not a group of lines",
                "write `name: value` lines under it, indented",
            )
        case "tuple_type" | "list_type":
            return Problem(
                document.place(path),
                "not-a-list",
                f"{name} is {_what(detail['input'])}, not a list",
                "write each item on a line of its own, beginning with `- `",
            )
        case "string_type":
            return Problem(
                document.place(path), "not-text", f"{name} is {_what(detail['input'])}, not text", "write it on the same line, after the colon"
            )
        case "too_short":
            return Problem(
                document.place(path),
                "too-few",
                f"{name} has {counted(context['actual_length'], 'item')}",
                f"it needs at least {number(context['min_length'])}",
            )
        case "string_pattern_mismatch":
            return Problem(document.place(path), "not-in-shape", f"{name} is `{detail['input']}`", _PATTERNS[context["pattern"]])
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return Problem(
                document.place(path), "not-a-number", f"{name} is {_written(detail['input'])}", "write a whole number in digits, as in `4`"
            )
        case "greater_than" | "less_than_equal":
            right = f"write {context['le']} at most" if "le" in context else f"write a number above {context['gt']}"
            return Problem(document.place(path), "out-of-range", f"{name} is `{detail['input']}`", right)
        case code:
            says = context.get("says", detail["msg"])
            return Problem(document.place(path), code.replace("_", "-"), f"{name} {says}", context.get("instead", ""))


def _name(path: Path) -> str:
    words = [step for step in path if isinstance(step, str)]
    return words[-1] if words else "this item"


def _home(document: Document, path: Path) -> Path:
    """The record that lacks something: its `id` line, if it has one, so that the reader sees which it is."""
    value = _at(document.value, path)
    return (*path, "id") if isinstance(value, dict) and "id" in value else path


def _owner(document: Document, path: Path) -> str:
    value = _at(document.value, path)
    id = value.get("id") if isinstance(value, dict) else None
    return f" in `{id}`" if isinstance(id, str) and id else ""


def _at(value: Any, path: Path) -> Any:
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _near_key(kind: type[Record], path: Path, document: Document) -> str:
    free = _free_names(kind, path, document)
    return did_you_mean(str(path[-1]), free) or one_of(free, limit=14) or "take it out, or check its spelling"


def _meant(kind: type[Record], path: Path, document: Document) -> str:
    """The one name that was meant: the nearest, or the only one that is not written yet."""
    free = _free_names(kind, path, document)
    near = did_you_mean(str(path[-1]), free).removeprefix("did you mean `").removesuffix("`?")
    return near or (next(iter(free)) if len(free) == 1 else "")


def _free_names(kind: type[Record], path: Path, document: Document) -> set[str]:
    """The names that the record at the head of `path` takes and that are not written there yet."""
    record = _record_at(kind, path[:-1], document)
    there = _at(document.value, path[:-1])
    return {name for name in record.model_fields if name not in there} if record is not None and isinstance(there, dict) else set()


def _record_at(kind: type[Record], path: Path, document: Document) -> type[Record] | None:
    for depth, step in enumerate(path, 1):
        if isinstance(step, int):
            continue
        field = kind.model_fields.get(step)
        written = _at(document.value, (*path[:depth], "kind"))
        choices = list(_records_in(field.annotation)) if field else []
        inner = next((each for each in choices if len(choices) == 1 or _takes(each, written)), None)
        if inner is None:
            return None
        kind = inner
    return kind


def _takes(kind: type[Record], written: Any) -> bool:
    return written in get_args(kind.model_fields["kind"].annotation)


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in get_args(annotation):
        yield from _records_in(inner)


def _written(value: Any) -> str:
    return f"`{value}`" if isinstance(value, str) and value else _what(value)


def _what(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of lines"
    if isinstance(value, list):
        return "a list"
    return "empty" if value == "" else f"the text `{value}`"
