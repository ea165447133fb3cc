"""The JSON Schema of one kind of file: draft 7, which the editors read, in words for the people who write the files.

It takes what our own loader takes when the file is read as YAML 1.2: there `2024` and `0777` are numbers, and text to us.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..model import REFERS, FileKind
from .choices import Choices

_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_REF: Final = "#/definitions/{model}"
_PARTS: Final = ("properties", "definitions")
_SAID: Final = ("title", "description", "default")

Schema = dict[str, Any]


def schema(kind: FileKind, choices: Choices) -> str:
    """The schema of that kind of file as text, with the ids that exist as choices where one is named."""
    made = kind.record.model_json_schema(ref_template=_REF)
    made["definitions"] = made.pop("$defs", {})
    shaped = _shaped(made)
    named = dict.fromkeys(_named(shaped))
    for to in named:
        if to in choices:
            shaped["definitions"][_key(to)] = _choice(choices[to])
    shaped["definitions"] = dict(sorted(shaped["definitions"].items()))
    pointed = _pointed(shaped, choices)
    return json.dumps({"$schema": _DRAFT, **pointed}, ensure_ascii=False, indent=2) + "\n"


def _shaped(made: Any, name: str = "") -> Any:
    """A part of a schema without what is only so in our code; `name` is that of the property it belongs to."""
    if isinstance(made, list):
        return [_shaped(each) for each in made]
    if not isinstance(made, dict):
        return made
    made = _without_nothing(made)
    result: Schema = {}
    for key, value in made.items():
        if key in _PARTS:
            result[key] = {inner: _shaped(part, inner) for inner, part in value.items()}
        elif key == "default":
            if isinstance(value, str | int) and not isinstance(value, bool):
                result[key] = value
        elif key == "title":
            result[key] = _words(name or value)
        elif key != "discriminator":
            result[key] = _shaped(value)
    return _as_typed(result)


def _without_nothing(made: Schema) -> Schema:
    """What may be left out is left out: nobody writes `null`."""
    ways = made.get("anyOf", [])
    if {"type": "null"} not in ways:
        return made
    left = [way for way in ways if way != {"type": "null"}]
    rest = {key: value for key, value in made.items() if key != "anyOf"}
    return {**left[0], **rest} if len(left) == 1 else {**rest, "anyOf": left}


def _as_typed(made: Schema) -> Schema:
    """A text may look like a number, and a number may stand in quotes."""
    if made.get("type") == "string" and not {"enum", "const"} & made.keys():
        return {**made, "type": ["string", "number"]}
    if made.get("type") == "integer":
        return {**made, "type": ["integer", "string"], "pattern": "^[0-9]+$", "patternErrorMessage": "write a whole number"}
    return made


def _words(name: str) -> str:
    """The name of a record or of a line of a file, in words."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name).lower()
    return words[:1].upper() + words[1:]


def _named(made: Any) -> Iterator[str]:
    """Of what the ids are that are named in it."""
    if isinstance(made, dict):
        if REFERS in made:
            yield made[REFERS]
        for value in made.values():
            yield from _named(value)
    elif isinstance(made, list):
        for value in made:
            yield from _named(value)


def _pointed(made: Any, choices: Choices) -> Any:
    """The schema with each named id pointing to the choices that there are."""
    if isinstance(made, list):
        return [_pointed(each, choices) for each in made]
    if not isinstance(made, dict):
        return made
    to = str(made.get(REFERS, ""))
    inner = {key: _pointed(value, choices) for key, value in made.items() if key != REFERS}
    if to not in choices:
        return inner
    if inner.get("type") == "array":
        return {**inner, "items": _either(inner["items"], to)}
    return _either(inner, to)


def _either(made: Schema, to: str) -> Schema:
    """One of the ids that there are, or one that has still to be entered where it belongs."""
    said = {key: value for key, value in made.items() if key in _SAID}
    other = {key: value for key, value in made.items() if key not in _SAID}
    return {**said, "anyOf": [{"$ref": f"#/definitions/{_key(to)}"}, other]}


def _choice(ids: Mapping[str, str]) -> Schema:
    return {"enum": list(ids), "enumDescriptions": list(ids.values())}


def _key(to: str) -> str:
    return f"id of {to}".replace(" ", "-")
