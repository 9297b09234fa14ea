#!/usr/bin/env bash
# mkdocs-include-markdown-plugin 7.3.0 (PyPI) takes a footnote of one word in an included file for the address of a
# link, and writes the way to the file before it: »[^2]: Ibid.« is shown as »../tekster/Ibid.« on the page. Both look
# alike ([name]: word), but a name with ^ is a note's (Python-Markdown, Footnotes). Notes of several words it leaves.
# MkDocs with --strict says nothing.
#
# Seen in these versions with Python 3.11: the output at the end.
#
# What to do: write rewrite-relative-urls=false where no relative links are included, or notes of several words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mkdocs==1.6.1 mkdocs-include-markdown-plugin==7.3.0
mkdir docs tekster
printf '# Haven\n\n{%% include-markdown "../tekster/om.md" %%}\n' > docs/index.md
cat > tekster/om.md <<'END'
Vi begyndte i 2027[^1] og blev flere[^2] med årene[^3].

[^1]: Vejle Avis, side 3.
[^2]: Ibid.
[^3]: Årsberetningen
END
cat > mkdocs.yml <<'END'
site_name: Vejle
markdown_extensions: [footnotes]
plugins: [include-markdown]
END
env/bin/mkdocs --quiet build --strict
grep -A1 '<li id="fn:' site/index.html | grep -o '<p>[^&]*' > seen
cat seen
diff seen - <<'END'
<p>Vejle Avis, side 3.
<p>../tekster/Ibid.
<p>../tekster/Årsberetningen
END
