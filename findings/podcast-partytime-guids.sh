#!/usr/bin/env bash
# podcast-partytime 5.0.0 (npm), the parser of Podcast Index: a guid that looks like a number becomes
# that number. The guids "0012" and "12" of two episodes are then one and the same, and so are "1e3"
# and "1000", though RSS 2.0 says that a guid is a string. An item whose title is a number ("2024") is
# left out as if it had none.
#
# Seen with Node 20:
#     guids: 12 12 1000 1000
#     titles: Haven
#
# What to do: give episodes guids that hold a letter (a UUID, say), and titles a word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts podcast-partytime@5.0.0
cat > read.mjs <<'END'
import partytime from "podcast-partytime";
const item = (title, guid, number) => `<item><title>${title}</title>
  <guid isPermaLink="false">${guid}</guid><pubDate>Mon, 23 Nov 2026 06:00:0${number} +0100</pubDate>
  <enclosure url="https://example.org/${number}.mp3" length="9" type="audio/mpeg"/></item>`;
const feed = (...items) => `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>
  <title>Stedet</title><link>https://example.org/</link><description>Om steder.</description>
  <language>da</language>${items.join("\n")}</channel></rss>`;
const read = (...items) => partytime.parseFeed(feed(...items)).items;
const guids = ["0012", "12", "1e3", "1000"].map((guid, at) => item("Haven", guid, at));
console.log("guids:", ...read(...guids).map((one) => one.guid));
console.log("titles:", ...read(item("Haven", "a", 0), item("2024", "b", 1)).map((one) => one.title));
END
seen=$(node read.mjs | grep -E '^(guids|titles):')
echo "$seen"
[ "$seen" = "guids: 12 12 1000 1000
titles: Haven" ]
