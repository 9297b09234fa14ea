#!/usr/bin/env bash
# pysubs2 1.8.1 and webvtt-py 0.6.0 (PyPI) give a WebVTT cue's text with its character references as
# they are written: »by &amp; land«. W3C's WebVTT (cue text parsing rules) says that they are
# characters. pysubs2 writes them into SubRip too, which knows no references, so that viewers read
# »&amp;«; and who speaks (the voice span) is gone from its text and from what it writes. pycaption
# 2.3.14 does both as one would expect.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: decode the references oneself, and put the speaker before the words, before SubRip is made.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pysubs2==1.8.1 webvtt-py==0.6.0 pycaption==2.3.14
cat > cue.vtt <<'END'
WEBVTT

00:00.000 --> 00:04.000
<v Anne>By &amp; land, 5 &lt; 6
END
env/bin/python - > seen <<'END'
import pycaption
import pysubs2
import webvtt

text = open("cue.vtt", encoding="utf-8").read()
print("webvtt-py:", webvtt.read("cue.vtt")[0].text)
subtitles = pysubs2.SSAFile.from_string(text, format_="vtt")
print("pysubs2:", subtitles[0].plaintext)
print("pysubs2, SubRip:", subtitles.to_string("srt").splitlines()[2])
captions = pycaption.WebVTTReader().read(text)
print("pycaption, SubRip:", pycaption.SRTWriter().write(captions).splitlines()[2])
END
cat seen
diff seen - <<'END'
webvtt-py: By &amp; land, 5 &lt; 6
pysubs2: By &amp; land, 5 &lt; 6
pysubs2, SubRip: By &amp; land, 5 &lt; 6
pycaption, SubRip: Anne: By & land, 5 < 6
END
