"""Draw the mark's files: `.venv/bin/python scripts draw.mark`.

For maintainers, when the mark, the palette or the fonts change; the results are committed in
docs/assets/mark: mark.svg and favicon.svg (plain colours, legible on light and on dark),
favicon-32.png, apple-touch-icon.png (180 × 180) and og-image.png (1200 × 630, what is shown
where a page is shared). The pictures are rendered with Chromium, which must be installed, without
the network, and made small with Pillow. The same Chromium gives the same pictures.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from laboratorium import ROOT
from laboratorium.base.palette import LIGHT, MIDDLE, SIX_P
from laboratorium.site.figures.landscape import landscape
from laboratorium.site.figures.petal import petal
from laboratorium.site.figures.svg import Svg, element, number

ASSETS = ROOT / "docs" / "assets"
TARGET = ASSETS / "mark"
NAME = "Laboratorium til lokal bærekraft"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

OG_PAGE = """<!doctype html><html lang="da" data-scheme="light"><meta charset="utf-8">
<link rel="stylesheet" href="{css}/fonts.css"><link rel="stylesheet" href="{css}/tokens.css">
<link rel="stylesheet" href="{css}/figures.css">
<style>
body {{ margin: 0; width: 1200px; height: 630px; overflow: hidden; background: var(--paper); }}
.mark {{ position: absolute; left: 84px; top: 62px; width: 236px; height: 236px; }}
h1 {{ position: absolute; left: 376px; top: 92px; margin: 0; color: var(--ink);
     font: 600 80px/1.12 var(--serif); letter-spacing: -0.01em; }}
.landscape {{ position: absolute; left: 0; bottom: 0; width: 1200px; }}
</style>{mark}<h1>Laboratorium<br>til lokal bærekraft</h1>{land}</html>"""


def main() -> int:
    """Write every file; 1 when there is no Chromium."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        print("Chromium was not found: install it, or put it on the PATH.", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "mark.svg").write_text(f"{plain_mark(240, 0)}\n", encoding="utf-8")
    (TARGET / "favicon.svg").write_text(f"{plain_mark(32, 0, point=2.2)}\n", encoding="utf-8")
    small = page(plain_mark(32, 0, point=2.2), 32)
    picture(browser, small, (32, 32), TARGET / "favicon-32.png", clear=True)
    touch = page(plain_mark(180, 20, LIGHT), 180, LIGHT["paper"])
    picture(browser, touch, (180, 180), TARGET / "apple-touch-icon.png")
    picture(browser, og_page(), (1200, 630), TARGET / "og-image.png")
    return 0


def plain_mark(
    size: int, margin: int, colours: Mapping[str, str] = MIDDLE, point: float | None = None
) -> Svg:
    """The mark as a file of its own, with its colours written in it and its name as title."""
    centre, radius = (size / 2, size / 2), size / 2 - margin
    petals = (
        element("path", fill=colours[key], d=petal(centre, radius, 60 * at))
        for at, key in enumerate(SIX_P)
    )
    middle = element(
        "circle", fill=colours["ink"], cx=centre[0], cy=centre[1], r=point or radius * 0.084
    )
    return element(
        "svg",
        element("title", NAME),
        *petals,
        middle,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(size)} {number(size)}",
        role="img",
        class_="mark",
    )


def page(drawing: str, size: int, ground: str = "transparent") -> str:
    """A page that holds a square drawing and nothing else; `size` in CSS pixels."""
    style = (
        f"body {{ margin: 0; background: {ground}; }} svg {{ display: block; width: {size}px; }}"
    )
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style>{drawing}'


def og_page() -> str:
    """The picture of a shared page: the mark, the name, and a landscape along the foot."""
    land = landscape("Laboratorium", ["people", "place", "participation"], width=1200, height=300)
    mark = re.sub(r"<title>.*?</title>", "", plain_mark(236, 0, LIGHT))
    return OG_PAGE.format(css=(ASSETS / "css").as_uri(), mark=mark, land=land)


def picture(
    browser: str, html: str, size: tuple[int, int], target: Path, *, clear: bool = False
) -> None:
    """Render a page to a PNG of the size given, and make it small."""
    with tempfile.TemporaryDirectory() as folder:
        source, shot = Path(folder) / "page.html", Path(folder) / "shot.png"
        source.write_text(html, encoding="utf-8")
        command = [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--hide-scrollbars",
            "--force-device-scale-factor=1",
            # Chromium's window cannot be made as small as an icon: what is too much is cut off.
            f"--window-size={max(size[0], 600)},{max(size[1], 600)}",
            f"--user-data-dir={folder}/profile",
            f"--screenshot={shot}",
            source.as_uri(),
        ]
        if clear:
            command.insert(1, "--default-background-color=00000000")
        subprocess.run(command, check=True, timeout=120, capture_output=True)
        image = Image.open(shot).crop((0, 0, *size))
        if clear:
            image.save(target, optimize=True)
        else:
            image.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
