#!/usr/bin/env bash
# dateparser 1.5.0 (PyPI), told that a text is Danish, takes »kl. 14« (two in the afternoon) for the 14th of
# the month, and »2027 uge 10« for 2,027 weeks ago. search_dates finds days in ordinary words: »man« (one, the
# most common of pronouns) is a Monday, the names Jan and Maj are months, and whoever is 12 years old was
# something twelve years ago. Numbers in words it does not know (»om 3 dage«, but not »om tre dage«).
#
# Seen with Python 3.11, as of Wednesday 25 November 2026: the output at the end.
#
# What to do: look for days by their Danish forms, and ask dateparser of those alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0
env/bin/python -W ignore - > seen <<'END'
from datetime import datetime

from dateparser import parse
from dateparser.search import search_dates

told = {"languages": ["da"], "settings": {"RELATIVE_BASE": datetime(2026, 11, 25, 12)}}
for text in ("kl. 14.00", "kl. 14", "2027 uge 10", "om 3 dage", "om tre dage"):
    print(f"{text}: {parse(text, **told)}")
for text in ("Man kan se haven.", "Jan og Maj bor her.", "Hun er 12 år."):
    print(text, *(f"{words}: {day:%Y-%m-%d}" for words, day in search_dates(text, **told)))
END
cat seen
diff seen - <<'END'
kl. 14.00: 2026-11-25 14:00:00
kl. 14: 2026-11-14 00:00:00
2027 uge 10: 1988-01-20 12:00:00
om 3 dage: 2026-11-28 12:00:00
om tre dage: None
Man kan se haven. Man: 2026-11-23
Jan og Maj bor her. Jan: 2026-01-25 Maj: 2026-05-25
Hun er 12 år. 12 år: 2014-11-25
END
