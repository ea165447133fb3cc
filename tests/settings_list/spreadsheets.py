"""Small workbooks as Excel and LibreOffice write them, for tests: each cell can be made as odd as a test needs it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

Cell = str | float | None
_TYPES: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_RELATIONS: Final = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_RELATION: Final = '<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A packed folder of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx(sheets: Mapping[str, Sequence[Sequence[Cell]]], more: str = "") -> bytes:
    """A workbook of Excel. A text that begins with `=` is a formula, whose outcome follows after `→`; `more` are further rows as XML.

    An outcome that begins with `#` says that the formula failed.
    """
    names = list(sheets)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{count}" r:id="rId{count}" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
        for count, name in enumerate(names, 1)
    )
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(_RELATION.format(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{_MAIN}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _RELATIONS.format(
            "".join(_RELATION.format(count, "worksheet", f"worksheets/sheet{count}.xml") for count in range(1, len(names) + 1))
        ),
    }
    for count, name in enumerate(names, 1):
        rows = "".join(_xlsx_row(number, row) for number, row in enumerate(sheets[name], 1))
        files[f"xl/worksheets/sheet{count}.xml"] = f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>{rows}{more}</sheetData></worksheet>'
    return packed(files)


_NOTHING: Final = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'


def ods(sheets: Mapping[str, Sequence[Sequence[Cell]]], more: str = "") -> bytes:
    """A workbook of LibreOffice, with the million rows that hold nothing at its end; `more` are further rows as XML."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(map(_ods_row, rows))}{more}{_NOTHING}</table:table>' for name, rows in sheets.items()
    )
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    spaces += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
    files = {
        "mimetype": _ODS,
        "content.xml": f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        "META-INF/manifest.xml": '<?xml version="1.0"?><manifest:manifest '
        f'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entry}</manifest:manifest>',
    }
    return packed(files)


def _xlsx_row(number: int, row: Sequence[Cell]) -> str:
    cells = []
    for column, cell in enumerate(row):
        place = f'r="{chr(65 + column)}{number}"'
        if isinstance(cell, str) and cell.startswith("="):
            formula, _, outcome = cell[1:].partition("→")
            kind = "e" if outcome.startswith("#") else "str"
            cells.append(f'<c {place} t="{kind}"><f>{escape(formula)}</f><v>{escape(outcome)}</v></c>')
        elif isinstance(cell, str):
            cells.append(f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>')
        elif cell is not None:
            cells.append(f"<c {place}><v>{cell}</v></c>")
    return f'<row r="{number}">{"".join(cells)}</row>'


def _ods_row(row: Sequence[Cell]) -> str:
    cells = []
    for cell in row:
        if isinstance(cell, str) and cell.startswith("=") and "→#" in cell:
            formula, _, outcome = cell.partition("→")
            kind = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
            cells.append(f'<table:table-cell table:formula="of:{escape(formula)}" {kind}><text:p>{outcome}</text:p></table:table-cell>')
        elif isinstance(cell, str):
            lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
            cells.append(f'<table:table-cell office:value-type="string">{lines}</table:table-cell>')
        elif cell is None:
            cells.append("<table:table-cell/>")
        else:
            cells.append(f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>')
    return f"<table:table-row>{''.join(cells)}</table:table-row>"
