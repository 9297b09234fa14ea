#!/usr/bin/env bash
# eyeD3 0.9.9 (PyPI) tells that a minute of speech at a constant 32 kbit/s, mono, lasts 34 seconds. LAME puts a
# first frame before the sound, marked »Info«, that says how many frames come; where a frame of 32 or 48
# kbit/s has no room for that, it is one of 56. eyeD3 takes that frame's rate for all, and counts by the
# size of the file; it looks at the number only where the mark is »Xing« (a changing rate). mutagen 1.48.1
# goes by the number, and podcasts of speech have such rates.
#
# Seen with Python 3.11, after kbit/s and what is true: the output at the end.
#
# What to do: measure with mutagen, or decode.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check eyeD3==0.9.9 mutagen==1.48.1 av==18.1.0
env/bin/python - > seen <<'END'
import av
import eyed3
from mutagen.mp3 import MP3

eyed3.log.setLevel("ERROR")
FRAMES = 2297  # of 1152 samples, 44,100 a second: 60.0 seconds
for rate in (32, 48, 64, 128):
    with av.open("speech.mp3", "w") as file:
        stream = file.add_stream("libmp3lame", rate=44100, layout="mono")
        stream.bit_rate = rate * 1000
        for _ in range(FRAMES):
            frame = av.AudioFrame(format="s16p", layout="mono", samples=1152)
            frame.rate = 44100
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    told = eyed3.load("speech.mp3").info.time_secs
    print(f"{rate} kbit/s, 60 s: eyeD3 {told:.0f}, mutagen {MP3('speech.mp3').info.length:.0f}")
END
cat seen
diff seen - <<'END'
32 kbit/s, 60 s: eyeD3 34, mutagen 60
48 kbit/s, 60 s: eyeD3 52, mutagen 60
64 kbit/s, 60 s: eyeD3 60, mutagen 60
128 kbit/s, 60 s: eyeD3 60, mutagen 60
END
