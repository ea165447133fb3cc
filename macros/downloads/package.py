"""The data package of an edition: one file that tells programs which lists there are and what each column holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final

from ..model import Edition
from .tables import Column, Download, Table

_PROFILES: Final = "https://datapackage.org/profiles/2.0"


def data_package(edition: Edition, files: Sequence[Download]) -> Download:
    """The description of these files of the edition."""
    told = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": edition.key.replace("/", "-"),
        "title": edition.title,
        "description": "Lists of one edition of safeguarding arrangements. They restate what the partnership published.",
        "version": edition.entry.id,
        "homepage": edition.partnership.website,
        **_licences(edition),
        "sources": [{"title": edition.about.title, "path": edition.partnership.authoritative_text or edition.partnership.website}],
        "resources": [_resource(file, {other.table.name for other in files if other.table}) for file in files],
    }
    content = json.dumps(told, ensure_ascii=False).encode("utf-8")  # with line breaks it would take ten times as long
    return Download("datapackage.json", "Data package", "JSON", "what every column holds, for programs", content)


def _licences(edition: Edition) -> dict[str, Any]:
    licence = edition.partnership.licence
    return {"licenses": [{"title": licence.name, "path": licence.url}]} if licence else {}


def _resource(file: Download, there: set[str]) -> dict[str, Any]:
    common = {
        "name": file.name.partition(".")[0], "path": file.name, "title": file.title, "bytes": len(file.content),
        "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}", "encoding": "utf-8",
    }  # fmt: skip
    if file.table is None:
        return common | {"format": "json", "mediatype": "application/json"}
    return common | {
        "description": file.table.says, "type": "table", "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
        "schema": _schema(file.table, there),
    }  # fmt: skip


def _schema(table: Table, there: set[str]) -> dict[str, Any]:
    """The columns and keys of a list; a key that leads to a list which the edition does not have is left out."""
    ways = [
        {"fields": [column.name], "reference": {"resource": "" if column.leads_to == table.name else column.leads_to, "fields": ["id"]}}
        for column in table.columns
        if column.leads_to in there
    ]
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column, column.name in table.key) for column in table.columns],
        "primaryKey": list(table.key),
        **({"foreignKeys": ways} if ways else {}),
        "missingValues": [""],
    }


def _field(column: Column, required: bool) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if required else {}
    if column.choices:
        limits["enum"] = list(column.choices)
    if column.pattern:
        limits["pattern"] = column.pattern
    return {"name": column.name, "type": column.type, "description": column.says, **({"constraints": limits} if limits else {})}
