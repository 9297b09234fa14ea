"""The loudness of a recording as a row of upright strokes: what a listener drags along.

The drawing is decorative; the slider that lies upon it is what has a name and a value. A script
shows how far the listener is by the width of the one `rect` in the drawing, from 0 to `WIDTH`.
"""

from collections.abc import Sequence

from laboratorium.site.figures.svg import Svg, check_prefix, element, path_data

WIDTH, HEIGHT = 960, 80
_LEAST = 2.0  # what silence is drawn as, so that the line never breaks
_MARK = 7  # how far the mark of a chapter reaches in from the edge


def waveform(peaks: Sequence[int], prefix: str, marks: Sequence[float] = ()) -> Svg:
    """Strokes for `peaks` (0–100 each, evenly spread in time), drawn once plain and once as heard.

    `marks` are the places, from 0 to 1, where chapters begin. `prefix` begins the drawing's ids and
    must be unique in the page. Without peaks a level line is drawn. Raises ValueError for a peak or
    a mark out of its range and for a prefix that ids cannot begin with.
    """
    check_prefix(prefix)
    if any(not 0 <= peak <= 100 for peak in peaks) or any(not 0 <= mark <= 1 for mark in marks):
        raise ValueError("a peak is from 0 to 100, a mark from 0 to 1")
    return element(
        "svg",
        element(
            "defs",
            element("path", id=f"{prefix}-form", d=_strokes(peaks or (0,) * 240)),
            element("clipPath", element("rect", width=0, height=HEIGHT), id=f"{prefix}-heard"),
        ),
        element("use", href=f"#{prefix}-form", class_="wave-all"),
        element(
            "g",
            element("use", href=f"#{prefix}-form", class_="wave-heard"),
            clip_path=f"url(#{prefix}-heard)",
        ),
        element("path", class_="wave-marks", d=_ticks(marks)) if marks else Svg(),
        class_="wave",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


def _strokes(peaks: Sequence[int]) -> str:
    room = HEIGHT - 2 * _MARK
    step = WIDTH / len(peaks)
    parts: list[str | float] = []
    for index, peak in enumerate(peaks):
        height = max(_LEAST, round(peak / 100 * room))
        parts += ["M", round((index + 0.5) * step, 1), (HEIGHT - height) / 2, "v", height]
    return path_data(*parts)


def _ticks(marks: Sequence[float]) -> str:
    parts: list[str | float] = []
    for mark in marks:
        x = round(mark * WIDTH, 1)
        parts += ["M", x, 0, "v", _MARK - 2, "M", x, HEIGHT, "v", 2 - _MARK]
    return path_data(*parts)
