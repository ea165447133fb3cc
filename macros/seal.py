"""The seal of a published edition: a digest of what it says, and what has changed since.

It rests on what the edition says and on nothing of how its files look.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .differences import Difference, Plain, differences, plain
from .model import AsItWas, Edition, Record, references

PREFIX: Final = "sha256:"
_FILES: Final = ("edition", "partners", "agencies", "groups", "settings", "sections", "region", "changes")
_REGISTER: Final = ("id", "published", "kind", "replaces", "change_note")


@dataclass(frozen=True)
class Sealed:
    """What an edition says, and its digest as `sha256:` and 64 hexadecimal digits."""

    content: dict[str, Plain]
    digest: str

    def as_text(self) -> str:
        """The content as JSON, one value a line, so that a person and a version control system can compare it."""
        return json.dumps(self.content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def sealed(edition: Edition) -> Sealed:
    """Everything that the edition says: its own files, the regional text it shares, its entry in the register, the
    partnership's name and area at the time, and the names at the time of the organisations that it names."""
    records = records_of(edition)
    content: dict[str, Plain] = {kind: plain(record) for kind, record in records.items()}
    entry = plain(edition.entry)
    content["register"] = {name: entry[name] for name in _REGISTER if name in entry}
    content["names"] = {id: edition.organisation_name(id) for id in named_organisations(edition)}
    return Sealed(content, digest(content))


def named_organisations(edition: Edition) -> tuple[str, ...]:
    """The ids of the organisations that the edition names, in order."""
    named = {id for record in records_of(edition).values() for _, mark, id in references(record) if mark.to == "organisation"}
    return tuple(sorted(named & set(edition.organisations)))


def records_of(edition: Edition) -> dict[str, Record]:
    """What an edition says, by kind. What the partnership was at the time counts wherever it is written: when the partnership
    changes later, its old data moves from its own file to the edition's `as_it_was`, and the edition says the same."""
    found = {kind: record for kind, record in edition.files.items() if kind in _FILES}
    found["edition"] = edition.about.model_copy(update={"as_it_was": None})
    found["partnership"] = AsItWas(name=edition.name, abbreviation=edition.abbreviation, covers=edition.covers, area=edition.area)
    return found


def signed_digest(edition: Edition) -> str:
    """The digest of what lead partners sign: all that is sealed but the signatures themselves and the day of publication.

    It stays the same when those are entered, and so tells afterwards whether what was published is what was signed.
    """
    content = sealed(edition).content
    for kind, name in (("edition", "sign_offs"), ("register", "published")):
        part = content[kind]
        assert isinstance(part, dict), "a file is a mapping"
        part.pop(name, None)
    return digest(content)


def digest(content: Plain) -> str:
    """The digest of plain content, the same on every machine and for every order of keys."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return PREFIX + hashlib.sha256(text.encode("utf-8")).hexdigest()


def short(seal: str) -> str:
    """The first twelve digits of a seal in groups of four, as pages show it."""
    digits = seal.removeprefix(PREFIX)[:12]
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def changed(kept: str, edition: Edition) -> Iterator[Difference]:
    """What is different between the content that was kept at publication and what the edition says now.

    Raises `ValueError` if `kept` is not the JSON that was written.
    """
    before = json.loads(kept)
    if not isinstance(before, dict):
        raise ValueError("not the content of an edition")
    found = tuple(differences(before, sealed(edition).content))
    yield from [difference for difference in found if not _follows(difference)] or found


def _follows(difference: Difference) -> bool:
    """Whether a name came or went because something else names its organisation, or no longer does."""
    return difference.path[0] == "names" and difference.how in {"added", "removed"}
