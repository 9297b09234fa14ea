#!/usr/bin/env bash
# pyexcel-ods 0.6.0 (PyPI) leaves out the cells of an .ods sheet that lie under a merged one
# (table:covered-table-cell, OpenDocument 1.3 part 3, 9.1.5), and all but one of the empty rows that are written as
# one (table:number-rows-repeated, 19.679): what stands to the right of a merged cell moves under another heading, and
# what stands below two empty rows moves up. An amount of money is a text (»1234.5 DKK«). python-calamine 0.9.1 keeps
# each in its place.
#
# Seen in these versions with Python 3.11: the output at the end.
#
# What to do: read such sheets with python-calamine or pyexcel-ods3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyexcel-ods==0.6.0 python-calamine==0.9.1 odfpy==1.4.1
env/bin/python -W ignore - > seen <<'END'
import pyexcel_ods
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook


def cell(text: str, **more: object) -> TableCell:
    made = TableCell(**{"valuetype": "string", **more})
    made.addElement(P(text=text))
    return made


sheet = Table(name="Ark1")
for row in (
    [cell("Sted"), cell("Note"), cell("Beløb")],
    [cell("Vejle"), cell(""), cell("1.234,50 kr.", valuetype="currency", currency="DKK", value="1234.5")],
    [cell("Ikke målt", numbercolumnsspanned=2), CoveredTableCell(), cell("7", valuetype="float", value="7")],
):
    line = TableRow()
    for one in row:
        line.addElement(one)
    sheet.addElement(line)
empty = TableRow(numberrowsrepeated=2)
empty.addElement(TableCell(numbercolumnsrepeated=3))
last = TableRow()
last.addElement(cell("Kilde"))
sheet.addElement(empty)
sheet.addElement(last)
document = OpenDocumentSpreadsheet()
document.spreadsheet.addElement(sheet)
document.save("sheet.ods")
print("calamine   ", CalamineWorkbook.from_path("sheet.ods").get_sheet_by_index(0).to_python())
print("pyexcel-ods", pyexcel_ods.get_data("sheet.ods")["Ark1"])
END
cat seen
diff seen - <<'END'
calamine    [['Sted', 'Note', 'Beløb'], ['Vejle', '', 1234.5], ['Ikke målt', '', 7.0], ['', '', ''], ['', '', ''], ['Kilde', '', '']]
pyexcel-ods [['Sted', 'Note', 'Beløb'], ['Vejle', '', '1234.5 DKK'], ['Ikke målt', 7], [], ['Kilde']]
END
