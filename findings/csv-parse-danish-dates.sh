#!/usr/bin/env bash
# csv-parse 7.0.3 (npm) with `cast` and `cast_date` takes Danish decimals for dates: 0,5 is the first of May
# 2000, and 1,25 the 25th of January 2001. 03.04.2027, which is the third of April, becomes the fourth of
# March, beside 15.04.2027, which stays a text. Date.parse makes what it likes of what is not ISO 8601
# (ECMA-262, 21.4.3.2), and a year without four digits is no such date.
#
# Seen in these versions with Node 20: the output at the end.
#
# What to do: give `cast` a function that knows the columns.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts csv-parse@7.0.3
cat > read.mjs <<'END'
import { parse } from "csv-parse/sync";
const text = "dato;andel\n03.04.2027;0,5\n15.04.2027;1,25\n2027-04-03;31,5\n";
const day = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].join("-");
for (const row of parse(text, { delimiter: ";", from: 2, cast: true, cast_date: true }))
  console.log(...row.map((value) => (value instanceof Date ? `Date ${day(value)}` : value)));
END
TZ=UTC node read.mjs > seen
cat seen
diff seen - <<'END'
Date 2027-3-4 Date 2000-5-1
15.04.2027 Date 2001-1-25
Date 2027-4-3 31,5
END
