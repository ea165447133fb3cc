"""What a page tells programs about itself, as JSON-LD in the words of schema.org: the edition, people by their posts, organisations, files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from .downloads import FOLDER, Download
from .model import Codes, Edition, Group, Office, Representative
from .offices import holder, leading
from .prose import plain
from .views import LANGUAGE

Thing = dict[str, Any]

_CONTEXT: Final = ("https://schema.org", {"replaces": {"@id": "http://purl.org/dc/terms/replaces", "@type": "@id"}})
"""The words that are used; schema.org has none for an edition that takes the place of another."""

_ESCAPED: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
_SORTS: Final = {"CSV": "text/csv", "JSON": "application/json"}


def linked_data(edition: Edition, files: Sequence[Download], page: str, base: str) -> Markup:
    """What the page says of itself as text for a script of type `application/ld+json`; nothing where it has nothing to say.

    `base` is the address of the whole site, or the way there from the page, with a slash at its end.
    """
    told = _Told(edition, files, base).of(page)
    if not told:
        return Markup("")
    text = json.dumps({"@context": _CONTEXT, **told}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPED))  # nothing in it can end the script or begin a tag


@dataclass(frozen=True)
class _Told:
    edition: Edition
    files: Sequence[Download]
    base: str

    def of(self, page: str) -> Thing:
        """What is said on that page."""
        kind, _, group = page.partition("/")
        tellers = {"index": self._edition, "partners": self._people, "agencies": self._agencies, "data": self._files}
        if kind == "groups":
            return self._group(self.edition.group(group))
        return tellers[page]() if page in tellers else {}

    def _edition(self) -> Thing:
        edition = self.edition
        replaced = edition.entry.replaces
        return _stated({
            "@type": "CreativeWork", "@id": self._address("index"), "url": self._address("index"), "abstract": plain(edition.about.summary),
            **self._version(), "creativeWorkStatus": edition.entry.status, "about": {**self._partnership(), **self._bodies()},
            "replaces": f"{self._top}{replaced}/" if replaced else None, "isPartOf": self._top,
        })  # fmt: skip

    def _version(self) -> Thing:
        """What the edition has in common with the files that hold it: its title, date and number, and what it restates."""
        edition, partnership = self.edition, self.edition.partnership
        return {
            "name": edition.title, "inLanguage": LANGUAGE, "version": edition.entry.id,
            "datePublished": str(edition.entry.published) if edition.entry.published else None,
            "license": partnership.licence.url if partnership.licence else None,
            "isBasedOn": {
                "@type": "CreativeWork", "name": edition.about.title, "url": partnership.authoritative_text or partnership.website,
                "publisher": {"@id": self._top},
            },
        }  # fmt: skip

    def _partnership(self) -> Thing:
        edition = self.edition
        return _stated(
            {"@type": "Organization", "@id": self._top, "name": edition.name, "alternateName": edition.abbreviation,
             "url": edition.partnership.website}
        )  # fmt: skip

    def _bodies(self) -> Thing:
        area = self.edition.area
        bodies = (*area.local_authorities, *area.health_bodies, *area.police_forces)
        return {"areaServed": self._area(), "member": [self._organisation(id) for id in bodies]}

    def _area(self) -> Thing:
        return {"@type": "AdministrativeArea", "name": self.edition.area.name}

    def _organisation(self, id: str) -> Thing:
        body = self.edition.organisations[id]
        return _stated({
            "@type": "Organization", "name": self.edition.organisation_name(id), "url": body.website, "identifier": _codes(body.codes),
        })  # fmt: skip

    def _people(self) -> Thing:
        people = [
            {"@type": "OrganizationRole", "@id": f"{self._address('partners')}#{person.id}", "roleName": role, "member": self._person(person)}
            for role, person in leading(self.edition)
        ]
        return {**self._partnership(), "member": people} if people else {}

    def _person(self, person: Representative | Office) -> Thing:
        who = holder(self.edition, person)
        body = self._organisation(who.organisation_id) if who.organisation_id else None
        return _stated({"@type": "Person", "name": who.name, "jobTitle": who.post, "worksFor": body})

    def _agencies(self) -> Thing:
        agencies = [
            {**(self._organisation(agency.organisation) if agency.organisation else {"@type": "Organization"}),
             "@id": f"{self._address('agencies')}#{agency.id}", "name": agency.name}
            for agency in self.edition.agencies.agencies
        ]  # fmt: skip
        return {"@type": "ItemList", "name": "Relevant agencies", "itemListElement": agencies} if agencies else {}

    def _group(self, group: Group) -> Thing:
        groups = {each.id for each in self.edition.groups.groups}
        above = [{"@id": self._address(f"groups/{id}")} for id in group.reports_to if id in groups]
        return _stated({
            "@type": "Organization", "@id": self._address(f"groups/{group.id}"), "name": group.name,
            "alternateName": [*([group.abbreviation] if group.abbreviation else []), *group.also_called],
            "description": plain(group.purpose or ""), "parentOrganization": above or [self._partnership()],
        })  # fmt: skip

    def _files(self) -> Thing:
        folder = f"{self._address('index')}{FOLDER}/"
        return _stated({
            "@type": "Dataset", "@id": self._address("data"), **self._version(),
            "description": "The lists of this edition of safeguarding arrangements, and all of it as one file.",
            "about": self._partnership(), "spatialCoverage": self._area(), "isPartOf": self._address("index"),
            "distribution": [
                {"@type": "DataDownload", "name": file.title, "encodingFormat": _SORTS[file.sort], "contentUrl": f"{folder}{file.name}"}
                for file in self.files
            ],
        })  # fmt: skip

    @property
    def _top(self) -> str:
        """The address of the list of editions, which stands for the partnership."""
        return f"{self.base}{self.edition.partnership_id}/"

    def _address(self, page: str) -> str:
        return f"{self._top}{self.edition.entry.id}/" + ("" if page == "index" else f"{page}/")


def _codes(codes: Codes) -> list[Thing]:
    return [{"@type": "PropertyValue", "propertyID": register.upper(), "value": code} for register, code in codes if code]


def _stated(thing: Thing) -> Thing:
    """What is stated of it: nothing that is not known."""
    return {name: value for name, value in thing.items() if value}
