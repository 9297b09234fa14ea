"""Drawn things: every figure is an SVG made at build time by a pure function.

Data goes in, one `Svg` comes out (a string that templates may print as it is). Colours are
classes which `docs/assets/css/figures.css` turns into the palette's custom properties, so the same
drawing serves light and dark; nothing here carries a style attribute or a script.
"""

from laboratorium.site.figures.bars import before_after
from laboratorium.site.figures.glyphs import glyph
from laboratorium.site.figures.landscape import landscape
from laboratorium.site.figures.mark import WheelItem, mark, wheel
from laboratorium.site.figures.svg import Svg

__all__ = ["Svg", "WheelItem", "before_after", "glyph", "landscape", "mark", "wheel"]
