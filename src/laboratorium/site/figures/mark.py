"""The mark: six petals around a point, and the wheel it becomes on the home page."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from laboratorium.base.palette import MIDDLE, SIX_P
from laboratorium.site.figures.glyphs import glyph_shape
from laboratorium.site.figures.petal import petal
from laboratorium.site.figures.svg import Svg, decoration, element, image, number

_TURN = 360 / len(SIX_P)

_WHEEL = 480.0
_MIDDLE = _WHEEL / 2
_RADIUS = 238.0
_TEXT_RADIUS = 157.0


class WheelItem(NamedTuple):
    """One petal of the wheel: which P, its name, how many cases in words, where it leads."""

    key: str
    label: str
    count_text: str
    href: str


def mark(size: float = 48, *, prefix: str = "", title: str = "") -> Svg:
    """The mark, `size` units wide and high. Decorative unless it is given a title.

    With a title it needs a `prefix` for its ids, unique in the page. Raises ValueError without.
    """
    middle = size / 2
    petals = (
        element("path", class_=f"f-{key}", d=petal((middle, middle), middle, _TURN * at))
        for at, key in enumerate(SIX_P)
    )
    point = element("circle", class_="f-ink", cx=middle, cy=middle, r=round(size * 0.042, 1))
    if title:
        return image(prefix, title, "", (size, size), *petals, point, class_="mark")
    return decoration((size, size), *petals, point, class_="mark")


def plain_mark(
    size: int,
    margin: int,
    title: str,
    colours: Mapping[str, str] = MIDDLE,
    point: float | None = None,
) -> Svg:
    """The mark as a file of its own, with its colours written in it; `margin` lies around it."""
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
        element("title", title),
        *petals,
        middle,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(size)} {number(size)}",
        role="img",
        class_="mark",
    )


def wheel(
    items: Sequence[WheelItem | tuple[str, str, str, str]],
    *,
    prefix: str = "hjul",
    title: str = "De seks P’er",
    description: str = "Et hjul med seks blade om et punkt. Hvert blad fører til sine cases.",
) -> Svg:
    """The mark as a way in: each petal a link with glyph, name and number of cases.

    `items` are (key, label, count_text, href), set clockwise from the top in the order given. What
    ` · ` parts in a count stands below each other.
    Raises ValueError when a key is not one of the six P's.
    """
    if unknown := [item[0] for item in items if item[0] not in SIX_P]:
        raise ValueError(f"not one of the six P's: {unknown[0]!r}")
    links = (_link(WheelItem(*item), _TURN * at) for at, item in enumerate(items))
    point = element("circle", class_="f-ink", cx=_MIDDLE, cy=_MIDDLE, r=10)
    return image(
        prefix,
        title,
        description,
        (_WHEEL, _WHEEL),
        *links,
        point,
        class_="wheel",
        role="group",
    )


def _link(item: WheelItem, degrees: float) -> Svg:
    turn = math.radians(degrees)
    x = round(_MIDDLE + _TEXT_RADIUS * math.sin(turn))
    y = round(_MIDDLE - _TEXT_RADIUS * math.cos(turn))
    return element(
        "a",
        element("path", class_=f"f-{item.key}", d=petal((_MIDDLE, _MIDDLE), _RADIUS, degrees)),
        element(
            "g",
            glyph_shape(item.key),
            class_="wheel-glyph",
            transform=f"translate({x - 18} {y - 54})scale(1.5)",
        ),
        element("text", item.label, class_="wheel-label", x=x, y=y + 10),
        *_below(item.count_text.split(" · "), x, y + 31),
        class_="wheel-petal",
        href=item.href,
    )


def _below(lines: Sequence[str], x: int, y: int) -> Iterator[str]:
    """Lines below each other, with a space between them for the ear."""
    for at, line in enumerate(lines):
        yield " "
        yield element("text", line, class_="wheel-count", x=x, y=y + 19 * at)
