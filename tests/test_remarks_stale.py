"""What is out of date in an edition, when it was published and on another day, and which sentences only tell of the past."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from macros.dataset import Dataset
from macros.model import Terms, When
from macros.remarks import Remark, Stale
from macros.remarks.facts import facts

from . import invented

TERMS: Final = Terms.model_validate(yaml.load(invented.text("terms"), yaml.BaseLoader))
ORGANISATIONS: Final = """organisations:
  - {id: arden-vale-council, name: Arden Vale Council, kind: local-authority}
  - id: old-service
    name: Old Help Service
    kind: voluntary
    also_called: [OHS]
    closed: 2024-03-31
    successors: [{id: help-service, since: 2024-04-01, text: The two services became one., seen: secondary, source: A newspaper}]
  - {id: help-service, name: Help Service, kind: voluntary}
  - id: vale-police
    name: Vale and Mere Police
    kind: police-force
    former_names:
      - {id: vale-force, name: Vale Police Force, until: 2027-12-31, seen: text, source: An order}
      - {id: mere-force, name: Mere Police Force, until: 2028-06}
      - {id: dale-force, name: Dale Police Force}
"""
TODAY: Final = When(2030, 6, 1)


def stale(folder: Path, text: str, on: When | None = None, month: str = "2030-05", status: str = "published") -> list[Remark]:
    """What is out of date in a passage of an edition of that month."""
    sections = {"sections": [{"id": "s", "topic": "purpose", "title": "Purpose", "text": text}]}
    files: dict[str, Any] = {"sections": yaml.safe_dump(sections), "organisations": ORGANISATIONS}
    edition = invented.edition(folder, {**invented.bare(), **files})
    entry = edition.entry.model_copy(update={"published": When.parse(month), "status": status})
    return list(Stale(TERMS, edition.organisations).remarks(replace(edition, entry=entry), on))


def told(remarks: list[Remark]) -> list[tuple[str, str, str]]:
    return [(remark.severity, remark.rule, remark.says) for remark in remarks]


OUT: Final = ("error", "out-of-date")
GONE: Final = ("error", "gone-out-of-date")
WHY: Final = "Neighbourhood officers took over from village constables."


@pytest.mark.parametrize(
    "text",
    [
        "Ask the village constable.", "Village constables help.", "The VC helps.", "VCs help.", "Ask the **village\nconstable**.",
        "the Village Constable's door",
        "Before a meeting the village constable is asked.", "The village constable stays until the child is ten.",
        "Neighbourhood officers are new. The village constable helps.",
    ],
)  # fmt: skip
def test_words_that_are_out_of_date_are_found_however_they_are_written(text: str, tmp_path: Path) -> None:
    (remark,) = stale(tmp_path, text)
    assert (remark.severity, remark.rule, remark.says.partition(" was out of date when this edition was published. ")[2]) == (*OUT, WHY)
    assert (remark.instead, str(remark.since)) == ("write `neighbourhood officer`, or say that it speaks of the past", "2019-04-01")
    assert remark.known == "seen in the text of the law or guidance: https://www.legislation.example/2018/9"


@pytest.mark.parametrize(
    "text",
    [
        "Neighbourhood officers (once village constables) help.", "The neighbourhood officer replaced the village constable.",
        "Ask the neighbourhood officer, formerly the village constable.", "It was set up under the former village constable.",
        "In 2015 the force merged with that of the village constables.", "The village constable, now a neighbourhood officer, helps.",
        "Village constables were abolished.", "It took the place of the village constable.", "Until April 2019 a village constable helped.",
        "A village constable-elect", "The constable of the village", "vcs and AVCs", "See `village-constable`.",
    ],
)  # fmt: skip
def test_history_and_other_words_are_not(text: str, tmp_path: Path) -> None:
    assert stale(tmp_path, text, TODAY) == []


def test_a_day_decides_whether_it_was_so_when_it_was_published_or_is_so_since(tmp_path: Path) -> None:
    found = {month: told(stale(tmp_path / month, "The VC.", None, month)) for month in ("2019-03", "2019-04", "2019-04-02")}
    was = [(*OUT, f"“VC” was out of date when this edition was published. {WHY}")]
    assert found == {"2019-03": [], "2019-04": was, "2019-04-02": was}
    since = stale(tmp_path / "since", "The VC.", TODAY, "2019-03")
    assert told(since) == [(*GONE, f"“VC” has gone out of date since this edition was published. {WHY}")]
    assert since[0].instead == "in the next edition write `neighbourhood officer`, or say that it speaks of the past"
    assert stale(tmp_path / "before", "The VC.", When(2019, 3, 31), "2019-03") == []


def test_words_that_were_out_of_date_and_whose_successor_is_too_are_told_both_reasons(tmp_path: Path) -> None:
    """What came after the edition does not make what was out of date already a thing of later."""
    common = {"says": ["Guide 2018"], "seen": "text", "source": "The guide", "weight": "warning"}
    guides = [
        {"id": "g-2018", "now": ["Guide 2023"], "since": "2023-12-15", "note": "Guide 2023 replaced Guide 2018", **common},
        {"id": "g-2023", "now": ["Guide 2026"], "since": "2026-03-18", "note": "Guide 2026 replaced Guide 2023", **common},
    ]
    terms = Terms.model_validate({"expressions": guides})
    sections = {"sections": [{"id": "s", "topic": "purpose", "title": "Purpose", "text": "This follows Guide 2018."}]}
    edition = invented.edition(tmp_path, {**invented.bare(), "sections": yaml.safe_dump(sections)})

    def found(month: str) -> list[tuple[str, str, str]]:
        entry = edition.entry.model_copy(update={"published": When.parse(month), "status": "published"})
        return [(each.rule, each.says, each.instead) for each in Stale(terms, {}).remarks(replace(edition, entry=entry), TODAY)]

    was, gone = "“Guide 2018” was out of date when this edition was published.", "“Guide 2018” has gone out of date since this edition was published."
    write = "write `Guide 2026`, or say that it speaks of the past"
    assert {month: found(month) for month in ("2022-07", "2024-09", "2026-12")} == {
        "2022-07": [("gone-out-of-date", f"{gone} Guide 2026 replaced Guide 2023.", f"in the next edition {write}")],
        "2024-09": [("out-of-date", f"{was} Guide 2023 replaced Guide 2018. Guide 2026 replaced Guide 2023.", write)],
        "2026-12": [("out-of-date", f"{was} Guide 2026 replaced Guide 2023.", write)],
    }


@pytest.mark.parametrize("status", ["superseded", "withdrawn"])
def test_an_edition_that_is_history_goes_out_of_date_no_further(status: str, tmp_path: Path) -> None:
    assert stale(tmp_path / "a", "The VC.", TODAY, "2019-03", status) == []
    assert [remark.rule for remark in stale(tmp_path / "b", "The VC.", TODAY, "2019-05", status)] == ["out-of-date"]


def test_the_year_of_a_document_counts_and_what_is_from_memory_is_no_more_than_information(tmp_path: Path) -> None:
    text = "See the Safety Handbook (2028). The Safety Handbook 2030 is new. See the Safety Handbook."
    says = "“Safety Handbook 2028” has gone out of date since this edition was published. What is right now is Safety Handbook 2030."
    # Since some day of 2030: for an edition of May 2030 nobody can say that it was so already.
    assert told(stale(tmp_path, text, When(2031, 1, 1))) == [("information", "gone-out-of-date", says)]


def test_a_draft_is_not_told_to_have_been_published(tmp_path: Path) -> None:
    """It is the draft itself that is put right, whether the words went out of date before its month or after."""
    found = stale(tmp_path, "Village constables visit each school.", TODAY, status="draft")
    assert [remark.says for remark in found] == [f"“Village constables” is out of date in an edition of May 2030. {WHY}"]


def test_several_places_are_one_remark(tmp_path: Path) -> None:
    (remark,) = stale(tmp_path, "The VC helps.\n\nAsk\nthe village constable.")
    assert remark.says.startswith("“VC” (in two places) was out of date")
    assert [(where.path, where.line) for where in remark.where] == [(("sections", 0, "text"), 0), (("sections", 0, "text"), 3)]


def test_organisations_are_known_by_their_names_of_the_time(tmp_path: Path) -> None:
    text = "The Old Help Service, the Vale Police Force, the Mere Police Force and the Dale Police Force help."
    found = stale(tmp_path, text)
    assert told(found) == [
        ("error", "out-of-date", "“Old Help Service” was out of date when this edition was published. The two services became one, on 1 April 2024."),
        (
            "error", "out-of-date",
            "“Vale Police Force” was out of date when this edition was published. Since 1 January 2028 the name is Vale and Mere Police.",
        ),
        (
            "information", "out-of-date",
            "“Mere Police Force” was out of date when this edition was published. Since July 2028 the name is Vale and Mere Police.",
        ),
        (
            "information", "out-of-date",
            "“Dale Police Force” was out of date when this edition was published. Today the name is Vale and Mere Police.",
        ),
    ]  # fmt: skip
    assert [remark.known for remark in found] == [
        "seen in a secondary source: A newspaper", "seen in the text of the law or guidance: An order", *["from memory, not verified"] * 2,
    ]  # fmt: skip


def test_the_old_name_that_holds_the_new_one_does_not_explain_itself(tmp_path: Path) -> None:
    assert [remark.rule for remark in stale(tmp_path / "a", "The Old Help Service helps.")] == ["out-of-date"]
    assert stale(tmp_path / "b", "The Help Service was the Old Help Service.") == []


def test_a_body_named_by_its_id_counts_once_and_its_note_may_explain(tmp_path: Path) -> None:
    agencies = """agencies:
      - {id: a, name: Helpers, organisation: old-service}
      - {id: b, name: Old Help Service, organisation: old-service}
      - {id: c, name: Advisers, organisation: old-service, note: It was replaced in 2024.}
      - {id: d, name: Army, kind: armed-forces}
    """
    edition = invented.edition(tmp_path, {**invented.bare(), "agencies": agencies, "organisations": ORGANISATIONS})
    (remark,) = Stale(TERMS, edition.organisations).remarks(edition)
    assert [where.path for where in remark.where] == [("agencies", 1, "name"), ("agencies", 0, "organisation")]


def test_an_expected_change_is_watched_from_its_day_on(tmp_path: Path) -> None:
    organisations = ORGANISATIONS + "  - {id: garrison, name: Vale Garrison, kind: armed-forces}\n"
    agencies = "agencies:\n  - {id: a, name: The garrison, organisation: garrison}\n"
    edition = invented.edition(tmp_path, {**invented.bare(), "agencies": agencies, "organisations": organisations})
    found = Stale(TERMS, edition.organisations)
    assert [list(found.remarks(edition)), list(found.remarks(edition, When(2030, 1, 30)))] == [[], []]
    (remark,) = found.remarks(edition, When(2030, 1, 31))
    assert told([remark]) == [("information", "may-go-out-of-date", "“Vale Garrison” may go out of date. The garrisons may close.")]


# The shipped terms


def test_what_is_from_memory_never_counts_for_more_than_information(dataset: Dataset) -> None:
    """Every expression of the shipped terms, read in a sentence of its own long after."""
    organisations = next(iter(dataset.editions.values())).organisations
    memory = {expression.id for expression in dataset.terms.expressions if expression.seen == "memory"}
    assert {fact.severity for fact in facts(dataset.terms, organisations) if fact.id in memory} == {"information"}
    unverified = {fact.id for fact in facts(dataset.terms, organisations) if fact.severity != "information" and fact.known.startswith("from memory")}
    assert unverified == set()


def test_every_expected_change_says_from_when_it_is_watched_and_every_other_since_when_it_holds(dataset: Dataset) -> None:
    assert [each.id for each in dataset.terms.expressions if (each.since is None) == (each.watched is None)] == []
    assert [each.id for each in dataset.terms.expressions if not (each.says or each.kinds)] == []
