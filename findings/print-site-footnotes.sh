#!/usr/bin/env bash
# mkdocs-print-site-plugin 2.9 (PyPI), which puts all pages on one so that links lead to places on it, gives the notes
# of each page addresses of their own and the links to them too, but not the places in the text: all are id="fnref:1",
# so that the link back from a note leads nowhere, and an id stands there once for every page that has notes. HTML
# (3.2.6) wants an id once. On the pages themselves they are right, and nothing is said with --strict.
#
# Seen in these versions with Python 3.11, the links to notes and back, and where they lead: the output at the end.
#
# What to do: hide the links back (.footnote-backref) on the printed page by a style.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mkdocs==1.6.1 mkdocs-print-site-plugin==2.9
mkdir docs
printf '# Haven\n\nVi begyndte i 2027[^1].\n\n[^1]: Se bilaget.\n' > docs/index.md
printf '# Broen\n\nDen er lang[^1].\n\n[^1]: 100 m.\n' > docs/bro.md
cat > mkdocs.yml <<'END'
site_name: Vejle
markdown_extensions: [footnotes]
plugins: [print-site]
END
env/bin/mkdocs --quiet build --strict
env/bin/python - > seen <<'END'
import collections
import pathlib
import re

page = pathlib.Path("site/print_page/index.html").read_text()
places = collections.Counter(re.findall(r'id="([^"]*fn[^"]*)"', page))
for link in re.findall(r'href="#([^"]*fn[^"]*)"', page):
    print(link, "leads to", places[link], "places")
print(*(f"{place} stands {times} times" for place, times in places.items() if times > 1), sep="\n")
END
cat seen
diff seen - <<'END'
index-fn:1 leads to 1 places
index-fnref:1 leads to 0 places
bro-fn:1 leads to 1 places
bro-fnref:1 leads to 0 places
fnref:1 stands 2 times
END
