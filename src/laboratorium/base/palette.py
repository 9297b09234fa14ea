"""The palette: one place for the colours, light and dark, and the arithmetic that checks them.

The site's style sheet (docs/assets/css/tokens.css) repeats these values as custom properties; a
test keeps the two alike.
"""

from collections.abc import Mapping
from types import MappingProxyType

SIX_P: tuple[str, ...] = ("people", "participation", "place", "peace", "prosperity", "planet")
"""The six P's in the order of the mark's petals: clockwise, the first at the top."""

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "people": "#A8442A",
        "participation": "#7A5C00",
        "place": "#1F6B4A",
        "peace": "#2B5F8A",
        "prosperity": "#7A3F73",
        "planet": "#4F6B1E",
        "primary": "#1F4D3A",
        "accent": "#B5472A",
        "ink": "#22302A",
        "muted": "#56625B",
        "line": "#DDD4C3",
        "paper": "#FBF7F0",
    }
)

DARK: Mapping[str, str] = MappingProxyType(
    {
        "people": "#F0A58F",
        "participation": "#E6C35C",
        "place": "#7FD0A8",
        "peace": "#93C3EA",
        "prosperity": "#D9A5D2",
        "planet": "#B9D27A",
        "primary": "#9CCFB7",
        "accent": "#F0A080",
        "ink": "#EFE9DC",
        "muted": "#A9B5AC",
        "line": "#3A4A42",
        "paper": "#14201B",
    }
)

MIDDLE: Mapping[str, str] = MappingProxyType(
    {
        "people": "#BA5D44",
        "participation": "#937315",
        "place": "#388563",
        "peace": "#497CA5",
        "prosperity": "#9D6596",
        "planet": "#658131",
        "ink": "#737971",
    }
)
"""For files that are shown on any ground: at least 3:1 on paper and on night alike."""


def luminance(colour: str) -> float:
    """Relative luminance, 0–1, of an sRGB colour written `#RRGGBB` (WCAG 2.1, definition).

    Raises ValueError when the colour is written in another way.
    """
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"not a colour of the form #RRGGBB: {colour!r}")
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1–21, between two `#RRGGBB` colours (WCAG 2.1, success criterion 1.4.3)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
