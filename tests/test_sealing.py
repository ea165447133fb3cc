"""A sealed edition cannot be changed unnoticed: each text of it, one by one, is told with its file, its line and its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
import yaml
from pydantic import ValidationError

from macros.differences import unwrapped
from macros.model import FILE_KINDS, prose_fields, unsealed_fields, walk
from macros.problems import Problem

from . import invented
from .sealed_files import SealedData, Way, at, line_of, named, sealed_data, texts, with_text

RECORDS: Final = {kind.name: kind.record for kind in FILE_KINDS}
SEALED: Final = ("edition", "partners", "agencies", "groups", "settings", "sections", "region", "register", "partnership")
INSTEAD: Final = f"put it back, or publish an amendment: `new-edition {invented.PARTNERSHIP} YEAR-MONTH`"
KEEP: Final = "put what it was into `as_it_was` in `edition.yml` of that edition"

# Other values for a text that does not take every text: the first that is right in its place is taken.
OTHERS: Final = (
    "2030-05-18", "2029-12", "7", "other", "health", "police", "observer", "adviser", "minor", "amendment", "funding", "adults", "faith", "sport",
    "999009", "https://elsewhere.example/", "vale-probation-trust", "lead-police", "delegate-council", "probation", "nhs-hospital",
    "main-board", "special", "primary", "voice", "four-brooks/2031",
    "mere-school", "brook-school", "brooks-health", "delegate-police", "lead-council", "faith-groups", "budget", "G30-WHY-LATER",
)  # fmt: skip

# What sorts what an edition says, and may be added to it later.
UNSEALED: Final = {"answers", "bound", "category", "confirmed_by", "confirmed_on", "instrument", "none_here", "phases", "review_in"}

# What an edition is if its register does not say, and so the same as not said.
USUAL: Final = ("register", "new")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> SealedData:
    """The edition with every field, and with what the partnership was at the time."""
    return sealed_data(tmp_path_factory.mktemp("sealed"))


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> SealedData:
    """The same, of a partnership that is still what it was."""
    text = invented.text("edition")
    start, end = text.index("as_it_was:"), text.index("summary:")
    return sealed_data(tmp_path_factory.mktemp("sealed"), {"edition": text[:start] + text[end:]})


def facts(problems: list[Problem]) -> list[tuple[str, int, str, str, str]]:
    return [(one.place.path, one.place.line, one.code, one.says, one.instead) for one in problems]


def expected(kind: str, line: int, says: str) -> tuple[str, int, str, str, str]:
    says = f"the edition {invented.EDITION} is published and sealed, and {says}"
    return f"data/{invented.paths()[kind]}", line, "sealed", says, KEEP if kind == "partnership" else INSTEAD


def name_of(kind: str, value: Any, way: Way) -> str:
    """The way in names and ids as it is told: within the entry for the register, without `as_it_was`."""
    if kind == "register":
        return " › ".join(str(step) for step in way[2:])
    name = named(value, way)
    return name.removeprefix("as_it_was › ") if kind == "edition" else name


def of_the_edition(kind: str, value: Any) -> Iterator[Way]:
    """The ways to what is sealed, but for ids and the seal itself. A list of texts counts as one, and a list of parts without ids."""
    found: dict[Way, None] = {}
    for way, _ in texts(value):
        if way[-1] in {"id", "seal", "status", "reviewed"} or UNSEALED & set(way):
            continue
        if kind == "partnership" and way[0] not in {"name", "abbreviation", "covers", "area"}:
            continue
        depth = next((depth for depth, step in enumerate(way) if isinstance(step, int) and not _has_id(at(value, way[: depth + 1]))), len(way))
        found[way[:depth]] = None
    yield from found


def _has_id(item: Any) -> bool:
    return isinstance(item, dict) and "id" in item


def is_valid(kind: str, value: Any) -> bool:
    try:
        RECORDS[kind].model_validate(value)
    except ValidationError:
        return False
    return True


def changes(kind: str, value: Any, way: Way) -> Iterator[tuple[Any, str]]:
    """The file with another value at the end of the way, and what is said of it; several, of which not all need be right."""
    old = at(value, way)
    if isinstance(old, list):
        for changed in _lists(old):
            yield with_value(value, way, changed), f"the list `{name_of(kind, value, way)}` was changed"
        return
    for new in (f"{old} indeed", *OTHERS):
        if new != old:
            told = f"was {in_short(old)} and is {in_short(new)}" if (kind, old) != USUAL else "was added"
            yield with_text(value, way, new), f"`{name_of(kind, value, way)}` {told}"


def with_value(value: Any, way: Way, new: Any) -> Any:
    copy = with_text(value, way, "")
    at(copy, way[:-1])[way[-1]] = new
    return copy


def _lists(old: list[Any]) -> Iterator[list[Any]]:
    first = old[0]
    if isinstance(first, dict):
        yield [{**first, "heading": "special"}, *old[1:]]
        yield [{**first, "heading": "early-years"}, *old[1:]]
        return
    for new in (f"{first} indeed", *OTHERS):
        if new not in old:
            yield [new, *old[1:]]
    yield old[1:]


def in_short(text: str) -> str:
    text = unwrapped(text).replace("\n", " ")
    return f"`{text}`" if len(text) <= 80 else f"`{text[:77]}...`"


@pytest.mark.parametrize("kind", SEALED)
def test_another_value_for_any_field_is_one_problem_in_its_place(kind: str, whole: SealedData, lasting: SealedData) -> None:
    data = lasting if kind == "partnership" else whole
    value = data.value(kind)
    ways = list(of_the_edition(kind, value))
    assert ways
    for way in ways:
        for changed, says in changes(kind, value, way):
            if not is_valid(kind, changed):
                continue
            problems = data.problems_with(kind, changed)
            if {one.code for one in problems} <= {"sealed"}:
                assert facts(problems) == [expected(kind, line_of(changed, way), says)]
                break
        else:
            pytest.fail(f"no other value was found for {kind}: {way}")


def test_only_what_sorts_the_text_is_left_out_of_a_seal() -> None:
    inner = [type(item) for kind in SEALED for _, item in walk(RECORDS[kind].model_validate(yaml.load(invented.text(kind), Loader=yaml.BaseLoader)))]
    assert {name for record in inner for name in unsealed_fields(record)} == UNSEALED


@pytest.mark.parametrize("kind", SEALED)
def test_any_field_that_is_taken_out_is_one_problem_in_what_held_it(kind: str, whole: SealedData, lasting: SealedData) -> None:
    data = lasting if kind == "partnership" else whole
    value = data.value(kind)
    tried = 0
    for way in of_the_edition(kind, value):
        changed = with_text(value, way, None)
        if way[0] == "as_it_was" or (kind, at(value, way)) == USUAL or not at(changed, way[:-1]) or not is_valid(kind, changed):
            continue
        problems = data.problems_with(kind, changed)
        if {one.code for one in problems} <= {"sealed"}:
            tried += 1
            says = expected(kind, 0, f"`{name_of(kind, value, way)}` was taken away")
            assert [(path, code, text, instead) for path, _, code, text, instead in facts(problems)] == [(says[0], *says[2:])]
            assert problems[0].place.line == held_at(changed, way)
    assert tried


def held_at(value: Any, way: Way) -> int:
    """The line of the mapping or list item that held what was taken out: that of its first text, or of its name."""
    holder = way[:-1]
    if holder and isinstance(holder[-1], str):
        return line_of(value, holder)
    first = next(inner for inner, _ in texts(at(value, holder)))
    return line_of(value, (*holder, first[0]))


@pytest.mark.parametrize("kind", ["edition", "partners", "agencies", "groups", "settings", "sections", "region"])
def test_any_item_that_is_taken_out_is_one_problem_at_its_list(kind: str, whole: SealedData) -> None:
    value = whole.value(kind)
    record = RECORDS[kind].model_validate(value)
    tried = 0
    for way, _ in walk(record):
        if not way or not isinstance(way[-1], int) or not _has_id(at(value, way)):
            continue
        changed = with_text(value, way, None)
        if not at(changed, way[:-1]):
            changed = with_text(value, way[:-1], None)
        if not is_valid(kind, changed):
            continue
        problems = whole.problems_with(kind, changed)
        if {one.code for one in problems} <= {"sealed"}:
            tried += 1
            path, _, code, says, instead = expected(kind, 0, f"`{named(value, way)}` was taken away")
            assert [(path, code, says, instead) for path, _, code, says, instead in facts(problems)] == [(path, code, says, instead)]
    assert tried > 1


@pytest.mark.parametrize("kind", ["edition", "partners", "agencies", "groups", "settings", "sections", "region"])
def test_another_id_is_another_item(kind: str, whole: SealedData) -> None:
    value = whole.value(kind)
    for way, id in texts(value):
        if way[-1] != "id":
            continue
        problems = whole.problems_with(kind, with_text(value, way, f"{id}-indeed"))
        name, _, _ = named(value, way[:-1]).rpartition(id)
        says = {f"`{name}{id}` was taken away", f"`{name}{id}-indeed` was added"}
        if not isinstance(way[-2], int):
            says = {f"`{named(value, way)}` was `{id}` and is `{id}-indeed`"}
        found = {one.says for one in problems if one.code == "sealed"}
        assert found == {f"the edition {invented.EDITION} is published and sealed, and {one}" for one in says}


def test_prose_is_sealed_word_by_word(whole: SealedData) -> None:
    """A word more in any passage is seen, however the passage is broken into lines."""
    value = whole.value("sections")
    record = RECORDS["sections"].model_validate(value)
    passages = [(*path, name) for path, item in walk(record) for name in prose_fields(type(item)) if getattr(item, name)]
    assert passages
    for way in passages:
        text = at(value, way)
        assert whole.problems_with("sections", with_text(value, way, text.replace(" ", "\n", 1))) == []
        assert len(whole.problems_with("sections", with_text(value, way, text.replace(" ", " indeed ", 1)))) == 1
