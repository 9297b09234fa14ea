#!/usr/bin/env bash
# typst 0.15.2 (PyPI) draws the hyphen of »E-bog« and that of a word broken at a line's end with one
# glyph. Which comes first in the document decides what the font's map to Unicode says of it, U+002D
# or U+00AD (soft hyphen); the others' meaning stands in an ActualText. pypdf 7.1.1 and pdfminer.six
# 20260107 read the map alone. So »E-bog« after a broken word has a soft hyphen, and whoever heals
# those gets »Ebog«; broken words after an »E-bog« have a real one, and cannot be healed. PDFium
# (pypdfium2 5.15.2) tells them apart; its own sign for a broken word is U+FFFE.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: read such files with PDFium or Poppler; with the others, heal a soft hyphen only at the
# end of a line.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
  typst==0.15.2 pypdf==7.1.1 pdfminer.six==20260107 pypdfium2==5.15.2
env/bin/python - > seen <<'END'
import re
from pathlib import Path

import typst
from pdfminer.high_level import extract_text
from pypdf import PdfReader
from pypdfium2 import PdfDocument

TEXTS = (
    "Samarbejdet om klimatilpasning og en E-bog.",
    "Det er en E-bog om klimatilpasning.",
)
for text in TEXTS:
    Path("text.typ").write_text(
        f'#set page(width: 5cm)\n#set par(justify: true)\n#set text(lang: "da")\n{text}\n',
        encoding="utf-8",
    )
    Path("text.pdf").write_bytes(typst.compile("text.typ"))
    read = {
        "pypdf": PdfReader("text.pdf").pages[0].extract_text(),
        "pdfminer.six": extract_text("text.pdf"),
        "PDFium": PdfDocument("text.pdf")[0].get_textpage().get_text_range(),
    }
    for reader, found in read.items():
        print(reader, ascii(re.search("E.bog", found)[0]), ascii(re.search(r"kli[a-z]*[^a-z]", found)[0]))
END
cat seen
diff seen - <<'END'
pypdf 'E\xadbog' 'klima\xad'
pdfminer.six 'E\xadbog' 'klima\xad'
PDFium 'E-bog' 'klima\ufffe'
pypdf 'E-bog' 'kli-'
pdfminer.six 'E-bog' 'kli-'
PDFium 'E-bog' 'kli\ufffe'
END
