"""Stories where their tellers place them: in a triangle with a statement at each corner, or on a
line between two.

Each spot leads to its story. Where stories would lie upon one another they share a spot, which
tells how many they are; where there are many, contours show where most of them lie.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from laboratorium.site.figures.density import HEIGHT, contours, heights
from laboratorium.site.figures.spots import Spot, gather
from laboratorium.site.figures.svg import Svg, check_prefix, element, image, path_data

DENSE, MANY = 60, 150
"""With more stories than the first there are contours, with more than the other fewer spots."""

_WIDE, _SIDE = 360.0, 296.0
_LEFT, _TOP = (_WIDE - _SIDE) / 2, 52.0
_FOOT = _TOP + _SIDE * HEIGHT
_LETTERS = 20  # of a statement in one line
_LINE = 18
_STACK = 8
_HILL = 84.0


@dataclass(frozen=True)
class Mark:
    """Something placed: its shares, where it leads, and what is said of it. One that leads nowhere
    is only drawn.
    """

    shares: tuple[float, ...]
    href: str = ""
    said: str = ""


@dataclass(frozen=True)
class _Size:
    """How far apart spots are, and stacks of them on a line; the radius of one for one story and of
    one for several.
    """

    apart: float
    beside: float
    one: float
    several: float


_FEW, _MANY = _Size(14, 11, 5, 7), _Size(27, 27, 5.5, 12)


def in_triangle(shares: Sequence[float]) -> tuple[float, float]:
    """Where three shares that sum to 1 lie, in sides from the top left: the first corner is at the
    top, the second to the left, the third to the right.
    """
    top, _, right = shares
    return right + top / 2, HEIGHT * (1 - top)


def triad(
    title: str,
    corners: Sequence[str],
    marks: Sequence[Mark],
    prefix: str,
    cloud: Sequence[Sequence[float]] = (),
    many: tuple[str, str] = ("fortælling", "fortællinger"),
) -> Svg:
    """A triangle with its marks; `corners` are the statements. `cloud` are shares that are shown
    by contours alone, else the marks' own are, when they are many. `many` is what one and several
    marks are called. `prefix` begins the figure's ids and must be unique in the page.
    """
    dense = [tuple(one) for one in cloud] or [mark.shares for mark in marks]
    points = [_placed(in_triangle(mark.shares)) for mark in marks]
    size = _MANY if len(marks) > MANY else _FEW
    parts = [
        element("clipPath", element("path", d=_frame()), id=f"{check_prefix(prefix)}-c"),
        element("path", class_="placed-frame", d=_frame()),
        *(_hills(dense, prefix) if len(dense) > DENSE else ()),
        *([element("path", class_="placed-thirds", d=_thirds())] if marks else ()),
        *_statements(corners),
        *(_spot(spot, marks, size, many) for spot in gather(points, size.apart)),
    ]
    described = _told(corners, dense, len(marks), many)
    return _image(prefix, title, described, _FOOT + 24 + _lines(corners[1:]) * _LINE, parts, marks)


def dyad(
    title: str,
    ends: Sequence[str],
    marks: Sequence[Mark],
    prefix: str,
    cloud: Sequence[Sequence[float]] = (),
    many: tuple[str, str] = ("fortælling", "fortællinger"),
) -> Svg:
    """A line with its marks stacked upon it; the arguments are those of `triad`."""
    dense = [one[0] for one in cloud] or [mark.shares[0] for mark in marks]
    size = _MANY if len(marks) > MANY else _FEW
    points = [(_LEFT + _SIDE * mark.shares[0], 0.0) for mark in marks]
    columns = gather(points, size.beside)
    is_hilly = len(dense) > DENSE
    highest = max((min(column.count, _STACK) for column in columns), default=0)
    base = max(
        24.0, _HILL + 8 if is_hilly else 0, 18 + (highest * size.apart if size is _FEW else 0)
    )
    middle = _LEFT + _SIDE / 2
    parts = [
        *([element("path", class_="placed-hill", d=_hill(dense, base))] if is_hilly else ()),
        element("path", class_="placed-axis", d=path_data("M", _LEFT, base, "h", _SIDE)),
        element("path", class_="placed-thirds", d=path_data("M", middle, base - 5, "v", 10)),
        *_end_words(ends, base),
        *(
            _spot(spot, marks, size, many)
            for column in columns
            for spot in _stacked(column, size, base)
        ),
    ]
    shares = [(1 - one, one) for one in dense]
    described = _told(ends, shares, len(marks), many)
    return _image(prefix, title, described, base + 20 + _lines(ends) * _LINE, parts, marks)


def _image(
    prefix: str, title: str, told: str, height: float, parts: Sequence[Svg], marks: Sequence[Mark]
) -> Svg:
    role = "group" if any(mark.href for mark in marks) else "img"
    return image(prefix, title, told, (_WIDE, height), *parts, class_="placed", role=role)


def _told(
    places: Sequence[str],
    dense: Sequence[Sequence[float]],
    count: int,
    many: tuple[str, str],
) -> str:
    if not dense:
        return "Tom, til at sætte et mærke i."
    means = [100 * sum(one) / len(dense) for one in zip(*dense, strict=True)]
    said = "; ".join(f"{place}: {mean:.0f} %" for place, mean in zip(places, means, strict=True))
    return f"{count} {many[count != 1]}. I gennemsnit {said}."


def _placed(point: tuple[float, float]) -> tuple[float, float]:
    return _LEFT + _SIDE * point[0], _TOP + _SIDE * point[1]


def _frame() -> str:
    corners = [_placed(in_triangle(one)) for one in ((1, 0, 0), (0, 0, 1), (0, 1, 0))]
    return path_data("M", *corners[0], "L", *corners[1], *corners[2], "Z")


def _thirds() -> str:
    """From the middle to the middle of each side: on which side of these the nearest corner is."""
    middle = _placed(in_triangle((1 / 3, 1 / 3, 1 / 3)))
    sides = [(0.5, 0.5, 0.0), (0.0, 0.5, 0.5), (0.5, 0.0, 0.5)]
    parts: list[str | float] = []
    for side in sides:
        parts += ["M", *middle, "L", *_placed(in_triangle(side))]
    return path_data(*parts)


def _hills(dense: Sequence[Sequence[float]], prefix: str) -> Iterator[Svg]:
    lines = (
        element("path", class_="placed-hill", d=_closed(level))
        for level in contours([in_triangle(one) for one in dense])
        if level
    )
    yield element("g", *lines, clip_path=f"url(#{prefix}-c)")


def _closed(lines: Sequence[Sequence[tuple[float, float]]]) -> str:
    parts: list[str | float] = []
    for line in lines:
        first, *rest = (tuple(round(one, 1) for one in _placed(point)) for point in line[:-1])
        parts += ["M", *first, "L", *(one for point in rest for one in point), "Z"]
    return path_data(*parts)


def _hill(dense: Sequence[float], base: float) -> str:
    high = heights(dense)
    step = _SIDE / (len(high) - 1)
    points = [
        one
        for number, height in enumerate(high)
        for one in (round(_LEFT + number * step, 1), round(base - _HILL * height, 1))
    ]
    return path_data("M", _LEFT, base, "L", *points, _LEFT + _SIDE, base, "Z")


def _stacked(column: Spot, size: _Size, base: float) -> list[Spot]:
    """The points of a column one above the other; what there is no room for lies in the last."""
    x, _ = column.at
    if size is _MANY:
        return [Spot((x, base), column.points)]
    own, rest = column.points[: _STACK - 1], column.points[_STACK - 1 :]
    groups = [*((number,) for number in own), *([rest] if rest else [])]
    return [Spot((x, base - 9 - level * size.apart), group) for level, group in enumerate(groups)]


def _spot(spot: Spot, marks: Sequence[Mark], size: _Size, many: tuple[str, str]) -> Svg:
    first = marks[spot.points[0]]
    x, y = (round(one, 1) for one in spot.at)
    radius = size.one if spot.count == 1 else size.several
    class_ = "placed-spot" if spot.count == 1 else "placed-spot is-several"
    drawn = [element("circle", class_=class_, cx=x, cy=y, r=radius)]
    if spot.count > 1:
        drawn.append(element("text", str(spot.count), class_="placed-count", x=x, y=y + 3.5))
    if not first.href:
        return Svg("".join(drawn))
    said = first.said
    if spot.count > 1:
        said = f"{spot.count} {many[1]} samme sted. Den første: {said}"
    return element("a", *drawn, href=first.href, aria_label=said)


def _lines(statements: Sequence[str]) -> int:
    return max(len(_wrapped(one)) for one in statements)


def _wrapped(statement: str) -> list[str]:
    return textwrap.wrap(statement[:1].upper() + statement[1:], _LETTERS)


def _statements(corners: Sequence[str]) -> Iterator[Svg]:
    top, left, right = corners
    lines = _wrapped(top)
    yield from _words(lines, _WIDE / 2, _TOP - 10 - (len(lines) - 1) * _LINE, "middle")
    yield from _words(_wrapped(left), 4, _FOOT + 22, "start")
    yield from _words(_wrapped(right), _WIDE - 4, _FOOT + 22, "end")


def _end_words(ends: Sequence[str], base: float) -> Iterator[Svg]:
    one, other = ends
    yield from _words(_wrapped(one), 4, base + 26, "start")
    yield from _words(_wrapped(other), _WIDE - 4, base + 26, "end")


def _words(lines: Sequence[str], x: float, y: float, anchor: str) -> Iterator[Svg]:
    for number, line in enumerate(lines):
        yield element("text", line, class_=f"placed-word is-{anchor}", x=x, y=y + number * _LINE)
