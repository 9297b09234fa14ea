#!/usr/bin/env bash
# icalevents 0.3.1 (PyPI) and ts-ics 2.4.6 (npm) know of a repeated meeting when it is not held (EXDATE), but leave
# out the dates that are told beside its rule (RDATE, RFC 5545, 3.8.5.2), and say nothing: who moved one Friday's
# meeting to the Thursday is told that there is none that week. ts-ics loses the line from what it writes too.
# recurring-ical-events 3.8.2 (PyPI) and ical-expander 3.2.0 (npm) tell all four.
#
# Seen in these versions with Python 3.11 and Node 20: the output at the end.
#
# What to do: write such a date as a VEVENT of its own (RECURRENCE-ID), which moves the one of the rule.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check icalevents==0.3.1 recurring-ical-events==3.8.2
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts ts-ics@2.4.6 ical-expander@3.2.0
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//a//b//DA BEGIN:VEVENT UID:a DTSTAMP:20261129T000000Z \
  DTSTART:20270305T080000Z DTEND:20270305T090000Z 'RRULE:FREQ=WEEKLY;COUNT=4' EXDATE:20270319T080000Z \
  RDATE:20270318T080000Z SUMMARY:Haven END:VEVENT END:VCALENDAR > meetings.ics
{
  env/bin/python - <<'END'
import datetime
import pathlib

import icalendar
import recurring_ical_events
from icalevents import icalevents

first, last = datetime.date(2027, 3, 1), datetime.date(2027, 4, 30)
found = icalevents.events(file="meetings.ics", start=first, end=last)
print("icalevents            ", *sorted(str(one.start.date()) for one in found))
calendar = icalendar.Calendar.from_ical(pathlib.Path("meetings.ics").read_bytes())
found = recurring_ical_events.of(calendar).between(first, last)
print("recurring-ical-events ", *sorted(str(one.start.date()) for one in found))
END
  cat > read.mjs <<'END'
import { readFileSync } from "node:fs";
import Expander from "ical-expander";
import { convertIcsCalendar, extendByRecurrenceRule, generateIcsCalendar } from "ts-ics";
const ics = readFileSync("meetings.ics", "utf8");
const told = (name, dates) => console.log(name, dates.map((date) => date.slice(0, 10)).sort().join(" "));
told("ical-expander         ", new Expander({ ics }).all().occurrences.map(({ startDate }) => startDate.toString()));
const calendar = convertIcsCalendar(undefined, ics);
const [{ start, recurrenceRule, exceptionDates }] = calendar.events;
const exceptions = exceptionDates.map(({ date }) => date);
const dates = extendByRecurrenceRule(recurrenceRule, { start: start.date, exceptions });
told("ts-ics                ", dates.map((date) => date.toISOString()));
console.log("written by ts-ics      ", generateIcsCalendar(calendar).match(/^(RRULE|RDATE|EXDATE)/gm).join(" "));
END
  node read.mjs
} > seen
cat seen
diff seen - <<'END'
icalevents             2027-03-05 2027-03-12 2027-03-26
recurring-ical-events  2027-03-05 2027-03-12 2027-03-18 2027-03-26
ical-expander          2027-03-05 2027-03-12 2027-03-18 2027-03-26
ts-ics                 2027-03-05 2027-03-12 2027-03-26
written by ts-ics       RRULE EXDATE
END
