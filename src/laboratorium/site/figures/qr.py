"""A QR code as a drawing: black on white whatever the page's colours, so that cameras read it."""

from __future__ import annotations

import re
from typing import NamedTuple

from laboratorium.site.figures.svg import Svg, element, image

QUIET = 4
"""Light modules around the code (ISO/IEC 18004, 5.3.8)."""
_DARK = re.compile(rb"\0+")


class Code(NamedTuple):
    """A code's side in modules, the light ones around it among them, and its dark ones as a path
    of SVG.
    """

    size: int
    dark: str


def qr(text: str, prefix: str, title: str) -> Svg:
    """The code for `text` as a picture named `title`.

    `prefix` begins the drawing's ids and must be unique in the page. Raises ValueError for a text
    that no code holds (above some 2,300 bytes) and for a prefix that ids cannot begin with.
    """
    size, dark = code_of(text)
    return image(
        prefix,
        title,
        "",
        (size, size),
        element("rect", width=size, height=size, fill="#fff"),
        element("path", d=dark, fill="#000", shape_rendering="crispEdges"),
        class_="qr",
    )


def qr_file(text: str) -> bytes:
    """The code for `text` as a file of its own. Raises ValueError for a text that no code holds."""
    size, dark = code_of(text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{dark}"/></svg>\n'
    ).encode()


def code_of(text: str) -> Code:
    """The code for `text`, which can be read with an eighth of it missing (level M). Raises
    ValueError for a text that no code holds.
    """
    # A build that draws none need not wait for it.
    from zxingcpp import BarcodeFormat, create_barcode

    drawn = create_barcode(text, BarcodeFormat.QRCode, ec_level="M").to_image()
    size: int = drawn.shape[0]
    points = bytes(memoryview(drawn))  # type: ignore[arg-type] # 3.1.1 does not say that it can.
    runs = (
        f"M{run.start() - y * size} {y}h{len(run[0])}v1h-{len(run[0])}z"
        for y in range(size)
        for run in _DARK.finditer(points, y * size, (y + 1) * size)
    )
    return Code(size, "".join(runs))
