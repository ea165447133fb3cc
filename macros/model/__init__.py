"""The nouns: partnerships, editions and their parts, and which files hold them."""

from .bodies import Agencies, Agency, Group, GroupChair, Groups, Heading, Kind, Link, Listing, Meets, Member, Setting, Settings
from .edition import (
    AsItWas,
    Cited,
    Delegate,
    Departure,
    EditionFile,
    Office,
    Partners,
    Reconstructed,
    Regional,
    Representative,
    Review,
    Section,
    Sections,
    Topic,
)
from .kinds import FILE_KINDS, FileKind
from .partnership import Area, ChangeNote, Concern, Contact, FormerName, Partnership, Register, RegisterEntry, Status
from .records import Path, Point, Record, Refers, prose_fields, references, walk
from .shared import Codes, Glossary, Organisation, Organisations, Region, Succession, Term
from .text import When
from .whole import Edition

__all__ = [
    "FILE_KINDS", "Agencies", "Agency", "Area", "AsItWas", "ChangeNote", "Cited", "Codes", "Concern", "Contact", "Delegate", "Departure",
    "Edition", "EditionFile", "FileKind", "FormerName", "Glossary", "Group", "GroupChair", "Groups", "Heading", "Kind", "Link", "Listing",
    "Meets", "Member", "Office", "Organisation", "Organisations", "Partners", "Partnership", "Path", "Point", "Reconstructed",
    "Record", "Refers", "Regional", "Register", "RegisterEntry", "Region", "Representative", "Review", "Section", "Sections",
    "Setting", "Settings", "Status", "Succession", "Term", "Topic", "When", "prose_fields", "references", "walk",
]  # fmt: skip
