#!/usr/bin/env bash
# html-minifier-next 6.2.11, html-minifier-terser 7.2.0 and @minify-html/node 0.18.1 (npm) take hidden="until-found"
# for a switch that is on or off, and write `hidden`: text that a browser's search in the page, or a link to a part of
# it, should have brought out can then be found by nobody. HTML (6.1, the hidden attribute) counts it among the
# enumerated attributes: until-found is a state of its own. htmlnano 3.5.1 leaves it as it is.
#
# Seen in these versions with Node 20: the output at the end.
#
# What to do: turn off collapseBooleanAttributes; minify-html has no switch for it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts html-minifier-next@6.2.11 html-minifier-terser@7.2.0 \
  @minify-html/node@0.18.1 htmlnano@3.5.1
cat > minify.mjs <<'END'
import minifyHtml from "@minify-html/node";
import { minify as next } from "html-minifier-next";
import { minify as terser } from "html-minifier-terser";
import htmlnano from "htmlnano";
const page = '<div hidden="until-found">Svar</div>';
const options = { collapseBooleanAttributes: true };
console.log("html-minifier-next", await next(page, options));
console.log("html-minifier-terser", await terser(page, options));
console.log("minify-html", minifyHtml.minify(Buffer.from(page), { keep_closing_tags: true }).toString());
console.log("htmlnano", (await htmlnano.process(page)).html);
END
node minify.mjs > seen
cat seen
diff seen - <<'END'
html-minifier-next <div hidden>Svar</div>
html-minifier-terser <div hidden>Svar</div>
minify-html <div hidden>Svar</div>
htmlnano <div hidden="until-found">Svar</div>
END
