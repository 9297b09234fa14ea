#!/usr/bin/env bash
# SheetJS 0.18.5 (xlsx, npm) reads the decimals of a Danish CSV file as if their comma parted thousands: 92,4 per
# cent become 924, 1,25 becomes 125, and 1.234,5 becomes 1.2345. It finds the semicolons, which stand there just
# because the comma is a decimal mark, and says nothing. 03.04.2027 is a day in March. Papa Parse 5.7.1 with
# dynamicTyping leaves what has a comma as the text it is.
#
# Seen in these versions with Node 20: the output at the end.
#
# What to do: read with `raw: true`, which keeps the texts, and make numbers of them oneself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 papaparse@5.7.1
cat > read.mjs <<'END'
import Papa from "papaparse";
import XLSX from "xlsx";
const text = "andel;pris;dato\n92,4;1.234,5;03.04.2027\n1,25;12,50;15.04.2027";
for (const raw of [false, true]) {
  const { Sheet1 } = XLSX.read(text, { type: "string", raw }).Sheets;
  for (const row of XLSX.utils.sheet_to_json(Sheet1)) console.log(`raw: ${raw}`, JSON.stringify(row));
}
const { SSF } = XLSX;
console.log(SSF.format("yyyy-mm-dd", XLSX.read(text, { type: "string" }).Sheets.Sheet1.C2.v));
for (const row of Papa.parse(text, { header: true, dynamicTyping: true }).data)
  console.log("Papa Parse", JSON.stringify(row));
END
TZ=UTC node read.mjs > seen
cat seen
diff seen - <<'END'
raw: false {"andel":924,"pris":1.2345,"dato":46450}
raw: false {"andel":125,"pris":1250,"dato":"15.04.2027"}
raw: true {"andel":"92,4","pris":"1.234,5","dato":"03.04.2027"}
raw: true {"andel":"1,25","pris":"12,50","dato":"15.04.2027"}
2027-03-04
Papa Parse {"andel":"92,4","pris":"1.234,5","dato":"03.04.2027"}
Papa Parse {"andel":"1,25","pris":"12,50","dato":"15.04.2027"}
END
