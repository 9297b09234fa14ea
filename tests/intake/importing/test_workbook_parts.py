"""Workbooks as Excel itself writes them, part by part: what openpyxl never writes is read too."""

from __future__ import annotations

import pytest
from import_files import zipped

from laboratorium.intake.importing.grid import Grid
from laboratorium.intake.importing.spreadsheet import read_spreadsheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="[$-406]mmmm\\ yyyy;@"/></numFmts>'
    "<fonts><font><sz/></font><font><strike/></font><font><strike val='0'/></font></fonts>"
    "<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
    '<cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="2"/><xf fontId="1"/><xf fontId="2"/>'
    '<xf numFmtId="14"/><xf numFmtId="46"/><xf numFmtId="20"/></cellXfs>'
)
TEXTS = (
    "<si><t>Haven</t><phoneticPr fontId='1'/></si>"
    "<si><r><t>En </t></r><r><rPr><b/></rPr><t>stor</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>"
    "<si><t/></si>"
)


def read(
    cells: str, after: str = "", links: str = "", book: str = "", strict: bool = False
) -> Grid:
    """The grid of a workbook with these cells in its first row."""
    sheet = f"<sheetData><row r='1'>{cells}</row></sheetData>{after}"
    relation = f"Type='{OFFICE}/{{}}' Target='{{}}'".format
    parts = {
        "xl/workbook.xml": f"<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'>{book}<sheets>"
        "<sheet name='Diagram' r:id='r4'/><sheet name='Ark1' r:id='r1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        f"<Relationship Id='r1' {relation('worksheet', '/xl/ark/første.xml')}/>"
        f"<Relationship Id='r2' {relation('styles', 'styles.xml')}/>"
        f"<Relationship Id='r3' {relation('sharedStrings', 'sharedStrings.xml')}/>"
        f"<Relationship Id='r4' {relation('chartsheet', 'chartsheets/sheet1.xml')}/>"
        "</Relationships>",
        "xl/styles.xml": f"<styleSheet xmlns='{MAIN}'>{STYLES}</styleSheet>",
        "xl/sharedStrings.xml": f"<sst xmlns='{MAIN}'>{TEXTS}</sst>",
        "xl/chartsheets/sheet1.xml": f"<chartsheet xmlns='{MAIN}'/>",
        "xl/ark/første.xml": f"<worksheet xmlns='{MAIN}' xmlns:r='{OFFICE}'>{sheet}</worksheet>",
        "xl/ark/_rels/første.xml.rels": f"<Relationships>{links}</Relationships>",
    }
    for old, new in STRICT.items() if strict else ():
        parts = {name: text.replace(old, new) for name, text in parts.items()}
    (grid,) = read_spreadsheet(zipped(parts))
    return grid


CELLS = {
    "a shared text": ("<c t='s'><v>0</v></c>", "Haven"),
    "a shared text in runs": ("<c t='s'><v>1</v></c>", "En stor"),
    "a line end of Windows": ("<c t='str'><v>To_x000D_\nlinjer</v></c>", "To\nlinjer"),
    "a line end in a cell's own text": ("<c t='inlineStr'><is><t>A_x000A_B</t></is></c>", "A\nB"),
    "an escape that is escaped": ("<c t='str'><v>_x005F_x000D_</v></c>", "_x000D_"),
    "half of a sign": ("<c t='str'><v>_xD83D_</v></c>", "_xD83D_"),
    "a month": ("<c s='1'><v>45000</v></c>", "2023-03"),
    "two decimals": ("<c s='2'><v>17.1</v></c>", "17.10"),
    "a number with an exponent": ("<c><v>1.5E3</v></c>", "1500"),
    "a style that is not there": ("<c s='99'><v>3</v></c>", "3"),
    "a moment of a strict workbook": (
        "<c t='d' s='5'><v>2023-03-26T00:00:00</v></c>",
        "2023-03-26",
    ),
    "a time": ("<c s='7'><v>0.5</v></c>", "12:00"),
    "a time to the second": ("<c s='7'><v>0.0000347222</v></c>", "0:00:03"),
    "a time that something lasts": ("<c s='6'><v>1.5</v></c>", "36:00"),
    "a truth": ("<c t='b'><v>1</v></c>", "ja"),
    "a font that strikes nothing out": ("<c t='s' s='4'><v>0</v></c>", "Haven"),
    "a formula that gives a text": ("<c t='str'><f>A2</f><v>x</v></c>", "x"),
    "a formula without a value": ("<c><f>A2</f><v/></c>", "=A2"),
    "a part of a formula for many cells": (
        "<c t='str'><f t='shared' si='0'/><v>x</v></c>",
        "x",
    ),
    "cells that say no place": ("<c/><c t='str'><v>x</v></c>", "x"),
}


@pytest.mark.parametrize("strict", [False, True], ids=["transitional", "strict"])
@pytest.mark.parametrize("what", CELLS)
def test_a_cell_says_what_it_shows(what: str, strict: bool) -> None:
    cells, shown = CELLS[what]
    grid = read(cells, strict=strict)
    assert [text for _, texts in grid.rows for text in texts if text] == [shown]
    assert grid.left == []


def test_a_formula_that_shows_nothing_is_no_fault() -> None:
    """`=IF(A2="";"";A2)` stands in every other sheet of an office."""
    grid = read("<c t='str'><v>x</v></c><c t='str'><f>IF(A2=\"\",\"\",A2)</f><v></v></c>")
    assert grid.rows == [(1, ["x"])]
    assert grid.notes == ["1 celle er en formel; dens sidst regnede værdi er brugt."]


def test_a_date_that_no_calendar_has_stays_a_number_and_is_told() -> None:
    """Excel shows signs of number there; what was typed is kept."""
    grid = read("<c r='A1' s='5'><v>20230326</v></c>")
    assert grid.rows == [(1, ["20230326"])]
    assert "viser en fejl i A1" in grid.notes[0]


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    grid = read("<c s='5'><v>43538</v></c>", book="<workbookPr date1904='1'/>")
    assert grid.rows == [(1, ["2023-03-15"])]


def test_what_a_font_strikes_out_goes_to_the_report() -> None:
    grid = read("<c t='s' s='3'><v>0</v></c>")
    assert grid.rows == []
    assert [(text, why) for _, text, why in grid.left] == [("Haven", "Teksten er streget over.")]


@pytest.mark.parametrize("strict", [False, True], ids=["transitional", "strict"])
def test_an_address_keeps_what_excel_puts_aside_and_reaches_all_of_its_cells(strict: bool) -> None:
    """Excel keeps what follows # in an attribute of its own (18.3.1.47)."""
    cells = "<c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>0</v></c><c r='C1' t='s'><v>0</v></c>"
    after = "<hyperlinks><hyperlink ref='A1:B1' r:id='l' location='del 2'/></hyperlinks>"
    kind = f"Type='{OFFICE}/hyperlink' Target='https://example.org/a' TargetMode='External'"
    grid = read(cells, after, f"<Relationship Id='l' {kind}/>", strict=strict)
    assert grid.links == dict.fromkeys([(1, 0), (1, 1)], "https://example.org/a#del 2")
