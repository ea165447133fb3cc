"""What must never be public is caught in every field and spelling, and what may be is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from macros.dataset import Dataset, load
from macros.model import Point, Section, Sections, Settings
from macros.problems import ProblemsFound
from macros.publishable import private

from . import invented, synthetic
from .fields import Field, rewritten

AREAS: Final = ("Arden Vale", "Isle of Mere")
CASES: Final[dict[str, dict[str, list[str]]]] = yaml.load((Path(__file__).parent / "publishable.yml").read_text("utf-8"), yaml.BaseLoader)


def caught(text: str) -> list[str]:
    return [each.says for each in private(Point(id="p", text=text), AREAS)]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, cases in CASES.items() for text in cases["refused"]])
def test_this_is_refused_for_this_reason(kind: str, text: str) -> None:
    assert [kind in says for says in caught(text)] == [True]


@pytest.mark.parametrize("text", [text for cases in CASES.values() for text in cases["passes"]])
def test_this_passes(text: str) -> None:
    assert caught(text) == []


digit = st.sampled_from("0123456789")
gaps = st.sampled_from(["", " ", "-", ".", " - ", "\n", "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}", "/", ") ", " ("])


@st.composite
def mobiles(draw: st.DrawFn) -> str:
    """A mobile number as people write it: in groups, with or without the country, in brackets or bold."""
    digits = [draw(digit) for _ in range(9)]
    start = draw(st.sampled_from(["07", "(07", "+447", "+44 7", "+44 (0)7", "0044 7", "00447", "0 7", "+44-7"]))
    cuts = draw(st.sets(st.integers(1, 8), max_size=4))
    gap = draw(gaps)
    return start + "".join(gap + sign if at in cuts else sign for at, sign in enumerate(digits))


@given(
    before=st.sampled_from(["", "Ring ", "(", "Tel:", "**", "023 8083 2300 or "]),
    number=mobiles(),
    after=st.sampled_from(["", ".", " now", ")", "**"]),
)
@example("Ring ", "07700 900 123", ".")
def test_a_mobile_number_is_caught_in_any_usual_spelling(before: str, number: str, after: str) -> None:
    assert [says for says in caught(f"{before}{number}{after}") if "is a mobile number" in says] != []


@given(st.lists(digit, min_size=8, max_size=8))
def test_the_number_of_a_switchboard_is_never_caught(digits: list[str]) -> None:
    number = "".join(digits)
    assert caught(f"Ring 023 {number[:4]} {number[4:]}, 01983 {number[:6]} or 0808 {number[:3]} {number[3:7]}.") == []


def test_a_mobile_number_is_caught_in_every_field_that_takes_text(tmp_path: Path) -> None:
    """A phone number takes no words beside it, and a web address no blanks."""

    def add(field: Field) -> str | None:
        return None if field.way[-1] in {"organisation", "kind", "topic"} else f"{field.text} 07700 900123"

    changed, taken = rewritten(add)
    with pytest.raises(ProblemsFound) as found:
        load(invented.write(tmp_path, changed))
    caught_in = [problem for problem in found.value.problems if problem.code == "not-publishable"]
    # The examples of a requirement are for the tests; nobody else reads them.
    assert len(caught_in) == sum(".examples." not in field.name for field, _ in taken) > 150
    assert {field.name for field, _ in taken if field.prose} >= {"sections.sections.text", "report.note", "register.editions.change_note.text"}


def test_a_phone_field_takes_no_mobile_number(tmp_path: Path) -> None:
    changed = invented.altered("partnership", "phone: 01632 960 001", "phone: 07700 900 123")
    assert problems(tmp_path, changed) == [
        "~partnership.yml:23:10: “07700 900 123” is a mobile number, which reaches one person wherever they are; "
        "give the number of a team or a switchboard [not-publishable]"
    ]


def test_a_problem_names_the_line_of_the_text(tmp_path: Path) -> None:
    text = "Ask the team.\\n\\nMail jane.doe@vale.example or\\nring 07700 900123."
    changed = invented.altered("sections", "    text: It comes out each September.", f'    text: "{text}"')
    block = invented.altered(
        "sections",
        "    text: It comes out each September.",
        "    text: |-\n      Ask the team.\n\n      Mail jane.doe@vale.example or\n      ring 07700 900123.",
    )
    at = invented.text("sections").splitlines().index("    text: It comes out each September.") + 1
    lines = [problem.split(":")[1] for problem in problems(tmp_path / "a", block)]
    assert lines == [str(at + 3), str(at + 4)]
    assert [problem.split(":")[1] for problem in problems(tmp_path / "b", changed)] == [str(at), str(at)]


def test_nothing_is_built_and_everything_else_is_told_too(tmp_path: Path) -> None:
    changed = invented.altered("agencies", "    note: It took over from the Vale Probation Trust.", "    note: Mail jane.doe@vale.example.")
    changed |= invented.altered("groups", "chair:\n      same_as: delegate-police", "chair:\n      same_as: delegate-polise")
    assert [problem.rpartition(" ")[2] for problem in problems(tmp_path, changed)] == ["[not-publishable]", "[unknown-id]"]


def problems(folder: Path, changed: invented.Changed) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        load(invented.write(folder, changed))
    return [str(problem).replace(f"data/partnerships/{invented.PARTNERSHIP}/", "~") for problem in found.value.problems]


# What stands around a text


def section(topic: str, text: str, *points: str) -> list[str]:
    items = tuple(Point(id=f"p{number}", text=point) for number, point in enumerate(points))
    return [each.says for each in private(Sections(sections=(Section(id="s", topic=topic, title="T", text=text, points=items),)), AREAS)]  # type: ignore[arg-type]


def test_a_list_of_homes_gives_no_addresses() -> None:
    assert [len(section("childrens-homes", "There are two.", "Elm House, Mill Lane", "Oak House")), len(section("purpose", "Two.", "Mill Lane"))] == [
        1,
        0,
    ]
    assert len(section("purpose", "The refuges are:", "3 High Street")) == 1
    assert section("childrens-homes", "Secure settings in the area:", "a secure children's home (Elm Lodge)") == []


def settings(heading: str, name: str) -> list[str]:
    whole: dict[str, Any] = {"headings": [{"id": "h", "name": heading}], "settings": [{"id": "a", "name": name, "heading": "h"}]}
    return [each.says for each in private(Settings.model_validate(whole), AREAS)]


@pytest.mark.parametrize(
    ("heading", "name", "refused"),
    [
        ("Nurseries", "Jane Doe Childminding", True), ("Early years", "Jane Doe, Childminder", True), ("Childminders", "3 Mill Lane", True),
        ("Early years", "[REDACTED]", True), ("Early years", "Mill Lane Nursery AB1 2DE", True), ("Childminders and clubs", "Mill Lane Club", False),
        ("Nurseries", "Mill Road Nursery", False), ("Networks", "Vale Childminding Network", False), ("Primary", "St Mary's Home Farm School", False),
    ],
)  # fmt: skip
def test_a_list_of_settings_names_no_homes(heading: str, name: str, refused: bool) -> None:
    assert bool(settings(heading, name)) == refused


# All data there is


def test_the_shipped_editions_hold_nothing_private(dataset: Dataset) -> None:
    areas = {partnership.area.name for partnership in dataset.partnerships.values()}
    records = [record for edition in dataset.editions.values() for record in edition.files.values()]
    assert [each for record in records for each in private(record, areas)] == []


@pytest.mark.parametrize("seed", [3, 11])
def test_invented_partnerships_are_left_alone(seed: int, tmp_path: Path) -> None:
    assert len(load(synthetic.write(tmp_path, 12, 2, seed=seed)).editions) == 24
