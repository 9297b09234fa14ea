"""Draw the podcast's cover: `.venv/bin/python scripts draw.cover`.

For maintainers, when the mark, the palette or the fonts change; the result is committed as
podcasts/forside.jpg. Podcast apps keep a cover by its name, so give a new drawing a new one, here
and in podcasts/show.yml. Rendered with Chromium, which must be installed, without the network.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image

from draw.mark import ASSETS, BROWSERS, picture, plain_mark
from laboratorium import ROOT
from laboratorium.base.palette import LIGHT
from laboratorium.media.cover import read_cover
from laboratorium.site.figures.landscape import landscape

TARGET = ROOT / "podcasts" / "forside.jpg"
SIDE = 2000
HEAVIEST = 300_000

PAGE = """<!doctype html><html lang="da" data-scheme="light"><meta charset="utf-8">
<link rel="stylesheet" href="{css}/fonts.css"><link rel="stylesheet" href="{css}/tokens.css">
<link rel="stylesheet" href="{css}/figures.css">
<style>
body {{ margin: 0; width: 2000px; height: 2000px; overflow: hidden; background: var(--paper); }}
.mark {{ position: absolute; left: 610px; top: 96px; width: 780px; height: 780px; }}
h1 {{ position: absolute; left: 0; right: 0; top: 912px; margin: 0; color: var(--ink);
     font: 600 186px/1.1 var(--serif); letter-spacing: -0.01em; text-align: center; }}
p {{ position: absolute; left: 0; right: 0; top: 1354px; margin: 0; color: var(--accent);
    font: 600 92px/1 var(--sans); letter-spacing: 0.06em; text-align: center; }}
.landscape {{ position: absolute; left: 0; bottom: 0; width: 2000px; }}
</style>{land}{mark}<h1>Laboratorium<br>til lokal bærekraft</h1><p>Podcast</p></html>"""


def main() -> int:
    """Write the cover; 1 when there is no Chromium or the result would be refused."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        print("Chromium was not found: install it, or put it on the PATH.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "cover.png"
        picture(browser, page(), (SIDE, SIDE), shot, clear=True)
        drawn = Image.open(shot).convert("RGB")
    for quality in range(92, 60, -2):
        drawn.save(TARGET, quality=quality, optimize=True, progressive=True)
        if TARGET.stat().st_size <= HEAVIEST:
            break
    facts, problems = read_cover(TARGET.parent, TARGET.name)
    print(facts, *problems, sep="\n")
    return 1 if problems else 0


def page() -> str:
    """The cover as a page: the mark, the name, and a landscape along the foot."""
    mark = re.sub(r"<title>.*?</title>", "", plain_mark(780, 0, LIGHT))
    land = landscape("Podcast", ["place", "people", "participation"], width=960, height=240)
    return PAGE.format(css=(ASSETS / "css").as_uri(), mark=mark, land=land)


if __name__ == "__main__":
    sys.exit(main())
