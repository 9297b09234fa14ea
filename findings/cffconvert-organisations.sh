#!/usr/bin/env bash
# cffconvert 2.0.0 (PyPI) turns an organisation in a CITATION.cff (an entity's name, Citation File Format 1.2.0) into
# a person: in schema.org its @type is Person, and in BibTeX Middelfart Kommune has no braces, so that pybtex 0.26.1
# finds one whose last name is Kommune. What says »type: dataset« becomes SoftwareSourceCode. The last line of its RIS
# is »ER«, without the two spaces and the hyphen that all lines have: citation-js 0.8.2 (npm) puts that behind the
# title.
#
# Seen in these versions with Python 3.11 and Node 20: the output at the end.
#
# What to do: mend the type and the braces afterwards, and the line ER.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check cffconvert==2.0.0 pybtex==0.26.1
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @citation-js/core@0.8.2 @citation-js/plugin-ris@0.8.2
cat > CITATION.cff <<'END'
cff-version: 1.2.0
message: Henvis til data
title: Haven i tal
type: dataset
authors:
  - name: Middelfart Kommune
date-released: 2027-03-05
END
{
  env/bin/cffconvert --validate 2>&1
  env/bin/python -W ignore - <<'END'
import json
import pathlib

import cffconvert
import pybtex.database

citation = cffconvert.Citation(pathlib.Path("CITATION.cff").read_text())
told = json.loads(citation.as_schemaorg())
print("schema.org:", told["@type"], told["author"])
for entry in pybtex.database.parse_string(citation.as_bibtex(), "bibtex").entries.values():
    print("BibTeX:", [(one.first_names, one.last_names) for one in entry.persons["author"]])
pathlib.Path("citation.ris").write_text(citation.as_ris())
print("RIS:", citation.as_ris().strip().split("\n")[-1])
END
  cat > read.mjs <<'END'
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-ris";
console.log("read by citation-js:", JSON.stringify(new Cite(readFileSync("citation.ris", "utf8")).data[0].title));
END
  node read.mjs
} > seen
cat seen
diff seen - <<'END'
Citation metadata are valid according to schema version 1.2.0.
schema.org: SoftwareSourceCode [{'@type': 'Person', 'name': 'Middelfart Kommune'}]
BibTeX: [(['Middelfart'], ['Kommune'])]
RIS: ER
read by citation-js: "Haven i tal ER "
END
