#!/usr/bin/env bash
# Pandoc 3.9 (in pypandoc_binary 1.17, PyPI) reads an author in RIS that has no comma as BibTeX does, with
# the family name last: Vejle Kommune becomes a person called Kommune, and »Laboratorium til lokal
# bærekraft« one with a particle. RIS puts the family name first, so that what has no comma is one name
# (citation-js 0.8.2 knows it). The day (DA) is left out, and a web page (ELEC) gets the type »misc«,
# which CSL has not. With a comma at the end both read one name; EndNote asks for that comma too.
#
# Seen with Python 3.11 and Node 20: the output at the end.
#
# What to do: write a comma after an organisation, or hand Pandoc BibLaTeX with braces.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pypandoc_binary==1.17
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  @citation-js/core@0.8.2 @citation-js/plugin-ris@0.8.2
printf '%s\n' 'TY  - ELEC' 'AU  - Vejle Kommune' 'AU  - Laboratorium til lokal bærekraft' \
  'AU  - Middelfart Kommune,' 'TI  - Haven' 'PY  - 2026' 'DA  - 2026/11/28/' 'ER  - ' > haven.ris
{
  env/bin/python - <<'END'
import json

from pypandoc import convert_file

(item,) = json.loads(convert_file("haven.ris", "csljson", format="ris"))
for author in item["author"]:
    print("Pandoc", author)
print(item["type"], item["issued"])
END
  node --input-type=module - <<'END'
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-ris";
const [item] = new Cite(readFileSync("haven.ris", "utf8")).data;
for (const author of item.author) console.log("citation-js", JSON.stringify(author));
console.log(item.type, JSON.stringify(item.issued));
END
} > seen
cat seen
diff seen - <<'END'
Pandoc {'family': 'Kommune', 'given': 'Vejle'}
Pandoc {'dropping-particle': 'til lokal', 'family': 'bærekraft', 'given': 'Laboratorium'}
Pandoc {'family': 'Middelfart Kommune'}
misc {'date-parts': [[2026]]}
citation-js {"literal":"Vejle Kommune"}
citation-js {"literal":"Laboratorium til lokal bærekraft"}
citation-js {"family":"Middelfart Kommune","given":""}
webpage {"date-parts":[[2026,11,28]]}
END
