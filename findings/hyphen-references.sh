#!/usr/bin/env bash
# hyphen 1.14.1 (npm), which »skips HTML tags«, breaks words inside character references, scripts and styles
# too: with Danish patterns &aelig; becomes &ae&shy;lig; and is shown as it stands, as &hellip; and &middot;
# are. HTML (13.1.4) knows a reference by its whole name. &oslash; and &aring; are left whole, so that it is
# seen first where somebody writes about ældre.
#
# Seen in these versions with Node 20, | for the soft hyphen: the output at the end.
#
# What to do: decode references before, and hand over the words between the tags alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts hyphen@1.14.1
cat > break.mjs <<'END'
import danish from "hyphen/da/index.js";
const texts = [
  '<p class="kommunen">&AElig;ldre, &aelig;bler, &oslash;er og &aring;er &hellip; &middot;</p>',
  "<style>.kommunen { color: red }</style><script>visKommunen()</script>",
];
for (const text of texts) console.log(danish.hyphenateHTMLSync(text, { hyphenChar: "|" }));
END
node break.mjs > seen
cat seen
diff seen - <<'END'
<p class="kommunen">&AE|lig;ldre, &ae|lig;bler, &oslash;er og &aring;er &hel|lip; &mid|dot;</p>
<style>.kom|mu|nen { col|or: red }</style><script>visKom|mu|nen()</script>
END
