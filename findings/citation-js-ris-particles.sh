#!/usr/bin/env bash
# citation-js 0.8.2 (npm) leaves a name's particle out of RIS: »van den Berg, Bo« becomes »Berg, Bo«, and »de la Cour,
# Hanne« becomes »Cour, Hanne«: somebody else. CSL 1.0.2 calls such a particle non-dropping, since it stays wherever
# the family name stands alone, and RIS knows no place for it but before that name. Into BibTeX it is written.
#
# Seen in this version with Node 20: the output at the end.
#
# What to do: put the particle into the family name before RIS is made.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @citation-js/core@0.8.2 @citation-js/plugin-ris@0.8.2 \
  @citation-js/plugin-bibtex@0.8.2
cat > convert.mjs <<'END'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
const cite = new Cite("@book{a, author = {van den Berg, Bo and de la Cour, Hanne}, title = {Haven}, year = {2027}}");
const lines = (form, sign) => cite.format(form).split("\n").filter((line) => line.includes(sign)).map((line) => line.trim());
console.log(lines("bibtex", "author").concat(lines("ris", "AU  -")).join("\n"));
END
node convert.mjs > seen
cat seen
diff seen - <<'END'
author = {van den Berg, Bo and de la Cour, Hanne},
AU  - Berg, Bo
AU  - Cour, Hanne
END
