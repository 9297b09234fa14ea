#!/usr/bin/env bash
# python-docx 1.2.0 (PyPI) leaves the words that somebody inserted under tracked changes (w:ins, ECMA-376
# part 1, 17.13.5.18) and those in a content control within the line (w:sdt, 17.5.2.31) out of
# Paragraph.text, and says nothing: »Der kom ikke mange til mødet« becomes »Der kom  til mødet«. docx2txt
# 0.9 and mammoth 1.13.0 read them.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: read every w:t below the paragraph, but for those in w:del and w:moveFrom.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0
env/bin/python - > seen <<'END'
import docx2txt
import mammoth
from docx import Document
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
document = Document()
paragraph = document.add_paragraph("Der kom ")
for inside in (
    f'<w:ins {W} w:id="1" w:author="Bo"><w:r><w:t xml:space="preserve">ikke </w:t></w:r></w:ins>',
    f"<w:sdt {W}><w:sdtContent><w:r><w:t>mange</w:t></w:r></w:sdtContent></w:sdt>",
):
    paragraph._p.append(parse_xml(inside))
paragraph.add_run(" til mødet.")
document.save("changed.docx")
print(repr(Document("changed.docx").paragraphs[0].text))
print(repr(docx2txt.process("changed.docx")))
with open("changed.docx", "rb") as file:
    print(repr(mammoth.extract_raw_text(file).value.strip()))
END
cat seen
diff seen - <<'END'
'Der kom  til mødet.'
'Der kom ikke mange til mødet.'
'Der kom ikke mange til mødet.'
END
