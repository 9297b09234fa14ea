"""Draw the mark's files: `.venv/bin/python scripts draw.mark`.

For maintainers, when the mark, the palette or the fonts change; the results are committed in
docs/assets/mark: mark.svg and favicon.svg (plain colours, legible on light and on dark),
favicon-32.png, apple-touch-icon.png (180 × 180) and og-image.png (1200 × 630, what is shown
where a page is shared). The pictures are rendered with Chromium, which must be installed, without
the network, and made small with Pillow. The same Chromium gives the same pictures.
"""

from __future__ import annotations

import re
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from laboratorium import ROOT
from laboratorium.base.files import write
from laboratorium.base.palette import LIGHT
from laboratorium.site.figures.landscape import landscape
from laboratorium.site.figures.mark import plain_mark
from make.local_site import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ASSETS = ROOT / "docs" / "assets"
TARGET = ASSETS / "mark"
NAME = "Laboratorium til lokal bærekraft"
NO_BROWSER = "Playwright or a Chromium is missing."

PAGE = """<!doctype html><html lang="da" data-scheme="light"><meta charset="utf-8">
<link rel="stylesheet" href="{css}/fonts.css"><link rel="stylesheet" href="{css}/tokens.css">
<link rel="stylesheet" href="{css}/figures.css">
<style>
body {{ margin: 0; overflow: hidden; background: var(--paper); }}
.mark, h1, p, .landscape {{ position: absolute; margin: 0; }}
.landscape {{ left: 0; bottom: 0; width: 100%; }}
{style}
</style>{mark}<h1>Laboratorium<br>til lokal bærekraft</h1>{more}</html>"""
OG_STYLE = """
.mark { left: 84px; top: 62px; width: 236px; height: 236px; }
h1 { left: 376px; top: 92px; color: var(--ink);
     font: 600 80px/1.12 var(--serif); letter-spacing: -0.01em; }"""


def main() -> int:
    """Write every file; 1 when there is no Chromium."""
    TARGET.mkdir(parents=True, exist_ok=True)
    write(TARGET / "mark.svg", f"{plain_mark(240, 0, NAME)}\n")
    write(TARGET / "favicon.svg", f"{plain_mark(32, 0, NAME, point=2.2)}\n")
    with chromium() as browser:
        if browser is None:
            print(NO_BROWSER, file=sys.stderr)
            return 1
        small = page(plain_mark(32, 0, NAME, point=2.2), 32)
        picture(browser, small, (32, 32), TARGET / "favicon-32.png", clear=True)
        touch = page(plain_mark(180, 20, NAME, LIGHT), 180, LIGHT["paper"])
        picture(browser, touch, (180, 180), TARGET / "apple-touch-icon.png")
        land = landscape(
            "Laboratorium", ["people", "place", "participation"], width=1200, height=300
        )
        shared = named_page(OG_STYLE, 236, land)
        picture(browser, shared, (1200, 630), TARGET / "og-image.png")
    return 0


def page(drawing: str, size: int, ground: str = "transparent") -> str:
    """A page that holds a square drawing and nothing else; `size` in CSS pixels."""
    style = (
        f"body {{ margin: 0; background: {ground}; }} svg {{ display: block; width: {size}px; }}"
    )
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style>{drawing}'


def named_page(style: str, size: int, more: str) -> str:
    """A page that shows the mark and the name, and more where `style` puts it."""
    mark = re.sub(r"<title>.*?</title>", "", plain_mark(size, 0, NAME, LIGHT))
    return PAGE.format(css=(ASSETS / "css").as_uri(), style=style, mark=mark, more=more)


def picture(
    browser: Browser, html: str, size: tuple[int, int], target: Path, *, clear: bool = False
) -> None:
    """Render a page to a PNG of the size given, and make it small."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(html, encoding="utf-8")
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        page.goto(source.as_uri())
        shot = page.screenshot(omit_background=clear)
        page.close()
    image = Image.open(BytesIO(shot))
    if clear:
        image.save(target, optimize=True)
    else:
        image.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
