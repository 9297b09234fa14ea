#!/usr/bin/env bash
# xlsx2html 0.6.4 (PyPI), which exports a sheet »with cell formatting«, shows the quotes around words in a number
# format: 1.234,50 kr. becomes 1.234,50" kr.", and 12 m² becomes 12" m²". One and a half in a fraction format (# ?/?)
# becomes »2 /«, another number. ECMA-376 part 1 (18.8.31) has words between double quotes shown without them, and ?/?
# as a fraction. SheetJS 0.18.5 (npm), which knows no Danish, has both right.
#
# Seen in these versions with Python 3.11 and Node 20: the output at the end.
#
# What to do: take the quotes off what has a format with words, and show fractions as decimals.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check xlsx2html==0.6.4 openpyxl==3.1.5
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5
{
  env/bin/python - <<'END'
import re

import openpyxl
from xlsx2html import xlsx2html

book = openpyxl.Workbook()
for value, form in (
    (1234.5, '#,##0.00" kr."'),
    (12, '0" m²"'),
    (1.5, "# ?/?"),
    (0.924, "0.0%"),
):
    book.active.append([value])
    book.active.cell(book.active.max_row, 1).number_format = form
book.save("sheet.xlsx")
page = xlsx2html("sheet.xlsx", locale="da")
page.seek(0)
print("xlsx2html", *re.findall("<td[^>]*>(.*?)</td>", page.read()), sep=" | ")
END
  node -e 'const sheet = require("xlsx").readFile("sheet.xlsx").Sheets.Sheet;
console.log("SheetJS   |", Object.values(sheet).map(({ w }) => w).filter((shown) => shown).join(" | "))'
} > seen
cat seen
diff seen - <<'END'
xlsx2html | 1.234,50" kr." | 12" m²" | 2 / | 92,4%
SheetJS   | 1,234.50 kr. | 12 m² | 1 1/2 | 92.4%
END
