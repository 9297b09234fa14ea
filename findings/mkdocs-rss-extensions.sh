#!/usr/bin/env bash
# mkdocs-rss-plugin 1.19.0 (PyPI) turns pages into HTML for the feed by Markdown without the site's
# markdown_extensions, and with links as they stand in the file: a footnote is a link to an address made of
# its first word, a table is a line of bars, and links to other pages end in .md. A site without a picture
# gets one at the address »None« (RSS 2.0: the URL of a picture). The pages themselves are right, and
# nothing is said with --strict.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: give each page a description, which is then put into the feed, and the feed an image.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mkdocs==1.6.1 mkdocs-rss-plugin==1.19.0
mkdir docs
cat > docs/index.md <<'END'
---
date: 2027-03-01
---
Vi talte[^1] om [haven](haven.md).

[^1]: Optælling

| sted | tal |
|------|-----|
| Ærø  | 2   |
END
echo '# Haven' > docs/haven.md
cat > mkdocs.yml <<'END'
site_name: Viden
site_url: https://example.org/
markdown_extensions: [footnotes, tables]
plugins: [rss: {use_git: false, date_from_meta: {as_creation: date}, match_path: index.md}]
END
env/bin/mkdocs build --strict > told 2>&1
env/bin/python - > seen <<'END'
from pathlib import Path
from xml.etree import ElementTree

channel = ElementTree.parse("site/feed_rss_created.xml").find("channel")
print(channel.findtext("image/url"))
print(channel.findtext("item/description").replace("\n", " "))
page = Path("site/index.html").read_text(encoding="utf-8")
print("on the page:", *(sign in page for sign in ("fnref:1", "<td>Ærø</td>", 'href="haven/"')))
END
cat seen
diff seen - <<'END'
None
<p>Vi talte<a href="Optælling">^1</a> om <a href="haven.md">haven</a>.</p> <p>| sted | tal | |------|-----| | Ærø | 2 |</p>
on the page: True True True
END
