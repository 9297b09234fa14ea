#!/usr/bin/env bash
# Babel 2.19.0 (PyPI) counts weeks for »da« as if the first of January always lay in week 1, and for
# »da_DK« as Denmark does (ISO 8601). Unicode's LDML (part 4, Week Data; part 1, Likely Subtags) says that
# a locale without a country is the language's most likely one, here DK; Intl in Node does so. So a
# meeting on Friday 1 January 2027 is told to lie in week 1 of 2027, and every later one of that year a
# week too late.
#
# Seen with Python 3.11 and Node 20: the output at the end.
#
# What to do: write locale="da_DK", or ask date.isocalendar().
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check babel==2.19.0
{
  env/bin/python - <<'END'
from datetime import date

from babel import Locale
from babel.dates import format_date

for day in (date(2027, 1, 1), date(2027, 6, 7)):
    told = (format_date(day, "'uge' w Y", locale=locale) for locale in ("da", "da_DK"))
    print(day, *told, "isocalendar", day.isocalendar().week, sep=", ")
print("Babel, da:", Locale("da").min_week_days, "da_DK:", Locale("da", "DK").min_week_days)
END
  node -p '`Intl, da: ${new Intl.Locale("da").weekInfo.minimalDays} da-DK: ${new Intl.Locale("da-DK").weekInfo.minimalDays}`'
} > seen
cat seen
diff seen - <<'END'
2027-01-01, uge 1 2027, uge 53 2026, isocalendar, 53
2027-06-07, uge 24 2027, uge 23 2027, isocalendar, 23
Babel, da: 1 da_DK: 4
Intl, da: 4 da-DK: 4
END
