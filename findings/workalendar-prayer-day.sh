#!/usr/bin/env bash
# workalendar 17.0.0 (PyPI) still has Denmark closed on store bededag, the fourth Friday after Easter,
# in 2027. Act no. 214 of 6 March 2023 took the holiday away from 2024 on. holidays 0.109 knows that.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: use holidays to find days on which people can meet.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check workalendar==17.0.0 holidays==0.109
env/bin/python - > seen <<'END'
from datetime import date

from holidays import country_holidays
from workalendar.europe import Denmark

for day in (date(2023, 5, 5), date(2027, 4, 23)):
    print(day, not Denmark().is_working_day(day), day in country_holidays("DK", years=day.year))
END
cat seen
diff seen - <<'END'
2023-05-05 True True
2027-04-23 True False
END
