#!/usr/bin/env bash
# lrc-kit 1.2.1 and paroles 2.3.0 (npm) write a timed text (LRC) otherwise than they read it. lrc-kit drops the
# noughts of hundredths, so that a line at 1.05 seconds is written [00:01.50], nearly half a second late. paroles
# reads offset, whose +500 are milliseconds, as half a second, as its documentation says, and writes those as
# [offset:0.5], which are half a millisecond to whoever reads it next, itself included; 59.999 seconds it writes as
# [00:59.00], a second early.
#
# Seen in these versions with Node 20, what is read and what is written: the output at the end.
#
# What to do: let neither write files that one wants to keep.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts lrc-kit@1.2.1 paroles@2.3.0
cat > rewrite.js <<'END'
const { Lrc } = require("lrc-kit");
const { Lyrics } = require("paroles");
for (const text of ["[00:01.05]Haven", "[00:01.50]Haven", "[00:59.999]Haven", "[offset:+500]\n[00:01.05]Haven"]) {
  const shown = (written) => JSON.stringify(written.replaceAll("\r", ""));
  console.log(shown(text), "lrc-kit", shown(Lrc.parse(text).toString()), "paroles", shown(new Lyrics(text).toString()));
}
END
node rewrite.js > seen
cat seen
diff seen - <<'END'
"[00:01.05]Haven" lrc-kit "[00:01.50]Haven" paroles "[00:01.05]Haven"
"[00:01.50]Haven" lrc-kit "[00:01.50]Haven" paroles "[00:01.50]Haven"
"[00:59.999]Haven" lrc-kit "[00:59.100]Haven" paroles "[00:59.00]Haven"
"[offset:+500]\n[00:01.05]Haven" lrc-kit "[offset:+500]\n[00:01.50]Haven" paroles "[offset:0.5]\n[00:01.05]Haven"
END
