"""The seal of an edition: a digest of what it says, and what has changed since."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from macros.dataset import Dataset
from macros.differences import Difference
from macros.model import Edition
from macros.seal import PREFIX, changed, digest, sealed, short, signed_digest

from . import invented, projects


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return invented.edition(tmp_path)


# The digest


def test_a_digest_rests_on_what_is_said_and_not_on_the_order_of_names() -> None:
    assert digest({"a": "é", "b": ["x", "y"]}) == digest({"b": ["x", "y"], "a": "é"})
    assert digest({"a": "é", "b": ["x", "y"]}) != digest({"a": "é", "b": ["y", "x"]})


def test_a_digest_is_the_same_today_as_ever() -> None:
    assert digest({}) == "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert digest({"name": "Zoë", "list": [1, None]}) == "sha256:868d1699f894a495c16f90d2f885783c102962e0aae8d90edf54cbefacd89f1c"


def test_the_short_form_has_three_groups_of_four() -> None:
    assert short(PREFIX + "0123456789abcdef" * 4) == "0123 4567 89ab"


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_seal_of_an_edition_is_the_same_in_another_process(edition: Edition, tmp_path: Path, seed: str) -> None:
    code = "import sys, pathlib; from tests import invented; from macros import seal; found = invented.edition(pathlib.Path(sys.argv[1]))"
    words = [sys.executable, "-c", f"{code}; print(seal.sealed(found).digest)", str(tmp_path / "again")]
    done = subprocess.run(words, cwd=projects.ROOT, env=projects.environment(PYTHONHASHSEED=seed), capture_output=True, text=True, check=True)
    assert done.stdout.strip() == sealed(edition).digest


# What is signed


def test_what_is_signed_is_the_same_once_signatures_and_the_day_of_publication_are_entered(edition: Edition) -> None:
    entry = edition.entry.model_copy(update={"published": None, "status": "draft", "seal": None})
    about = edition.about.model_copy(update={"sign_offs": ()})
    assert signed_digest(replace(edition, entry=entry, about=about)) == signed_digest(edition)
    assert sealed(replace(edition, entry=entry, about=about)).digest != sealed(edition).digest


def test_one_other_word_is_something_else_to_sign(edition: Edition) -> None:
    about = edition.about.model_copy(update={"title": f"{edition.about.title}."})
    entry = edition.entry.model_copy(update={"change_note": None})
    assert len({signed_digest(each) for each in (edition, replace(edition, about=about), replace(edition, entry=entry))}) == 3


# What is sealed


def test_what_an_edition_says_has_these_parts(edition: Edition) -> None:
    content = sealed(edition).content
    kinds = {"edition", "partners", "agencies", "groups", "settings", "sections", "region"}
    assert set(content) == kinds | {"partnership", "register", "names"}
    assert content["register"] == {
        "id": "2030-05",
        "published": "2030-05-17",
        "change_note": {"weight": "major", "text": "The **first** arrangements under the new guidance."},
    }


def test_organisations_are_sealed_under_their_names_at_the_time(edition: Edition) -> None:
    assert sealed(edition).content["names"] == {
        "arden-hospital": "Arden Royal Infirmary",
        "arden-vale-council": "Arden Vale Council",
        "brookshire-council": "Brookshire Council",
        "mere-district-council": "Mere District Council",
        "vale-and-brook-icb": "NHS Vale & Brook Integrated Care Board",
        "vale-constabulary": "Vale Constabulary",
        "vale-probation-service": "Vale Probation Service",
    }


def test_what_the_partnership_was_at_the_time_counts_wherever_it_is_written(edition: Edition) -> None:
    then = edition.about.as_it_was
    assert then
    moved = edition.partnership.model_copy(update={"name": then.name, "abbreviation": then.abbreviation, "covers": then.covers, "area": then.area})
    about = edition.about.model_copy(update={"as_it_was": None})
    assert sealed(replace(edition, partnership=moved, about=about)) == sealed(edition)
    assert sealed(replace(edition, about=about)).digest != sealed(edition).digest


def test_the_kept_content_is_json_that_gives_the_same_digest(edition: Edition) -> None:
    found = sealed(edition)
    assert digest(json.loads(found.as_text())) == found.digest
    assert found.as_text().endswith("}\n")


def test_every_shipped_edition_that_is_sealed_has_the_seal_of_what_it_says(dataset: Dataset) -> None:
    kept = {key: edition.entry.seal for key, edition in dataset.editions.items() if edition.entry.seal}
    assert kept == {key: sealed(dataset.editions[key]).digest for key in kept}


def test_no_two_shipped_editions_have_the_same_seal(dataset: Dataset) -> None:
    assert len({sealed(edition).digest for edition in dataset.editions.values()}) == len(dataset.editions)


# What has changed


def test_an_edition_that_says_what_was_kept_has_no_changes(edition: Edition) -> None:
    assert list(changed(sealed(edition).as_text(), edition)) == []


def test_a_change_is_told_where_it_is(edition: Edition) -> None:
    about = edition.about.model_copy(update={"title": "Another"})
    assert list(changed(sealed(edition).as_text(), replace(edition, about=about))) == [
        Difference("changed", ("edition", "title"), "Arden Vale Multi-Agency Safeguarding Arrangements", "Another")
    ]


def test_that_another_organisation_is_named_is_told_once(edition: Edition) -> None:
    scrutineer = edition.partners.scrutineer
    assert scrutineer
    partners = edition.partners.model_copy(update={"scrutineer": scrutineer.model_copy(update={"organisation": "vale-probation-trust"})})
    assert list(changed(sealed(edition).as_text(), replace(edition, partners=partners))) == [
        Difference("changed", ("partners", "scrutineer", "organisation"), "vale-probation-service", "vale-probation-trust")
    ]


@pytest.mark.parametrize("kept", ["", "[]", "{", "sealed"])
def test_what_is_not_the_content_of_an_edition_is_refused(edition: Edition, kept: str) -> None:
    with pytest.raises(ValueError, match=r"Expect|not the content"):
        list(changed(kept, edition))
