#!/usr/bin/env bash
# docx2python 3.7.1 (PyPI) leaves out the hyphen at which a line may not break (w:noBreakHyphen,
# ECMA-376 part 1, 17.3.3.18; Ctrl+Shift+- in Word), so that »E-bog« becomes »Ebog«, and reads the
# fraction of an equation as its figures one after the other: a half as 12.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: read those two elements oneself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check docx2python==3.7.1 python-docx==1.2.0
env/bin/python - > seen <<'END'
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx2python import docx2python

MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
document = Document()
paragraph = document.add_paragraph("En E")
run = paragraph.add_run()
run._r.append(OxmlElement("w:noBreakHyphen"))
run.add_text("bog og ")
half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
paragraph._p.append(parse_xml(f"<m:oMath {MATHS}>{half}</m:oMath>"))
document.save("hyphen.docx")
with docx2python("hyphen.docx") as read:
    print(read.text.strip())
print(Document("hyphen.docx").paragraphs[0].text)
END
cat seen
diff seen - <<'END'
En Ebog og <latex>12</latex>
En E-bog og 
END
