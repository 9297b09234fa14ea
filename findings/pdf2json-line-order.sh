#!/usr/bin/env bash
# pdf2json 4.0.3 (npm) writes the text of a page from its last line to its first: getRawTextContent, and so its
# command pdf2json -c, begins with the page number and ends with the heading, whatever made the file. The texts'
# places, which it counts from the top, are right in its JSON. A PDF in which the words follow one another as they are
# read (here by fpdf2, and tagged by typst, ISO 32000-1 14.8.2) has nothing in it that says so.
#
# Seen in these versions with Python 3.11 and Node 20: the output at the end.
#
# What to do: put the texts of the JSON in order by y and x.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check fpdf2==2.8.9 typst==0.15.2
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts pdf2json@4.0.3
env/bin/python - <<'END'
import pathlib

import fpdf
import typst

lines = ("Overskrift", "Den første linje.", "Den anden linje.")
page = fpdf.FPDF()
page.add_page()
page.set_font("helvetica", size=12)
for line in lines:
    page.cell(text=line)
    page.ln()
page.output("fpdf2.pdf")
pathlib.Path("a.typ").write_text("\n\n".join(lines))
typst.compile("a.typ", output="typst.pdf")
END
cat > read.mjs <<'END'
import Parser from "pdf2json";
const [file] = process.argv.slice(2);
const parser = new Parser(null, true);
parser.on("pdfParser_dataReady", ({ Pages: [{ Texts }] }) => {
  const text = parser.getRawTextContent().split(/\r?\n/).filter((line) => line && !line.startsWith("-----"));
  console.log(file, "text", text.join(" / "));
  const places = Texts.sort((a, b) => a.y - b.y).map(({ R }) => decodeURIComponent(R[0].T).trim());
  console.log(file, "by y", places.filter((one) => one).join(" / "));
});
await parser.loadPDF(file);
END
for file in fpdf2.pdf typst.pdf; do node read.mjs "$file" | grep '^[ft]'; done > seen
cat seen
diff seen - <<'END'
fpdf2.pdf text Den anden linje. / Den første linje. / Overskrift
fpdf2.pdf by y Overskrift / Den første linje. / Den anden linje.
typst.pdf text Den anden linje. / Den første linje. / Overskrift
typst.pdf by y Overskrift / Den første linje. / Den anden linje.
END
