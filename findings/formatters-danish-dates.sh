#!/usr/bin/env bash
# Prettier 3.10.1 (npm), mdformat 1.0.0 (PyPI) and markdownlint-cli2 0.22.1 (npm) with --fix, told to tidy a
# Markdown file, change the dates and ordinals that its lines begin with: to CommonMark (5.2) »3. februar« is
# the second of a list, and its number may be any. Prettier counts on from the first (27. februar), mdformat
# writes 01, markdownlint counts from 1, so that the first date is another too. All say that nothing is wrong,
# and the file no longer holds what somebody wrote. »3\. februar« they leave.
#
# Seen with Python 3.11 and Node 20: the output at the end.
#
# What to do: keep them from Markdown that others write (.prettierignore, MD029), or escape the point.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mdformat==1.0.0
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts prettier@3.10.1 markdownlint-cli2@0.22.1
printf '%s\n' '# Forløbet' '' '26. januar: opstart' '3. februar: vandring' '15. marts: åbent hus' '' \
  '3\. klasse var med.' > plan.md
for name in prettier mdformat markdownlint; do cp plan.md "$name.md"; done
npx prettier --write --log-level silent prettier.md
env/bin/mdformat mdformat.md
npx markdownlint-cli2 --fix markdownlint.md > told 2>&1
grep -E '[0-9]' prettier.md mdformat.md markdownlint.md > seen
cat seen
diff seen - <<'END'
prettier.md:26. januar: opstart
prettier.md:27. februar: vandring
prettier.md:28. marts: åbent hus
prettier.md:3\. klasse var med.
mdformat.md:26. januar: opstart
mdformat.md:01. februar: vandring
mdformat.md:01. marts: åbent hus
mdformat.md:3\. klasse var med.
markdownlint.md:1. januar: opstart
markdownlint.md:2. februar: vandring
markdownlint.md:3. marts: åbent hus
markdownlint.md:3\. klasse var med.
END
