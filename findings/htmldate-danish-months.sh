#!/usr/bin/env bash
# htmldate 1.11.0 (PyPI), with which trafilatura 2.3.1 dates pages, knows the Danish months but marts and
# maj. Of a page from the 15th of one of these it takes the year alone and tells the first of January, no less
# sure than of any other day: two and four months too early, and before what was told in February.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: trust a first of January only with a date in the page's metadata, and read the others oneself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check htmldate==1.11.0 lxml_html_clean==0.4.6
env/bin/python - > seen <<'END'
from htmldate import find_date

MONTHS = "januar februar marts april maj juni juli august september oktober november december"
PAGE = """<html lang="da"><head><title>Haven</title></head><body><article><h1>Haven</h1>
<p>Publiceret 15. {} 2025</p><p>{}</p></article></body></html>"""
for month in MONTHS.split():
    print(month, find_date(PAGE.format(month, "Naboerne byggede haven selv. " * 20)))
END
cat seen
diff seen - <<'END'
januar 2025-01-15
februar 2025-02-15
marts 2025-01-01
april 2025-04-15
maj 2025-01-01
juni 2025-06-15
juli 2025-07-15
august 2025-08-15
september 2025-09-15
oktober 2025-10-15
november 2025-11-15
december 2025-12-15
END
