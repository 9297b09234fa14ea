#!/usr/bin/env bash
# Papa Parse 5.7.1 (npm) does not find the semicolon of a short table of two columns that ends with a line
# break, as every program writes it: it counts the empty line behind as a row of one column, and asks for
# 1.99 on average. All becomes one column, with the commas of Danish numbers as its limits. RFC 4180 (2.2)
# lets the last line end in a break. Files with commas come out right, since a comma is what it falls back on.
#
# Seen in these versions with Node 20, after how many rows there are: the output at the end.
#
# What to do: give it `delimiter`, or `skipEmptyLines: true`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts papaparse@5.7.1
cat > read.mjs <<'END'
import Papa from "papaparse";
for (const rows of [2, 5, 20]) {
  const text = "maaling;andel\n" + "Tilfredse;92,4\n".repeat(rows);
  const [, first] = Papa.parse(text).data;
  const [, known] = Papa.parse(text, { skipEmptyLines: true }).data;
  console.log(rows, JSON.stringify(first), JSON.stringify(known));
}
END
node read.mjs > seen
cat seen
diff seen - <<'END'
2 ["Tilfredse;92","4"] ["Tilfredse","92,4"]
5 ["Tilfredse;92","4"] ["Tilfredse","92,4"]
20 ["Tilfredse","92,4"] ["Tilfredse","92,4"]
END
