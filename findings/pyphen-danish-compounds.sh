#!/usr/bin/env bash
# pyphen 0.18.1 (PyPI), with the Danish patterns that it brings (hyph_da_DK), breaks common compounds
# where no Dane would: inside a part, and past the s that links two parts. »læringspointer« is lærings
# + pointer, »tilgængelighedserklæring« is tilgængeligheds + erklæring.
#
# Seen with Python 3.11, three letters left on either side:
#     lærings-po-in-ter
#     til-gæn-ge-lig-hed-ser-klæ-ring
#
# What to do: in headings, break only where the parts meet, which takes a list of parts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyphen==0.18.1
env/bin/python - > seen <<'END'
from pyphen import Pyphen

danish = Pyphen(lang="da_DK", left=3, right=3)
for word in ("læringspointer", "tilgængelighedserklæring"):
    print(danish.inserted(word))
END
cat seen
diff seen - <<'END'
lærings-po-in-ter
til-gæn-ge-lig-hed-ser-klæ-ring
END
