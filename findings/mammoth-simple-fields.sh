#!/usr/bin/env bash
# mammoth 1.13.0 (PyPI) leaves out what stands inside a simple field of a Word document (w:fldSimple,
# ECMA-376 part 1, 17.16.19): the words of a link or a date are gone from the HTML, and a message that
# speaks of the element alone is all that tells of it. A link by relationship, and the same field in
# its long form (w:fldChar), it keeps.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: unwrap the simple fields of document.xml first, and take links from their instructions.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mammoth==1.13.0 python-docx==1.2.0
env/bin/python - > seen <<'END'
import mammoth
from docx import Document
from docx.oxml import parse_xml

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINK = 'HYPERLINK "https://example.org/plan"'
document = Document()
paragraph = document.add_paragraph("Planen ")
paragraph._p.append(
    parse_xml(f"<w:fldSimple {NAMES} w:instr='{LINK}'><w:r><w:t>står her</w:t></w:r></w:fldSimple>")
)
paragraph.add_run(".")
document.save("field.docx")
with open("field.docx", "rb") as file:
    made = mammoth.convert_to_html(file)
print(made.value)
print(*(message.message for message in made.messages))
END
cat seen
diff seen - <<'END'
<p>Planen .</p>
An unrecognised element was ignored: w:fldSimple
END
