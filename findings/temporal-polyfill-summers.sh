#!/usr/bin/env bash
# temporal-polyfill (npm), version 0.3.2, looks for no change of a time zone's offset later than the
# beginning of the tenth year from now, and takes the winter's for what comes after: all summers from then on are an
# hour wrong. node-ical 0.26.1 reads calendars with it wherever Node has no Temporal of its own, so
# nine o'clock in Copenhagen in July of a later year becomes ten. Intl in the same Node knows better.
#
# Seen with Node 20, of next summer and of the one in twelve years:
#     temporal-polyfill +02:00 +01:00
#     Intl GMT+02:00 GMT+02:00
#
# What to do: write times that lie so far ahead in UTC.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts temporal-polyfill@0.3.2
cat > read.mjs <<'END'
import { Temporal } from "temporal-polyfill";
const timeZone = "Europe/Copenhagen";
const years = [1, 12].map((ahead) => new Date().getUTCFullYear() + ahead);
const offset = (year) =>
  Temporal.PlainDateTime.from(`${year}-07-12T09:00`).toZonedDateTime(timeZone).offset;
console.log("temporal-polyfill", ...years.map(offset));
const shown = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
const known = (year) =>
  shown.formatToParts(new Date(`${year}-07-12T07:00Z`)).find((one) => one.type === "timeZoneName");
console.log("Intl", ...years.map((year) => known(year).value));
END
seen=$(node read.mjs)
echo "$seen"
[ "$seen" = "temporal-polyfill +02:00 +01:00
Intl GMT+02:00 GMT+02:00" ]
