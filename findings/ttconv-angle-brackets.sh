#!/usr/bin/env bash
# ttconv 1.2.3 (PyPI) writes text into WebVTT as it is. There < begins a tag (W3C's WebVTT, 4.2.2: cue text has
# neither & nor < but as references): of »5 < 6 & det er godt« in SubRip or TTML, media-captions 1.0.4 (npm), which
# players use, shows what stands before the sign and what comes after the next tag, and the rest is gone without a
# word. pycaption 2.3.14 writes &lt; and &amp;.
#
# Seen in these versions with Python 3.11 and Node 20, what is written and what is shown: the output at the end.
#
# What to do: write »under« and »og«, or put the references into the WebVTT afterwards.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check ttconv==1.2.3 pycaption==2.3.14
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts media-captions@1.0.4
env/bin/python - <<'END'
import io
import pathlib

import pycaption
import ttconv.srt.reader
import ttconv.vtt.writer

srt = "1\n00:00:01,000 --> 00:00:04,000\nDer er < 5 km & det er <i>nok</i> for os\n"
pathlib.Path("ttconv.vtt").write_text(ttconv.vtt.writer.from_model(ttconv.srt.reader.to_model(io.StringIO(srt))))
plain = srt.replace("<i>", "").replace("</i>", "")
pathlib.Path("pycaption.vtt").write_text(pycaption.WebVTTWriter().write(pycaption.SRTReader().read(plain)))
END
cat > show.mjs <<'END'
import { readFileSync } from "node:fs";
import { parseText, renderVTTCueString } from "media-captions";
for (const name of ["ttconv", "pycaption"]) {
  const { cues: [cue] } = await parseText(readFileSync(`${name}.vtt`, "utf8"), { type: "vtt" });
  console.log(name, "writes", cue.text);
  console.log(name, "shows ", renderVTTCueString(cue));
}
END
node show.mjs > seen
cat seen
diff seen - <<'END'
ttconv writes Der er < 5 km & det er <i>nok</i> for os
ttconv shows  Der er nok for os
pycaption writes Der er &lt; 5 km &amp; det er nok for os
pycaption shows  Der er < 5 km & det er nok for os
END
