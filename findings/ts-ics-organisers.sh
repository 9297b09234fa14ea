#!/usr/bin/env bash
# ts-ics 2.4.6 (npm) writes the name of who invites without quotes, whatever is in it: CN="Ørum, Åse" becomes CN=Ørum,
# Åse, which is two values in iCalendar (RFC 5545, 3.2: a parameter's value with a comma, a colon or a semicolon must
# stand between quotes). icalendar 7.3.2 (PyPI) then reads two names, and ical.js 2.2.1 (npm) the first half with a
# colon in it, as in »Haven: Vejle«, beside an address that nobody has. What ts-ics reads has the quotes.
#
# Seen in these versions with Python 3.11 and Node 20: the output at the end.
#
# What to do: give organisers and attendees names without , : and ;.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check icalendar==7.3.2
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ts-ics@2.4.6 ical.js@2.2.1
cat > write.mjs <<'END'
import { writeFileSync } from "node:fs";
import ICAL from "ical.js";
import { convertIcsCalendar, generateIcsCalendar } from "ts-ics";
for (const [file, name] of [["comma.ics", "Ørum, Åse"], ["colon.ics", "Haven: Vejle"]]) {
  const calendar = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b//DA", "BEGIN:VEVENT", "UID:a", "DTSTAMP:20261129T000000Z",
    "DTSTART:20270312T080000Z", `ORGANIZER;CN="${name}":mailto:a@example.org`, "END:VEVENT", "END:VCALENDAR", "",
  ].join("\r\n");
  const written = generateIcsCalendar(convertIcsCalendar(undefined, calendar));
  writeFileSync(file, written);
  console.log("ts-ics   ", written.split("\r\n").find((line) => line.startsWith("ORGANIZER")));
  const [, more, , address] = ICAL.parse(written)[2][0][1].find(([property]) => property === "organizer");
  console.log("ical.js  ", JSON.stringify([more.cn, address]));
}
END
node write.mjs > seen
env/bin/python - >> seen <<'END'
import pathlib

import icalendar

for name in ("comma.ics", "colon.ics"):
    organizer = icalendar.Calendar.from_ical(pathlib.Path(name).read_bytes()).events[0]["ORGANIZER"]
    print("icalendar", organizer.params["CN"], str(organizer))
END
cat seen
diff seen - <<'END'
ts-ics    ORGANIZER;CN=Ørum, Åse:MAILTO:a@example.org
ical.js   ["Ørum, Åse","MAILTO:a@example.org"]
ts-ics    ORGANIZER;CN=Haven: Vejle:MAILTO:a@example.org
ical.js   ["Haven"," Vejle:MAILTO:a@example.org"]
icalendar ['Ørum', ' Åse'] MAILTO:a@example.org
icalendar Haven  Vejle:MAILTO:a@example.org
END
