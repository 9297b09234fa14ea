#!/usr/bin/env bash
# pysbd 0.3.4 (PyPI), whose Danish has abbreviations of its own, parts sentences at the days of the month and at
# common abbreviations all the same: »Mødet er d.« is a sentence, and so are »Jf.« and »Vi deler f.eks.« before a
# name. The « that closes a quotation in Danish (»citat«, Retskrivningsordbogen § 58) begins the next sentence.
# sentencex 1.0.32 parts none of these.
#
# Seen in these versions with Python 3.11, | between sentences: the output at the end.
#
# What to do: use sentencex, or put what belongs together on a line of its own before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pysbd==0.3.4 sentencex==1.0.32
env/bin/python -W ignore - > seen <<'END'
import pysbd
import sentencex

reader = pysbd.Segmenter(language="da", clean=False)
for text in (
    "Mødet er d. 3. maj. Alle kan komme.",
    "Jf. § 3 er haven åben. Alle kan komme.",
    "Haven deles f.eks. Vejle og Kolding imellem. Alle kan komme.",
    "Prof. Åse Ørum talte. Alle kan komme.",
    "Hun sagde: »Kom nu!« Så gik vi.",
):
    print("pysbd    ", " | ".join(one.strip() for one in reader.segment(text)))
    print("sentencex", " | ".join(one.strip() for one in sentencex.segment("da", text)))
END
cat seen
diff seen - <<'END'
pysbd     Mødet er d. | 3. maj. | Alle kan komme.
sentencex Mødet er d. 3. maj. | Alle kan komme.
pysbd     Jf. | § 3 er haven åben. | Alle kan komme.
sentencex Jf. § 3 er haven åben. | Alle kan komme.
pysbd     Haven deles f.eks. | Vejle og Kolding imellem. | Alle kan komme.
sentencex Haven deles f.eks. Vejle og Kolding imellem. | Alle kan komme.
pysbd     Prof. | Åse Ørum talte. | Alle kan komme.
sentencex Prof. Åse Ørum talte. | Alle kan komme.
pysbd     Hun sagde: »Kom nu! | « Så gik vi.
sentencex Hun sagde: »Kom nu!« | Så gik vi.
END
