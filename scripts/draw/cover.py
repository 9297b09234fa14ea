"""Draw the podcast's cover: `.venv/bin/python scripts draw.cover`.

For maintainers, when the mark, the palette or the fonts change; the result is committed as
podcasts/forside.jpg. Podcast apps keep a cover by its name, so give a new drawing a new one, here
and in podcasts/show.yml. Rendered with Chromium, which must be installed, without the network.
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image

from draw.mark import NO_BROWSER, named_page, picture
from laboratorium import ROOT
from laboratorium.media.cover import read_cover
from laboratorium.site.figures.landscape import landscape
from make.local_site import chromium

TARGET = ROOT / "podcasts" / "forside.jpg"
SIDE = 2000
HEAVIEST = 300_000

STYLE = """
.mark { left: 610px; top: 96px; width: 780px; height: 780px; }
h1 { left: 0; right: 0; top: 912px; color: var(--ink);
     font: 600 186px/1.1 var(--serif); letter-spacing: -0.01em; text-align: center; }
p { left: 0; right: 0; top: 1354px; color: var(--accent);
    font: 600 92px/1 var(--sans); letter-spacing: 0.06em; text-align: center; }"""


def main() -> int:
    """Write the cover; 1 when there is no Chromium or the result would be refused."""
    land = landscape("Podcast", ["place", "people", "participation"], width=960, height=240)
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        if browser is None:
            print(NO_BROWSER, file=sys.stderr)
            return 1
        shot = Path(folder) / "cover.png"
        picture(
            browser, named_page(STYLE, 780, f"<p>Podcast</p>{land}"), (SIDE, SIDE), shot, clear=True
        )
        drawn = Image.open(shot).convert("RGB")
    for quality in range(92, 60, -2):
        drawn.save(TARGET, quality=quality, optimize=True, progressive=True)
        if TARGET.stat().st_size <= HEAVIEST:
            break
    facts, problems = read_cover(TARGET.parent, TARGET.name)
    print(facts, *problems, sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
