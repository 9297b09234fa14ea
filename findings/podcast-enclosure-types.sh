#!/usr/bin/env bash
# podcast 2.0.1 and rss 1.2.2 (npm), given an enclosure without a type, write type="false" when they do not
# know the ending of its address: also for .opus and .m4b, and whenever something stands behind .mp3, as
# addresses with a measure of listeners have it. RSS 2.0 asks for a MIME type there. podcast-partytime
# 5.0.0, the parser of Podcast Index, hands on »false«, so that nothing knows the episode for a sound.
#
# Seen in these versions with Node 20: the output at the end.
#
# What to do: give each enclosure its type.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts podcast@2.0.1 rss@1.2.2 podcast-partytime@5.0.0
cat > write.mjs <<'END'
import { Podcast } from "podcast";
import partytime from "podcast-partytime";
import RSS from "rss";
const show = { title: "Stedet", description: "Om steder." };
const at = "https://example.org/";
const podcast = new Podcast({ ...show, feedUrl: `${at}feed.xml`, siteUrl: at });
const rss = new RSS({ ...show, feed_url: `${at}feed.xml`, site_url: at });
for (const name of ["a.mp3", "b.mp3?fra=feed", "c.opus", "d.m4b"]) {
  const item = { title: name, guid: name, date: new Date(0), enclosure: { url: at + name, size: 9 } };
  podcast.addItem(item);
  rss.item(item);
}
for (const text of [podcast.buildXml(), rss.xml()]) console.log(...text.match(/type="(audio.*?|false)"/g));
const read = partytime.parseFeed(podcast.buildXml());
console.log("types:", ...read.items.map((item) => item.enclosure.type));
END
node write.mjs 2> /dev/null | grep type > seen
cat seen
diff seen - <<'END'
type="audio/mpeg" type="false" type="false" type="false"
type="audio/mpeg" type="false" type="false" type="false"
types: audio/mpeg false false false
END
