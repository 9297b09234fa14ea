#!/usr/bin/env bash
# itemsjs 2.4.4 (npm), in its own settings, takes the signs off a word's ends that are not of a–z: »Åen« (the stream)
# is found for »en« (one, the most common article) and the other way round, »Ærø« is found for »r«, and »Allé« is
# never found, since what is left of it is a stop word of English. Within a word æ, ø and å are kept. isExactSearch,
# for exact matches by its documentation, brings the last one back alone.
#
# Seen in this version with Node 20: the output at the end.
#
# What to do: search with something else (`native_search_enabled: false`), and hand itemsjs what was found.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts itemsjs@2.4.4
cat > find.js <<'END'
const itemsjs = require("itemsjs");
const items = ["Stien langs Åen", "En have", "Ærø", "Frederiksberg Allé", "Fællesskaber"].map((name) => ({ name }));
for (const isExactSearch of [false, true])
  for (const query of ["åen", "en", "r", "allé", "fællesskaber"]) {
    const { data } = itemsjs(items, { searchableFields: ["name"], isExactSearch }).search({ query });
    console.log(isExactSearch ? "exact" : "plain", query, "finds", data.items.map(({ name }) => name).join(", "));
  }
END
node find.js > seen
cat seen
diff seen - <<'END'
plain åen finds En have, Stien langs Åen
plain en finds En have, Stien langs Åen
plain r finds Ærø
plain allé finds 
plain fællesskaber finds Fællesskaber
exact åen finds En have, Stien langs Åen
exact en finds En have, Stien langs Åen
exact r finds Ærø
exact allé finds Frederiksberg Allé
exact fællesskaber finds Fællesskaber
END
