#!/usr/bin/env bash
# humanize 4.17.0 (PyPI) calls both a thousand millions and a million millions »billion« in Danish: two
# milliarder kroner are told as a thousand times as much. A Danish milliard is 10^9 and a billion 10^12
# (Den Danske Ordbog). Ordinals end somewhat as in Swedish (»3:e«, and »2:t«), though Danish writes »3.«
# (Retskrivningsordbogen, of the full stop), and decimals have a point.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: use Babel's format_compact_decimal, and write the point of an ordinal oneself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check humanize==4.17.0 babel==2.19.0
env/bin/python - > seen <<'END'
import humanize
from babel.numbers import format_compact_decimal

humanize.activate("da")
for number in (2_000_000, 2_000_000_000, 2_000_000_000_000):
    in_words = format_compact_decimal(number, format_type="long", locale="da")
    print(humanize.intword(number), "/", in_words)
print(*map(humanize.ordinal, range(1, 4)))
END
cat seen
diff seen - <<'END'
2.0 millioner / 2 millioner
2.0 billioner / 2 milliarder
2.0 billioner / 2 billioner
1:e 2:t 3:e
END
