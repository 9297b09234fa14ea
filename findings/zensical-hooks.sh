#!/usr/bin/env bash
# Zensical 0.0.73 (PyPI), made to succeed Material for MkDocs, reads a mkdocs.yml and leaves out the
# `hooks` in it: what they would have written is not on the pages, nothing is said of it, and the exit
# code is 0 with --strict too. MkDocs 1.6.1 runs them.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: before one moves, have something look for what the hooks make in the built pages.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
  zensical==0.0.73 mkdocs==1.6.1 mkdocs-material==9.7.6
mkdir docs
echo '# Forside' > docs/index.md
cat > mkdocs.yml <<'END'
site_name: Viden
site_url: https://example.org/
theme: {name: material, language: da}
hooks: [hook.py]
END
cat > hook.py <<'END'
def on_page_markdown(markdown, **_):
    return f"{markdown}\n\nSkrevet af en hook.\n"
END
export PYTHONDONTWRITEBYTECODE=1
for builder in mkdocs zensical; do
  rm -rf site
  code=0
  "env/bin/$builder" build --strict > told 2>&1 || code=$?
  hook=$(grep -c 'Skrevet af en hook' site/index.html || true)
  echo "$builder: exit $code, on the page $hook, told of $(grep -ci 'hook' told || true)"
done > seen
cat seen
diff seen - <<'END'
mkdocs: exit 0, on the page 1, told of 0
zensical: exit 0, on the page 0, told of 0
END
