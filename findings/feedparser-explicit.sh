#!/usr/bin/env bash
# feedparser 6.0.14 (PyPI) knows the itunes:explicit of old, yes and clean. What Apple has asked for since
# (true and false) it reads as None, just as »no«: a show that says it is explicit looks like one that says
# it is not. Of elements of Podcasting 2.0 that come several times, only the last is kept, and of those with
# attributes not the words: who takes part has a role and no name. podcastparser 0.6.11 reads true.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: read those elements from the XML oneself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check feedparser==6.0.14 podcastparser==0.6.11
env/bin/python - > seen <<'END'
import io

import feedparser
import podcastparser

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
     xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
  <title>Stedet</title><link>https://example.org/</link><description>Om steder.</description>
  <item><title>Haven</title><guid isPermaLink="false">a</guid><itunes:explicit>{}</itunes:explicit>
    <podcast:person role="host">Anne</podcast:person><podcast:person role="guest">Bo</podcast:person>
    <enclosure url="https://example.org/a.mp3" length="9" type="audio/mpeg"/></item>
</channel></rss>"""
for said in ("true", "false", "yes", "no"):
    text = FEED.format(said)
    (entry,) = feedparser.parse(text).entries
    (episode,) = podcastparser.parse("feed.xml", io.BytesIO(text.encode()))["episodes"]
    print(said, "feedparser", entry.itunes_explicit, "podcastparser", episode["explicit"])
print("feedparser", entry.podcast_person)
END
cat seen
diff seen - <<'END'
true feedparser None podcastparser True
false feedparser None podcastparser False
yes feedparser True podcastparser True
no feedparser None podcastparser False
feedparser {'role': 'guest'}
END
