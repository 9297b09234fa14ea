#!/usr/bin/env bash
# @plussub/srt-vtt-parser 2.0.5 (npm) misreads when a WebVTT cue ends if the time has no hours and settings
# follow: the end of »00:04.000 --> 00:06.000 line:0« is six minutes, and with »align:start« there is none.
# W3C's WebVTT (6.3) leaves out the hours and lets settings follow. With hours written it is right, as
# media-captions 1.0.4 is with both.
#
# Seen in these versions with Node 20, in milliseconds and in seconds: the output at the end.
#
# What to do: always write hours.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @plussub/srt-vtt-parser@2.0.5 media-captions@1.0.4
cat > read.mjs <<'END'
import { parse } from "@plussub/srt-vtt-parser";
import { parseText } from "media-captions";
const times = [
  "00:02.000 --> 00:04.000",
  "00:04.000 --> 00:06.000 line:0",
  "00:06.000 --> 00:08.000 align:start",
  "00:00:08.000 --> 00:00:10.000 align:start",
];
const text = `WEBVTT\n\n${times.map((time) => `${time}\nHaven\n`).join("\n")}`;
const { cues } = await parseText(text, { type: "vtt" });
parse(text).entries.forEach(({ to }, at) => console.log(times[at], "|", to, "|", cues[at].endTime));
END
node read.mjs > seen
cat seen
diff seen - <<'END'
00:02.000 --> 00:04.000 | 4000 | 4
00:04.000 --> 00:06.000 line:0 | 360000 | 6
00:06.000 --> 00:08.000 align:start | NaN | 8
00:00:08.000 --> 00:00:10.000 align:start | 10000 | 10
END
