#!/usr/bin/env bash
# mutagen 1.48.1 (PyPI) writes the frames of an ID3 tag in the order of their length, whatever order they
# were added in: a chapter with a short title comes before those with long ones. FFmpeg (PyAV 18.1.0) and
# eyeD3 0.9.9 tell chapters in the order of the file, and make nothing of the table of contents, whose
# order counts (ID3v2 Chapter Frame Addendum 1.0, 3.2): the last chapter of an episode comes first.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: have mutagen write each frame as a tag of its own, and put those together by their times.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mutagen==1.48.1 av==18.1.0 eyeD3==0.9.9
env/bin/python - > seen <<'END'
import av
import eyed3
from mutagen.id3 import CHAP, CTOC, ID3, TIT2

WHOLE = 0xFFFFFFFF
with av.open("haven.mp3", "w") as file:
    stream = file.add_stream("libmp3lame", rate=44100, layout="mono")
    for _ in range(900):
        frame = av.AudioFrame(format="s16p", layout="mono", samples=1152)
        frame.rate = 44100
        file.mux(stream.encode(frame))
    file.mux(stream.encode(None))
tag = ID3("haven.mp3")
titles = ("Velkommen til haven", "Naboerne på Ærø", "Tak")
for at, title in enumerate(titles):
    frames = [TIT2(encoding=1, text=title)]
    tag.add(CHAP(element_id=f"c{at}", start_time=at * 5000, end_time=at * 5000 + 5000,
                 start_offset=WHOLE, end_offset=WHOLE, sub_frames=frames))
tag.add(CTOC(element_id="toc", flags=3, child_element_ids=["c0", "c1", "c2"], sub_frames=[]))
tag.save("haven.mp3", v2_version=3)
with av.open("haven.mp3") as file:
    print("FFmpeg", [one["metadata"]["title"] for one in file.chapters()])
eyed3.log.setLevel("ERROR")
print("eyeD3", [one.title for one in eyed3.load("haven.mp3").tag.chapters])
END
cat seen
diff seen - <<'END'
FFmpeg ['Tak', 'Naboerne på Ærø', 'Velkommen til haven']
eyeD3 ['Tak', 'Naboerne på Ærø', 'Velkommen til haven']
END
