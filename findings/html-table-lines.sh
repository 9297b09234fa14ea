#!/usr/bin/env bash
# markdownify 1.2.3 and html2text 2025.4.15 (PyPI) write a cell with an upright line into a Markdown table
# as it is: whoever reads the table afterwards (here Python-Markdown 3.10.2, and GitHub's rules) finds one
# column more in that row and loses what stands in the last one. Escaped as »\|« it would stay a cell.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: escape the line in td and th by a converter of one's own, and unescape it when reading.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15 markdown==3.10.2
env/bin/python - > seen <<'END'
import re

import html2text
import markdown
import markdownify

HTML = (
    "<table><tr><th>Sted</th><th>By</th></tr>"
    "<tr><td>Haven | gården</td><td>Odense</td></tr></table>"
)
for name, made in (
    ("markdownify", markdownify.markdownify(HTML)),
    ("html2text", html2text.html2text(HTML)),
):
    print(name, made.strip().splitlines()[-1])
    shown = markdown.markdown(made.strip(), extensions=["tables"])
    print(re.findall(r"<td>(.*?)</td>", shown))
END
cat seen
diff seen - <<'END'
markdownify | Haven | gården | Odense |
['Haven', 'gården']
html2text Haven | gården| Odense
['Haven', 'gården']
END
