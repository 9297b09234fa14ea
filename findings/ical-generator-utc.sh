#!/usr/bin/env bash
# ical-generator 10.2.0 (npm), given a time zone, writes DTSTAMP, CREATED, LAST-MODIFIED and the UNTIL of a
# repetition without the Z that makes them UTC, in the machine's own time: the same calendar differs by
# where it is made. RFC 5545 wants UTC in all of them (3.8.7.1 to 3.8.7.3; 3.3.10 where DTSTART has a zone),
# and readers go by them in telling which version is newer. The TZID it writes has no VTIMEZONE (3.2.19).
#
# Seen with Node 20, in UTC and in Copenhagen: the output at the end.
#
# What to do: give it no zone, and Dates, which it then writes in UTC.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ical-generator@10.2.0
cat > write.mjs <<'END'
import ical from "ical-generator";
const stamp = new Date("2026-11-29T12:00:00Z");
for (const timezone of [null, "Europe/Copenhagen"]) {
  const calendar = ical({ name: "Møder", timezone });
  calendar.createEvent({
    id: "a", summary: "Haven", start: "2027-03-10T09:00:00", end: "2027-03-10T10:00:00", timezone,
    stamp, created: stamp, lastModified: stamp,
    repeating: { freq: "WEEKLY", until: new Date("2027-06-01T00:00:00Z") },
  });
  const lines = calendar.toString().split("\r\n");
  console.log(lines.filter((line) => /^(DTSTA|CREATED|LAST|RRULE|BEGIN:VT)/.test(line)).join(" "));
}
END
for zone in UTC Europe/Copenhagen; do TZ=$zone node write.mjs; done > seen
cat seen
diff seen - <<'END'
DTSTAMP:20261129T120000Z DTSTART:20270310T090000Z RRULE:FREQ=WEEKLY;UNTIL=20270601T000000Z CREATED:20261129T120000Z LAST-MODIFIED:20261129T120000Z
DTSTAMP:20261129T120000 DTSTART;TZID=Europe/Copenhagen:20270310T090000 RRULE:FREQ=WEEKLY;UNTIL=20270601T000000 CREATED:20261129T120000 LAST-MODIFIED:20261129T120000
DTSTAMP:20261129T120000Z DTSTART:20270310T080000Z RRULE:FREQ=WEEKLY;UNTIL=20270601T000000Z CREATED:20261129T120000Z LAST-MODIFIED:20261129T120000Z
DTSTAMP:20261129T130000 DTSTART;TZID=Europe/Copenhagen:20270310T090000 RRULE:FREQ=WEEKLY;UNTIL=20270601T020000 CREATED:20261129T130000 LAST-MODIFIED:20261129T130000
END
