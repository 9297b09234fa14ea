#!/usr/bin/env bash
# pandas 3.1.1 with odfpy 1.4.1 (PyPI) reads a time of day in an .ods file from the words in which it is shown, not
# from its value (office:time-value, OpenDocument 1.3 part 3, 19.389): 14.30, as Danes write it, stops it with a
# ValueError, and nothing of the file is read. 5.30.00 becomes midnight (of 30 May 2000), and 02:30, shown by the
# clock of twelve hours, is at night. python-calamine 0.9.1, which pandas can use instead, reads the value, as pandas
# does of numbers and dates.
#
# Seen in these versions with Python 3.11: the output at the end.
#
# What to do: read .ods with engine="calamine".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1
env/bin/python -W ignore - > seen <<'END'
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

for value, shown in (("PT14H30M00S", "14:30"), ("PT14H30M00S", "14.30"), ("PT14H30M00S", "02:30"), ("PT05H30M00S", "5.30.00")):
    cell = TableCell(valuetype="time", timevalue=value)
    cell.addElement(P(text=shown))
    row = TableRow()
    row.addElement(cell)
    sheet = Table(name="Ark1")
    sheet.addElement(row)
    document = OpenDocumentSpreadsheet()
    document.spreadsheet.addElement(sheet)
    document.save("times.ods")
    for engine in ("odf", "calamine"):
        try:
            read = pandas.read_excel("times.ods", engine=engine, header=None).iloc[0, 0]
        except ValueError as error:
            read = f"{type(error).__name__}: {error}"
        print(value, shown, engine, read)
END
cat seen
diff seen - <<'END'
PT14H30M00S 14:30 odf 14:30:00
PT14H30M00S 14:30 calamine 14:30:00
PT14H30M00S 14.30 odf ValueError: Given date string "14.30" not likely a datetime
PT14H30M00S 14.30 calamine 14:30:00
PT14H30M00S 02:30 odf 02:30:00
PT14H30M00S 02:30 calamine 14:30:00
PT05H30M00S 5.30.00 odf 00:00:00
PT05H30M00S 5.30.00 calamine 05:30:00
END
