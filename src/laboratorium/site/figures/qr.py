"""A QR code as a drawing: black on white whatever the page's colours, so that cameras read it."""

from io import BytesIO

import segno

from laboratorium.site.figures.svg import Svg, element, image, path_data

QUIET = 4
"""Light modules around the code (ISO/IEC 18004, 5.3.8)."""


def qr(text: str, prefix: str, title: str) -> Svg:
    """The code for `text` as a picture named `title`.

    `prefix` begins the drawing's ids and must be unique in the page. Raises ValueError for a text
    that no code holds (above some 2,300 bytes) and for a prefix that ids cannot begin with.
    """
    matrix = segno.make(text, error="m", micro=False).matrix
    size = len(matrix) + 2 * QUIET
    return image(
        prefix,
        title,
        "",
        (size, size),
        element("rect", width=size, height=size, fill="#fff"),
        element("path", d=_modules(matrix), fill="#000", shape_rendering="crispEdges"),
        class_="qr",
    )


def _modules(matrix: tuple[bytearray, ...]) -> str:
    """One rectangle for each run of dark modules in a row."""
    parts: list[str | float] = []
    for y, row in enumerate(matrix, start=QUIET):
        x = 0
        while x < len(row):
            run = x
            while run < len(row) and row[run]:
                run += 1
            if run > x:
                parts += ["M", x + QUIET, y, "h", run - x, "v", 1, "h", x - run, "z"]
            x = run + 1
    return path_data(*parts)


def qr_file(text: str) -> bytes:
    """The code for `text` as a file of its own. Raises ValueError for a text that no code holds."""
    out = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(out, kind="svg", border=QUIET, light="#fff", omitsize=True, svgclass=None)
    return out.getvalue()
