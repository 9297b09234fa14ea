#!/usr/bin/env bash
# pyPodcastParser 2.0.0 (PyPI) reads feeds as HTML, where a link element has no contents: the address of
# the podcast and of every episode is None, and so it calls a valid feed invalid (is_valid_rss; RSS 2.0
# asks for the link of a channel). Each episode's date_time is midnight, whatever pubDate says.
# podcastparser 0.6.11 reads all of it.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: use podcastparser or feedparser.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pyPodcastParser==2.0.0 podcastparser==0.6.11
env/bin/python -W ignore - > seen <<'END'
import io

import podcastparser
from pyPodcastParser.Podcast import Podcast

FEED = b"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>
  <title>Stedet</title><link>https://example.org/</link><description>Om steder.</description>
  <item><title>Haven</title><guid isPermaLink="false">a</guid><link>https://example.org/haven</link>
    <description>Naboerne gik i gang.</description>
    <pubDate>Mon, 23 Nov 2026 18:30:00 +0100</pubDate>
    <enclosure url="https://example.org/a.mp3" length="9" type="audio/mpeg"/></item>
</channel></rss>"""
theirs = Podcast(FEED)
(item,) = theirs.items
print("pyPodcastParser", theirs.link, theirs.is_valid_rss, item.link, item.date_time)
read = podcastparser.parse("feed.xml", io.BytesIO(FEED))
(episode,) = read["episodes"]
print("podcastparser", read["link"], episode["link"], episode["published"])
END
cat seen
diff seen - <<'END'
pyPodcastParser None False None 2026-11-23 00:00:00
podcastparser https://example.org/ https://example.org/haven 1795455000
END
