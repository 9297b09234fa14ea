#!/usr/bin/env bash
# transcriptator 1.1.4 (npm), which reads the transcripts of Podcasting 2.0 for apps, knows who speaks
# in SubRip only when a letter of a–z begins the name, and gives what Åse says to the one it knew last;
# any other words before a colon it takes for a name. Of WebVTT's voices it knows those of one word of
# a–z, so that »Bo Ørum« and his tag stand in what the one before said. Podcasting 2.0 (transcripts,
# SRT: the name and a colon) and WebVTT (6.4, the voice span) know no such limits. From JSON, where the
# speaker is a field, it reads them all.
#
# Seen with Node 20: the output at the end.
#
# What to do: offer JSON too; in SubRip, put names in brackets where they are not all alike.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts transcriptator@1.1.4
cat > read.mjs <<'END'
import { convertFile } from "transcriptator";
const said = [["Anne", "Hvor?"], ["Åse", "I haven."], ["Bo Ørum", "Ja."], ["", "Det var klart: De kom."]];
const forms = {
  srt: said.map(([who, words], at) =>
    `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${who && `${who}: `}${words}\n`).join("\n"),
  vtt: "WEBVTT\n\n" + said.map(([who, words], at) =>
    `00:00:0${at}.000 --> 00:00:0${at + 1}.000\n${who && `<v ${who}>`}${words}\n`).join("\n"),
  json: JSON.stringify({ version: "1.0.0", segments: said.map(([speaker, body], startTime) =>
    ({ speaker, startTime, endTime: startTime + 1, body })) }),
};
for (const [form, text] of Object.entries(forms))
  for (const { speaker, body } of convertFile(text)) console.log(`${form} ${speaker} | ${body}`);
END
node read.mjs > seen
cat seen
diff seen - <<'END'
srt Anne | Hvor?
srt Anne | Åse: I haven.
srt Bo Ørum | Ja.
srt Det var klart | De kom.
vtt Anne | Hvor?
vtt Anne | <v Åse>I haven.
vtt Anne | <v Bo Ørum>Ja.
vtt Det var klart | De kom.
json Anne | Hvor?
json Åse | I haven.
json Bo Ørum | Ja.
json  | Det var klart: De kom.
END
