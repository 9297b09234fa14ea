#!/usr/bin/env bash
# rfeed 1.1.1 (PyPI) tells that an episode is clean when one says that it is explicit as Apple asks for it
# (explicit="true"): only True and »yes« are heard. And every episode without a place of its own gets the place »None«
# (<itunes:order>None</itunes:order>), where Apple's specification wants a number. So an episode that is not for
# children is offered to them, and podcastparser 0.6.11 reads it so.
#
# Seen in these versions with Python 3.11: the output at the end.
#
# What to do: give it True and False, and an order.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check rfeed==1.1.1 podcastparser==0.6.11
env/bin/python - > seen <<'END'
import io
import re

import podcastparser
import rfeed

episodes = [
    rfeed.Item(
        title=str(explicit),
        guid=rfeed.Guid(str(explicit), isPermaLink=False),
        enclosure=rfeed.Enclosure("https://example.org/1.mp3", 1234, "audio/mpeg"),
        extensions=[rfeed.iTunesItem(explicit=explicit)],
    )
    for explicit in ("true", "yes", True, "false")
]
feed = rfeed.Feed("Haven", "https://example.org/", "Om haven", items=episodes, extensions=[rfeed.iTunes()]).rss()
print(*sorted(set(re.findall("<itunes:order>.*?</itunes:order>", feed))))
for episode in podcastparser.parse("https://example.org/feed.xml", io.BytesIO(feed.encode()))["episodes"]:
    print(episode["title"], "is read as", episode["explicit"])
END
cat seen
diff seen - <<'END'
<itunes:order>None</itunes:order>
true is read as False
yes is read as True
True is read as True
false is read as False
END
