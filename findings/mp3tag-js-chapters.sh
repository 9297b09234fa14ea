#!/usr/bin/env bash
# mp3tag.js 3.16.0 (npm) reads an ID3 tag up to the first frame that it does not know, such as a chapter (CHAP), and
# no further; what it saves holds no more than that. So whoever corrects an episode's title loses its chapters, and the
# album, the year and whatever else stands behind them, which it knows. Its options `unsupported` are told to be about
# the unknown frames. ID3v2.3 (3.3) says that frames one does not know may be skipped; node-id3 0.2.9 keeps them all.
#
# Seen in these versions with Node 20, in the file, in mp3tag.js, and in the file after a new title: the output at the
# end.
#
# What to do: give `unsupported: true` to read and to save, and write chapters behind all other frames.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts mp3tag.js@3.16.0 node-id3@0.2.9
cat > edit.mjs <<'END'
import Mp3Tag from "mp3tag.js";
import id3 from "node-id3";
const frame = (name, ...parts) => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part, "latin1")));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  return Buffer.concat([Buffer.from(name), size, Buffer.alloc(2), body]);
};
const frames = Buffer.concat([
  frame("TIT2", "\0Haven"),
  frame("CHAP", "c1\0", [0, 0, 0, 0, 0, 0, 1, 0], new Array(8).fill(255), frame("TIT2", "\0Indledning")),
  frame("TALB", "\0Podcast"),
  frame("TYER", "\x002027"),
]);
const silence = Buffer.concat([Buffer.from([255, 251, 144, 0]), Buffer.alloc(413)]);
const sound = Buffer.concat([Buffer.from([73, 68, 51, 3, 0, 0, 0, 0, frames.length >> 7, frames.length & 127]),
  frames, ...new Array(40).fill(silence)]);
const told = (data) => {
  const { title, album, year, chapter } = id3.read(Buffer.from(data));
  return JSON.stringify({ title, album, year, chapters: chapter?.map(({ tags }) => tags.title) });
};
console.log(told(sound));
const tag = new Mp3Tag(new Uint8Array(sound).buffer);
tag.read();
console.log(JSON.stringify(tag.tags.v2), JSON.stringify(tag.error));
tag.tags.title = "Haven og byen";
tag.save();
console.log(told(tag.buffer), JSON.stringify(tag.error));
console.log(told(id3.update({ title: "Haven og byen" }, sound)));
END
node edit.mjs > seen
cat seen
diff seen - <<'END'
{"title":"Haven","album":"Podcast","year":"2027","chapters":["Indledning"]}
{"TIT2":"Haven"} ""
{"title":"Haven og byen"} ""
{"title":"Haven og byen","album":"Podcast","year":"2027","chapters":["Indledning"]}
END
