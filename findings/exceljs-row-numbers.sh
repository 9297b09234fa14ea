#!/usr/bin/env bash
# exceljs 4.4.0 (npm) refuses a workbook whose rows and cells do not say their places, and read-excel-file 9.3.17
# (npm) fails on it: »Invalid row number in model«, and a TypeError. ECMA-376 (part 1, 18.3.1.73 and 18.3.1.4)
# makes the attribute r optional, and programs that stream rows leave it out. SheetJS 0.18.5 and openpyxl 3.1.5
# read the file.
#
# Seen with Python 3.11 and Node 20: the output at the end.
#
# What to do: write r on every row and cell.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 read-excel-file@9.3.17 xlsx@0.18.5
{
  env/bin/python - <<'END'
import re
import zipfile

from openpyxl import Workbook, load_workbook

book = Workbook()
book.active.append(["sted", "andel"])
book.active.append(["Haven", 92.4])
book.save("with.xlsx")
with zipfile.ZipFile("with.xlsx") as old, zipfile.ZipFile("without.xlsx", "w") as new:
    for name in old.namelist():
        data = old.read(name)
        if name == "xl/worksheets/sheet1.xml":
            data = re.sub(rb'(<(?:row|c)\b[^>]*?) r="\w+"', rb"\1", data)
        new.writestr(name, data)
print("openpyxl", *load_workbook("without.xlsx").active.values)
END
  cat > read.mjs <<'END'
import excel from "exceljs";
import readSheet from "read-excel-file/node";
import XLSX from "xlsx";
const asked = {
  SheetJS: (name) => XLSX.utils.sheet_to_json(XLSX.readFile(name).Sheets.Sheet, { header: 1 })[1],
  exceljs: async (name) =>
    (await new excel.Workbook().xlsx.readFile(name)).worksheets[0].getRow(2).values.slice(1),
  "read-excel-file": async (name) => (await readSheet(name))[0].data[1],
};
for (const [reader, ask] of Object.entries(asked))
  for (const name of ["with.xlsx", "without.xlsx"]) {
    const told = await Promise.resolve(name).then(ask).catch((error) => error.constructor.name);
    console.log(reader, name, JSON.stringify(told));
  }
END
  node read.mjs
} > seen
cat seen
diff seen - <<'END'
openpyxl ('sted', 'andel') ('Haven', 92.4)
SheetJS with.xlsx ["Haven",92.4]
SheetJS without.xlsx ["Haven",92.4]
exceljs with.xlsx ["Haven",92.4]
exceljs without.xlsx "Error"
read-excel-file with.xlsx ["Haven",92.4]
read-excel-file without.xlsx "TypeError"
END
