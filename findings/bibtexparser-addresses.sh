#!/usr/bin/env bash
# bibtexparser 2.1.0 (PyPI): its LatexDecodingMiddleware takes the % of an address for the beginning of a
# TeX comment, so that https://example.org/b%C3%A6r?x=1 ends at »b«, and the rest is gone without a
# word. In BibLaTeX the url field is verbatim. The same step takes the braces off {Middelfart
# Kommune}, which the next ones then split into a first and a last name, although they are what says
# that it is one name. pybtex 0.26.1 keeps both.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: decode the names and the titles only, after they are split.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check bibtexparser==2.1.0 pybtex==0.26.1
env/bin/python - > seen <<'END'
import bibtexparser
from bibtexparser import middlewares
from pybtex.database import parse_string

TEXT = r"""@misc{varme, author = {{Middelfart Kommune}}, title = {{\AE}bler},
  url = {https://example.org/b%C3%A6r?x=1}}"""
steps = [
    middlewares.LatexDecodingMiddleware(),
    middlewares.SeparateCoAuthors(),
    middlewares.SplitNameParts(),
]
(entry,) = bibtexparser.parse_string(TEXT, append_middleware=steps).entries
print(entry["title"], entry["url"])
print(entry["author"][0].first, entry["author"][0].last)
other = parse_string(TEXT, "bibtex").entries["varme"]
print(other.fields["url"], *other.persons["author"])
END
cat seen
diff seen - <<'END'
Æbler https://example.org/b
['Middelfart'] ['Kommune']
https://example.org/b%C3%A6r?x=1 {Middelfart Kommune}
END
