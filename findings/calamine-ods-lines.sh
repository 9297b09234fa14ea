#!/usr/bin/env bash
# python-calamine 0.9.1 (PyPI) reads an .ods cell without the line breaks and the tabs inside a
# paragraph (text:line-break and text:tab, OpenDocument 1.3 part 3, 6.1.5 and 6.1.4): the words on
# either side become one. Spaces (text:s) and paragraphs it keeps. pyexcel-ods3 0.6.1 keeps all.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: read the cells' XML oneself where people write several lines in a cell.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
  python-calamine==0.9.1 odfpy==1.4.1 pyexcel-ods3==0.6.1
env/bin/python - > seen <<'END'
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, P, S, Tab
from pyexcel_ods3 import get_data
from python_calamine import CalamineWorkbook

document, row = OpenDocumentSpreadsheet(), TableRow()
for between in (LineBreak(), Tab(), S(c=2)):
    text = P(text="have")
    text.addElement(between)
    text.addText("fest")
    cell = TableCell(valuetype="string")
    cell.addElement(text)
    row.addElement(cell)
table = Table(name="Ark")
table.addElement(row)
document.spreadsheet.addElement(table)
document.save("lines.ods")
print("calamine", CalamineWorkbook.from_path("lines.ods").get_sheet_by_index(0).to_python()[0])
print("pyexcel-ods3", get_data("lines.ods")["Ark"][0])
END
cat seen
diff seen - <<'END'
calamine ['havefest', 'havefest', 'have  fest']
pyexcel-ods3 ['have\nfest', 'have\tfest', 'have  fest']
END
