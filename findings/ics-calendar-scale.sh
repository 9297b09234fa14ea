#!/usr/bin/env bash
# ics 0.7.3 (PyPI) reads a calendar that names no scale and writes it again with CALSCALE:GEORGIAN, which
# is no scale (RFC 5545, 3.7.1, knows GREGORIAN, and says that it goes without saying). It writes no
# VTIMEZONE either: what was nine o'clock in Copenhagen is a time in UTC.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: write calendars with something else, or set `calendar.scale = None` before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check ics==0.7.3
env/bin/python -W ignore - > seen <<'END'
from ics import Calendar

LINES = (
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b//DA",
    "BEGIN:VTIMEZONE", "TZID:Europe/Copenhagen",
    "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE",
    "BEGIN:VEVENT", "UID:a", "DTSTAMP:20261129T000000Z",
    "DTSTART;TZID=Europe/Copenhagen:20270310T090000", "SUMMARY:Haven", "END:VEVENT",
    "END:VCALENDAR", "",
)
written = Calendar("\r\n".join(LINES)).serialize().splitlines()
print(*(line for line in written if line.startswith(("CALSCALE", "TZID", "DTSTART"))), sep="\n")
END
cat seen
diff seen - <<'END'
CALSCALE:GEORGIAN
DTSTART:20270310T080000Z
END
