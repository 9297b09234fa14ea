#!/usr/bin/env bash
# fastfeedparser 0.6.5 (PyPI), which gives a feed's language beside its title, finds none in RSS, where it is an
# element of the channel (RSS 2.0: <language>da</language>); in Atom, where it is xml:lang, it does. What comes of an
# entry's XHTML is wrapped in Atom's own <content>, which is no HTML: RFC 4287 (4.1.3.3) wants what stands within the
# div. feedparser 6.0.14 has both.
#
# Seen in these versions with Python 3.11: the output at the end.
#
# What to do: ask feedparser for the language, and take the div's content out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check fastfeedparser==0.6.5 feedparser==6.0.14
env/bin/python - > seen <<'END'
import fastfeedparser
import feedparser

rss = """<rss version="2.0"><channel><title>Haven</title><link>https://example.org/</link><description>Om haven</description>
<language>da</language><item><title>Et</title><link>https://example.org/1/</link></item></channel></rss>"""
atom = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="da"><title>Haven</title><id>urn:x</id>
<updated>2027-03-05T06:00:00Z</updated><author><name>Bo</name></author><entry><title>Et</title><id>urn:y</id>
<updated>2027-03-05T06:00:00Z</updated><link href="https://example.org/1/"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hej</p></div></content></entry></feed>"""
for name, parse in (("fastfeedparser", fastfeedparser.parse), ("feedparser", feedparser.parse)):
    print(name, "rss", parse(rss)["feed"]["language"], "atom", parse(atom)["feed"]["language"])
    print(name, parse(atom)["entries"][0]["content"][0]["value"])
END
cat seen
diff seen - <<'END'
fastfeedparser rss None atom da
fastfeedparser <content xmlns="http://www.w3.org/2005/Atom" type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hej</p></div></content>
feedparser rss da atom da
feedparser <p>Hej</p>
END
