#!/usr/bin/env bash
# ical2json 5.0.0, ical-js-parser 0.7.4 and cal-parser 1.0.2 (npm) end a property's name at the first colon, also
# where it stands between quotes. Addresses do (RFC 5545, 3.2: ALTREP, DIR, SENT-BY): the place becomes
# »//example.org/…":Vejle«, and whoever invites, if the name has a colon, has an address that is none (but in
# ical-js-parser, which knows that property). ical.js 2.2.1 reads them.
#
# Seen in these versions with Node 20: the output at the end.
#
# What to do: write no ALTREP, DIR, SENT-BY, or names with a colon.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ical2json@5.0.0 ical-js-parser@0.7.4 cal-parser@1.0.2 ical.js@2.2.1
cat > read.mjs <<'END'
import { createRequire } from "node:module";
import ICAL from "ical.js";
const require = createRequire(import.meta.url);
const calendar = [
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b//DA", "BEGIN:VEVENT", "UID:a", "DTSTAMP:20261129T000000Z",
  "DTSTART:20270312T080000Z", 'LOCATION;ALTREP="https://example.org/hus":Vejle',
  'ORGANIZER;CN="Haven: Vejle":mailto:a@example.org', "SUMMARY:Haven", "END:VEVENT", "END:VCALENDAR", "",
].join("\r\n");
const tell = (name, ...values) => console.log(name, JSON.stringify(values));
let event = require("ical2json").convert(calendar).VCALENDAR[0].VEVENT[0];
tell("ical2json     ", event.LOCATION._, event.ORGANIZER._);
event = require("ical-js-parser").default.toJSON(calendar).events[0];
tell("ical-js-parser", event.location, event.organizer);
event = require("cal-parser").parseString(calendar).events[0];
tell("cal-parser    ", event.location.value, event.organizer.value);
event = new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent("vevent");
tell("ical.js       ", event.getFirstPropertyValue("location"), event.getFirstPropertyValue("organizer"));
END
node read.mjs > seen
cat seen
diff seen - <<'END'
ical2json      ["//example.org/hus\":Vejle"," Vejle\":mailto:a@example.org"]
ical-js-parser ["//example.org/hus\":Vejle",{"CN":"\"Haven:Vejle\"","mailto":"a@example.org"}]
cal-parser     ["//example.org/hus\":Vejle"," Vejle\":mailto:a@example.org"]
ical.js        ["Vejle","mailto:a@example.org"]
END
