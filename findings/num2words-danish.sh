#!/usr/bin/env bash
# num2words 0.5.14 (PyPI) writes Danish numbers as no Dane does: a million in the plural, and the
# fiftieth with an ending alone. Dansk Sprognævn's Retskrivningsordbogen has »en million« and
# »halvtredsindstyvende«.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: write large and ordinal numbers with figures.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check num2words==0.5.14
env/bin/python - > seen <<'END'
from num2words import num2words

print(num2words(1_000_000, lang="da"))
print(num2words(50, lang="da", to="ordinal"))
END
cat seen
diff seen - <<'END'
en millioner
halvtredsende
END
