"""What breaks a seal beside a change of the edition, and what does not: how files look, and what may change later."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from macros.dataset import load
from macros.differences import unwrapped
from macros.model import prose_fields, walk

from . import invented
from .projects import change
from .sealed_files import KEPT, REGISTER, SealedData, sealed_data, with_text


@pytest.fixture
def sealed(tmp_path: Path) -> SealedData:
    return sealed_data(tmp_path)


def told(sealed: SealedData) -> list[str]:
    return [str(problem) for problem in sealed.problems()]


# What was kept, and the seal


@pytest.fixture
def kept(sealed: SealedData) -> Path:
    """The file that was kept when the edition was sealed."""
    return sealed.data.parent / KEPT


def test_a_kept_file_that_is_missing_is_told(sealed: SealedData, kept: Path) -> None:
    kept.unlink()
    says = f"the edition 2030-05 is sealed, but what was sealed is not at `{KEPT}`; bring that file back from a copy of the project"
    assert told(sealed) == [f"{REGISTER}:10:9: {says} [seal-missing]"]


@pytest.mark.parametrize("content", ["", "{", "Hello", b"\xff"], ids=["empty", "cut off", "text", "not UTF-8"])
def test_a_kept_file_that_is_broken_is_told(sealed: SealedData, kept: Path, content: str | bytes) -> None:
    kept.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert told(sealed) == [f"{KEPT}: what was sealed cannot be read; bring this file back from a copy of the project [seal-unreadable]"]


def test_a_kept_file_that_is_a_folder_is_told(sealed: SealedData, kept: Path) -> None:
    kept.unlink()
    kept.mkdir()
    assert told(sealed) == [f"{KEPT}: what was sealed cannot be read; bring this file back from a copy of the project [seal-unreadable]"]


BROKEN: Final = (
    f"{REGISTER}:10:9: the seal of 2030-05 does not belong to what is kept at `{KEPT}`; "
    "bring back both the `seal` and that file; neither is ever edited by hand [seal-broken]"
)


@pytest.mark.parametrize("text", ["[]", "{}", None], ids=["a list", "nothing", "another title"])
def test_a_kept_file_that_says_something_else_is_told(sealed: SealedData, kept: Path, text: str | None) -> None:
    kept.write_text(text or kept.read_text("utf-8").replace("Main Board", "First Board"), encoding="utf-8")
    assert told(sealed) == [BROKEN]


def test_a_kept_file_may_be_formatted_anew(sealed: SealedData, kept: Path) -> None:
    kept.write_text(json.dumps(json.loads(kept.read_text("utf-8"))), encoding="utf-8")
    assert told(sealed) == []


def test_a_seal_that_was_edited_is_told(sealed: SealedData) -> None:
    text = sealed.path("register").read_text("utf-8")
    sealed.path("register").write_text(re.sub("sha256:.", lambda found: f"sha256:{'1' if found[0][-1] == '0' else '0'}", text), encoding="utf-8")
    assert told(sealed) == [BROKEN]


def test_edition_seal_and_kept_file_changed_together_is_what_a_version_control_system_is_for(sealed: SealedData) -> None:
    """Who replaces all three says something else in public; the file that is kept shows it line by line."""
    lines = (sealed.data.parent / KEPT).read_text("utf-8").splitlines()
    assert max(len(line) for line in lines) < 200
    assert '    "name": "Main Board",' in lines


def test_a_seal_that_was_taken_out_is_told(sealed: SealedData) -> None:
    text = sealed.path("register").read_text("utf-8")
    sealed.path("register").write_text(re.sub('.*"?seal"?: .*\n', "", text), encoding="utf-8")
    says = f"the seal of 2030-05 is not in the register, but what was sealed is at `{KEPT}`"
    instead = "bring the `seal` back from a copy of the project; if a `publish` was cut short, delete that file and publish again"
    assert told(sealed) == [f"{REGISTER}:2:3: {says}; {instead} [seal-missing]"]


def test_a_sealed_edition_that_becomes_a_draft_is_told(sealed: SealedData) -> None:
    change(sealed.path("register"), '"published"\n', '"draft"\n')
    says = "the edition 2030-05 is sealed, and so it was published and is no draft; write `published`, `superseded` or `withdrawn`"
    assert told(sealed) == [f"{REGISTER}:4:13: {says} [sealed]"]


def test_a_sealed_edition_that_is_taken_away_is_told(sealed: SealedData) -> None:
    folder = sealed.path("edition").parent
    shutil.copytree(folder, folder.with_name("2031-02"))
    shutil.rmtree(folder)
    value = sealed.value("register")
    del value["editions"][0]["seal"]
    sealed.path("register").write_text(yaml.safe_dump(with_text(value, ("editions", 0, "id"), "2031-02")), encoding="utf-8")
    says = "the edition 2030-05 was published and sealed, and is not in the register any more"
    instead = "bring it back from a copy of the project; to take it out of force, set its `status` to `withdrawn`"
    assert told(sealed) == [f"{KEPT}: {says}; {instead} [sealed]"]


# How files look

Written = Callable[[Any], str]
LOOKS: Final[dict[str, Written]] = {
    "as JSON": lambda value: json.dumps(value, ensure_ascii=False),
    "names in another order": lambda value: yaml.safe_dump(value, sort_keys=True),
    "wrapped at 30": lambda value: yaml.safe_dump(value, sort_keys=False, width=30),
    "in single quotes": lambda value: yaml.safe_dump(value, sort_keys=False, default_style="'"),
    "in blocks": lambda value: yaml.safe_dump(value, sort_keys=False, default_style="|"),
    "with comments": lambda value: "".join(f"{line}\n\n# A note.\n" for line in yaml.safe_dump(value, width=100_000, default_style='"').splitlines()),
    "from Windows": lambda value: "\ufeff" + yaml.safe_dump(value).replace("\n", "\r\n"),
}


@pytest.mark.parametrize("look", LOOKS)
def test_a_file_may_look_otherwise(sealed: SealedData, look: str) -> None:
    before = {kind.name: sealed.path(kind.name).read_bytes() for kind in invented.WRITTEN}
    for kind in invented.WRITTEN:
        sealed.path(kind.name).write_bytes(LOOKS[look](sealed.value(kind.name)).encode())
    assert told(sealed) == []
    assert all(sealed.path(kind).read_bytes() != content for kind, content in before.items())


def test_prose_may_be_wrapped_anew(sealed: SealedData) -> None:
    wrapped = 0
    for kind in invented.WRITTEN:
        value = sealed.value(kind.name)
        for path, item in walk(kind.record.model_validate(value)):
            for name in prose_fields(type(item)):
                text = getattr(item, name)
                if text:
                    one_word_a_line = "\n\n".join("\n".join(part.split()) if part[0] not in "-#" else part for part in unwrapped(text).split("\n\n"))
                    value = with_text(value, (*path, name), one_word_a_line)
                    wrapped += one_word_a_line != text
        sealed.path(kind.name).write_text(yaml.safe_dump(value), encoding="utf-8")
    assert wrapped > 20
    assert told(sealed) == []


# What may change later

LATER: Final = {
    "an organisation is renamed": (
        "organisations",
        '"name": "Vale Constabulary"',
        '"name": "Vale Police"\n  "former_names": [{id: vale-constabulary-name, name: Vale Constabulary, until: 2033-04}]',
    ),
    "an organisation closes": ("organisations", '"name": "Vale Constabulary"', '"name": "Vale Constabulary"\n  "closed": 2033-04-01'),
    "an organisation moves its website": ("organisations", "council.arden-vale.example", "www.council.arden-vale.example"),
    "an organisation is added": ("organisations", '"organisations":\n', '"organisations":\n- {id: new-body, name: New Body, kind: other}\n'),
    "a term is explained": ("glossary", '"terms":\n', '"terms":\n- {id: board, term: Main Board, meaning: The highest group.}\n'),
    "the phone number changes": ("partnership", '"01632 960 001"', '"01632 960 999"'),
    "the website moves": ("partnership", '"https://www.arden-vale.example/"', '"https://safe.arden-vale.example/"'),
    "the partnership is renamed after an edition that says what it was": ("partnership", '"Arden Vale Safeguarding', '"Vale Safeguarding'),
    "what to do if worried": ("partnership", '"Ring 999."', '"Ring 999 at once."'),
    "a passage answers something else": ("sections", '"G30-VOICE"', '"G30-VOICE-2"'),
    "nothing is answered any more": ("groups", '"answers":\n- "G30-VOICE"', '"answers": []'),
    "an agency is sorted otherwise": ("agencies", '"RA91"', '"RA92"'),
    "an agency is not bound": ("agencies", '"bound": "yes"', '"bound": "no"'),
    "a document is linked with its instrument no more": ("edition", '  "instrument": "guidance-2030"\n', ""),
    "a passage says that there is some": ("sections", '"none_here": "yes"', '"none_here": "no"'),
    "an answer is confirmed again": ("confirmations", '"2030-05-20"', '"2031-01-01"'),
    "a requirement is worded otherwise": ("instrument", "what helps.", "what helps them."),
    "the edition is superseded": ("register", '"status": "published"', '"status": "superseded"'),
    "the edition is withdrawn": ("register", '"status": "published"', '"status": "withdrawn"'),
}


@pytest.mark.parametrize(("kind", "old", "new"), LATER.values(), ids=LATER)
def test_what_is_not_of_the_edition_may_change(sealed: SealedData, kind: str, old: str, new: str) -> None:
    change(sealed.path(kind), old, new)
    assert told(sealed) == []


def test_a_rename_that_does_not_say_what_the_name_was_is_told(sealed: SealedData) -> None:
    change(sealed.path("organisations"), '"name": "Vale Constabulary"', '"name": "Vale Police"')
    (problem,) = sealed.problems()
    assert (problem.place.path, problem.place.source.strip()) == ("data/organisations.yml", '"name": "Vale Police"')
    says = "the name of `vale-constabulary` was `Vale Constabulary` and is `Vale Police`"
    assert problem.says == f"the edition 2030-05 is published and sealed, and {says}"
    assert problem.instead == "keep the old name among its `former_names`, with the last day on which it was used as `until`"


def test_a_partnership_that_changes_is_told_how_the_edition_keeps_what_it_was(tmp_path: Path) -> None:
    text = invented.text("edition")
    sealed = sealed_data(tmp_path, {"edition": text[: text.index("as_it_was:")] + text[text.index("summary:") :]})
    change(sealed.path("partnership"), '"Arden Vale Safeguarding Children Partnership"', '"Vale Safeguarding Partnership"')
    (problem,) = sealed.problems()
    assert problem.instead == "put what it was into `as_it_was` in `edition.yml` of that edition"
    change(sealed.path("edition"), '"summary"', '"as_it_was": {name: Arden Vale Safeguarding Children Partnership, abbreviation: AVSCP}\n"summary"')
    assert told(sealed) == []


def test_another_edition_beside_it_breaks_no_seal(sealed: SealedData) -> None:
    folder = sealed.path("edition").parent
    shutil.copytree(folder, folder.with_name("2031-02"))
    with sealed.path("register").open("a", encoding="utf-8") as register:
        register.write("- {id: 2031-02, status: draft, replaces: 2030-05}\n")
    assert [told(sealed), sorted(load(sealed.data).editions)] == [[], ["arden-vale/2030-05", "arden-vale/2031-02"]]
