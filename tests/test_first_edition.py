"""From a new partnership to its first published edition, as README tells it: every command as somebody types it who has never seen the project.

No list of Portsmouth's schools is at hand: the rows are those of Southampton, with the other council's name in its column.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from macros.dataset import load

from . import projects
from .projects import ROOT, Ran, change, run

KEY: Final = "portsmouth/2026-12"
HOME: Final = "data/partnerships/portsmouth"
EDITION: Final = f"{HOME}/editions/2026-12"
LIST: Final = ROOT / "tests/samples/lists/schools-southampton-2026-07.csv"
ANSWERS: Final = (
    "--name", "Portsmouth Safeguarding Children Partnership",
    "--short-name", "Portsmouth",
    "--covers", "children",
    "--council", "portsmouth-city-council",
    "--police", "hampshire-and-isle-of-wight-constabulary",
    "--icb", "hampshire-and-isle-of-wight-icb",
    "--website", "https://www.portsmouthscp.org.uk/",
    "--month", "2026-12",
    "--regional", "hips/2024",
)  # fmt: skip
STARTED: Final = (
    f"The draft {KEY} is in {HOME}.\n"
    "Still to be written: 95 texts. Each begins with TO WRITE: and says what belongs there.\n"
    f"See them listed with `./site-build.sh check {KEY}`, and on the pages with `./site-build.sh serve {KEY}`.\n"
)


def copied(folder: Path) -> Path:
    """The project as it is handed out."""
    for name in ("macros", "arrangements", "overrides", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "requirements.lock"):
        shutil.copyfile(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in which Portsmouth has been started. Tests only copy it."""
    folder = copied(tmp_path_factory.mktemp("handed-out") / "project")
    assert run(folder, "new-partnership", *ANSWERS) == Ran(0, STARTED, "")
    return folder


@pytest.fixture
def project(started: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test to change."""
    return shutil.copytree(started, tmp_path / "project")


# Start


def test_without_a_terminal_the_answers_that_are_missing_are_named(tmp_path: Path) -> None:
    folder = copied(tmp_path / "project")
    ran = run(folder, "new-partnership", *ANSWERS[:8])
    assert ran == Ran(
        2,
        "",
        "These answers are missing:\n"
        "--police: Which police forces are safeguarding partners? As in: --police 'hampshire-and-isle-of-wight-constabulary'\n"
        "--icb: Which integrated care boards are safeguarding partners? As in: --icb 'hampshire-and-isle-of-wight-icb'\n"
        "--website: Which is the partnership's own website? As in: --website 'https://southamptonscp.org.uk/'\n"
        "--month: In which month is the first edition to be published? As in: --month '2026-12'\n"
        "Nothing was written.\n",
    )
    assert not (folder / HOME).exists()


def test_a_second_one_of_that_name_is_refused(project: Path) -> None:
    says = "There is a partnership `portsmouth` already. Start its next edition with `new-edition`, or choose another short name."
    assert run(project, "new-partnership", *ANSWERS) == Ran(2, "", f"These cannot be taken:\n--short-name: {says}\nNothing was written.\n")


TYPED: Final = (
    "Portsmouth Safeguarding Children Partnership", "Southampton", "Portsmouth", "both", "children", "portsmouth", "portsmouth-city-council", "",
    "hampshire-and-isle-of-wight-constabulary", "", "hampshire-and-isle-of-wight-icb", "", "www.portsmouthscp.org.uk",
    "https://www.portsmouthscp.org.uk/", "December", "2026-12", "", "hips/2024",
)  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of this kind is not to be had")
def test_at_a_terminal_each_question_is_asked_until_the_answer_is_right(tmp_path: Path) -> None:
    folder = copied(tmp_path / "project")
    code, shown = typed(folder, TYPED, "new-partnership")
    assert (code, shown.endswith(STARTED)) == (0, True)
    assert [line for line in shown.splitlines() if line.startswith(("Answer", "Another"))] == [
        *(f"Answer: {answer}" for answer in TYPED[:7]),
        "Another one, or only Enter to go on: ",
        f"Answer: {TYPED[8]}",
        "Another one, or only Enter to go on: ",
        f"Answer: {TYPED[10]}",
        "Another one, or only Enter to go on: ",
        *(f"Answer: {answer}" for answer in TYPED[12:16]),
        "Answer, or only Enter to leave it out: ",
        "Answer, or only Enter to leave it out: hips/2024",
    ]
    says = {
        "Southampton": "There is a partnership `southampton` already. Start its next edition with `new-edition`, or choose another short name.",
        "both": "`both` is not known here; write `children` or `children and adults`.",
        "portsmouth": (
            "There is no council `portsmouth`. Did you mean `portsmouth-city-council`? "
            "For one that is not there yet, write `new:` and its full name."
        ),
        "www.portsmouthscp.org.uk": "The answer is `www.portsmouthscp.org.uk`; a web address begins with `https://`, as in `https://www.gov.uk/`.",
        "December": "The month is `December`. Write year and month, as in `2026-12`.",
    }
    lines = shown.splitlines()
    assert {answer: lines[lines.index(f"Answer: {answer}") + 1] for answer in says} == says
    assert load(folder / "data").editions[KEY].about.regional is not None


def typed(folder: Path, answers: tuple[str, ...], *words: str) -> tuple[int, str]:
    """What a command shows at a terminal on which these answers are typed, each once something waits for one; and its exit code."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        projects.command(*words), cwd=folder, env=projects.environment(), stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    shown = b""
    waiting = iter(answers)
    while select.select([ours], [], [], 60)[0]:
        try:
            shown += os.read(ours, 65536)
        except OSError:  # the other end has closed
            break
        if re.search(rb"(?:Answer|Another)[^\n]*: $", shown):
            os.write(ours, f"{next(waiting)}\n".encode())
    os.close(ours)
    return process.wait(60), shown.decode().replace("\r\n", "\n")


# Look at what there is to do


def test_check_lists_what_is_to_be_written_first_by_who_has_to_write_it(project: Path) -> None:
    ran = run(project, "check", KEY)
    lines = ran.out.splitlines()
    owners = [line for line in lines if line.startswith("FOR THE ")]
    assert (ran.code, ran.err) == (1, "")
    assert run(project, "schemas").out == "Everything that editors need is up to date.\n"
    assert lines[2:9] == [
        f"TO WRITE: {KEY}: 95 texts are still to be written. Put your own words in",
        "the place of each that begins with “TO WRITE:”. Until then it cannot be published.",
        "",
        "FOR THE LEAD SAFEGUARDING PARTNERS: 17 texts",
        f"  {EDITION}/partners.yml:6:11",
        "    post of the lead for Portsmouth City Council",
        f"  {EDITION}/partners.yml:11:11",
    ]
    assert owners == [
        "FOR THE LEAD SAFEGUARDING PARTNERS: 17 texts", "FOR THE DELEGATED SAFEGUARDING PARTNERS: 12 texts", "FOR THE PARTNERSHIP CHAIR: four texts",
        "FOR THE INDEPENDENT SCRUTINEER: seven texts", "FOR THE PARTNERSHIP TEAM: 55 texts",
    ]  # fmt: skip
    assert [line for line in lines if "Met: " in line] == [
        "CA-16K-W26  Met: The arrangements name Working Together 2026 as their guidance",
        "W26-CROSS  Met: The arrangements say how work crosses the boundary of the area",
    ]


def test_the_draft_is_shown_as_a_draft_and_never_in_the_public_site(project: Path) -> None:
    assert [run(project, "--drafts", "--pages-only").code, run(project, "--pages-only").code] == [0, 0]
    page = (project / "site-drafts" / KEY / "partners/index.html").read_text("utf-8")
    mark = '<mark class="to-write">TO WRITE:</mark>'
    assert f"<p>This edition is a draft. It has not been agreed or published. Still to be written: 95 texts marked {mark}</p>" in page
    assert page.count(f"{mark} post of the ") == 11
    assert [name for name in projects.contents(project / "site") if "portsmouth/2026-12" in name] == []


# Import the schools


def test_the_schools_come_from_a_list(project: Path) -> None:
    schools(project / "schools.csv")
    ran = run(project, "settings", KEY, "schools.csv", "--as-of", "2026-07-01")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines()[-1] == f"Nothing was written. Add --write to write 84 changes into {EDITION}/settings.yml."

    ran = run(project, "settings", KEY, "schools.csv", "--as-of", "2026-07-01", "--write")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == f"Written: 84 changes in {EDITION}/settings.yml."
    found = load(project / "data").editions[KEY].settings
    assert found is not None
    assert (len(found.settings), str(found.as_of), len(found.headings)) == (83, "2026-07-01", 10)


def schools(file: Path) -> None:
    head, *rows = LIST.read_text("utf-8").splitlines()
    place = head.split(",").index("localAuthority")
    assert {row.split(",")[place] for row in rows if '"' not in row} == {"Southampton"}
    file.write_text("\n".join([head, *(row.replace(",Southampton,", ",Portsmouth,", 1) for row in rows)]) + "\n", encoding="utf-8")


# Make three mistakes


MISTAKES: Final = {
    "a wrong indent": (
        "partners.yml",
        "    organisation: portsmouth-city-council\n    sector: local-authority\n\n",
        "   organisation: portsmouth-city-council\n    sector: local-authority\n\n",
    ),
    "an unknown id": ("partners.yml", "    organisation: portsmouth-city-council\n", "    organisation: portsmouth-council\n"),
    "a wrong date": ("edition.yml", "review:\n", "review:\n  next: 2027-13\n"),
}
SAID: Final = {
    "a wrong indent": (
        f"{EDITION}/partners.yml:7:4: this line is indented less than the lines of its item; "
        "begin it under the first letter of `id` in line 5 [broken-yaml]\n"
        "  7 |    organisation: portsmouth-city-council\n"
        "    |    ^\n\n"
        "One problem found. Nothing was built.\n"
    ),
    "an unknown id": (
        f"{EDITION}/partners.yml:7:19: there is no organisation with the id `portsmouth-council`; "
        "did you mean `portsmouth-city-council`? [unknown-id]\n"
        "  7 |     organisation: portsmouth-council\n"
        "    |                   ^\n\n"
        "One problem found. Nothing was built.\n"
    ),
    "a wrong date": (
        f"{EDITION}/edition.yml:15:9: `next` is `2027-13`; there is no month 13; months run from 01 to 12 [not-a-date]\n"
        "  15 |   next: 2027-13\n"
        "     |         ^\n\n"
        "One problem found. Nothing was built.\n"
    ),
}


def test_each_mistake_is_told_with_its_line_and_what_would_be_right(project: Path) -> None:
    told = {}
    for mistake, (file, right, wrong) in MISTAKES.items():
        change(project / EDITION / file, right, wrong)
        told[mistake] = run(project, "check", KEY)
        change(project / EDITION / file, wrong, right)
    assert told == {mistake: Ran(2, "", says) for mistake, says in SAID.items()}
    assert run(project, "check", KEY).code == 1


# Publish


def test_the_draft_is_not_published_before_it_is_written_and_then_stands_in_the_site(project: Path) -> None:
    refused = run(project, "publish", KEY, "--on", "2026-12-01")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.splitlines()[0] == f"{KEY} cannot be published yet: 95 texts of it are still to be written, marked `TO WRITE:` in"
    assert len(refused.err.splitlines()) == 13

    for file in (project / HOME).rglob("*.yml"):
        file.write_text("".join(written(file.read_text("utf-8"))), encoding="utf-8", newline="\n")
    checked = run(project, "check", KEY)
    assert (checked.code, "TO WRITE" in checked.out) == (0, False)
    confirmed = run(project, "confirm", KEY, "--by", "Partnership manager", "--on", "2026-11-20")
    voice = "W26-PUB-13: “Voice” is confirmed as the answer to: The arrangements say how children and families are heard."
    assert confirmed.out.splitlines().count(voice) == 1
    assert run(project, "publish", KEY, "--on", "2026-12-01").out.splitlines()[0].startswith(f"{KEY} is published. Its seal is ")
    assert run(project).code == 0
    page = (project / "site" / KEY / "index.html").read_text("utf-8")
    assert [word for word in ("This edition is a draft.", "Demonstration", "restates") if word in page] == []
    assert load(project / "data").editions[KEY].entry.status == "published"


def written(text: str) -> Iterator[str]:
    """The file as it is once somebody has written what each placeholder asks for, in the very words in which it asks."""
    for line in text.splitlines(keepends=True):
        yield line.replace("TO WRITE: ", "")
