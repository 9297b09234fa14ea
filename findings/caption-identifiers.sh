#!/usr/bin/env bash
# pysubs2 1.8.1 (PyPI) and subtitle 4.2.2 (npm) take the identifier of a WebVTT cue for more words of the
# cue before it, unless it is a number: »haven-2« is shown at the end of what was said. W3C's WebVTT
# (4.1, 6.1) ends a cue at the empty line and says that the next may begin with an identifier. webvtt-py
# 0.6.0 knows it for what it is.
#
# Seen with Python 3.11 and Node 20: the output at the end.
#
# What to do: write cues without identifiers, or with numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pysubs2==1.8.1 webvtt-py==0.6.0
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts subtitle@4.2.2
cat > cues.vtt <<'END'
WEBVTT

1
00:00:00.000 --> 00:00:02.000
Hvor begynder vi?

haven-2
00:00:02.000 --> 00:00:04.000
I haven.
END
{
  env/bin/python - <<'END'
import pysubs2
import webvtt

print("webvtt-py", [cue.text for cue in webvtt.read("cues.vtt")])
print("pysubs2", [cue.plaintext for cue in pysubs2.load("cues.vtt")])
END
  node --input-type=module - <<'END'
import { readFileSync } from "node:fs";
import { parseSync } from "subtitle";
const cues = parseSync(readFileSync("cues.vtt", "utf8")).filter((one) => one.type === "cue");
console.log("subtitle", JSON.stringify(cues.map((cue) => cue.data.text)));
END
} > seen
cat seen
diff seen - <<'END'
webvtt-py ['Hvor begynder vi?', 'I haven.']
pysubs2 ['Hvor begynder vi?\n\nhaven-2', 'I haven.']
subtitle ["Hvor begynder vi?\n\nhaven-2","I haven."]
END
