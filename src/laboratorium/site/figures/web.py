"""A mapping as a figure: actors, places and resources in columns, with lines between them.

Each part is a box in the column of its kind, in the order in which it was written, so the figure
can be foretold: the same input gives the same bytes on every machine, one part more moves those
below it by one step, and no two boxes can meet. Lines carry numbers that the table beside explains.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from laboratorium.site.figures.svg import Svg, element, image, path_data

_BOX, _GAP, _STEP = 180, 98, 22
_LINE, _PAD = 19, 11
_LETTERS = 20  # that surely fit in a line of a box
_HEAD = 34
_EDGE = 4
_BADGE = 11
_MOST_TOLD = 30
MANY = 60
"""More lines than this are drawn thin and without numbers, which could no longer be told apart: the
figure then shows where they gather, and the table each of them."""
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.46, 0.54, 0.38, 0.62, 0.3, 0.7)


@dataclass(frozen=True)
class Box:
    """A part: the number of its column, and whether it is hidden, new, or not there (yet)."""

    name: str
    column: int
    hidden: bool = False
    new: bool = False
    shown: bool = True


@dataclass(frozen=True)
class Line:
    """A link between two boxes by their places in the list, with the number it has in the table."""

    start: int
    end: int
    number: int
    said: str
    new: bool = False
    shown: bool = True


@dataclass(frozen=True)
class _Placed:
    x: float
    y: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


_Point = tuple[float, float]


@dataclass(frozen=True)
class _Way:
    """The way of a line: cubic Bézier curves of four points, each beginning where one ends."""

    curves: tuple[tuple[_Point, _Point, _Point, _Point], ...]

    def at(self, t: float) -> _Point:
        """The place at `t` of the first curve, where lines lie furthest apart."""
        a, b, c, d = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = self.curves[0]
        return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3

    @property
    def path(self) -> str:
        parts: list[str | float] = ["M", *self.curves[0][0]]
        for _, one, two, end in self.curves:
            parts += ["C", *one, *two, *end]
        return path_data(*parts)


def web(
    title: str, heads: Sequence[str], boxes: Sequence[Box], lines: Sequence[Line], prefix: str
) -> Svg:
    """The figure; `heads` are the columns' headings. What is not `shown` keeps its place empty, so
    that two figures of the same mapping can be laid upon each other. `prefix` begins the figure's
    ids and must be unique in the page.
    """
    placed = _place(boxes)
    columns = len(heads)
    width = 2 * _EDGE + columns * _BOX + max(columns - 1, 1) * _GAP
    height = max(box.y + box.height for box in placed) + _STEP
    drawn = [line for line in lines if line.shown]
    ways = list(_ways(drawn, placed))
    parts = [
        *(_head(text, number) for number, text in enumerate(heads)),
        *(_line(line, way) for line, way in zip(drawn, ways, strict=True)),
        *(_box(box, at) for box, at in zip(boxes, placed, strict=True) if box.shown),
        *(_numbers(drawn, ways, placed) if len(lines) <= MANY else ()),
    ]
    class_ = "web" if len(lines) <= MANY else "web is-many"
    return image(prefix, title, _told(boxes, drawn), (width, height), *parts, class_=class_)


def _told(boxes: Sequence[Box], lines: Sequence[Line]) -> str:
    said = [f"{line.number}: {line.said}." for line in lines[:_MOST_TOLD]]
    if len(lines) > _MOST_TOLD:
        said.append(f"Og {len(lines) - _MOST_TOLD} forbindelser mere.")
    alone = {n for line in lines for n in (line.start, line.end)}
    names = [box.name for n, box in enumerate(boxes) if box.shown and n not in alone]
    if names:
        said.append(f"Uden forbindelser: {', '.join(names[:_MOST_TOLD])}.")
    return " ".join(said)


def _place(boxes: Sequence[Box]) -> list[_Placed]:
    below: dict[int, float] = {}
    placed = []
    for box in boxes:
        lines = tuple(textwrap.wrap(box.name, _LETTERS)) or (box.name,)
        y = below.get(box.column, float(_HEAD))
        height = 2 * _PAD + len(lines) * _LINE
        placed.append(_Placed(_EDGE + box.column * (_BOX + _GAP), y, height, lines))
        below[box.column] = y + height + _STEP
    return placed


def _ways(lines: Sequence[Line], placed: Sequence[_Placed]) -> Iterator[_Way]:
    """The way of each line: beside its column, straight across, or through a gap between the boxes
    of the column that it passes.
    """
    columns: dict[float, list[_Placed]] = {}
    for box in placed:
        columns.setdefault(box.x, []).append(box)
    used: dict[float, int] = {}
    for line in lines:
        one, other = sorted((placed[line.start], placed[line.end]), key=lambda box: box.x)
        between = [x for x in columns if one.x < x < other.x]
        if one.x == other.x:
            yield _beside(one, other, one.x == _EDGE)
        elif not between:
            yield _Way((_across((one.x + _BOX, one.middle), (other.x, other.middle)),))
        else:
            gap = _gap((one.middle + other.middle) / 2, columns[between[0]])
            y = gap + (0, 4, -4)[used.get(gap, 0) % 3]
            used[gap] = used.get(gap, 0) + 1
            enter, leave = (between[0], y), (between[0] + _BOX, y)
            yield _Way(
                (
                    _across((one.x + _BOX, one.middle), enter),
                    (enter, enter, leave, leave),
                    _across(leave, (other.x, other.middle)),
                )
            )


def _beside(one: _Placed, other: _Placed, is_first: bool) -> _Way:
    """Round beside a column, further out the longer it is: to its right in the first one."""
    out = min(30 + abs(one.middle - other.middle) * 0.25, _GAP * 0.7)
    x = one.x + _BOX if is_first else one.x
    far = x + out if is_first else x - out
    ends = ((x, one.middle), (far, one.middle), (far, other.middle), (x, other.middle))
    return _Way((ends,))


def _across(start: _Point, end: _Point) -> tuple[_Point, _Point, _Point, _Point]:
    bend = (end[0] - start[0]) / 2
    return start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end


def _gap(y: float, boxes: Sequence[_Placed]) -> float:
    """The middle of the gap above, between or below the boxes of a column that lies nearest."""
    gaps = [boxes[0].y - _STEP / 2, *(box.y + box.height + _STEP / 2 for box in boxes)]
    return min(gaps, key=lambda gap: abs(gap - y))


def _head(text: str, column: int) -> Svg:
    return element("text", text, class_="web-head", x=_EDGE + column * (_BOX + _GAP), y=16)


def _line(line: Line, way: _Way) -> Svg:
    return element("path", class_="web-line is-new" if line.new else "web-line", d=way.path)


def _box(box: Box, at: _Placed) -> Svg:
    states = {"is-hidden": box.hidden, "is-new": box.new}
    class_ = " ".join(["web-box", *(name for name, holds in states.items() if holds)])
    words = [
        element("text", text, x=at.x + 13, y=at.y + _PAD + 14 + n * _LINE)
        for n, text in enumerate(at.lines)
    ]
    frame = element("rect", x=at.x, y=at.y, width=_BOX, height=at.height, rx=6)
    return element("g", frame, *words, class_=class_)


def _numbers(
    lines: Sequence[Line], ways: Sequence[_Way], placed: Sequence[_Placed]
) -> Iterator[Svg]:
    """The number of each line on it, where it meets no box and no other number; a line that is all
    taken goes without, and its row in the table tells it.
    """
    taken: list[tuple[float, float]] = []
    for line, way in zip(lines, ways, strict=True):
        free = (
            spot
            for spot in map(way.at, _PLACES)
            if not any(_near(spot, other) for other in taken)
            and not any(_upon(spot, box) for box in placed)
        )
        if spot := next(free, None):
            taken.append(spot)
            x, y = spot
            yield element("circle", class_="web-badge", cx=x, cy=y, r=_BADGE)
            yield element("text", str(line.number), class_="web-number", x=x, y=y + 4.5)


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 < (2 * _BADGE + 2) ** 2


def _upon(spot: tuple[float, float], box: _Placed) -> bool:
    x, y = spot
    reach = _BADGE + 1
    return (
        box.x - reach < x < box.x + _BOX + reach and box.y - reach < y < box.y + box.height + reach
    )
