#!/usr/bin/env bash
# feed 6.0.0 (npm) has an option `podcast: true`, but writes the category of iTunes as text, where Apple's
# specification has an attribute, and no itunes:image, which Apple asks for; podcast-partytime 5.0.0 finds
# neither. A length in seconds with decimals, as FFmpeg measures them, becomes a duration with fifteen
# digits. In Atom the sound's type is made up from its ending (audio/mp3, which no registry holds) although
# it is given, and in JSON Feed the sound is left out.
#
# Seen in these versions with Node 20: the output at the end.
#
# What to do: write podcasts with something else (podcast 2.0.1 has category and image right).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts feed@6.0.0 podcast-partytime@5.0.0
cat > write.mjs <<'END'
import { Feed } from "feed";
import partytime from "podcast-partytime";
const at = "https://example.org/";
const feed = new Feed({
  title: "Stedet", description: "Om steder.", id: at, link: at, language: "da", podcast: true,
  category: "Society & Culture", image: `${at}cover.jpg`, author: { name: "Anne", email: "anne@example.org" },
});
feed.addItem({
  title: "Haven", id: `${at}haven`, link: `${at}haven`, date: new Date(0),
  audio: { url: `${at}haven.mp3`, length: 9, type: "audio/mpeg", duration: 3725.6 },
});
const text = feed.rss2();
console.log("RSS:", ...text.match(/<itunes:(category|image|duration)[^/]*/g));
const read = partytime.parseFeed(text);
console.log("podcast-partytime:", read.itunesCategory, read.itunesImage);
console.log("Atom:", feed.atom1().match(/<link rel="enclosure".*>/)[0]);
console.log("JSON Feed:", feed.json1().includes("haven.mp3"));
END
node write.mjs 2> /dev/null | grep -E '^(RSS|podcast-partytime|Atom|JSON Feed):' > seen
cat seen
diff seen - <<'END'
RSS: <itunes:duration>1:02:5.599999999999909< <itunes:category>Society &amp; Culture<
podcast-partytime: undefined undefined
Atom: <link rel="enclosure" href="https://example.org/haven.mp3" type="audio/mp3" length="9"/>
JSON Feed: false
END
