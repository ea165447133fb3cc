"""Plans and fingerprints: what has to be built, what may be left alone, and that a build says and does just that."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from macros import build as building
from macros.build import partnerships
from macros.dataset import assemble
from macros.problems import ProblemsFound, Refused

from . import invented, projects
from .projects import EDITIONS, REGISTER, add_edition, add_partnership, change, contents

GROUPS = f"{EDITIONS}/{invented.EDITION}/groups.yml"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A project that has never been built."""
    return projects.make(tmp_path)


def plan(fresh: Path, site_url: str = "", pdfs: bool = True) -> building.Plan:
    return building.plan(fresh, fresh / "site", site_url, pdfs=pdfs)


# What is planned


def test_drafts_are_left_out_unless_asked_for(fresh: Path) -> None:
    for month, status in (("2031-02", "draft"), ("2029-01", "superseded"), ("2028-07", "withdrawn")):
        add_edition(fresh, month, status)
    public, all_of_them = plan(fresh, pdfs=False), building.plan(fresh, fresh / "site-drafts", drafts=True, pdfs=False)
    keys = [f"{invented.PARTNERSHIP}/{month}" for month in ("2028-07", "2029-01", "2030-05", "2031-02")]

    assert public.editions == all_of_them.editions == tuple(keys)
    assert building.build(public).editions == building.build(public_again := plan(fresh, pdfs=False)).editions == tuple(keys[:3])
    assert public_again.unchanged
    assert building.build(all_of_them).editions == tuple(keys)


def test_a_plan_without_a_site_says_that_it_has_to_be_built_and_touches_nothing(fresh: Path) -> None:
    before = contents(fresh)

    assert not plan(fresh).unchanged
    assert contents(fresh) == before


def test_a_build_of_broken_data_raises_all_problems(fresh: Path) -> None:
    change(fresh / "data/glossary.yml", "terms:", "termes:")
    change(fresh / "data/organisations.yml", "\norganisations:", "\norganisation:")

    with pytest.raises(ProblemsFound) as found:
        building.build(plan(fresh))
    assert [str(problem) for problem in found.value.problems] == [
        "data/glossary.yml:2:1: `termes` is not known here; did you mean `terms`? [unknown-key]",
        "data/organisations.yml:2:1: `organisation` is not known here; did you mean `organisations`? [unknown-key]",
    ]


# What a build says and does


def test_a_build_says_what_it_built(fresh: Path) -> None:
    heard: list[building.Built] = []

    result = building.build(plan(fresh), on_built=heard.append)

    pages = sorted(name for name in contents(fresh / "site") if name.endswith(".html"))
    own = [name for name in pages if name.startswith(f"{invented.KEY}/")]
    assert result == building.Result(fresh / "site", (invented.KEY,), len(pages), True)
    assert heard == [building.Built(invented.KEY, len(own), ())]


def test_with_nothing_changed_nothing_is_done(project: Path) -> None:
    heard: list[building.Built] = []
    before = times(project)

    result = building.build(plan(project), on_built=heard.append)

    pages = sum(1 for name in contents(project / "site") if name.endswith(".html"))
    assert result == building.Result(project / "site", (invented.KEY,), pages, False)
    assert heard == []
    assert times(project) == before


def times(project: Path) -> dict[Path, int]:
    """When each file and folder was written last, but for the note of what was seen, which is a help and no result."""
    return {path: path.stat().st_mtime_ns for path in project.rglob("*") if path != project / ".build" and path.name != "site.seen"}


def test_the_files_under_latest_follow_those_of_the_latest_edition(project: Path) -> None:
    def files(edition: str) -> dict[str, bytes]:
        return contents(project / "site" / invented.PARTNERSHIP / edition / "downloads")

    first = files("latest")
    change(project / GROUPS, "name: Silent Group", "name: Quiet Group")
    building.build(plan(project))
    assert files("latest") == files(invented.EDITION)
    assert {name for name, content in files("latest").items() if content != first[name]} == {
        "groups.csv", "datapackage.json", "edition.json",
    }  # fmt: skip

    change(project / f"{EDITIONS}/{invented.EDITION}/sections.yml", "(settings.md)", "(partners.md)")
    (project / f"{EDITIONS}/{invented.EDITION}/settings.yml").unlink()
    building.build(plan(project))
    assert files("latest") == files(invented.EDITION)
    assert first.keys() - files("latest").keys() == {"settings.csv"}


def test_one_at_a_time_or_in_worker_processes_the_site_is_the_same(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {add_edition(fresh, "2031-02", "published"), invented.KEY}
    names = [add_partnership(fresh, name) for name in ("brook-side", "cold-fell")]
    keys |= {f"{name}/{month}" for name in names for month in ("2030-05", "2031-02")}
    heard: dict[int, set[str]] = {}
    sites = []
    for cores in (1, 2):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        site = fresh / f"site-{cores}"
        told: list[building.Built] = []
        building.build(building.plan(fresh, site, pdfs=False), on_built=told.append)
        heard[cores] = {one.key for one in told}
        sites.append(contents(site))

    assert sites[0] == sites[1]
    assert heard == {1: keys, 2: keys}


def test_what_is_wrong_in_any_edition_is_told_with_the_rest(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    add_partnership(fresh, "brook-side")
    change(fresh / "overrides/blocks/leaders.html", "<ul", '<img alt="" src="//example.org/x.png"><ul')

    with pytest.raises(ProblemsFound) as found:
        building.build(plan(fresh))
    assert [(problem.place.path, problem.code) for problem in found.value.problems] == [
        ("arden-vale/2030-05/index.html", "foreign-host"),
        ("brook-side/2030-05/index.html", "foreign-host"),
    ]


@pytest.mark.parametrize("status", ["withdrawn", "superseded"])
def test_a_partnership_with_no_edition_in_force_still_has_its_site(fresh: Path, status: str) -> None:
    change(fresh / REGISTER, "status: published", f"status: {status}")

    building.build(plan(fresh))

    assert f"{invented.KEY}/index.html" in contents(fresh / "site")


def test_without_a_public_edition_it_is_said_why_there_is_no_site(fresh: Path) -> None:
    change(fresh / REGISTER, "status: published", "status: draft")
    with pytest.raises(Refused) as found:
        building.build(plan(fresh))
    look = "Look at a draft with `./site-build.sh serve arden-vale/2030-05`, or build all drafts with `./site-build.sh --drafts`."
    assert str(found.value) == f"No edition is published yet, so there is nothing for the public. {look}"

    shutil.rmtree(fresh / "data/partnerships")
    with pytest.raises(Refused) as found:
        building.build(plan(fresh))
    assert str(found.value) == "There is no edition in data/ yet. Start one with `./site-build.sh new-partnership`."
    assert not (fresh / "site").exists()


def test_a_first_draft_can_be_built_for_the_team_alone(fresh: Path) -> None:
    change(fresh / REGISTER, "status: published", "status: draft")

    building.build(building.plan(fresh, fresh / "site-drafts", drafts=True))

    assert f"{invented.KEY}/index.html" in contents(fresh / "site-drafts")


# What is built again


def test_a_site_that_was_touched_by_hand_is_made_good(fresh: Path) -> None:
    building.build(plan(fresh))
    good = contents(fresh / "site")
    (fresh / "site/index.html").write_text("Hello", encoding="utf-8")
    (fresh / "site/404.html").unlink()
    (fresh / f"site/{invented.KEY}/index.html").write_text("Hello", encoding="utf-8")
    (fresh / f"site/{invented.KEY}/glossary/index.html").unlink()
    (fresh / "site/mine.html").write_text("Mine", encoding="utf-8")

    result = building.build(plan(fresh))

    assert result.built
    assert contents(fresh / "site") == good
    assert plan(fresh).unchanged


def test_data_that_was_saved_while_it_was_read_is_built_next_time(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def saved_meanwhile(data: Path, *arguments: Any) -> object:
        assembled = assemble(data, *arguments)
        change(fresh / GROUPS, "name: Silent Group", "name: Quiet Group")
        return assembled

    with monkeypatch.context() as patched:
        patched.setattr(partnerships, "assemble", saved_meanwhile)
        building.build(plan(fresh))

    assert b"<h1>Silent Group</h1>" in contents(fresh / "site")[f"{invented.KEY}/groups/silent-group/index.html"]
    assert not plan(fresh).unchanged

    building.build(plan(fresh))
    assert b"<h1>Quiet Group</h1>" in contents(fresh / "site")[f"{invented.KEY}/groups/silent-group/index.html"]
