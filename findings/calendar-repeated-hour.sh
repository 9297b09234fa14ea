#!/usr/bin/env bash
# ical.js 2.2.1 and node-ical 0.26.1 (npm) take a local time that comes twice, when summer time ends,
# for the second. RFC 5545, 3.3.5, says the first: half past two in Copenhagen on 31 October 2027 is
# 00:30 UTC, while summer time still holds.
#
# Seen with Node 20:
#     ical.js 2027-10-31T01:30:00.000Z
#     node-ical 2027-10-31T01:30:00.000Z
#
# What to do: write such a time in UTC.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1 node-ical@0.26.1
cat > read.mjs <<'END'
import ICAL from "ical.js";
import ical from "node-ical";
const calendar = [
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b//DA",
  "BEGIN:VTIMEZONE", "TZID:Europe/Copenhagen",
  "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
  "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE",
  "BEGIN:VEVENT", "UID:a", "DTSTAMP:20261129T000000Z",
  "DTSTART;TZID=Europe/Copenhagen:20271031T023000", "SUMMARY:Haven", "END:VEVENT",
  "END:VCALENDAR", "",
].join("\r\n");
const read = new ICAL.Component(ICAL.parse(calendar));
ICAL.TimezoneService.register(read.getFirstSubcomponent("vtimezone"));
const first = new ICAL.Event(read.getFirstSubcomponent("vevent")).startDate;
console.log("ical.js", first.toJSDate().toISOString());
const [event] = Object.values(ical.sync.parseICS(calendar)).filter((one) => one.type === "VEVENT");
console.log("node-ical", event.start.toISOString());
END
seen=$(node read.mjs)
echo "$seen"
[ "$seen" = "ical.js 2027-10-31T01:30:00.000Z
node-ical 2027-10-31T01:30:00.000Z" ]
