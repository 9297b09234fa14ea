#!/usr/bin/env bash
# @extractus/feed-extractor 8.0.3 (npm) takes the first link of an Atom feed or entry, whatever it leads to: the
# feed's own address for the site's, where rel="self" comes first, and the sound for the page of an episode,
# where it does. RFC 4287 (4.2.7) gives their order no meaning; the page is rel="alternate". rss-parser 3.13.0
# goes by that.
#
# Seen with Node 20: the output at the end.
#
# What to do: write the link to the page before all others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @extractus/feed-extractor@8.0.3 rss-parser@3.13.0
cat > read.mjs <<'END'
import { extractFromXml } from "@extractus/feed-extractor";
import Parser from "rss-parser";
const link = (rel, name) => `<link rel="${rel}" href="https://example.org/${name}"/>`;
const feed = (outer, inner) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Stedet</title><id>urn:x:stedet</id>
  <updated>2026-11-28T00:00:00Z</updated>${outer.join("")}
  <entry><title>Haven</title><id>urn:x:haven</id><updated>2026-11-28T00:00:00Z</updated>${inner.join("")}</entry>
</feed>`;
const outer = [link("self", "feed.xml"), link("alternate", "")];
const inner = [link("enclosure", "haven.mp3"), link("alternate", "haven")];
for (const text of [feed(outer, inner), feed(outer.reverse(), inner.reverse())]) {
  const theirs = extractFromXml(text);
  const other = await new Parser().parseString(text);
  console.log("feed-extractor", theirs.link, theirs.entries[0].link);
  console.log("rss-parser", other.link, other.items[0].link);
}
END
node read.mjs > seen
cat seen
diff seen - <<'END'
feed-extractor https://example.org/feed.xml https://example.org/haven.mp3
rss-parser https://example.org/ https://example.org/haven
feed-extractor https://example.org/ https://example.org/haven
rss-parser https://example.org/ https://example.org/haven
END
