"""Whether the notes on changes are about changes that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ..both_judged import both_judged
from ..compare import compare
from ..model import Edition
from ..problems import Problem, did_you_mean
from ..requirements import Asked
from ..versions import predecessor
from ..yaml_text.later import Later
from .loading import Loaded


def note_problems(editions: Collection[Edition], loaded: Mapping[str, Loaded], asked: Mapping[str, Asked]) -> Iterator[Problem]:
    """What is wrong with the notes of these editions; `loaded` are the files by their path."""
    for edition in editions:
        file = loaded.get(f"partnerships/{edition.partnership_id}/editions/{edition.entry.id}/changes.yml")
        if file:
            yield from _problems(edition, predecessor(edition, editions), file.document, asked)


def _problems(edition: Edition, before: Edition | None, document: Later, asked: Mapping[str, Asked]) -> Iterator[Problem]:
    """Every note whose change is not among those from the edition before, and every second note on one change.

    What was published stays as it was: the notes of a sealed edition are not judged again.
    """
    if edition.notes is None or edition.entry.seal:
        return
    changes = compare(before, edition, both_judged(before, edition, asked)).changes if before else ()
    found = [change.fingerprint for change in changes]
    first: dict[str, int] = {}
    for index, note in enumerate(edition.notes.notes):
        place = document.place(("notes", index, "change"))
        if before is None:
            says = f"there is no edition before {edition.entry.id}, and so no change to note"
            yield Problem(place, "no-edition-before", says, "take the note out, or say in `register.yml` which edition this one `replaces`")
        elif note.change not in found:
            says = f"no change from {before.entry.id} to {edition.entry.id} has the fingerprint `{note.change}`; it has gone, or changed itself"
            instead = did_you_mean(note.change, found) or f"find it with `./site-build.sh compare {before.key} {edition.key}`, or take the note out"
            yield Problem(place, "no-such-change", says, instead)
        elif note.change in first:
            says = f"there is a note on this change already, in line {document.place(('notes', first[note.change], 'change')).line}"
            yield Problem(place, "repeated-note", says, "put both into one note")
        first.setdefault(note.change, index)
