#!/usr/bin/env bash
# node-ical 0.26.1 (npm) undoes the escapes of a text in the wrong order. A backslash before an n is
# written \\n in iCalendar (RFC 5545, 3.3.11), a line break \n; node-ical looks for \n first and so
# reads a backslash and a line break. A text between double quotes loses them, though a TEXT value has
# no quotes of its own.
#
# Seen with Node 20:
#     "a\\\nb"
#     "Haven"
#
# What to do: write no backslash before an n, and other quotes than " around a whole text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts node-ical@0.26.1
cat > read.mjs <<'END'
import ical from "node-ical";
const calendar = [
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b//DA", "BEGIN:VEVENT", "UID:a",
  "DTSTAMP:20261129T000000Z", "DTSTART:20270312T080000Z",
  String.raw`DESCRIPTION:a\\nb`, 'SUMMARY:"Haven"', "END:VEVENT", "END:VCALENDAR", "",
].join("\r\n");
const [event] = Object.values(ical.sync.parseICS(calendar)).filter((one) => one.type === "VEVENT");
console.log(JSON.stringify(event.description));
console.log(JSON.stringify(event.summary));
END
seen=$(node read.mjs)
echo "$seen"
[ "$seen" = '"a\\\nb"
"Haven"' ]
