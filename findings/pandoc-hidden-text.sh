#!/usr/bin/env bash
# pandoc 3.9 (pypandoc-binary 1.17 on PyPI) and docx2txt 0.9 bring out the hidden text of a Word document
# (w:vanish, ECMA-376 part 1, 17.3.2.41) as if it stood there, and say nothing of it: what Word neither
# shows nor prints, such as a note to a colleague, stands in the middle of the sentence.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: take runs with w:vanish out of document.xml first, also where their style has it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc-binary==1.17 docx2txt==0.9 python-docx==1.2.0
env/bin/python - > seen <<'END'
import docx2txt
import pypandoc
from docx import Document

document = Document()
paragraph = document.add_paragraph("Haven åbnede.")
paragraph.add_run(" Spørg formanden først.").font.hidden = True
document.save("hidden.docx")
print(pypandoc.get_pandoc_version(), pypandoc.convert_file("hidden.docx", "plain").strip())
print(docx2txt.process("hidden.docx"))
END
cat seen
diff seen - <<'END'
3.9 Haven åbnede. Spørg formanden først.
Haven åbnede. Spørg formanden først.
END
