#!/usr/bin/env bash
# @sindresorhus/slugify 3.0.1 (npm) spells Danish letters out before it looks for words in camel case, so that
# each that stands among capitals becomes a word's end: with locale »da« »ÅBEN HAVE« is aa-ben-have and
# »ÆRØ« ae-r-oe; without one »Ærø« is a-ero. Addresses made of the same name in capitals and in small
# letters then differ, though all are in small letters at last.
#
# Seen in these versions with Node 20: the output at the end.
#
# What to do: give it `decamelize: false`, or names in small letters.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @sindresorhus/slugify@3.0.1
cat > name.mjs <<'END'
import slugify from "@sindresorhus/slugify";
for (const name of ["Ærø", "ÆRØ", "ÅBEN HAVE", "åben have", "BØRN"])
  console.log(name, slugify(name), slugify(name, { locale: "da" }),
    slugify(name, { locale: "da", decamelize: false }));
END
node name.mjs > seen
cat seen
diff seen - <<'END'
Ærø a-ero aeroe aeroe
ÆRØ aero ae-r-oe aeroe
ÅBEN HAVE aben-have aa-ben-have aaben-have
åben have aben-have aaben-have aaben-have
BØRN born b-oe-rn boern
END
