#!/usr/bin/env bash
# DuckDB 2.0.1 (PyPI), which finds out by itself what a CSV file's dates look like, reads the days of March 2027 as
# Danes write them in short (01-03-27 to 31-03-27) as the 27th of March in the years 2001 to 2031: it tries the year
# first, and takes that as soon as no value speaks against it, though 31 days after one another do not come from 31
# years. With a time of day behind, 05-03-27 14:30 is in the year 5. CLDR's short form for »da« is day, month and two
# figures of the year. It reads 05-03-2027 right, and says nothing.
#
# Seen in this version with Python 3.11: the output at the end.
#
# What to do: give dateformat='%d-%m-%y', or write four figures.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1
env/bin/python - > seen <<'END'
import pathlib

import duckdb

for form in ("{:02}-03-27", "{:02}.03.27", "{:02}-03-27 14:30", "{:02}-03-2027"):
    days = [form.format(day) for day in range(1, 32)]
    pathlib.Path("days.csv").write_text("\n".join(("dato;antal", *(f"{day};1" for day in days), "")))
    print(days[0], "to", days[-1], "=", *duckdb.sql("SELECT min(dato), max(dato) FROM 'days.csv'").fetchall()[0])
END
cat seen
diff seen - <<'END'
01-03-27 to 31-03-27 = 2001-03-27 2031-03-27
01.03.27 to 31.03.27 = 2001-03-27 2031-03-27
01-03-27 14:30 to 31-03-27 14:30 = 0001-03-27 14:30:00 0031-03-27 14:30:00
01-03-2027 to 31-03-2027 = 2027-03-01 2027-03-31
END
