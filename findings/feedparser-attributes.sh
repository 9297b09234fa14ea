#!/usr/bin/env bash
# feedparser 2.6.0 (npm) hands on elements that it does not know, but writes the names of elements and
# of their attributes in small letters. XML tells the cases apart, and Podcasting 2.0 uses both: what
# asks for startTime, feedGuid or contentLink as the namespace spells them finds nothing.
#
# Seen with Node 20:
#     {"@":{"starttime":"65","duration":"20"},"#":"Naboen"}
#     podcast:contentlink
#
# What to do: ask for the names in small letters.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts feedparser@2.6.0
cat > read.mjs <<'END'
import FeedParser from "feedparser";
const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
  <title>Stedet</title><link>https://example.org/</link><description>Om steder.</description>
  <item><title>Haven</title><guid isPermaLink="false">a</guid>
    <enclosure url="https://example.org/a.mp3" length="9" type="audio/mpeg"/>
    <podcast:soundbite startTime="65" duration="20">Naboen</podcast:soundbite>
    <podcast:contentLink href="https://example.org/a">Hele afsnittet</podcast:contentLink>
  </item></channel></rss>`;
const parser = new FeedParser({});
parser.on("error", (error) => { throw error; });
parser.on("readable", () => {
  for (let item; (item = parser.read()); ) {
    console.log(JSON.stringify(item["podcast:soundbite"]));
    console.log(...Object.keys(item).filter((name) => /contentlink/i.test(name)));
  }
});
parser.end(feed);
END
seen=$(node read.mjs)
echo "$seen"
[ "$seen" = '{"@":{"starttime":"65","duration":"20"},"#":"Naboen"}
podcast:contentlink' ]
