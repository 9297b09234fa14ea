#!/usr/bin/env bash
# docx2txt 0.9 and docx2python 3.7.1 (PyPI) and word-extractor 1.0.4 (npm) give what somebody moved under tracked
# changes twice: where it was (w:moveFrom, ECMA-376 part 1, 17.13.5.22) and where it is now. The text in it is a w:t
# as any other, unlike what was deleted (w:delText), which they leave out, so that a paragraph moved in a report is
# counted, searched and quoted double. mammoth 1.13.0 gives it once.
#
# Seen in these versions with Python 3.11 and Node 20: the output at the end.
#
# What to do: take w:moveFrom out of document.xml first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0 python-docx==1.2.0
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts word-extractor@1.0.4
{
  env/bin/python - <<'END'
import docx
import docx2python
import docx2txt
import mammoth
from docx.oxml import parse_xml

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WHO = 'w:author="Bo" w:date="2027-03-05T09:00:00Z"'
document = docx.Document()
paragraph = document.add_paragraph()._p
for xml in (
    f'<w:moveFrom w:id="1" {WHO} {SPACE}><w:r><w:t xml:space="preserve">I haven </w:t></w:r></w:moveFrom>',
    f'<w:del w:id="2" {WHO} {SPACE}><w:r><w:delText xml:space="preserve">mødte </w:delText></w:r></w:del>',
    f'<w:r {SPACE}><w:t xml:space="preserve">talte vi </w:t></w:r>',
    f'<w:moveTo w:id="3" {WHO} {SPACE}><w:r><w:t>I haven</w:t></w:r></w:moveTo>',
):
    paragraph.append(parse_xml(xml))
document.save("moved.docx")
print("docx2txt      ", docx2txt.process("moved.docx").strip())
print("docx2python   ", docx2python.docx2python("moved.docx").text.strip())
with open("moved.docx", "rb") as file:
    print("mammoth       ", mammoth.extract_raw_text(file).value.strip())
END
  node -e 'new (require("word-extractor"))().extract("moved.docx").then((read) => console.log("word-extractor", read.getBody().trim()))'
} > seen
cat seen
diff seen - <<'END'
docx2txt       I haven talte vi I haven
docx2python    I haven talte vi I haven
mammoth        talte vi I haven
word-extractor I haven talte vi I haven
END
