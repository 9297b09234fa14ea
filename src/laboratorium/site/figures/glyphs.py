"""A small glyph for each P: one colour (currentColor), 24 × 24, legible at 16 pixels.

Each is at most one filled shape and one pen line of a fixed width, so that it holds at small sizes.
"""

from collections.abc import Mapping
from types import MappingProxyType

from laboratorium.site.figures.svg import Svg, decoration, element

# P → (the glyph's name, its filled shape, its pen line); the names are `symbol` in six_p.yml.
_GLYPHS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "people": (
            "person",
            "M12 2.4a4.7 4.7 0 1 1 0 9.4 4.7 4.7 0 0 1 0-9.4zM4.7 21.6c-.8 0-1.3-.6-1.2-1.4"
            ".5-4.3 3.7-6.8 8.5-6.8s8 2.5 8.5 6.8c.1.8-.4 1.4-1.2 1.4z",
            "",
        ),
        "participation": (
            "hands",
            "M1.1 9.5h8.3v4.5c0 2-.9 3-1.3 4l.4 3.5H3.6L3.3 18.5C2 17 1.2 15 1.1 12z"
            "M22.9 9.5h-8.3v4.5c0 2 .9 3 1.3 4l-.4 3.5h4.9l.3-3C22 17 22.8 15 22.9 12z",
            "M2 10V7.2M4.2 10V4.2M6.4 10V3.3M8.5 10V4.8M8.5 14.5l2.2-3"
            "M22 10V7.2M19.8 10V4.2M17.6 10V3.3M15.5 10V4.8M15.5 14.5l-2.2-3",
        ),
        "place": (
            "pin",
            "M12 1.8a7.7 7.7 0 0 1 7.7 7.7c0 5-4.6 8.6-7.7 12.7-3.1-4.1-7.7-7.7-7.7-12.7"
            "A7.7 7.7 0 0 1 12 1.8zm0 4.7a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
            "",
        ),
        "peace": (
            "bridge",
            "",
            "M1.2 16.5h21.6M6.5 4v16.5M17.5 4v16.5"
            "M1.2 12.5Q5 11 6.5 5 12 19 17.5 5 19 11 22.8 12.5",
        ),
        "prosperity": (
            "sheaf",
            "M12 .6q3.6 3.6 0 7.6-3.6-4 0-7.6z"
            "M11.1 11c.3-4-2.1-6.5-5.9-7.2-.2 4.2 2 6.9 5.9 7.2zm1.8 0c-.3-4 2.1-6.5 5.9-7.2"
            ".2 4.2-2 6.9-5.9 7.2zM11.1 16.6c.3-4-2.1-6.5-5.9-7.2-.2 4.2 2 6.9 5.9 7.2z"
            "m1.8 0c-.3-4 2.1-6.5 5.9-7.2.2 4.2-2 6.9-5.9 7.2z",
            "M12 9v13.1M8.9 18.8h6.2M11.6 19l-2.8 3M12.4 19l2.8 3",
        ),
        "planet": (
            "leaf",
            "M20.5 3c1 9.5-2 16.5-9.5 16.5-2.3 0-4-.8-5.3-2.2C7.5 14 10.5 11 14.5 9 "
            "10 10.3 6.8 12.8 4.5 16 2.5 9 9 3.5 20.5 3z",
            "M3 21.5q.8-2.5 2-4.5",
        ),
    }
)

_PEN: Mapping[str, str] = MappingProxyType(
    {
        "fill": "none",
        "stroke": "currentColor",
        "stroke_width": "1.8",
        "stroke_linecap": "round",
        "stroke_linejoin": "round",
    }
)


def glyph(key: str) -> Svg:
    """The decorative glyph of a P, by its key or by the glyph's own name.

    Raises ValueError when there is none.
    """
    return decoration((24, 24), glyph_shape(key), class_="glyph")


def glyph_shape(key: str) -> Svg:
    """The glyph's paths alone, to be set inside another drawing. Raises ValueError as `glyph`."""
    shapes = _GLYPHS.get(key) or next((one for one in _GLYPHS.values() if one[0] == key), None)
    if shapes is None:
        raise ValueError(f"no glyph for {key!r}")
    _, filled, stroked = shapes
    body = element("path", fill="currentColor", d=filled) if filled else ""
    lines = element("path", **_PEN, d=stroked) if stroked else ""
    return Svg(body + lines)
