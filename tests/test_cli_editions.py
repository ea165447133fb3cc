"""The commands that publish an edition, start the next one and verify what was published, as a person types them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from macros.dataset import load

from . import invented, projects
from .projects import EDITIONS, REGISTER, Ran, change, contents, run

NEXT: Final = f"{invented.PARTNERSHIP}/2031-02"
SEALED_LATER: Final = "Run `./site-build.sh` to build the site. Keep the register and the folder `seals` with everything else.\n"


def short_seal(project: Path, key: str) -> str:
    """The first twelve digits of the seal in the register, in groups of four."""
    seal = load(project / "data").editions[key].entry.seal or ""
    return " ".join(re.findall("....", seal.removeprefix("sha256:")[:12]))


# Start


def test_a_new_edition_says_what_it_did_and_what_to_go_through(project: Path) -> None:
    ran = run(project, "new-edition", invented.PARTNERSHIP, "2031-02")

    first, *to_do, last = ran.out.splitlines()
    folder = f"{EDITIONS}/2031-02"
    assert (ran.code, ran.err) == (0, "")
    assert first == f"The draft {NEXT} is in {folder}, copied from {invented.KEY}. Go through:"
    assert [line.partition(":")[0] for line in to_do] == [
        "- partners.yml", "- agencies.yml", "- groups.yml", "- settings.yml", "- sections.yml", "- edition.yml", "- edition.yml", "- edition.yml",
        "- register.yml",
    ]  # fmt: skip
    assert last == f"See it with `./site-build.sh serve {NEXT}`; publish it with `./site-build.sh publish {NEXT}`."
    assert contents(project / folder) == contents(project / EDITIONS / invented.EDITION)


def test_a_draft_stays_out_of_the_public_site_until_it_is_published(project: Path) -> None:
    run(project, "new-edition", invented.PARTNERSHIP, "2031-02")
    assert run(project).code == 0
    before = contents(project / "site")
    assert [name for name, content in before.items() if "2031-02" in name or b"2031-02" in content] == []

    assert [run(project, "publish", NEXT, "--on", "2031-02-14").code, run(project).code] == [0, 0]
    after = contents(project / "site")
    assert f"{NEXT}/index.html" in after
    assert b"A newer edition is in force." in after[f"{invented.KEY}/index.html"]


# Confirm


def test_confirm_says_what_it_confirmed_and_what_it_left(project: Path) -> None:
    sections = project / EDITIONS / invented.EDITION / "sections.yml"
    change(sections, "    title: How we listen to children\n", "    title: How we listen to children\n    answers: [G30-VOICE]\n")
    ran = run(project, "confirm", invented.KEY, "--by", "Partnership manager", "--on", "2030-06-01")
    first, told, heading, *left = ran.out.splitlines()
    assert (ran.code, ran.err) == (1, "")
    assert first == "G30-VOICE: “How we listen to children” is confirmed as the answer to: The arrangements say how children are heard."
    assert told == "Confirmed: one answer. A confirmation counts until the passage or the requirement is worded differently."
    assert heading == "Named as answers, but not confirmed:"
    elsewhere = {
        "partners": ["what `partners.yml` says as a whole", "the part on the independent scrutineer"],
        "agencies": ["what `agencies.yml` says as a whole", "“The hospital”"],
        "groups": ["what `groups.yml` says as a whole", "“Community Safety Partnership”"],
        "settings": ["what `settings.yml` says as a whole"],
        "regional": ["“Across the brook”"],
    }
    assert left == [
        f"- G30-VOICE: {name} stands under “{part}”, and the answer is expected under “voice”." for part, names in elsewhere.items() for name in names
    ]


def test_confirm_says_what_was_read_and_does_not_answer(project: Path) -> None:
    for file in (project / EDITIONS / invented.EDITION).glob("*.yml"):
        file.write_text(re.sub(r"\n *answers:\n *- G30-VOICE(?=\n)", "", file.read_text("utf-8")), "utf-8")
    told = (
        "G30-VOICE: no passage answers it (The arrangements say how children are heard). Read: “How we listen to children”.\n"
        "Confirmed: one requirement without an answer. This counts until what was read or what is asked is worded differently.\n"
    )
    again = "Nothing waits to be confirmed. This counts until what was read or what is asked is worded differently.\n"
    asked = ("confirm", invented.KEY, "G30-VOICE", "--none", "--by", "Partnership manager", "--on", "2030-06-01")
    ran, later = run(project, *asked), run(project, *asked)
    assert [(ran.code, ran.out, ran.err), (later.code, later.out, later.err)] == [(0, told, ""), (0, again, "")]


def test_confirm_refuses_what_is_not_there(project: Path) -> None:
    ran = run(project, "confirm", invented.KEY, "G30-VOCE", "--by", "Partnership manager")
    assert (ran.code, ran.out, ran.err) == (2, "", "There is no requirement `G30-VOCE`. Did you mean `G30-VOICE`?\n")


def test_confirm_asks_who_has_read_it(project: Path) -> None:
    ran = run(project, "confirm", invented.KEY)
    assert (ran.code, ran.out, ran.err.splitlines()[-1]) == (2, "", "Error: Missing option '--by'.")


# Publish


def test_publish_says_the_seal_and_what_is_superseded(project: Path) -> None:
    run(project, "new-edition", invented.PARTNERSHIP, "2031-02")
    ran = run(project, "publish", NEXT, "--on", "2031-02-14")

    seal = short_seal(project, NEXT)
    told = f"{NEXT} is published. Its seal is {seal}.\n{invented.KEY} is now superseded.\n{SEALED_LATER}"
    assert ran == Ran(0, told, "")
    assert run(project, "check").code == 0
    again = run(project, "publish", NEXT)
    assert again == Ran(2, "", f"{NEXT} is sealed already. To change it, start an amendment: new-edition {invented.PARTNERSHIP} YEAR-MONTH.\n")


def test_publish_names_an_older_edition_that_is_still_marked_as_published(project: Path) -> None:
    run(project, "new-edition", invented.PARTNERSHIP, "2031-02")
    change(project / REGISTER, "    replaces: 2030-05\n", "")
    ran = run(project, "publish", NEXT, "--on", "2031-02-14")
    seal = short_seal(project, NEXT)
    note = f"Note: {invented.KEY} is still marked as published. If this edition replaces it, set its `status` to `superseded` in register.yml.\n"
    assert ran == Ran(0, f"{NEXT} is published. Its seal is {seal}.\n{note}{SEALED_LATER}", "")


def test_a_draft_is_published_today_if_no_day_is_named(project: Path) -> None:
    run(project, "new-edition", invented.PARTNERSHIP, "2031-02")
    days = [date.today()]
    assert run(project, "publish", NEXT).code == 0
    days.append(date.today())
    assert str(load(project / "data").editions[NEXT].entry.published) in {day.isoformat() for day in days}


def test_a_day_that_is_not_the_one_in_the_register_is_refused(project: Path) -> None:
    before = contents(project / "data")
    ran = run(project, "publish", invented.KEY, "--on", "2030-05-18")

    told = f"The register says that {invented.KEY} was published in or on 17 May 2030. Change `published` in register.yml, or leave --on out.\n"
    assert (ran.code, ran.out, ran.err) == (2, "", told)
    assert contents(project / "data") == before
    assert run(project, "publish", invented.KEY, "--on", "2030-05-17").code == 0


@pytest.mark.parametrize("day", ["2031-02-30", "tomorrow", "14.2.2031", ""])
def test_a_day_that_is_none_is_refused(project: Path, day: str) -> None:
    before = contents(project / "data")
    ran = run(project, "publish", invented.KEY, "--on", day)

    assert (ran.code, ran.out, ran.err.partition(" is")[0]) == (2, "", "The date")
    assert ran.err.endswith("Write it as in 2026-12-01.\n")
    assert not ran.has_traceback
    assert contents(project / "data") == before


def test_data_with_problems_is_not_published(project: Path) -> None:
    change(project / "data/glossary.yml", "terms:", "termes:")
    before = contents(project / "data")
    ran = run(project, "publish", invented.KEY)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == "data/glossary.yml:2:1: `termes` is not known here; did you mean `terms`? [unknown-key]"
    assert contents(project / "data") == before


# A sealed edition that was changed


def test_check_build_and_verify_fail_on_a_sealed_edition_that_was_changed_and_say_what_and_where(project: Path) -> None:
    run(project, "publish", invented.KEY)
    assert run(project).code == 0
    seal, site = short_seal(project, invented.KEY), contents(project / "site")
    assert run(project, "verify") == Ran(0, f"{invented.KEY}: the seal {seal} holds.\n", "")
    assert f"seal {seal}".encode() in site[f"{invented.KEY}/partners/index.html"]

    change(project / EDITIONS / invented.EDITION / "groups.yml", "name: Main Board", "name: First Board")
    says = "the edition 2030-05 is published and sealed, and `groups › main-board › name` was `Main Board` and is `First Board`"
    instead = "put it back, or publish an amendment: `new-edition arden-vale YEAR-MONTH`"
    problem = f"{EDITIONS}/2030-05/groups.yml:8:11: {says}; {instead} [sealed]"
    shown = f"{problem}\n  8 |     name: First Board\n    |           ^\n\nOne problem found. Nothing was built.\n"
    assert run(project, "check") == Ran(2, "", shown)
    assert run(project) == Ran(2, "", shown)
    assert contents(project / "site") == site
    assert run(project, "verify") == Ran(1, f"{invented.KEY}: the seal does not hold.\n", f"{problem}\n")

    change(project / EDITIONS / invented.EDITION / "groups.yml", "name: First Board", 'name: "Main Board"   # as agreed')
    assert [run(project, "check").code, run(project, "verify").code] == [0, 0]


def test_verify_says_of_each_edition_whether_its_seal_holds(project: Path) -> None:
    for month in ("2029-01", "2031-02", "2032-01"):
        projects.add_edition(project, month, "published")
        run(project, "publish", f"{invented.PARTNERSHIP}/{month}")
    change(project / EDITIONS / "2031-02" / "partners.yml", "name: Person A", "name: Person Z")
    (project / f"data/partnerships/{invented.PARTNERSHIP}/seals/2032-01.json").unlink()
    ran = run(project, "verify")

    register = (project / REGISTER).read_text("utf-8")
    seal = " ".join(re.findall("....", re.findall("sha256:([0-9a-f]{12})", register)[0]))
    assert (ran.code, ran.out.splitlines()) == (
        1,
        [
            f"arden-vale/2029-01: the seal {seal} holds.",
            "arden-vale/2030-05: is not sealed (published).",
            "arden-vale/2031-02: the seal does not hold.",
            "arden-vale/2032-01: the seal does not hold.",
        ],
    )
    assert [line.rpartition(" ")[2] for line in ran.err.splitlines()] == ["[sealed]", "[seal-missing]"]


def test_verify_says_what_else_is_wrong(project: Path) -> None:
    run(project, "publish", invented.KEY)
    change(project / EDITIONS / invented.EDITION / "partners.yml", "name: Person A", "name: Person Z")
    change(project / "data/glossary.yml", "terms:", "termes:")
    ran = run(project, "verify")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0].endswith("[unknown-key]")
