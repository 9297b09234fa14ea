#!/usr/bin/env bash
# typst 0.15.2 (PyPI) tells the book of a chapter (@incollection) twice in its bibliographies: »I Bogen, redigeret af
# Ida Holm, Bogen. Forlag« in Chicago, »Bogen: Bogen« in APA, and at the end of all in MLA, as if it were a series of
# its own name. A paper in proceedings (@inproceedings) becomes a special issue of them, in half Danish and half
# English. BibLaTeX (2.1.1) has booktitle for the book, and CSL 1.0.2 container-title for it, beside collection-title
# for a series, of which nothing is said here. IEEE, which shows no series, is right.
#
# Seen in these versions with Python 3.11: the output at the end.
#
# What to do: use a style that shows no series, such as IEEE, or read the list through.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check typst==0.15.2 pypdfium2==5.15.2
cat > kilder.bib <<'END'
@incollection{a, author = {Berg, Bo}, editor = {Holm, Ida}, title = {Kapitel}, booktitle = {Bogen},
  pages = {12-14}, year = {2020}, publisher = {Forlag}}
@inproceedings{b, author = {Dam, Eva}, title = {Indlæg}, booktitle = {Mødet}, pages = {7-9}, year = {2021}}
END
env/bin/python - > seen <<'END'
import pathlib

import pypdfium2
import typst

for style in ("chicago-author-date", "apa", "modern-language-association", "ieee"):
    pathlib.Path("a.typ").write_text(f'#set text(lang: "da")\n#bibliography("kilder.bib", style: "{style}", full: true)')
    typst.compile("a.typ", output="a.pdf")
    page = pypdfium2.PdfDocument("a.pdf")[0].get_textpage().get_text_bounded()
    print(style, *page.replace("\r", "").split("\n")[1:], sep="\n  ")
END
cat seen
diff seen - <<'END'
chicago-author-date
  Berg, Bo. 2020. “Kapitel”. I Bogen, redigeret af Ida Holm, Bogen. Forlag.
  Dam, Eva. 2021. “Indlæg”. I “Mødet”. Temanummer, Mødet, 7–9.
apa
  Berg, B. (2020). Kapitel. I I. Holm (red.), Bogen: Bogen (s. 12–14). Forlag.
  Dam, E. (2021). Indlæg. Mødet, 7–9.
modern-language-association
  Berg, Bo. “Kapitel”. Bogen, redigeret af Ida Holm, Forlag, 2020, s. 12–14. Bogen.
  Dam, Eva. “Indlæg”. Mødet, temanummer of Mødet, 2021, s. 7–9.
ieee
  [1] B. Berg, “Kapitel”, i Bogen, I. Holm, Red., Forlag, 2020, s. 12–14.
  [2] E. Dam, “Indlæg”, i Mødet, 2021, s. 7–9.
END
