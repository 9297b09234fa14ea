#!/usr/bin/env bash
# jsmediatags 3.9.7 (npm) reads the address of a link (WXXX) in the encoding of the text beside it: where that is
# UTF-16, as most programs write it, the address of a chapter comes out in Chinese signs. ID3v2.3 (4.3.2) gives the
# frame an encoding for the description alone; addresses are always ISO-8859-1 (3.3). node-id3 0.2.9 reads what it
# wrote.
#
# Seen in these versions with Node 20: the output at the end.
#
# What to do: give links a description in ISO-8859-1, where ASCII will do.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts jsmediatags@3.9.7 node-id3@0.2.9
cat > read.mjs <<'END'
import { writeFileSync } from "node:fs";
import media from "jsmediatags";
import id3 from "node-id3";
const link = { description: "kilde", url: "https://example.org/have" };
const chapter = [{ elementID: "c1", startTimeMs: 0, endTimeMs: 500, tags: { title: "Haven", userDefinedUrl: [link] } }];
const silence = Buffer.concat([Buffer.from([255, 251, 144, 0]), Buffer.alloc(413)]);
const sound = id3.write({ chapter }, Buffer.concat(new Array(40).fill(silence)));
console.log("node-id3   ", id3.read(sound).chapter[0].tags.userDefinedUrl[0].url);
writeFileSync("wide.mp3", sound);
// The same frame with its description in ISO-8859-1.
const wide = Buffer.concat([Buffer.from([1, 255, 254]), Buffer.from("kilde\0", "utf16le")]);
const at = sound.indexOf(wide);
const narrow = Buffer.from(`\0${"kilde".padEnd(wide.length - 2)}\0`);
const other = Buffer.concat([sound.subarray(0, at), narrow, sound.subarray(at + wide.length)]);
writeFileSync("narrow.mp3", other);
for (const file of ["wide.mp3", "narrow.mp3"])
  media.read(file, { onSuccess: ({ tags }) => console.log("jsmediatags", tags.CHAP.data.subFrames.WXXX.data.data) });
END
node read.mjs > seen
cat seen
diff seen - <<'END'
node-id3    https://example.org/have
jsmediatags 瑨灴㩳⼯硥浡汰⹥牯⽧慨敶
jsmediatags https://example.org/have
END
