"""Which sheets the workbook has, and which columns: the one place that says what goes out and comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from ..model import Agency, Delegate, Group, Heading, Member, Office, Point, Record, Representative, Setting

Holds = Literal["line", "prose", "lines", "number", "one", "several"]
"""What a cell holds: one line, a longer text, a line for each, a number, one of the choices, or several of them, a line for each."""

ID: Final = "Id"
GROUP: Final = "Group"
GROUPS: Final = "Groups"
START: Final = "Start here"
CHOICES: Final = "Choices"
EXPORTED: Final = "As exported"


@dataclass(frozen=True)
class Column:
    """One column: its heading, the way inside an item to what it holds, a sentence of help, and of what its choices are."""

    heading: str
    path: tuple[str, ...]
    help: str
    holds: Holds = "line"
    of: str = ""
    width: int = 30


@dataclass(frozen=True)
class Sheet:
    """One sheet: a row for each item of the lists at `where` in a file; `*` stands for each group in turn.

    `feeds` names the choices that its items are; an id is made from what stands under `id_from`, which for people is
    no name, since the id stays when the person goes. Rows of a `fixed` sheet are neither added nor taken out.
    """

    title: str
    file: str
    where: tuple[str, ...]
    record: type[Record]
    says: str
    columns: tuple[Column, ...]
    feeds: tuple[str, ...] = ()
    id_from: str = "Name"
    fixed: bool = False

    @property
    def inside(self) -> bool:
        """Whether each item belongs to a group."""
        return "*" in self.where

    @property
    def own(self) -> tuple[Column, ...]:
        """The columns that say something of the item itself, and not to which group it belongs."""
        return tuple(column for column in self.columns if column.path)


def _prose(heading: str, name: str, help: str) -> Column:
    return Column(heading, (name,), f"{help} A blank line begins a new paragraph.", "prose", width=60)


def _body(heading: str, path: tuple[str, ...], help: str) -> Column:
    return Column(heading, path, f"{help} Choose from the list; what is not on it has to be added to organisations.yml first.", "one", "organisation")


_NOTE: Final = _prose("Note", "note", "What else a reader should know.")
_SAME_PERSON: Final = Column("Same person as", ("same_as",), "The entry in this workbook that is the same person, if there is one.", "one", "person")
_IN_GROUP: Final = Column(GROUP, (), "The group, as the sheet Groups names it. Choose another one to move the row there.", "one", "own group")
_PERSON: Final = (
    Column("Name", ("name",), "The person, if the arrangements name one."),
    Column("Post", ("post",), "The post held, as in: Chief Constable.", width=40),
    _body("Organisation", ("organisation",), "The body that the person leads or acts for."),
    Column("Sector", ("sector",), "Which kind of safeguarding partner the body is.", "one", "sector", 15),
    _SAME_PERSON,
    Column("Also acts for", ("also_for",), "Other bodies that the person acts for, one on each line.", "several", "organisation"),
)
_DELEGATED_BY: Final = Column(
    "Delegated by", ("delegated_by",), "The lead safeguarding partners who delegated, one on each line.", "several", "lead safeguarding partner"
)

SHEETS: Final[tuple[Sheet, ...]] = (
    Sheet(
        "Lead partners", "partners", ("lead_partners",), Representative, "the lead safeguarding partners",
        (*_PERSON, _NOTE), ("person", "lead safeguarding partner"), "Post",
    ),
    Sheet(
        "Delegated partners", "partners", ("delegated_partners",), Delegate, "the delegated safeguarding partners",
        (*_PERSON, _DELEGATED_BY, _NOTE), ("person",), "Post",
    ),
    Sheet(
        "Chair and scrutineer", "partners", (), Office, "the partnership chair and the independent scrutineer; no row can be added or taken out",
        (
            _SAME_PERSON,
            Column("Name", ("name",), "The person, if the arrangements name one."),
            Column("Post", ("post",), "The post held, as in: Independent Chair.", width=40),
            _body("Organisation", ("organisation",), "The organisation that the person comes from, if any."),
            _prose("About the role", "text", "How the role is filled and what it is for."),
        ),
        fixed=True,
    ),
    Sheet(
        "Agencies", "agencies", ("agencies",), Agency, "the relevant agencies",
        (
            Column("Name", ("name",), "The name as the arrangements give it.", width=45),
            _body("Organisation", ("organisation",), "The organisation, if it is one."),
            Column("Kind", ("kind",), "What kind of body it is, if no organisation is given.", "one", "kind"),
            Column("Part of", ("part_of",), "The agency of this sheet that it stands under.", "one", "agency"),
            Column("Same as", ("same_as",), "The other agency of this sheet, where one body is listed twice.", "one", "agency"),
            _prose("Why chosen", "why", "Why the partners chose it."),
            _NOTE,
        ),
        ("agency",),
    ),
    Sheet(
        GROUPS, "groups", ("groups",), Group, "boards, executives and subgroups",
        (
            Column("Name", ("name",), "The name of the group, as in: Executive Board.", width=40),
            Column("Also called", ("also_called",), "Other names that the documents use for it, one on each line.", "lines"),
            Column("Abbreviation", ("abbreviation",), "The letters that people use for it.", width=15),
            Column("Reports to", ("reports_to",), "The groups that it answers to, one on each line; none for the highest.", "several", "group"),
            Column("Shared with", ("shared_with",), "Other partnerships or boards that share the group, one on each line.", "lines"),
            _prose("Purpose", "purpose", "What the group is for."),
            _prose("About its members", "membership", "What is said of membership beside the list of members."),
            Column("Chaired by", ("chair", "same_as"), "The person in the sheets of partners who chairs it, if it is one of them.", "one", "person"),
            Column("Name of the chair", ("chair", "name"), "The person who chairs it, if the terms of reference name one."),
            Column("Post of the chair", ("chair", "post"), "The post whose holder chairs it.", width=40),
            _body("Organisation of the chair", ("chair", "organisation"), "Where the chair comes from."),
            Column("About the chair", ("chair", "note"), "What else is said of the chair.", "prose", width=40),
            Column("Meets", ("meets", "text"), "How often it meets, in words, as in: Quarterly.", width=25),
            Column("Times a year", ("meets", "times_a_year"), "How many times a year that is, if it can be said.", "number", width=12),
            Column("About its meetings", ("meets", "note"), "What else is said of its meetings.", "prose", width=40),
            _prose("Quorum", "quorum", "Who must be there for the group to decide."),
        ),
        ("group", "own group"),
    ),
    Sheet(
        "Members", "groups", ("groups", "*", "members"), Member, "who sits on each group",
        (
            _IN_GROUP,
            Column("Name", ("name",), "The member as the terms of reference list it.", width=45),
            Column("Takes part as", ("role",), "How it takes part; left empty, it is a member.", "one", "role", 15),
            Column("Post", ("post",), "The post that sits there, where the list gives posts.", width=40),
            _body("Organisation", ("organisation",), "The organisation that the member speaks for."),
            Column("Relevant agency", ("agency",), "The agency in the sheet Agencies that the member speaks for.", "one", "agency"),
            _NOTE,
        ),
    ),
    Sheet(
        "Responsibilities", "groups", ("groups", "*", "responsibilities"), Point, "what each group has to do, point by point",
        (
            _IN_GROUP,
            Column("Responsibility", ("text",), "The point, in a sentence or two. Points under it are not shown, and stay.", "prose", width=90),
        ),
        id_from="Responsibility",
    ),
    Sheet(
        "Headings", "settings", ("headings",), Heading, "the headings of the list of settings",
        (Column("Name", ("name",), "The heading as people read it, as in: Secondary schools.", width=45),), ("heading",),
    ),
    Sheet(
        "Settings", "settings", ("settings",), Setting, "schools, colleges and early years settings",
        (
            Column("Name", ("name",), "The name as the arrangements list it.", width=50),
            Column("URN", ("urn",), "Its six digits in Get Information about Schools, if the match is certain.", width=10),
            Column("Ofsted number", ("ofsted_urn",), "Its number in Ofsted's register of childcare, as in: EY492794.", width=15),
            Column("Heading", ("heading",), "The heading that it stands under, as the sheet Headings names it.", "one", "heading"),
            _NOTE,
        ),
    ),
)  # fmt: skip
"""Every sheet with rows of items, in the order of the workbook."""
