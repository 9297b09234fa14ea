#!/usr/bin/env bash
# A category with a comma in it, such as »Klima, miljø og energi«, is one value whose comma has a backslash
# before it (RFC 5545, 3.8.1.2 and 3.3.11). ics 3.12.0 (npm) writes it bare, so that readers find two;
# node-ical 0.26.1 (npm) cuts at a comma with a backslash too, and leaves the backslash. ical.js 2.2.1
# reads both as they are written.
#
# Seen in these versions with Node 20: the output at the end.
#
# What to do: give categories no comma.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ics@3.12.0 node-ical@0.26.1 ical.js@2.2.1
cat > read.mjs <<'END'
import { createEvent } from "ics";
import ICAL from "ical.js";
import ical from "node-ical";
const category = "Klima, miljø og energi";
const { value } = createEvent({
  title: "Haven", start: [2027, 3, 10, 8, 0], duration: { hours: 1 }, categories: [category],
});
const bare = value.match(/CATEGORIES:.*/)[0];
const escaped = `CATEGORIES:${category.replace(",", "\\,")}`;
for (const line of [bare, escaped]) {
  const text = value.replace(bare, line);
  const component = ICAL.Component.fromString(text).getFirstSubcomponent("vevent");
  const [event] = Object.values(ical.sync.parseICS(text)).filter((one) => one.type === "VEVENT");
  console.log(line);
  console.log("  ical.js", JSON.stringify(component.getFirstProperty("categories").getValues()));
  console.log("  node-ical", JSON.stringify(event.categories));
}
END
node read.mjs > seen
cat seen
diff seen - <<'END'
CATEGORIES:Klima, miljø og energi
  ical.js ["Klima"," miljø og energi"]
  node-ical ["Klima","miljø og energi"]
CATEGORIES:Klima\, miljø og energi
  ical.js ["Klima, miljø og energi"]
  node-ical ["Klima\\","miljø og energi"]
END
