#!/usr/bin/env bash
# spacetime 7.15.0 (npm) begins and ends summer time on the days of one year in all years: noon in Copenhagen on 28
# March 2027 and 30 October 2027, in summer time by the rule of the European Union (directive 2000/84: last Sundays),
# is told an hour wrong, as are some days of every coming year. It tells of past years that it does so. 1 January 2027
# lies in its week 1, though Mondays begin its weeks, and it is in week 53 of 2026 (ISO 8601), as Denmark counts.
#
# Seen in these versions with Node 20, beside Intl: the output at the end.
#
# What to do: use Intl or Temporal for times to come, and ISO 8601 for weeks.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts spacetime@7.15.0
cat > tell.mjs <<'END'
import spacetime from "spacetime";
const clock = new Intl.DateTimeFormat("da", { timeZone: "Europe/Copenhagen", timeStyle: "short" });
for (const day of ["2027-03-28", "2027-07-01", "2027-10-30", "2028-03-27", "2028-10-28", "2029-03-26"]) {
  const noon = `${day}T10:00:00Z`;
  console.log(noon, "spacetime", spacetime(noon).goto("Europe/Copenhagen").format("{hour-24-pad}.{minute-pad}"),
    "Intl", clock.format(new Date(noon)));
}
for (const day of ["2026-12-31", "2027-01-01", "2027-01-04"]) console.log(day, "is in week", spacetime(day).week());
END
node tell.mjs > seen
cat seen
diff seen - <<'END'
2027-03-28T10:00:00Z spacetime 11.00 Intl 12.00
2027-07-01T10:00:00Z spacetime 12.00 Intl 12.00
2027-10-30T10:00:00Z spacetime 11.00 Intl 12.00
2028-03-27T10:00:00Z spacetime 11.00 Intl 12.00
2028-10-28T10:00:00Z spacetime 11.00 Intl 12.00
2029-03-26T10:00:00Z spacetime 11.00 Intl 12.00
2026-12-31 is in week 52
2027-01-01 is in week 1
2027-01-04 is in week 1
END
