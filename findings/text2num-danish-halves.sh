#!/usr/bin/env bash
# text2num 3.1.0 (PyPI), which makes figures of the numbers in what was said, Danish among them, knows no halves: »to
# og en halv million« becomes »2 og 1 halv 1000000«, »halvanden million« (1,500,000) »halvanden 1000000«, and »fire og
# en halv« »4 og 1 halv«. Thanks (»tusind tak«) become »1000 tak«. Den Danske Ordbog has halvanden as a numeral, and
# Danes say halves so in all that is half a million and more. Whole numbers and »tre komma fem« it reads.
#
# Seen in these versions with Python 3.11: the output at the end.
#
# What to do: leave sentences with »halv« and »halvanden« as they are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check text2num==3.1.0
env/bin/python - > seen <<'END'
from text_to_num import alpha2digit

for text in (
    "to og en halv million kroner",
    "halvanden million kroner",
    "en halv million kroner",
    "fire og en halv meter",
    "tusind tak for hjælpen",
    "to millioner kroner og tre komma fem meter",
):
    print(text, "=", alpha2digit(text, "da"))
END
cat seen
diff seen - <<'END'
to og en halv million kroner = 2 og 1 halv 1000000 kroner
halvanden million kroner = halvanden 1000000 kroner
en halv million kroner = en halv 1000000 kroner
fire og en halv meter = 4 og 1 halv meter
tusind tak for hjælpen = 1000 tak for hjælpen
to millioner kroner og tre komma fem meter = 2000000 kroner og 3,5 meter
END
