"""A whole edition as one JSON file: what it says, the organisations it names, what law and guidance find, and what changed."""

from __future__ import annotations

from typing import Final

from ..changed import Item
from ..judged import Row
from ..seal import named_organisations
from ..vocabulary import terms_a_to_z
from . import shape
from .judgements import changed_items, judged_rows
from .tables import Download, Source

_UP: Final = "../../../"
"""The way from the folder of the files of an edition to the top of the site."""


def whole_edition(source: Source) -> Download:
    """The edition as JSON in the shape that the JSON Schema describes."""
    content = shape.ADAPTER.dump_json(_shaped(source), exclude_defaults=True, by_alias=True)
    return Download("edition.json", "The whole edition", "JSON", "everything", content)


def _shaped(source: Source) -> shape.EditionShape:
    edition = source.edition
    then = {"name": edition.name, "abbreviation": edition.abbreviation, "covers": edition.covers, "area": edition.area}
    return shape.EditionShape(
        schema=f"{_UP}{shape.SCHEMA_PATH}",
        format=shape.FORMAT,
        key=edition.key,
        partnership=edition.partnership.model_copy(update=then),
        register=edition.entry,
        edition=edition.about,
        partners=edition.partners,
        agencies=edition.agencies,
        groups=edition.groups,
        sections=edition.sections,
        glossary=terms_a_to_z(edition),
        organisations=tuple(_organisation(source, id) for id in named_organisations(edition)),
        findings=tuple(_finding(heading, row) for heading, row in judged_rows(source)),
        settings=edition.settings,
        region=edition.region,
        compared_with=source.changed.before.entry.id if source.changed else None,
        changes=tuple(_change(weight, item) for weight, item in changed_items(source)),
    )


def _organisation(source: Source, id: str) -> shape.OrganisationShape:
    body = source.edition.organisations[id]
    return shape.OrganisationShape(id, source.edition.organisation_name(id), body.name, body.kind, body.codes, body.website)


def _finding(heading: str, row: Row) -> shape.FindingShape:
    finding, asked = row.finding, row.finding.requirement
    return shape.FindingShape(
        requirement=asked.id,
        instrument=asked.instrument_id,
        instrument_title=asked.instrument.title,
        heading=heading,
        title=asked.title,
        asks=asked.asks,
        about=asked.about,
        owner=asked.owner,
        force=asked.force,
        seen=asked.seen,
        verified=asked.is_verified,
        outcome=finding.outcome,
        severity=finding.severity,
        says=row.says,
        looked_at=row.looked_at,
        stated=finding.stated,
        evidence=tuple(shape.PlaceShape(each.text, each.target.page, each.target.id) for each in row.evidence),
        explanation=finding.explanation.id if finding.explanation else None,
    )


def _change(weight: str, item: Item) -> shape.ChangeShape:
    change, note = item.change, item.note
    return shape.ChangeShape(
        fingerprint=change.fingerprint,
        weight=weight,
        subject=change.subject,
        says=change.says,
        rule=change.rule,
        texts=tuple((wording.about, wording.before, wording.after) for wording in change.texts),
        families=note.families if note else None,
        practitioners=note.practitioners if note else None,
        why=note.why if note else None,
    )
