#!/usr/bin/env bash
# xlsx2csv 0.8.6 (PyPI) shows a date in a Danish number format ([$-406], ECMA-376 part 1, 18.8.31) with
# an English month and a zero that the format does not ask for: 5. marts 2027 becomes »05. March 2027«.
# A number with text in its format (»kr.«, a percent sign) loses both the text and the decimals.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: read the value and the format apart, and write the date in Danish oneself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check xlsx2csv==0.8.6 xlsxwriter==3.2.9
env/bin/python - > seen <<'END'
import io
from datetime import datetime

from xlsx2csv import Xlsx2csv
from xlsxwriter import Workbook

book = Workbook("sheet.xlsx")
sheet = book.add_worksheet()
date = book.add_format({"num_format": "[$-406]d. mmmm yyyy;@"})
sheet.write_datetime(0, 0, datetime(2027, 3, 5), date)
sheet.write_number(1, 0, 0.255, book.add_format({"num_format": "0.0%"}))
sheet.write_number(2, 0, 1234.5, book.add_format({"num_format": '#,##0.00 "kr."'}))
book.close()
out = io.StringIO()
Xlsx2csv("sheet.xlsx", outputencoding="utf-8").convert(out)
print(out.getvalue(), end="")
END
cat seen
diff seen - <<'END'
05. March 2027
0.255
1234.5
END
